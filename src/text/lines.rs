//! Byte offset to line and column.

/// A place for people: line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The line starts of a text, found once.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of `text`; `\n`, `\r\n` and a lone `\r` each end one.
    pub fn new(text: &str) -> Self {
        if memchr::memchr(b'\r', text.as_bytes()).is_none() {
            let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
            return Self { starts: std::iter::once(0).chain(ends).collect() };
        }
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter_map(|(at, &byte)| match byte {
            b'\n' => Some(at + 1),
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
            _ => None,
        });
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The place of byte `offset` in `text`, the text this index was made from.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        Place { line, column: text[start..offset].chars().count() + 1 }
    }

    /// The byte range of line `line` (from 1) in `text`, without its line end; empty past the last.
    pub fn range(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        start..start + text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_every_line_end_counts_once() {
        let text = "甲乙\r\n丙：\r丁";
        let lines = Lines::new(text);
        assert_eq!(lines.count(), 3);
        assert_eq!(lines.place(text, 3), Place { line: 1, column: 2 });
        assert_eq!(lines.place(text, 11), Place { line: 2, column: 2 });
        assert_eq!(lines.place(text, text.len()), Place { line: 3, column: 2 });
        assert_eq!(&text[lines.range(text, 1)], "甲乙");
        assert_eq!(&text[lines.range(text, 9)], "");
    }
}
