//! `duizhao link`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Workspace, link, unlink};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Units of one turn: ids, or DOCUMENT#ID
    #[arg(required = true)]
    units: Vec<String>,
    /// Where several have English, put all of it into the first of them, as segments
    #[arg(long, conflicts_with = "undo")]
    join: bool,
    /// Free these units: each gets its own English again
    #[arg(long)]
    undo: bool,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let (edited, what) = if args.undo {
        (unlink(&workspace, &args.units, args.dry_run)?, "freed")
    } else {
        (link(&workspace, &args.units, args.join, args.dry_run)?, "linked")
    };
    output.edited(&edited, what, args.dry_run);
    Ok(Exit::Fine)
}
