//! `schema`: the JSON Schemas of the files and of the records of streams, from the Rust types that read and write them.

use schemars::{JsonSchema, schema_for};

use crate::format::{
    AlignInput, AlignOutput, CheckInput, CheckOutput, ErrorOutput, SegmentInput, SegmentOutput,
};
use crate::project::{Project, UnitFile};
use crate::termbase::Glossary;

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaOf {
    /// A unit file.
    Units,
    /// `duizhao.yaml`.
    Project,
    /// `glossary.yaml`.
    Glossary,
    /// A record that `align --stream` reads.
    AlignInput,
    /// A record that it writes.
    AlignOutput,
    /// A record that `segment --stream` reads.
    SegmentInput,
    /// A record that it writes.
    SegmentOutput,
    /// A record that `check --stream` reads.
    CheckInput,
    /// A record that it writes.
    CheckOutput,
}

/// What a filter writes for a record.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(
    dead_code,
    reason = "the two are written by themselves; together they are a type of the schema alone"
)]
enum Answer<T> {
    Done(T),
    Failed(ErrorOutput<'static>),
}

/// The schema of one of them, as pretty JSON with a final line end.
pub fn schema(of: SchemaOf) -> String {
    let (mut schema, title) = match of {
        SchemaOf::Units => (schema_for!(UnitFile), "duizhao unit file, format 1"),
        SchemaOf::Project => (schema_for!(Project), "duizhao project, format 1"),
        SchemaOf::Glossary => (schema_for!(Glossary), "duizhao glossary, format 1"),
        SchemaOf::AlignInput => (schema_for!(AlignInput), "record into duizhao align --stream, format 1"),
        SchemaOf::AlignOutput => {
            (schema_for!(Answer<AlignOutput>), "record out of duizhao align --stream, format 1")
        }
        SchemaOf::SegmentInput => {
            (schema_for!(SegmentInput), "record into duizhao segment --stream, format 1")
        }
        SchemaOf::SegmentOutput => {
            (schema_for!(Answer<SegmentOutput>), "record out of duizhao segment --stream, format 1")
        }
        SchemaOf::CheckInput => (schema_for!(CheckInput), "record into duizhao check --stream, format 1"),
        SchemaOf::CheckOutput => {
            (schema_for!(Answer<CheckOutput<'static>>), "record out of duizhao check --stream, format 1")
        }
    };
    schema.insert("title".to_owned(), title.into());
    format!("{:#}\n", schema.as_value())
}
