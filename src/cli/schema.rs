//! `duizhao schema`.

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, SchemaOf, schema};

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
    /// glossary.yaml
    Glossary,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    output.result(schema(match args.of {
        Of::Units => SchemaOf::Units,
        Of::Project => SchemaOf::Project,
        Of::Glossary => SchemaOf::Glossary,
    }));
    Ok(Exit::Fine)
}
