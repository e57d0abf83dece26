//! The way through a Word document: the body, then the notes it refers to.

use super::super::error::SourceError;
use super::super::extract::{Extracted, Remark};
use super::super::flow::Flow;
use super::body::{self, Body};
use super::package::Package;

/// Reads the document `bytes`.
///
/// Footnotes and endnotes are text that a reader sees, so they follow as paragraphs behind the body, in the order
/// in which it refers to them; their numbers, which Word counts anew each time, do not. Headers, footers and
/// comments stay out, and so do the numbers of automatic lists, which no text of the file holds.
pub(in crate::source) fn read(bytes: &[u8]) -> Result<Extracted, SourceError> {
    let mut package = Package::open(bytes)?;
    let Some(main) = package.main_part() else {
        return Err(SourceError::Foreign { what: "a zip archive without the text of a Word document" });
    };
    let markup = package.part(&main)?.unwrap_or_default();
    let Body { text, references, changes, symbols, .. } = body::walk(&main, &markup)?;
    let mut flow = Flow::default();
    flow.paragraphs(&text);
    let mut notes = 0;
    for (part, kind) in
        [("word/footnotes.xml", "footnoteReference"), ("word/endnotes.xml", "endnoteReference")]
    {
        if !references.iter().any(|(reference, _)| reference == kind) {
            continue;
        }
        let Some(markup) = package.part(part)? else { continue };
        let found = body::walk(part, &markup)?.notes;
        for (_, id) in references.iter().filter(|(reference, _)| reference == kind) {
            if let Some((_, text)) = found.iter().find(|(note, text)| note == id && !text.is_empty()) {
                flow.paragraphs(text);
                notes += 1;
            }
        }
    }
    let text = flow.finish();
    if text.is_empty() {
        return Err(SourceError::Empty);
    }
    let remarks = [
        (changes.0 + changes.1 > 0)
            .then_some(Remark::TrackedChanges { insertions: changes.0, deletions: changes.1 }),
        (notes > 0).then_some(Remark::Notes(notes)),
        (symbols > 0).then_some(Remark::Symbols(symbols)),
    ];
    Ok(Extracted { text, remarks: remarks.into_iter().flatten().collect(), ..Extracted::default() })
}
