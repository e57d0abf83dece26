//! `duizhao schema`.

use clap::ValueEnum;

use super::exit::Exit;
use super::output::Output;
use crate::workbench::{Failure, SchemaOf, schema};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Of what
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
    /// Records that `align --stream` reads
    AlignInput,
    /// Records that `align --stream` writes
    AlignOutput,
    /// Records that `segment --stream` reads
    SegmentInput,
    /// Records that `segment --stream` writes
    SegmentOutput,
    /// Records that `check --stream` reads
    CheckInput,
    /// Records that `check --stream` writes
    CheckOutput,
}

pub(super) fn run(args: &Args, output: &Output) -> Result<Exit, Failure> {
    output.result(schema(match args.of {
        Of::Units => SchemaOf::Units,
        Of::Project => SchemaOf::Project,
        Of::Glossary => SchemaOf::Glossary,
        Of::AlignInput => SchemaOf::AlignInput,
        Of::AlignOutput => SchemaOf::AlignOutput,
        Of::SegmentInput => SchemaOf::SegmentInput,
        Of::SegmentOutput => SchemaOf::SegmentOutput,
        Of::CheckInput => SchemaOf::CheckInput,
        Of::CheckOutput => SchemaOf::CheckOutput,
    }));
    Ok(Exit::Fine)
}
