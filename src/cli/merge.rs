//! `duizhao merge`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Workspace, merge};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Units that follow each other in one turn: ids, or DOCUMENT#ID
    #[arg(required = true, num_args = 2..)]
    units: Vec<String>,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let edited = merge(&Workspace::open(Path::new("."))?, &args.units, args.dry_run)?;
    output.edited(&edited, "merged", args.dry_run);
    Ok(Exit::Fine)
}
