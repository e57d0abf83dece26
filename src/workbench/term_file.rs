//! Files of terms: the project's own `glossary.yaml`, and those of other tools.

use std::path::Path;

use super::failure::{Failure, FileProblem};
use super::store;
use crate::format::{self, Remark, TermReader, TermReading};
use crate::source::decode;
use crate::termbase::{Glossary, Term};

/// A file of terms, read.
pub(super) struct TermFile {
    /// The terms.
    pub(super) terms: Vec<Term>,
    /// The line of each; empty for a file of our own.
    pub(super) lines: Vec<usize>,
    /// How many entries of the file they come from.
    pub(super) entries: usize,
    /// What is odd in it.
    pub(super) remarks: Vec<Remark>,
    /// What could not be read.
    pub(super) problems: Option<FileProblem>,
}

/// Reads the terms in the file at `path`.
///
/// # Errors
/// A file that is not there, or in a format that terms are not read in.
pub(super) fn read_terms(path: &Path) -> Result<TermFile, Failure> {
    let shown = store::show(path);
    if let Some(reader) = format::term_reader(&shown) {
        return foreign(reader, &shown, store::read(path)?);
    }
    if !shown.ends_with(".yaml") && !shown.ends_with(".yml") {
        let known =
            format::TERM_READERS.iter().map(|reader| reader.extension()).collect::<Vec<_>>().join(", ");
        return Err(Failure::Usage(format!(
            "{shown} is in no format that terms are read in. Known are yaml, {known}."
        )));
    }
    let text = store::read_text(path)?;
    let (glossary, problems) = Glossary::read(&text);
    let problems =
        (!problems.is_empty()).then_some(FileProblem { path: shown, text, problems, partial: true });
    let entries = glossary.terms.len();
    Ok(TermFile { terms: glossary.terms, lines: Vec::new(), entries, remarks: Vec::new(), problems })
}

/// Reads a file of another tool. One that gives no term at all is no glossary.
fn foreign(reader: &dyn TermReader, shown: &str, bytes: Vec<u8>) -> Result<TermFile, Failure> {
    let bytes = match reader.is_text() {
        true => {
            let decoded = decode(&bytes);
            decoded.map_err(|error| Failure::Transcript { path: shown.to_owned(), error })?.text.into_bytes()
        }
        false => bytes,
    };
    let TermReading { terms, lines, entries, remarks } = reader.read(&bytes);
    if let (true, Some(remark)) = (terms.is_empty(), remarks.first()) {
        let Remark { line, text, .. } = remark;
        return Err(Failure::Usage(format!("{shown}:{line}: {text}. No term was read; look at the file.")));
    }
    Ok(TermFile { terms, lines, entries, remarks, problems: None })
}
