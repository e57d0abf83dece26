//! `duizhao accept`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Side, Workspace, accept};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Units: ids, or DOCUMENT#ID
    #[arg(required_unless_present = "all")]
    units: Vec<String>,
    /// All units that wait
    #[arg(long, conflicts_with = "units")]
    all: bool,
    /// Of two English texts, keep the one in `en`
    #[arg(long, group = "side")]
    ours: bool,
    /// Of two English texts, keep the one under `conflict`
    #[arg(long, group = "side")]
    theirs: bool,
    /// Keep both as segments, as a draft to be put together
    #[arg(long, group = "side")]
    both: bool,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let side = match (args.ours, args.theirs, args.both) {
        (true, ..) => Some(Side::Ours),
        (_, true, _) => Some(Side::Theirs),
        (_, _, true) => Some(Side::Both),
        _ => None,
    };
    let edited = accept(&Workspace::open(Path::new("."))?, &args.units, side, args.dry_run)?;
    output.edited(&edited, "accepted", args.dry_run);
    Ok(Exit::Fine)
}
