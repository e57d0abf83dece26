//! When the units of a document are heard: the cues of its transcript, laid beside them.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use super::failure::Failure;
use super::transcript;
use crate::project::Document;
use crate::source::{Extracted, times};
use crate::text::{nonblank, squeeze};

/// How far ahead a unit is looked for that does not stand where it should, in bytes.
const WINDOW: usize = 3_000;
/// A unit of fewer bytes may stand elsewhere by chance, and is looked for in its own place only.
const SHORT: usize = 18;

/// Times of units by id: milliseconds from the beginning of the recording.
pub(super) type Times = HashMap<String, (u64, u64)>;

/// When each unit of `document`, whose unit file stands in `folder`, is heard; `None` where its transcript has no
/// times. Units that do not stand in the transcript have none.
///
/// # Errors
/// A transcript that cannot be read.
pub(super) fn timing(document: &Document, folder: &Path) -> Result<Option<Times>, Failure> {
    let read = transcript::read(&folder.join(&document.file.source.path))?;
    Ok((!read.cues.is_empty()).then(|| laid_beside(document, &read)))
}

fn laid_beside(document: &Document, read: &Extracted) -> Times {
    let page = squeeze(&read.text);
    // Where each byte of the squeezed page that begins a character stands in the text.
    let places: Vec<(usize, usize)> = nonblank(&read.text)
        .scan(0, |squeezed, (at, c)| {
            let here = *squeezed;
            *squeezed += c.len_utf8();
            Some((here, at))
        })
        .collect();
    let place = |at: usize| match places.binary_search_by_key(&at, |(squeezed, _)| *squeezed) {
        Ok(index) => places[index].1,
        Err(_) => read.text.len(),
    };
    let mut found = Times::new();
    let mut at = 0;
    for (index, unit) in document.units().iter().enumerate() {
        let label = squeeze(&document.label(index).unwrap_or_default());
        let Some(range) = find(&page, at, &label, &squeeze(&unit.zh)) else { continue };
        at = range.end;
        // The place of the byte behind the last character may be that of another paragraph.
        let last = page[range.clone()]
            .char_indices()
            .next_back()
            .map_or(range.start, |(last, _)| range.start + last);
        let end = place(last) + page[last..range.end].len();
        if let Some(time) = times(&read.text, &read.cues, &(place(range.start)..end)) {
            found.insert(unit.id.clone(), time);
        }
    }
    found
}

/// Where `text` stands in `page`, from byte `at` on: there, behind its label, or a little later.
fn find(page: &str, at: usize, label: &str, text: &str) -> Option<Range<usize>> {
    let rest = page.get(at..).filter(|_| !text.is_empty())?;
    let behind = rest.strip_prefix(label).unwrap_or(rest);
    let offset = if behind.starts_with(text) {
        rest.len() - behind.len()
    } else if text.len() >= SHORT {
        rest.find(text).filter(|&offset| offset < WINDOW)?
    } else {
        return None;
    };
    Some(at + offset..at + offset + text.len())
}
