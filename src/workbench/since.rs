//! What is new since a revision: findings of units that changed, and findings that were not there.

use std::collections::HashMap;
use std::path::Path;

use super::check::pairs_of;
use super::failure::Failure;
use super::git::Revision;
use super::store;
use super::transcript;
use crate::check::{self, Finding, Selection};
use crate::jobs::Jobs;
use crate::project::{Document, Project, Unit, UnitFile, field_changes};
use crate::termbase::Termbase;

/// Compares `document` with what it was at `revision`: its rules may look at the units of then.
///
/// # Errors
/// No git.
pub(super) fn compare_with(
    document: &mut Document,
    revision: &Revision<'_>,
    project: &Project,
) -> Result<Option<Document>, Failure> {
    let old = document_at(document, revision, project)?;
    let units = old.iter().flat_map(|old| old.units());
    document.before = units.map(|unit| (unit.id.clone(), unit.clone())).collect();
    Ok(old)
}

/// The findings of `document` that are new since it was `old`: those about a unit that is new or reads otherwise, and
/// those that `old` did not have (a sentence can become inconsistent without being touched).
pub(super) fn new_since(
    document: &Document,
    findings: Vec<Finding>,
    old: &Document,
    selection: &Selection,
    termbase: &Termbase,
    jobs: Jobs,
) -> Vec<Finding> {
    let mut known: HashMap<String, usize> = HashMap::new();
    for finding in check::check_with(old, selection, termbase, jobs) {
        *known.entry(finding.fingerprint()).or_default() += 1;
    }
    let same = |unit: &Unit| {
        document.before.get(&unit.id).is_some_and(|before| field_changes(before, unit).is_empty())
    };
    let changed: HashMap<&str, bool> =
        document.units().iter().map(|unit| (unit.id.as_str(), !same(unit))).collect();
    let mut is_new = |finding: &Finding| {
        let before = known.get_mut(&finding.fingerprint()).filter(|count| **count > 0);
        let was_there = before.map(|count| *count -= 1).is_some();
        !was_there || changed.get(finding.unit.as_str()).copied().unwrap_or(false)
    };
    findings.into_iter().filter(|finding| is_new(finding)).collect()
}

/// The document as it was, with the transcript of then; `None` where it was not there or could not be read.
///
/// # Errors
/// No git.
pub(super) fn document_at(
    document: &Document,
    revision: &Revision<'_>,
    project: &Project,
) -> Result<Option<Document>, Failure> {
    let path = store::here().join(&document.path);
    let Some(bytes) = revision.read(&path)? else { return Ok(None) };
    if document.is_pairs() {
        return Ok(pairs_of(&document.path, bytes.into()).ok().map(|read| read.document));
    }
    let Ok(text) = String::from_utf8(bytes) else { return Ok(None) };
    let (file, problems) = UnitFile::read(&text);
    if !problems.is_empty() {
        return Ok(None);
    }
    let source = path.parent().unwrap_or(Path::new(".")).join(&file.source.path);
    let mut old = Document::new(&document.path, text, file, project, document.entry.clone());
    let bytes = revision.read(&store::tidy(&source))?;
    let read = bytes.and_then(|bytes| transcript::text_of(&source, &bytes).ok());
    old.transcript = read.map(|read| read.text);
    old.transcript_path.clone_from(&document.transcript_path);
    Ok(Some(old))
}
