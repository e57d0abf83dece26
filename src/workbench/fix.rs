//! `check --fix`: the mends that a program may make without asking, written by span.

use std::collections::BTreeMap;

use super::desk::refused;
use super::failure::Failure;
use super::store;
use crate::check::{self, Fix, Selection};
use crate::jobs::Jobs;
use crate::project::{Document, Edit, English, Project, UnitFile, Value, apply};

/// Passes over a document: a mend can make room for another (two blanks before a comma).
const PASSES: usize = 4;

/// Mends what `selection` finds in `document` and can be mended, and writes the file. Gives the document as it is now,
/// and how many places were mended.
///
/// # Errors
/// A file that cannot be edited by span, or not written: it is then as it was.
pub(super) fn fix(
    document: Document,
    selection: &Selection,
    jobs: Jobs,
    project: &Project,
) -> Result<(Document, usize), Failure> {
    if document.is_pairs() {
        return Ok((document, 0));
    }
    let (before, mut now, mut mended) = (document.text.clone(), document, 0);
    for _ in 0..PASSES {
        let fixes: Vec<Fix> =
            check::check(&now, selection, jobs).into_iter().filter_map(|finding| finding.fix).collect();
        let (edits, count) = edits(&now, fixes);
        if edits.is_empty() {
            break;
        }
        let text = apply(&now.text, &edits).map_err(|why| refused(&now.path, &now.text, why))?;
        now = reread(now, text, project);
        mended += count;
    }
    if now.text != before {
        let path = store::here().join(&now.path);
        store::write(&path, now.text.as_bytes(), Some(before.as_bytes()))?;
    }
    Ok((now, mended))
}

/// The document with another text.
fn reread(document: Document, text: String, project: &Project) -> Document {
    let (file, _) = UnitFile::read(&text);
    let new = Document::new(&document.path, text, file, project, document.entry);
    Document {
        transcript: document.transcript,
        transcript_path: document.transcript_path,
        before: document.before,
        ..new
    }
}

/// The English of each unit with its mends made, from the last to the first; of two that overlap the later one waits
/// for the next pass. And how many were made.
fn edits(document: &Document, fixes: Vec<Fix>) -> (Vec<Edit>, usize) {
    let mut by_unit: BTreeMap<usize, Vec<Fix>> = BTreeMap::new();
    for fix in fixes.into_iter().filter(|fix| fix.field == "en") {
        by_unit.entry(fix.unit).or_default().push(fix);
    }
    let (mut edits, mut count) = (Vec::new(), 0);
    for (index, mut fixes) in by_unit {
        let unit = &document.units()[index];
        let mut texts = match &unit.en {
            Some(English::One(text)) => vec![text.clone()],
            Some(English::Many(texts)) => texts.clone(),
            None => continue,
        };
        fixes.sort_by_key(|fix| (fix.segment, std::cmp::Reverse(fix.range.start)));
        let mut last: Option<(usize, usize)> = None;
        for fix in fixes {
            let free = last.is_none_or(|(segment, start)| segment != fix.segment || fix.range.end <= start);
            let Some(text) = texts.get_mut(fix.segment).filter(|_| free) else { continue };
            if text.get(fix.range.clone()).is_some() {
                last = Some((fix.segment, fix.range.start));
                text.replace_range(fix.range, &fix.with);
                count += 1;
            }
        }
        let texts: Vec<String> = texts.iter().map(|text| text.trim_end_matches('\n').to_owned()).collect();
        let value = match &unit.en {
            Some(English::Many(_)) => Value::texts(texts),
            _ => Value::text(texts.concat()),
        };
        edits.push(Edit::set(&unit.id, "en", value));
    }
    (edits, count)
}
