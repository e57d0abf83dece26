//! `duizhao suggest`.

use std::path::Path;

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use super::tm::say;
use crate::format::{Suggested, write_suggested};
use crate::workbench::{Failure, Suggestions, Workspace, allow_suggest, suggest};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The units: ids, or DOCUMENT#ID
    #[arg(required_unless_present = "allow")]
    units: Vec<String>,
    /// Allow this project, on this machine, to run its programs
    #[arg(long, conflicts_with = "units")]
    allow: bool,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object a unit
    Jsonl,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let workspace = Workspace::open(Path::new("."))?;
    if args.allow {
        let allowed = allow_suggest(&workspace)?;
        for command in &allowed.commands {
            output.say(&format!("{} may run `{command}` from now on", allowed.project));
        }
        output.tell(&format!("kept in {}; delete that file to take it back", allowed.kept));
        return Ok(Exit::Fine);
    }
    let bar = Bar::default();
    let Suggestions { answers, trouble, open } = suggest(&workspace, &args.units, &bar)?;
    drop(bar);
    for (question, candidates) in answers {
        let suggested = Suggested { id: question.id, candidates };
        output.result(match args.format {
            Format::Text => text(&suggested, &question.zh),
            Format::Jsonl => write_suggested(&suggested),
        });
    }
    say(&open.reports, output);
    output.problems(&open.problems);
    trouble.map_or(Ok(Exit::Fine), |trouble| Err(Failure::Usage(trouble)))
}

/// The unit, and a line for each candidate.
fn text(suggested: &Suggested, zh: &str) -> String {
    let mut out = format!("{}  {zh}\n", suggested.id);
    for candidate in &suggested.candidates {
        let origin = candidate.origin.as_ref().map(|origin| format!("  ({origin})")).unwrap_or_default();
        out += &format!("  {}{origin}\n", candidate.en);
    }
    if suggested.candidates.is_empty() {
        out += "  nothing\n";
    }
    out
}
