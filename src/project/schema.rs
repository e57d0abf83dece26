//! The JSON Schemas of the two files, from the Rust types that read them.

use super::settings::Project;
use super::unit_file::UnitFile;

/// The schema of a unit file, as pretty JSON with a final line end.
pub fn unit_schema() -> String {
    pretty(schemars::schema_for!(UnitFile), "duizhao unit file, format 1")
}

/// The schema of `duizhao.yaml`, as pretty JSON with a final line end.
pub fn project_schema() -> String {
    pretty(schemars::schema_for!(Project), "duizhao project, format 1")
}

fn pretty(mut schema: schemars::Schema, title: &str) -> String {
    schema.insert("title".to_owned(), title.into());
    format!("{:#}\n", schema.as_value())
}
