//! `duizhao schema`.

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::project::{project_schema, unit_schema};
use crate::workbench::Failure;

/// Print the JSON Schema that editors complete and validate with
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Of which file
    #[arg(default_value = "units")]
    of: Of,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// The unit file
    Units,
    /// duizhao.yaml
    Project,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    output.result(match args.of {
        Of::Units => unit_schema(),
        Of::Project => project_schema(),
    });
    Ok(Exit::Fine)
}
