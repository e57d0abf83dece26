//! `duizhao move`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use crate::project::Spot;
use crate::workbench::{Failure, Workspace, move_unit};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The unit: its id, or DOCUMENT#ID
    unit: String,
    /// Right behind this unit
    #[arg(long, value_name = "ID", required_unless_present = "before")]
    after: Option<String>,
    /// Right before this unit
    #[arg(long, value_name = "ID", conflicts_with = "after")]
    before: Option<String>,
    /// Even where that breaks the printed order, or changes who speaks
    #[arg(long)]
    force: bool,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let spot = match (&args.after, &args.before) {
        (Some(id), _) => Spot::After(id.clone()),
        (None, Some(id)) => Spot::Before(id.clone()),
        (None, None) => Spot::First,
    };
    let workspace = Workspace::open(Path::new("."))?;
    let edited = move_unit(&workspace, &args.unit, &spot, args.force, args.dry_run)?;
    output.edited(&edited, "moved", args.dry_run);
    Ok(Exit::Fine)
}
