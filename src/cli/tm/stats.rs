//! `duizhao tm stats`.

use std::path::Path;

use super::Which;
use crate::cli::coverage::Format;
use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::progress::Bar;
use crate::report::{MemorySource, memory_json, memory_text};
use crate::workbench::{Failure, tm_stats};

/// Count what the memory holds, file by file, and say what is wrong with the files
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let bar = Bar::default();
    let stats = tm_stats(Path::new("."), &args.which.request(), &bar)?;
    drop(bar);
    let sources: Vec<MemorySource> = stats
        .sources
        .iter()
        .map(|(report, tally)| MemorySource {
            name: report.path.clone(),
            tally: *tally,
            tags: report.tags.clone(),
            problems: report.problems.len() + report.more,
        })
        .collect();
    output.result(match args.format {
        Format::Text => memory_text(&sources),
        Format::Json => memory_json(&sources),
    });
    for (report, _) in stats.sources {
        super::say(&[report], output);
    }
    output.problems(&stats.problems);
    Ok(if stats.problems.is_empty() { Exit::Fine } else { Exit::Unusable })
}
