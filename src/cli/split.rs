//! `duizhao split`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Workspace, split};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The unit: its id, or DOCUMENT#ID
    unit: String,
    /// The Chinese words that the second unit begins with; or the words around the cut with ‖ between
    #[arg(long, value_name = "TEXT")]
    at: String,
    /// The English words that the second unit's English begins with; without it the English stays whole, in the first
    #[arg(long, value_name = "TEXT")]
    en_at: Option<String>,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let edited = split(&workspace, &args.unit, &args.at, args.en_at.as_deref(), args.dry_run)?;
    output.edited(&edited, "split into", args.dry_run);
    Ok(Exit::Fine)
}
