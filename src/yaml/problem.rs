//! What is wrong with a file, for the person who typed it.

use std::ops::Range;

/// Something that keeps a file, or one unit of it, from being read.
///
/// Not a finding: a finding is about the translation, a problem about the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the file that it is about.
    pub span: Range<usize>,
    /// What is wrong: one sentence.
    pub message: String,
    /// What to do: one sentence.
    pub cure: String,
}

impl Problem {
    /// A problem at `span`.
    pub fn new(span: Range<usize>, message: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { span, message: message.into(), cure: cure.into() }
    }
}
