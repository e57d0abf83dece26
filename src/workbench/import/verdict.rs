//! Three versions of an English text: as exported, as it stands here, as it came back.

use super::place::Places;
use crate::format::{ReturnedRow, normal};
use crate::project::{Document, Unit};

/// What is to be done with the English of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing: it was not changed there, or both hold the same.
    Keep,
    /// It was changed there alone: it is taken.
    Take,
    /// A person decides.
    Open(Reason),
}

/// Why a person must decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The English was changed here and there.
    Both,
    /// The Chinese was changed here since the export.
    Source,
    /// The Chinese was changed there, and only the transcript may change it.
    SourceThere,
    /// Units were linked or freed here since the export.
    Relinked,
    /// The English was emptied there.
    Emptied,
    /// The unit is without English on purpose.
    Omitted,
    /// The unit has two English texts already, from a merge.
    Unsettled,
    /// The row does not say what was exported, and both have English.
    Unmarked,
}

/// The English of a unit as exports carry it: a line a segment.
pub(super) fn english(unit: &Unit) -> String {
    let segments = unit.en.iter().flat_map(|english| english.segments().filter(|text| !text.is_empty()));
    normal(&segments.collect::<Vec<_>>().join("\n"))
}

/// What is to be done with `row`, whose bead has this carrier.
pub(super) fn verdict(
    document: &Document,
    places: &Places<'_>,
    carrier: usize,
    relinked: bool,
    row: &ReturnedRow,
) -> Verdict {
    let Some(theirs) = row.en.as_deref().map(normal) else { return Verdict::Keep };
    let unit = &document.units()[carrier];
    let ours = english(unit);
    if theirs == ours {
        return Verdict::Keep;
    }
    let Some(first) = row.marks.first() else {
        return match (ours.is_empty(), theirs.is_empty()) {
            (_, true) => Verdict::Keep,
            (true, false) => settled(document, unit, row, carrier),
            (false, false) => Verdict::Open(Reason::Unmarked),
        };
    };
    if first.had_english(&theirs) {
        return Verdict::Keep;
    }
    let stands = |mark: &crate::format::Mark| {
        places.marked(mark).is_some_and(|index| mark.had_chinese(&document.units()[index].zh))
    };
    if relinked {
        Verdict::Open(Reason::Relinked)
    } else if !row.marks.iter().all(stands) {
        Verdict::Open(Reason::Source)
    } else if !first.had_english(&ours) {
        Verdict::Open(Reason::Both)
    } else if theirs.is_empty() {
        Verdict::Open(Reason::Emptied)
    } else {
        settled(document, unit, row, carrier)
    }
}

/// English that may be taken, unless the unit itself forbids it.
fn settled(document: &Document, unit: &Unit, row: &ReturnedRow, carrier: usize) -> Verdict {
    let members = &document.beads.of_unit(carrier).members;
    let zh: String = members.iter().map(|&member| document.units()[member].zh.as_str()).collect();
    if row.zh.as_deref().is_some_and(|there| normal(there) != normal(&zh)) {
        return Verdict::Open(Reason::SourceThere);
    }
    if unit.omit.is_some() {
        return Verdict::Open(Reason::Omitted);
    }
    if unit.conflict.is_some() {
        return Verdict::Open(Reason::Unsettled);
    }
    Verdict::Take
}
