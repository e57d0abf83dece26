//! What memory is asked about: a sentence, the lines of a text, the units of a unit file.

use std::path::Path;

use crate::memory::Query;
use crate::project::UnitFile;
use crate::workbench::{Failure, FileProblem, store};

/// A sentence to be looked up, with what it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TmQuery {
    /// Its line in the file, or its id; empty for one that was typed.
    pub name: String,
    /// The Chinese.
    pub zh: String,
}

/// The sentences of the file at `path`: the units of a unit file (misprints as they were meant), else the lines.
///
/// # Errors
/// A file that cannot be read.
pub(super) fn queries(path: &Path) -> Result<Vec<TmQuery>, Failure> {
    let text = store::read_text(path)?;
    if !is_unit_file(path) {
        let lines = text.trim_start_matches('\u{FEFF}').lines().enumerate();
        let sentences = lines.filter(|(_, line)| !line.trim().is_empty());
        return Ok(sentences
            .map(|(at, line)| TmQuery { name: (at + 1).to_string(), zh: line.to_owned() })
            .collect());
    }
    let units = units(path, text)?.units;
    let query =
        |unit: &crate::project::Unit| TmQuery { name: unit.id.clone(), zh: unit.zh_as_meant().into_owned() };
    Ok(units.iter().filter(|unit| unit.is_counted()).map(query).collect())
}

/// Whether the ending says that this is a unit file.
pub(super) fn is_unit_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn units(path: &Path, text: String) -> Result<UnitFile, Failure> {
    let (file, problems) = UnitFile::read(&text);
    if problems.is_empty() {
        return Ok(file);
    }
    Err(Failure::Files(vec![FileProblem { path: store::show(path), text, problems, partial: false }]))
}

/// Sentence `at` of `queries`, between its neighbours.
pub(in crate::workbench) fn in_context(queries: &[TmQuery], at: usize) -> Query<'_> {
    let text = |at: Option<usize>| at.and_then(|at| queries.get(at)).map(|query| query.zh.as_str());
    Query { zh: &queries[at].zh, before: text(at.checked_sub(1)), after: text(Some(at + 1)) }
}
