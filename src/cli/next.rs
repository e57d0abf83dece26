//! `duizhao next`.

use std::path::Path;

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::project::State;
use crate::report::next_json;
use crate::workbench::{Failure, Next, Workspace, next};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// The next unit that stands at this state
    #[arg(long, value_name = "STATE")]
    state: Option<State>,
    /// Begin behind this unit
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "path")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// file:line, for editors
    Path,
    /// With id, reason and first words
    Text,
    /// For programs
    Json,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    let found = next(&workspace, &args.documents, args.state, args.after.as_deref())?;
    match (&found, args.format) {
        (_, Format::Json) => {
            output.result(next_json(
                found.as_ref().map(|next| (next.path.as_str(), next.why.as_str(), &next.unit)),
            ));
        }
        (Some(next), Format::Path) => output.result(format!("{}:{}\n", next.path, next.unit.line)),
        (Some(Next { path, why, unit, .. }), Format::Text) => {
            output
                .result(format!("{path}:{}: {why} {} ({}) {}\n", unit.line, unit.id, unit.who, unit.excerpt));
        }
        (None, _) => output.say("nothing is left to do here"),
    }
    Ok(Exit::Fine)
}
