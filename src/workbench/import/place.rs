//! Which bead a row that came back is.

use std::collections::HashMap;

use crate::format::{Mark, ReturnedRow, normal};
use crate::project::Document;

/// The units of a document, to be found by what a row says.
pub(super) struct Places<'a> {
    document: &'a Document,
    by_id: HashMap<&'a str, usize>,
    by_zh: HashMap<String, Vec<usize>>,
}

/// Where a row belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// To the bead of this carrier. Whether the row was exported with other units than the bead has now.
    Bead {
        /// The unit that holds the English.
        carrier: usize,
        /// Whether units were linked or freed since.
        relinked: bool,
    },
    /// To several beads: rows were put together.
    Several(Vec<String>),
    /// To a unit that is not there.
    Unknown(String),
    /// Its Chinese stands in several places.
    Ambiguous,
    /// Nowhere: somebody added it.
    New,
}

impl<'a> Places<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let units = document.units();
        let by_id = units.iter().enumerate().map(|(index, unit)| (unit.id.as_str(), index)).collect();
        let mut by_zh: HashMap<String, Vec<usize>> = HashMap::new();
        for bead in document.beads.iter() {
            let zh: String = bead.members.iter().map(|&member| units[member].zh.as_str()).collect();
            by_zh.entry(normal(&zh)).or_default().push(bead.carrier);
        }
        Self { document, by_id, by_zh }
    }

    /// How many of `rows` name a unit of this document.
    pub(super) fn known(&self, rows: &[ReturnedRow]) -> usize {
        let is_known = |row: &&ReturnedRow| {
            let marked = row.marks.iter().any(|mark| self.marked(mark).is_some());
            let named = || row.id.as_deref().is_some_and(|id| self.by_id.contains_key(id));
            let said = || row.zh.as_deref().is_some_and(|zh| self.by_zh.contains_key(&normal(zh)));
            marked || named() || said()
        };
        rows.iter().filter(is_known).count()
    }

    /// Where `row` belongs.
    pub(super) fn of_row(&self, row: &ReturnedRow) -> Place {
        if !row.marks.is_empty() {
            return self.of_marks(&row.marks);
        }
        let document = self.document;
        match (row.id.as_deref(), row.zh.as_deref().map(normal)) {
            (Some(id), _) if self.by_id.contains_key(id) => {
                let carrier = document.beads.of_unit(self.by_id[id]).carrier;
                Place::Bead { carrier, relinked: false }
            }
            (_, Some(zh)) if self.by_zh.contains_key(&zh) => match self.by_zh[&zh].as_slice() {
                [carrier] => Place::Bead { carrier: *carrier, relinked: false },
                _ => Place::Ambiguous,
            },
            (Some(id), _) => Place::Unknown(id.to_owned()),
            (None, _) => Place::New,
        }
    }

    fn of_marks(&self, marks: &[Mark]) -> Place {
        let mut members = Vec::new();
        for mark in marks {
            match self.marked(mark) {
                Some(index) => members.push(index),
                None => return Place::Unknown(mark.id().unwrap_or("with a hashed id").to_owned()),
            }
        }
        let carriers: Vec<usize> =
            members.iter().map(|&member| self.document.beads.of_unit(member).carrier).collect();
        let first = carriers[0];
        if carriers.iter().any(|&carrier| carrier != first) {
            // One English for several beads of today: either rows were put together there, or units freed here.
            let one_english = marks.windows(2).all(|pair| pair[0].same_english(&pair[1]));
            return if one_english {
                Place::Bead { carrier: first, relinked: true }
            } else {
                let units = self.document.units();
                Place::Several(members.iter().map(|&member| units[member].id.clone()).collect())
            };
        }
        let relinked = self.document.beads.of_unit(first).members.len() != members.len();
        Place::Bead { carrier: first, relinked }
    }

    /// The unit that `mark` names.
    pub(super) fn marked(&self, mark: &Mark) -> Option<usize> {
        match mark.id() {
            Some(id) => self.by_id.get(id).copied(),
            None => self.document.units().iter().position(|unit| mark.names(&unit.id)),
        }
    }
}
