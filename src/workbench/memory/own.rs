//! The project's own translated units as entries.

use crate::format::RawEntry;
use crate::project::{Document, State};

/// The entries of a document, in printed order: a bead each, its Chinese as it was meant (`sic.read` for the
/// misprint), of units that a person has translated; drafts, stale units and open conflicts are none.
pub(in crate::workbench) fn entries_of(document: &Document) -> Vec<RawEntry> {
    let units = document.units();
    document
        .beads
        .iter()
        .filter(|bead| {
            let standing = document.standing(bead.carrier);
            let stale = bead.members.iter().any(|&member| units[member].was.is_some());
            standing.state >= State::Translated && !stale
        })
        .filter_map(|bead| {
            let carrier = &units[bead.carrier];
            let zh = bead.members.iter().map(|&member| units[member].zh_as_meant()).collect::<String>();
            let en = carrier.english()?.into_owned();
            Some(RawEntry { id: carrier.id.clone(), zh, en })
        })
        .collect()
}
