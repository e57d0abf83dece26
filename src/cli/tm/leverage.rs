//! `duizhao tm leverage`.

use std::path::{Path, PathBuf};

use super::Which;
use super::search::close;
use crate::cli::coverage::Format;
use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::progress::Bar;
use crate::report::{leverage_json, leverage_text};
use crate::workbench::{Failure, tm_leverage};

/// Count how much of a transcript or unit file the memory covers, in units and Han characters
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A transcript, or a unit file (.yaml)
    file: PathBuf,
    #[command(flatten)]
    which: Which,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    let bar = Bar::default();
    let counted = tm_leverage(Path::new("."), &args.which.request(), &args.file, &bar)?;
    drop(bar);
    output.result(match args.format {
        Format::Text => leverage_text(&counted.leverage),
        Format::Json => leverage_json(&counted.leverage),
    });
    Ok(close(&counted.open, output))
}
