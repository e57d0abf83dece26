//! `term import`: terms of another tool are merged into the glossary, or made one of their own.

use std::path::Path;

use super::failure::Failure;
use super::store;
use super::term::OpenGlossary;
use super::term_file::{TermFile, read_terms};
use super::workspace::Workspace;
use crate::format::{Oddity, Remark};
use crate::termbase::{Term, Terms, new_glossary};

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsImported {
    /// The file that was read, as it is shown to people.
    pub from: String,
    /// The glossary that was written, as it is shown to people; `None` where nothing was new.
    pub to: Option<String>,
    /// How many entries were read.
    pub entries: usize,
    /// How many terms they make.
    pub terms: usize,
    /// How many of them are new.
    pub added: usize,
    /// How many were known with that English.
    pub known: usize,
    /// What is odd in the file, by line.
    pub remarks: Vec<Remark>,
    /// Where the file contradicts the glossary, by line: nothing was changed there.
    pub contradictions: Vec<(usize, String)>,
}

/// Reads the terms in the file at `path`. They are merged into the project's glossary: new ones are added behind
/// those that are there, which stay as they are; or they are written as a new glossary at `to`.
///
/// # Errors
/// A file that cannot be read, a glossary that cannot be added to, a file that would be written over.
pub fn import_terms(folder: &Path, path: &Path, to: Option<&Path>) -> Result<TermsImported, Failure> {
    let base = store::here().join(folder);
    let file = read_terms(&base.join(path))?;
    if let Some(problem) = file.problems {
        return Err(Failure::Files(vec![problem]));
    }
    let TermFile { terms, lines, entries, remarks, .. } = file;
    let mut imported = TermsImported {
        from: store::show(&base.join(path)),
        to: None,
        entries,
        terms: terms.len(),
        added: 0,
        known: 0,
        remarks,
        contradictions: Vec::new(),
    };
    if let Some(to) = to {
        let to = base.join(to);
        if store::exists(&to) {
            let cure = "Name another file, or leave `--to` out to add to the project's glossary.".to_owned();
            return Err(Failure::Exists { path: store::show(&to), cure });
        }
        store::write(&to, new_glossary(None, &terms).as_bytes(), None)?;
        imported.added = terms.len();
        imported.to = Some(store::show(&to));
        return Ok(imported);
    }
    let workspace = Workspace::open(folder)?;
    let glossary = OpenGlossary::of(&workspace)?;
    let new = merge(&glossary.terms, terms, &lines, &mut imported);
    imported.added = new.len();
    if !new.is_empty() {
        imported.to = Some(glossary.write(&workspace, &new)?.path);
    }
    Ok(imported)
}

/// The terms that `known` does not have. One that it has with other English is told and left out.
fn merge(known: &[Term], terms: Vec<Term>, lines: &[usize], imported: &mut TermsImported) -> Vec<Term> {
    let known = Terms::new(known.iter().cloned());
    let mut new = Vec::new();
    for (index, term) in terms.into_iter().enumerate() {
        let Some(own) = known.get(&term.zh) else {
            new.push(term);
            continue;
        };
        if own.renderings().any(|words| words.eq_ignore_ascii_case(&term.en)) {
            imported.known += 1;
            continue;
        }
        let (zh, preferred) = (&own.zh, own.renderings().next().unwrap_or_default());
        let text = format!("{zh} is “{}” here and “{preferred}” in the glossary; left out", term.en);
        imported.contradictions.push((lines.get(index).copied().unwrap_or(index + 1), text));
    }
    new
}

impl TermsImported {
    /// How many remarks there are of each kind, the gravest kind first.
    pub fn counts(&self) -> Vec<(Oddity, usize)> {
        let count = |kind| self.remarks.iter().filter(|remark| remark.kind == kind).count();
        Oddity::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }
}
