//! Putting a transcript's text together: lines in paragraphs, paragraphs with a blank line between them.

use crate::text::{is_blank, is_han};

/// Text as it is put together. What a reader sees as blank is collapsed; nothing begins or ends in a blank.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    line: String,
    /// White space seen behind `line`: a line end of the source only, or a blank too.
    pending: Option<Pending>,
    /// Whether `text` waits for a paragraph end before the next line.
    ended: bool,
}

/// White space not yet written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pending {
    /// Source lines were broken here: nothing between two Chinese characters or marks, else a blank.
    Break,
    /// A blank.
    Blank,
}

impl Flow {
    /// Adds text in which line ends mean nothing and white space is one blank, as in HTML.
    pub(super) fn collapsed(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // White space around a line end belongs to it.
                '\n' | '\r' => self.pending = Some(Pending::Break),
                ' ' | '\t' | '\u{0C}' => self.pending = self.pending.or(Some(Pending::Blank)),
                c => self.push(c),
            }
        }
    }

    /// Adds text in which line ends are line ends.
    pub(super) fn verbatim(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' => self.end_line(),
                '\r' => {}
                '\t' => self.push(' '),
                c => self.push(c),
            }
        }
    }

    /// Adds whole paragraphs, put together before.
    pub(super) fn paragraphs(&mut self, text: &str) {
        for paragraph in text.split("\n\n") {
            self.end_paragraph();
            self.verbatim(paragraph);
        }
        self.end_paragraph();
    }

    /// Ends the line; blank lines are none.
    pub(super) fn end_line(&mut self) {
        self.pending = None;
        let line = std::mem::take(&mut self.line);
        let line = line.trim_matches(is_blank);
        if line.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(if self.ended { "\n\n" } else { "\n" });
        }
        self.text.push_str(line);
        self.ended = false;
    }

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.end_line();
        self.ended = true;
    }

    /// Whether the open line holds nothing.
    pub(super) fn at_line_start(&self) -> bool {
        self.line.chars().all(is_blank)
    }

    /// The whole text, a line end behind it; empty where nothing was added.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }

    fn push(&mut self, c: char) {
        // Control characters are no text; markup can spell them.
        if c.is_control() {
            return;
        }
        if let Some(pending) = self.pending.take() {
            let before = self.line.chars().next_back();
            let tight = pending == Pending::Break && (before.is_some_and(is_wide) || is_wide(c));
            if before.is_some() && !tight {
                self.line.push(' ');
            }
        }
        self.line.push(c);
    }
}

/// Whether no blank is meant where a source line ends beside `c`: Chinese characters and their marks
/// (CSS Text 3, segment break transformation, with one wide side taken for enough).
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_lines_close_up_between_chinese_and_not_between_words() {
        let mut flow = Flow::default();
        flow.collapsed("\n  欢迎\n大家 来。\u{3000}\n the Belt\nand Road \u{1}");
        flow.end_paragraph();
        flow.end_paragraph();
        flow.verbatim("\u{3000}一\n\n二");
        assert_eq!(flow.finish(), "欢迎大家 来。\u{3000}the Belt and Road\n\n一\n二\n");
    }
}
