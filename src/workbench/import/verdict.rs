//! Three versions of an English text: as exported, as it stands here, as it came back.

use super::place::Places;
use crate::format::{Mark, ReturnedRow, normal};
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
            (true, false) => allowed(unit),
            (false, false) => Verdict::Open(Reason::Unmarked),
        };
    };
    if first.had_english(&theirs) {
        return Verdict::Keep;
    }
    if relinked {
        Verdict::Open(Reason::Relinked)
    } else if !is_source_as_exported(document, places, row) {
        Verdict::Open(Reason::Source)
    } else if !first.had_english(&ours) {
        Verdict::Open(Reason::Both)
    } else if theirs.is_empty() {
        Verdict::Open(Reason::Emptied)
    } else {
        allowed(unit)
    }
}

/// Whether the Chinese of the row's units is what it was when the row was exported.
fn is_source_as_exported(document: &Document, places: &Places<'_>, row: &ReturnedRow) -> bool {
    let stands =
        |mark: &Mark| places.marked(mark).is_some_and(|index| mark.had_chinese(&document.units()[index].zh));
    row.marks.iter().all(stands)
}

/// Whether somebody changed the Chinese there, which only the transcript may change.
pub(super) fn is_source_changed_there(
    document: &Document,
    places: &Places<'_>,
    carrier: usize,
    row: &ReturnedRow,
) -> bool {
    let Some(there) = row.zh.as_deref().map(normal) else { return false };
    if !is_source_as_exported(document, places, row) {
        return false;
    }
    let units = document.units();
    let members = || document.beads.of_unit(carrier).members.iter().map(|&member| &units[member]);
    let same = |zh: String| normal(&zh) == there;
    // An export may print what was meant.
    !same(members().map(|unit| unit.zh.as_str()).collect()) && !same(members().map(corrected).collect())
}

/// The Chinese as `--sic correct` prints it: doubtful readings stay as found.
fn corrected(unit: &Unit) -> String {
    let sure = unit.sic.iter().filter(|sic| sic.sure);
    sure.fold(unit.zh.clone(), |zh, sic| zh.replacen(&sic.found, &sic.read, 1))
}

/// English that may be taken, unless the unit itself forbids it.
fn allowed(unit: &Unit) -> Verdict {
    if unit.omit.is_some() {
        Verdict::Open(Reason::Omitted)
    } else if unit.conflict.is_some() {
        Verdict::Open(Reason::Unsettled)
    } else {
        Verdict::Take
    }
}
