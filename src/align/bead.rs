//! What an alignment is.

use std::ops::Range;

use super::trouble::Trouble;

/// How confident a link must be to count as sure. Of the links on the development chapters that are, more than 95 in a
/// hundred are exactly right, and nearly all of the others share a sentence with the right one.
pub const SURE: f32 = 0.75;

/// Sentences of both sides that say the same; one side may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// The Chinese sentences, counted from 0.
    pub zh: Range<usize>,
    /// The English sentences, counted from 0.
    pub en: Range<usize>,
    /// How probably exactly these sentences belong together, 0 to 1.
    pub confidence: f32,
}

impl Bead {
    /// Whether one side is empty: a sentence was left out, or added.
    pub fn is_null(&self) -> bool {
        self.zh.is_empty() || self.en.is_empty()
    }

    /// Whether nobody need look at it: it links both sides, and is confident.
    pub fn is_sure(&self) -> bool {
        !self.is_null() && self.confidence >= SURE
    }
}

/// The beads of a text and its translation: all sentences of both sides, once, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// The beads, in order.
    pub beads: Vec<Bead>,
    /// What people should know before they trust it.
    pub troubles: Vec<Trouble>,
}
