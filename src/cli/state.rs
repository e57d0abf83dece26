//! `duizhao state`.

use std::path::Path;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::project::State;
use crate::workbench::{Failure, StateRequest, Workspace, state};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// initial, draft, translated, reviewed or final
    state: State,
    /// Units: ids, or DOCUMENT#ID
    units: Vec<String>,
    /// All units of this turn, counted from 1 in the order of `status`
    #[arg(long, value_name = "N")]
    turn: Option<usize>,
    /// All units of the speaker with this key
    #[arg(long, value_name = "KEY")]
    speaker: Option<String>,
    /// All units without findings
    #[arg(long)]
    all_clean: bool,
    /// Select in these documents only
    #[arg(long = "in", value_name = "DOCUMENT", value_delimiter = ',')]
    documents: Vec<String>,
    /// Note who read them against the Chinese
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Show the lines that would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let request = StateRequest {
        units: args.units.clone(),
        turn: args.turn,
        speaker: args.speaker.clone(),
        all_clean: args.all_clean,
        documents: args.documents.clone(),
        by: args.by.clone(),
        dry_run: args.dry_run,
    };
    let edited = state(&Workspace::open(Path::new("."))?, args.state, &request, &Bar::default())?;
    output.edited(&edited, args.state.name(), args.dry_run);
    Ok(Exit::Fine)
}
