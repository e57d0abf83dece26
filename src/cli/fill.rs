//! `duizhao fill`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use super::tm::close;
use crate::workbench::{Failure, FillRequest, Workspace, fill};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// Fill too what was translated in the same document and nowhere else
    #[arg(long)]
    repetitions: bool,
    /// Ask the program that `duizhao.yaml` names under `suggest:` for the rest
    #[arg(long)]
    suggest: bool,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let request = FillRequest {
        documents: args.documents.clone(),
        repetitions: args.repetitions,
        suggest: args.suggest,
        dry_run: args.dry_run,
    };
    let workspace = Workspace::open(Path::new("."))?;
    let bar = Bar::default();
    let filled = fill(&workspace, &request, &bar)?;
    drop(bar);
    output.edited(&filled.edited, "filled", args.dry_run);
    let said = close(&filled.open, output);
    match filled.trouble {
        // What was answered is written; the rest is told and asked for again with the next run.
        Some(trouble) => Err(Failure::Usage(trouble)),
        None => Ok(said),
    }
}
