//! `duizhao status`.

use std::path::Path;

use super::coverage::Format;
use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::report;
use crate::workbench::{Failure, Workspace, status};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let (found, problems) = status(&Workspace::open(Path::new("."))?, &args.documents, &Bar::default())?;
    output.result(match args.format {
        Format::Text if found.is_empty() && problems.is_empty() => {
            "this project has no documents; `duizhao add TRANSCRIPT` adds one\n".to_owned()
        }
        Format::Text => report::status_text(&found, output.color()),
        Format::Json => report::status_json(&found),
    });
    output.problems(&problems);
    Ok(if problems.is_empty() { Exit::Fine } else { Exit::Unusable })
}
