//! `duizhao sync`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::report::sync_text;
use crate::workbench::{Failure, Workspace, sync};

/// Follow a transcript that was replaced by a better copy: units find their text again, and no English is lost
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// Cut all units anew by today's rules, also where the text did not change
    #[arg(long)]
    resegment: bool,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let syncs = sync(&workspace, &args.documents, args.resegment, args.dry_run, &Bar::default())?;
    for document in &syncs.documents {
        output.result(sync_text(&document.path, &document.notes, args.dry_run, output.color()));
        if !document.left.is_empty() {
            output.say(&format!(
                "left as they are, for something is written about them: {}",
                document.left.join(", ")
            ));
        }
        if !document.speakers.is_empty() {
            output.say(&format!(
                "new in duizhao.yaml: {}; write their English names there",
                document.speakers.join(", ")
            ));
        }
    }
    if syncs.documents.is_empty() && syncs.problems.is_empty() {
        output.say("this project has no documents");
    }
    output.problems(&syncs.problems);
    Ok(if syncs.problems.is_empty() { Exit::Fine } else { Exit::Unusable })
}
