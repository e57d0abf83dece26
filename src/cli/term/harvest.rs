//! `duizhao term harvest`.

use std::path::Path;

use clap::ValueEnum;

use super::super::exit::Exit;
use super::super::output::Output;
use super::super::progress::Bar;
use crate::text::{pad, width};
use crate::workbench::{Candidate, Failure, HarvestRequest, harvest_terms};

/// Propose terms from what is translated already: Chinese and English that keep coming together
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name, or bilingual files (.jsonl, .tsv, .tmx); all documents by default
    documents: Vec<String>,
    /// How many to propose
    #[arg(long, value_name = "N", default_value_t = 50)]
    top: usize,
    /// In how many units both sides must stand at least
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(2..))]
    min: u32,
    /// Also what stands in the glossary already
    #[arg(long)]
    all: bool,
    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for each: Chinese, English, in how many units both stand and each alone
    Text,
    /// Chinese, English and the three counts with tabs between them; `term import` reads it
    Tsv,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let least = usize::try_from(args.min).unwrap_or(usize::MAX);
    let request = HarvestRequest { documents: args.documents.clone(), least, all: args.all };
    let harvested = harvest_terms(Path::new("."), &request, &Bar::default())?;
    let shown = &harvested.candidates[..harvested.candidates.len().min(args.top)];
    output.result(match args.format {
        Format::Text => text(shown),
        Format::Tsv => tsv(shown),
    });
    let more = harvested.candidates.len() - shown.len();
    output.say(&format!(
        "{} candidates from {} units; {more} more are left out by `--top`, {} stand in the glossary",
        shown.len(),
        harvested.pairs,
        harvested.known
    ));
    output.problems(&harvested.problems);
    Ok(if harvested.problems.is_empty() { Exit::Fine } else { Exit::Unusable })
}

fn text(candidates: &[Candidate]) -> String {
    let column = candidates.iter().map(|candidate| width(&candidate.zh)).max().unwrap_or(0);
    let line = |candidate: &Candidate| {
        let Candidate { zh, en, together, zh_count, en_count, others, .. } = candidate;
        let others: String = others.iter().map(|(words, count)| format!("; {words} {count}")).collect();
        format!("{}  {en}  {together} of {zh_count} and {en_count}{others}\n", pad(zh, column))
    };
    candidates.iter().map(line).collect()
}

fn tsv(candidates: &[Candidate]) -> String {
    let line = |candidate: &Candidate| {
        let Candidate { zh, en, together, zh_count, en_count, .. } = candidate;
        format!("{zh}\t{en}\t{together}\t{zh_count}\t{en_count}\n")
    };
    std::iter::once("zh\ten\ttogether\tzh_units\ten_units\n".to_owned())
        .chain(candidates.iter().map(line))
        .collect()
}
