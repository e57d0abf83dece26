//! The printed lines of a transcript.

use std::ops::Range;

use crate::text::is_blank;

/// Where a non-blank line stands, without its outer blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    /// The byte of its first character.
    pub(super) start: usize,
    /// The byte behind its last.
    pub(super) end: usize,
    /// Whether it is set in from the left: two blanks or one of Chinese width.
    pub(super) indented: bool,
    /// Whether a blank line stands above it.
    pub(super) gap: bool,
}

impl Printed {
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// The non-blank lines of `text`.
pub(super) fn printed(text: &str) -> Vec<Printed> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut gap = false;
    for raw in text.split_inclusive(['\n', '\r', '\u{0C}', '\u{2028}', '\u{2029}']) {
        let left = raw.len() - raw.trim_start_matches(is_blank).len();
        let kept = raw.trim_matches(is_blank).len();
        if kept > 0 {
            let start = at + left;
            let indented = raw.starts_with('\u{3000}') || (left >= 2 && raw.starts_with("  "));
            lines.push(Printed { start, end: start + kept, indented, gap });
            gap = false;
        } else if raw != "\n" || !text[..at].ends_with('\r') {
            gap = true;
        }
        at += raw.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_and_gaps_are_seen() {
        let lines = printed("甲\r\n　　乙\r\n\r\n丙");
        let seen: Vec<(bool, bool)> = lines.iter().map(|line| (line.indented, line.gap)).collect();
        assert_eq!(seen, [(false, false), (true, false), (false, true)]);
    }
}
