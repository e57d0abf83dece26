//! A mend that a program may make without asking: it changes marks and blanks, never a word.

use std::ops::Range;

/// Characters of one text of a unit, and what shall stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The unit by its place in the document.
    pub unit: usize,
    /// The field: `zh` or `en`.
    pub field: &'static str,
    /// Which of the field's texts, from 0; 0 where the field is one text.
    pub segment: usize,
    /// Bytes of that text as it was read.
    pub range: Range<usize>,
    /// What shall stand there.
    pub with: String,
}
