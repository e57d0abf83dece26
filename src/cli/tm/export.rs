//! `duizhao tm export`.

use std::path::{Path, PathBuf};

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::progress::Bar;
use crate::workbench::{Failure, TmExportRequest, Workspace, tm_export};

/// Write the project's translated units as a translation memory for other tools
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Documents by path or name; all by default
    documents: Vec<String>,
    /// The format: tmx, jsonl or tsv
    #[arg(long, value_name = "FORMAT", default_value = "tmx")]
    to: String,
    /// The files of `memory:` too
    #[arg(long, conflicts_with = "documents")]
    all: bool,
    /// The file to write; standard output by default
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let request = TmExportRequest {
        documents: args.documents.clone(),
        to: args.to.clone(),
        all: args.all,
        output: args.output.clone(),
    };
    let bar = Bar::default();
    let exported = tm_export(&Workspace::open(Path::new("."))?, &request, &bar)?;
    drop(bar);
    if let Some(bytes) = &exported.bytes {
        output.result(bytes);
    }
    if let Some(file) = &exported.file {
        output.say(&format!("wrote {file}: {} entries", exported.entries));
    }
    output.problems(&exported.problems);
    Ok(if exported.problems.is_empty() { Exit::Fine } else { Exit::Unusable })
}
