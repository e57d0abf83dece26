//! `duizhao term export`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::super::exit::Exit;
use super::super::output::Output;
use super::Source;
use crate::workbench::{Failure, export_terms};

/// Write the terms for other tools
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// In which format
    #[arg(long, value_name = "FORMAT")]
    to: To,
    /// A file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// TBX-Basic, for terminology tools
    Tbx,
    /// Comma-separated values with a header, for spreadsheets
    Csv,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let to = match args.to {
        To::Tbx => "tbx",
        To::Csv => "csv",
    };
    let (text, count, problems) =
        export_terms(Path::new("."), &(&args.source).into(), to, args.output.as_deref())?;
    if let Some(text) = text {
        output.result(text);
    } else if let Some(path) = &args.output {
        output.say(&format!("{}: {count} terms", path.display()));
    }
    output.problems(problems.as_slice());
    Ok(if problems.is_none() { Exit::Fine } else { Exit::Unusable })
}
