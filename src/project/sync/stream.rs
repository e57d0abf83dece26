//! Texts as characters without blanks, and the pieces they are made of.

use std::ops::Range;

use crate::text::nonblank;

/// A row of texts as one row of characters without blanks.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// The characters of all pieces.
    pub(super) chars: Vec<char>,
    /// Where each piece stands among them.
    pub(super) pieces: Vec<Range<usize>>,
}

impl Stream {
    /// The pieces of `texts`, in their order.
    pub(super) fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut stream = Self::default();
        for text in texts {
            let start = stream.chars.len();
            stream.chars.extend(nonblank(text.as_ref()).map(|(_, c)| c));
            stream.pieces.push(start..stream.chars.len());
        }
        stream
    }

    /// The characters of piece `index`.
    pub(super) fn piece(&self, index: usize) -> &[char] {
        &self.chars[self.pieces[index].clone()]
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }
}
