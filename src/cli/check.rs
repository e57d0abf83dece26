//! `duizhao check`.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::exit::Exit;
use super::output::Output;
use super::progress::Bar;
use super::stream::StreamArgs;
use crate::jobs::Jobs;
use crate::project::Severity;
use crate::report::{Lang, REPORTERS, View};
use crate::workbench::{BaselineUse, CheckRequest, CheckStreamRequest, Failure, check, check_stream};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name, or bilingual files (.jsonl, .tsv, .tmx); all documents by default
    #[arg(conflicts_with = "stream")]
    documents: Vec<String>,
    /// How findings are shown
    #[arg(long, visible_alias = "output-format", value_name = "FORMAT", default_value = "full",
          conflicts_with = "stream", value_parser = PossibleValuesParser::new(REPORTERS.iter().map(|reporter| reporter.name)))]
    format: String,
    /// Only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The least severity that fails [default: the project's, else error]
    #[arg(long, value_name = "SEVERITY", conflicts_with = "stream",
          value_parser = PossibleValuesParser::new(["note", "warning", "error"]))]
    fail_on: Option<String>,
    /// Mend marks and blanks that need no judgement, in the unit files
    #[arg(long, conflicts_with = "stream")]
    fix: bool,
    /// Only what is new since this git revision: findings of changed units, and findings that were not there
    #[arg(long, value_name = "REV", conflicts_with = "stream")]
    since: Option<String>,
    /// A file of findings that stay silent [default: the project's `checks: baseline:`]
    #[arg(long, value_name = "FILE", conflicts_with = "stream")]
    baseline: Option<PathBuf>,
    /// Write that file anew from what is found now
    #[arg(long, conflicts_with_all = ["since", "stream"])]
    update_baseline: bool,
    /// The terms to check with (.yaml, .csv, .tsv, .tbx, .md, .xlsx) [default: the project's glossary]
    #[arg(long, value_name = "FILE")]
    glossary: Option<PathBuf>,
    /// Count the findings by rule
    #[arg(long, conflicts_with = "stream")]
    statistics: bool,
    #[command(flatten)]
    filter: StreamArgs,
}

pub(super) fn run(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    if args.filter.stream {
        return run_stream(args, jobs, output);
    }
    let request = CheckRequest {
        documents: args.documents.clone(),
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        fail_on: args.fail_on.as_deref().map(severity),
        fix: args.fix,
        since: args.since.clone(),
        baseline: args.baseline.clone(),
        update_baseline: args.update_baseline,
        glossary: args.glossary.clone(),
        jobs,
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
    let unread = !checked.problems.is_empty() || !checked.failures.is_empty();
    let nothing_read = checked.documents.is_empty() && unread && args.format == "full";
    if let Some(reporter) = REPORTERS.iter().find(|reporter| reporter.name == args.format && !nothing_read) {
        output.result((reporter.render)(&view));
    }
    if args.fix {
        let noun = if checked.mended == 1 { "place" } else { "places" };
        output.say(&format!("{} {noun} mended", checked.mended));
    }
    if let Some(used) = &checked.baseline {
        output.say(&baseline_line(used));
    }
    output.problems(&checked.problems);
    output.failures(&checked.failures);
    Ok(if unread { Exit::Unusable } else { Exit::unless(checked.passes()) })
}

/// Pairs come in and go out with their findings. They are data to somebody, so findings do not fail.
fn run_stream(args: &Args, jobs: Jobs, output: &Output) -> Result<Exit, Failure> {
    let folder = Path::new(".");
    let (request, problems) =
        CheckStreamRequest::of(folder, &args.select, &args.ignore, args.glossary.as_deref())?;
    output.problems(&Vec::from_iter(problems));
    let request = CheckStreamRequest { chinese: output.lang == Lang::Zh, ..request };
    args.filter.run(jobs, output, |ends| check_stream(ends, &request))
}

fn baseline_line(used: &BaselineUse) -> String {
    let BaselineUse { path, known, gone, .. } = used;
    let noun = |count: usize| if count == 1 { "finding" } else { "findings" };
    match (used.written, used.named) {
        (true, true) => format!("{path}: {known} {} written; they are silent from now on", noun(*known)),
        (true, false) => format!(
            "{path}: {known} {} written; write `checks: {{baseline: baseline.tsv}}` into duizhao.yaml, and they are silent",
            noun(*known)
        ),
        (false, _) if *gone > 0 => format!(
            "{path} holds back {known} {}; {gone} more are not found any longer: `--update-baseline` takes them out",
            noun(*known)
        ),
        (false, _) => format!("{path} holds back {known} {}", noun(*known)),
    }
}

fn severity(word: &str) -> Severity {
    match word {
        "note" => Severity::Note,
        "warning" => Severity::Warning,
        _ => Severity::Error,
    }
}
