//! What is known of two texts before they are aligned.

use std::ops::Range;

use super::terms::Terms;
use super::weights::Weights;

/// What begins with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Begins {
    /// Nothing but itself.
    #[default]
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A turn: somebody begins to speak.
    Turn,
}

/// A link that a person made, and that stays as it is. One side may be empty; where both are, the link says that a bead
/// ends here on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The Chinese sentences, counted from 0.
    pub zh: Range<usize>,
    /// The English sentences, counted from 0.
    pub en: Range<usize>,
}

/// What is known of two texts before they are aligned; the default is nothing.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Terms and their translations: where both stand, both sentences are linked.
    pub terms: Terms,
    /// Links that stay as they are. Those that go back on one side, or beyond the end, are left out.
    pub fixed: Vec<Fixed>,
    /// What begins with each Chinese sentence; empty where nobody knows.
    pub zh_begins: Vec<Begins>,
    /// What begins with each English sentence; empty where nobody knows.
    pub en_begins: Vec<Begins>,
    /// Likenesses that somebody else found: a Chinese and an English sentence, and the logarithm of how much more
    /// probably they say the same than two sentences that meet by chance.
    pub likenesses: Vec<(usize, usize, f32)>,
    /// The figures of the model.
    pub weights: Weights,
}
