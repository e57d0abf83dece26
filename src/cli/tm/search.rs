//! `duizhao tm search`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::Which;
use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::progress::Bar;
use crate::report::{answers_jsonl, answers_text, concordance_jsonl, concordance_text};
use crate::workbench::{Failure, OpenMemory, TmText, tm_concordance, tm_search};

/// Show the entries whose Chinese is like a sentence, with what differs
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The sentence
    #[arg(required_unless_present = "query", conflicts_with = "query")]
    text: Option<String>,
    /// Look up every line of this text (- for standard input), or every unit of this unit file
    #[arg(long, value_name = "FILE")]
    query: Option<PathBuf>,
    /// How many entries at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
    /// The least similarity, in per cent
    #[arg(long, value_name = "PERCENT", default_value_t = 70, value_parser = clap::value_parser!(u32).range(1..=100))]
    min: u32,
    /// Show the entries that hold the words instead, in either language
    #[arg(long, conflicts_with_all = ["query", "min"])]
    concordance: bool,
    #[command(flatten)]
    which: Which,
    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object a sentence
    Jsonl,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let (here, top) = (Path::new("."), usize::try_from(args.top).unwrap_or(usize::MAX));
    let typed = args.text.clone().unwrap_or_default();
    if args.concordance {
        let bar = Bar::default();
        let ((found, count), open) = tm_concordance(here, &args.which.request(), &typed, top, &bar)?;
        drop(bar);
        output.result(match args.format {
            Format::Text => concordance_text(&found, count, &typed),
            Format::Jsonl => concordance_jsonl(&found),
        });
        return Ok(close(&open, output));
    }
    let text = args.query.clone().map_or(TmText::Sentence(typed), TmText::File);
    let bar = Bar::default();
    let searched = tm_search(here, &args.which.request(), &text, (args.min, top), &bar)?;
    drop(bar);
    output.result(match args.format {
        Format::Text => answers_text(&searched.answers, args.min, output.color()),
        Format::Jsonl => answers_jsonl(&searched.answers),
    });
    Ok(close(&searched.open, output))
}

/// Says what there is to say of the memory that was asked.
pub(in crate::cli) fn close(open: &OpenMemory, output: &Output) -> Exit {
    if open.memory.entries() == 0 {
        output.say("the memory is empty: translate some units, or name files with `duizhao tm import FILE`");
    }
    super::say(&open.reports, output);
    output.problems(&open.problems);
    if open.problems.is_empty() { Exit::Fine } else { Exit::Unusable }
}
