//! `duizhao fmt`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Workspace, fmt};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// Change nothing; end with 1 where something would change
    #[arg(long)]
    check: bool,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let edited = fmt(&Workspace::open(Path::new("."))?, &args.documents, args.check || args.dry_run)?;
    if args.check && !args.dry_run {
        for file in &edited.files {
            output.say(&format!("{}: `duizhao fmt` would change it", file.path));
        }
    } else {
        output.edited(&edited, "blank lines set right", args.dry_run);
    }
    Ok(Exit::unless(!args.check || edited.files.is_empty()))
}
