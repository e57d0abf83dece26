//! `duizhao check`.

use std::path::Path;

use clap::builder::PossibleValuesParser;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use crate::project::Severity;
use crate::report::{REPORTERS, View};
use crate::workbench::{CheckRequest, Failure, check};

/// Look for what is missing, altered, left in Chinese or still open; judge the coverage gates
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name, or bilingual files (.jsonl, .tsv, .tmx); all documents by default
    documents: Vec<String>,
    /// How findings are shown
    #[arg(long, visible_alias = "output-format", value_name = "FORMAT", default_value = "full",
          value_parser = PossibleValuesParser::new(REPORTERS.iter().map(|reporter| reporter.name)))]
    format: String,
    /// Only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The least severity that fails [default: the project's, else error]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["note", "warning", "error"]))]
    fail_on: Option<String>,
    /// Count the findings by rule
    #[arg(long)]
    statistics: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let request = CheckRequest {
        documents: args.documents.clone(),
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        fail_on: args.fail_on.as_deref().map(severity),
    };
    let checked = check(Path::new("."), &request, &Bar::default())?;
    let view = View {
        documents: &checked.documents,
        findings: &checked.findings,
        coverage: &checked.coverage,
        lang: output.lang,
        color: output.color(),
        statistics: args.statistics,
    };
    // "No findings" would be a lie where nothing could be looked at; programs still get their empty list.
    let nothing_read = checked.documents.is_empty() && !checked.problems.is_empty() && args.format == "full";
    if let Some(reporter) = REPORTERS.iter().find(|reporter| reporter.name == args.format && !nothing_read) {
        output.result((reporter.render)(&view));
    }
    output.problems(&checked.problems);
    Ok(if checked.problems.is_empty() { Exit::unless(checked.passes()) } else { Exit::Unusable })
}

fn severity(word: &str) -> Severity {
    match word {
        "note" => Severity::Note,
        "warning" => Severity::Warning,
        _ => Severity::Error,
    }
}
