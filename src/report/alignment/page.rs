//! What all pictures of an alignment look at.

use crate::align::{Alignment, Bead};

/// An alignment and the sentences it links.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// The Chinese sentences.
    pub zh: &'a [String],
    /// The English sentences.
    pub en: &'a [String],
    /// The links between them.
    pub alignment: &'a Alignment,
}

impl Links<'_> {
    /// The Chinese of a bead as one text: Chinese sentences stand without blanks between them.
    pub(super) fn zh_of(&self, bead: &Bead) -> String {
        self.zh[bead.zh.clone()].concat()
    }

    /// The English of a bead as one text.
    pub(super) fn en_of(&self, bead: &Bead) -> String {
        self.en[bead.en.clone()].join(" ")
    }

    /// How many beads are sure.
    pub(super) fn sure(&self) -> usize {
        self.alignment.beads.iter().filter(|bead| bead.is_sure()).count()
    }

    /// How many sentences have no counterpart, Chinese and English.
    pub(super) fn alone(&self) -> (usize, usize) {
        let nulls = self.alignment.beads.iter().filter(|bead| bead.is_null());
        nulls.fold((0, 0), |(zh, en), bead| (zh + bead.zh.len(), en + bead.en.len()))
    }
}

/// What a bead is, in a word.
pub(super) fn kind(bead: &Bead) -> &'static str {
    match (bead.is_null(), bead.is_sure()) {
        (true, _) => "null",
        (false, true) => "sure",
        (false, false) => "doubtful",
    }
}
