//! `duizhao term`: one file a subcommand below it.

mod add;
mod export;
mod find;
mod harvest;
mod import;
mod list;

use std::path::PathBuf;

use clap::Subcommand;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, Term, TermSource};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::Args),
    Add(add::Args),
    Find(find::Args),
    Harvest(harvest::Args),
    Import(import::Args),
    Export(export::Args),
}

/// Where terms are read from.
#[derive(Debug, clap::Args)]
struct Source {
    /// A file of terms (.yaml, .csv, .tsv, .tbx, .md, .xlsx) [default: the project's glossary]
    #[arg(long, value_name = "FILE")]
    glossary: Option<PathBuf>,
}

impl From<&Source> for TermSource {
    fn from(source: &Source) -> Self {
        Self { glossary: source.glossary.clone() }
    }
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    match &args.command {
        Command::List(args) => list::run(args, output),
        Command::Add(args) => add::run(args, output),
        Command::Find(args) => find::run(args, output),
        Command::Harvest(args) => harvest::run(args, output),
        Command::Import(args) => import::run(args, output),
        Command::Export(args) => export::run(args, output),
    }
}

/// The English of a term on one line: the preferred, then what else will do, then what will not.
fn english(term: &Term) -> String {
    let preferred = term.renderings().next().filter(|words| !words.is_empty()).unwrap_or(&term.zh);
    let list = |word: &str, words: &[String]| {
        if words.is_empty() { String::new() } else { format!("; {word} {}", words.join(", ")) }
    };
    let kept = if term.dnt { " (untranslated)" } else { "" };
    format!("{preferred}{kept}{}{}", list("also", &term.admitted), list("not", &term.forbidden))
}
