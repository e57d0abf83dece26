//! `duizhao tm`.

mod export;
mod import;
mod leverage;
mod search;
mod stats;

use std::path::PathBuf;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, FileReport, TmRequest};

pub(super) use search::close;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Search(search::Args),
    Import(import::Args),
    Export(export::Args),
    Stats(stats::Args),
    Leverage(leverage::Args),
}

/// Which memory is asked.
#[derive(Debug, clap::Args)]
struct Which {
    /// Ask this file (.tmx, .xlf, .xliff, .tsv, .jsonl) instead of the project's memory; may be given several times
    #[arg(long = "memory", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Which {
    fn request(&self) -> TmRequest {
        TmRequest { files: self.files.clone(), ..TmRequest::default() }
    }
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    match &args.command {
        Command::Search(args) => search::run(args, output),
        Command::Import(args) => import::run(args, output),
        Command::Export(args) => export::run(args, output),
        Command::Stats(args) => stats::run(args, output),
        Command::Leverage(args) => leverage::run(args, output),
    }
}

/// Says what is wrong with files of the memory.
pub(super) fn say(reports: &[FileReport], output: &Output) {
    for report in reports {
        for problem in &report.problems {
            output.say(problem);
        }
        if report.more > 0 {
            output.say(&format!("{}: {} more problems of this kind", report.path, report.more));
        }
    }
}
