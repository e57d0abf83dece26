//! `duizhao diff`.

use std::path::Path;

use super::coverage::Format;
use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::report::{diff_json, diff_text};
use crate::workbench::{Failure, Workspace, diff};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The revision to compare with: a branch, a tag, a commit
    from: String,
    /// A second revision; the files on the disk by default
    to: Option<String>,
    /// Only this document, by path or name
    #[arg(long, value_name = "DOCUMENT")]
    doc: Vec<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let found = diff(&workspace, &args.from, args.to.as_deref(), &args.doc, &Bar::default())?;
    match args.format {
        Format::Json => {
            let documents = found
                .documents
                .iter()
                .map(|document| (document.old.as_ref(), &document.new, document.changes.as_slice()));
            output.result(diff_json(documents));
        }
        Format::Text => {
            for document in &found.documents {
                let (old, changes) = (document.old.as_ref(), &document.changes);
                output.result(diff_text(old, &document.new, changes, output.color()));
            }
            if found.documents.is_empty() && found.problems.is_empty() {
                output.say("nothing changed");
            }
        }
    }
    output.problems(&found.problems);
    Ok(if found.problems.is_empty() { Exit::Fine } else { Exit::Unusable })
}
