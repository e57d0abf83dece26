//! Whether labels and units hold every non-blank character of the transcript exactly once, in printed order.
//!
//! Equal texts are told by one linear comparison. Otherwise units that stand in the transcript letter by
//! letter are anchors, and what lies between two anchors is told apart: text without a unit, a unit
//! without text, or a unit that reads otherwise.

use std::ops::Range;

use crate::project::Document;
use crate::text::{compare, nonblank, squeeze};

/// How far ahead an anchor is looked for, in bytes of the squeezed transcript: some five pages.
const WINDOW: usize = 30_000;
/// How many units in a row may fail to be anchors before the search gives up looking for the next one.
const RUN: usize = 40;

/// A place where units and transcript part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mismatch {
    /// Text of the transcript that no unit holds; it stands before this unit (or at the end).
    Missing {
        /// The unit before which it should stand, by index; the number of units at the end.
        before: usize,
        /// The text.
        printed: String,
        /// Byte of the transcript.
        at: usize,
    },
    /// A unit whose text the transcript does not hold there.
    Extra {
        /// The unit.
        unit: usize,
    },
    /// A unit that reads otherwise than the transcript.
    Altered {
        /// The unit.
        unit: usize,
        /// Byte of the unit's `zh` (0 where the label differs).
        offset: usize,
        /// What the unit reads from there.
        found: String,
        /// What the transcript reads there.
        printed: String,
        /// Byte of the transcript.
        at: usize,
    },
}

/// All mismatches of `document`, in printed order; none without a transcript.
pub(super) fn mismatches(document: &Document) -> Vec<Mismatch> {
    let Some(transcript) = &document.transcript else { return Vec::new() };
    let printed =
        |index: usize| format!("{}{}", document.label(index).unwrap_or_default(), document.units()[index].zh);
    let whole: String = (0..document.units().len()).map(printed).collect();
    if compare(&whole, transcript).is_none() {
        return Vec::new();
    }
    let units: Vec<String> = (0..document.units().len()).map(|index| squeeze(&printed(index))).collect();
    let page = squeeze(transcript);
    let mut found = Vec::new();
    let (mut unit, mut at) = (0, 0);
    while unit < units.len() {
        if page[at..].starts_with(&units[unit]) {
            at += units[unit].len();
            unit += 1;
            continue;
        }
        let (next, next_at) = next_anchor(&units, unit, &page, at);
        between(&units, unit..next, &page, at..next_at, &mut found);
        (unit, at) = (next, next_at);
    }
    if at < page.len() {
        found.push(Mismatch::Missing { before: units.len(), printed: page[at..].to_owned(), at });
    }
    for mismatch in &mut found {
        place(mismatch, document, transcript);
    }
    found
}

/// The next unit that stands in the page letter by letter, and where; the ends where there is none.
///
/// A unit must be long enough, or be followed by its neighbour, not to be found by chance.
fn next_anchor(units: &[String], from: usize, page: &str, at: usize) -> (usize, usize) {
    let mut end = (at + WINDOW).min(page.len());
    while !page.is_char_boundary(end) {
        end += 1;
    }
    for unit in from..units.len().min(from + RUN) {
        let text = &units[unit];
        let Some(offset) = page[at..end].find(text.as_str()).filter(|_| !text.is_empty()) else { continue };
        let followed = units
            .get(unit + 1)
            .is_none_or(|next| page[at + offset + text.len()..].starts_with(next.as_str()));
        if followed || text.chars().count() >= 12 {
            return (unit, at + offset);
        }
    }
    (units.len(), page.len())
}

/// Tells apart what lies between two anchors.
fn between(units: &[String], run: Range<usize>, page: &str, region: Range<usize>, found: &mut Vec<Mismatch>) {
    let mut at = region.start;
    for unit in run.clone() {
        let rest = &page[at..region.end];
        if rest.is_empty() {
            found.push(Mismatch::Extra { unit });
            continue;
        }
        let text = &units[unit];
        let last = unit + 1 == run.end;
        let here = if last { rest } else { &rest[..sentence_length(rest, text)] };
        if alike(text, here) {
            let (offset, mine, theirs) = first_difference(text, here);
            found.push(Mismatch::Altered {
                unit,
                offset,
                found: mine,
                printed: theirs,
                at: at + offset_in(here, offset),
            });
            at += here.len();
        } else {
            found.push(Mismatch::Extra { unit });
        }
    }
    if at < region.end {
        found.push(Mismatch::Missing { before: run.end, printed: page[at..region.end].to_owned(), at });
    }
}

/// How much of `rest` a unit with as many end marks as `text` would take.
fn sentence_length(rest: &str, text: &str) -> usize {
    let ends = |c: char| matches!(c, '。' | '！' | '？');
    let wanted = text.chars().filter(|&c| ends(c)).count().max(1);
    let mut length = rest
        .char_indices()
        .filter(|&(_, c)| ends(c))
        .nth(wanted - 1)
        .map_or(rest.len(), |(at, c)| at + c.len_utf8());
    while let Some(c) = rest[length..].chars().next().filter(|&c| crate::text::is_closer(c)) {
        length += c.len_utf8();
    }
    length
}

/// Whether one text is a changed form of the other: half of the longer is the same.
fn alike(left: &str, right: &str) -> bool {
    strsim::normalized_levenshtein(left, right) >= 0.5
}

/// The byte of `left` at which the two differ, and a dozen characters of each from there.
fn first_difference(left: &str, right: &str) -> (usize, String, String) {
    let offset = left
        .char_indices()
        .zip(right.chars())
        .find(|((_, a), b)| a != b)
        .map_or(left.len().min(right.len()), |((at, _), _)| at);
    let reading =
        |text: &str| text.get(offset_in(text, offset)..).unwrap_or_default().chars().take(12).collect();
    (offset, reading(left), reading(right))
}

/// `offset`, kept inside `text`: a common beginning has the same length in both.
fn offset_in(text: &str, offset: usize) -> usize {
    offset.min(text.len())
}

/// From squeezed offsets to offsets of the texts as typed.
fn place(mismatch: &mut Mismatch, document: &Document, transcript: &str) {
    match mismatch {
        Mismatch::Missing { at, .. } => *at = unsqueeze(transcript, *at),
        Mismatch::Altered { unit, offset, at, .. } => {
            *at = unsqueeze(transcript, *at);
            let label = squeeze(&document.label(*unit).unwrap_or_default()).len();
            *offset = unsqueeze(&document.units()[*unit].zh, offset.saturating_sub(label));
        }
        Mismatch::Extra { .. } => {}
    }
}

/// The byte of `text` whose non-blank character begins at byte `offset` of the squeezed text.
fn unsqueeze(text: &str, offset: usize) -> usize {
    let mut squeezed = 0;
    for (at, c) in nonblank(text) {
        if squeezed >= offset {
            return at;
        }
        squeezed += c.len_utf8();
    }
    text.len()
}
