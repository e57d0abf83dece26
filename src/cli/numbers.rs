//! `duizhao numbers`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::report::{numbers_jsonl, numbers_text};
use crate::text::Language;
use crate::workbench::{Failure, numbers};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text, a sentence a line; - for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Its language
    #[arg(long, value_name = "LANG")]
    lang: Lang,
    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// Chinese
    Zh,
    /// English
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for each: place, kind, value, unit, words
    Text,
    /// One JSON object a line
    Jsonl,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let language = match args.lang {
        Lang::Zh => Language::Zh,
        Lang::En => Language::En,
    };
    let seen = numbers(&args.file, language)?;
    output.result(match args.format {
        Format::Text => numbers_text(&seen),
        Format::Jsonl => numbers_jsonl(&seen),
    });
    Ok(Exit::Fine)
}
