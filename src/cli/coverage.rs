//! `duizhao coverage`.

use std::path::Path;

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::jobs::Jobs;
use crate::project::State;
use crate::report;
use crate::workbench::{CoverageRequest, Failure, Workspace, coverage};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// Show a table by this
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,
    /// What the table counts
    #[arg(long, value_name = "WHAT", default_value = "units")]
    weight: Weight,
    /// A gate in per cent for every document, instead of their own
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    fail_under: Option<f64>,
    /// The least state that covers a unit [default: the project's, else translated]
    #[arg(long, value_name = "STATE")]
    min_state: Option<State>,
    /// Fail where a unit was covered, or reviewed, at this git revision and is not now
    #[arg(long, value_name = "REV")]
    ratchet: Option<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// How to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Documents
    Doc,
    /// Turns
    Turn,
    /// Speakers
    Speaker,
    /// States
    State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Weight {
    /// Units
    Units,
    /// Chinese characters
    Han,
}

fn percent(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("`{text}` is no number"))?;
    if (0.0..=100.0).contains(&number) { Ok(number) } else { Err("a gate is between 0 and 100".to_owned()) }
}

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    let request = CoverageRequest {
        documents: args.documents.clone(),
        min_state: args.min_state,
        fail_under: args.fail_under,
        ratchet: args.ratchet.clone(),
        details: args.format == Format::Json
            || args.by.is_some_and(|by| args.weight == Weight::Han || by == By::Turn || by == By::Speaker),
        turns: args.by == Some(By::Turn),
        jobs,
    };
    let covered = coverage(&Workspace::open(Path::new("."))?, &request, &Bar::default())?;
    let by = args.by.map(|by| match by {
        By::Doc => report::By::Doc,
        By::Turn => report::By::Turn,
        By::Speaker => report::By::Speaker,
        By::State => report::By::State,
    });
    let weight = match args.weight {
        Weight::Units => report::Weight::Units,
        Weight::Han => report::Weight::Han,
    };
    output.result(match args.format {
        Format::Text if covered.coverage.is_empty() && covered.problems.is_empty() => {
            "coverage: this project has no documents.\n".to_owned()
        }
        Format::Text => report::coverage_text(&covered.documents, &covered.coverage, by, weight),
        Format::Json => report::coverage_json(&covered.documents, &covered.coverage, &covered.ratchets),
    });
    if let (Some(name), Format::Text) = (&args.ratchet, args.format) {
        output.result(report::ratchet_text(name, &covered.documents, &covered.ratchets));
    }
    output.problems(&covered.problems);
    Ok(if covered.problems.is_empty() { Exit::unless(covered.passes()) } else { Exit::Unusable })
}
