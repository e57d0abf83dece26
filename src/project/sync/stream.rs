//! Texts as characters without blanks, and the pieces they are made of: labels and what is said.

use std::ops::Range;

use crate::text::nonblank;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The label printed before a turn.
    Label,
    /// The text of a unit, or of a sentence.
    Text,
}

/// A row of texts as one row of characters without blanks.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// The characters of all pieces.
    pub(super) chars: Vec<char>,
    /// Where each piece stands among them.
    pub(super) pieces: Vec<Range<usize>>,
    /// What each piece is, and the unit or sentence it belongs to.
    pub(super) of: Vec<(Kind, usize)>,
}

impl Stream {
    /// The pieces of `texts`, labels and what is said, in their order.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut stream = Self::default();
        for (index, (label, text)) in texts.into_iter().enumerate() {
            if nonblank(label).next().is_some() {
                stream.push(nonblank(label).map(|(_, c)| c), (Kind::Label, index));
            }
            stream.push(nonblank(text).map(|(_, c)| c), (Kind::Text, index));
        }
        stream
    }

    /// The pieces called `indices`, put together.
    pub(super) fn only(&self, indices: &[usize]) -> Self {
        let mut stream = Self::default();
        for &index in indices {
            stream.push(self.piece(index).iter().copied(), self.of[index]);
        }
        stream
    }

    fn push(&mut self, chars: impl Iterator<Item = char>, of: (Kind, usize)) {
        let start = self.chars.len();
        self.chars.extend(chars);
        self.pieces.push(start..self.chars.len());
        self.of.push(of);
    }

    /// The characters of piece `index`.
    pub(super) fn piece(&self, index: usize) -> &[char] {
        &self.chars[self.pieces[index].clone()]
    }

    /// Whether piece `index` is a label.
    pub(super) fn is_label(&self, index: usize) -> bool {
        self.of[index].0 == Kind::Label
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }
}
