//! `schema`: the JSON Schemas of the files, from the Rust types that read them.

use crate::project::{Project, UnitFile};
use crate::termbase::Glossary;

/// The files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaOf {
    /// A unit file.
    Units,
    /// `duizhao.yaml`.
    Project,
    /// `glossary.yaml`.
    Glossary,
}

/// The schema of one of the files, as pretty JSON with a final line end.
pub fn schema(of: SchemaOf) -> String {
    let (mut schema, title) = match of {
        SchemaOf::Units => (schemars::schema_for!(UnitFile), "duizhao unit file, format 1"),
        SchemaOf::Project => (schemars::schema_for!(Project), "duizhao project, format 1"),
        SchemaOf::Glossary => (schemars::schema_for!(Glossary), "duizhao glossary, format 1"),
    };
    schema.insert("title".to_owned(), title.into());
    format!("{:#}\n", schema.as_value())
}
