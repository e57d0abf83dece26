//! Lists and maps in brackets, on one line, in the plain forms that most of them keep to.

use std::ops::Range;

use super::line::{Text, on_line};

/// What stands in brackets; its texts are those of the file.
pub(super) enum Bracketed<'a> {
    /// A text without brackets of its own.
    Text(Text<'a>),
    /// A list: its bytes and its items.
    List(Range<usize>, Vec<Bracketed<'a>>),
    /// A map: its bytes, and its keys with their values.
    Map(Range<usize>, Vec<Pair<'a>>),
}

/// A key, by its bytes, and its value.
pub(super) type Pair<'a> = (Range<usize>, Bracketed<'a>);

/// Maps with more keys are for a reader that finds a key that stands twice without comparing all with all.
pub(super) const MOST_KEYS: usize = 500;

/// Lists and maps inside one another; deeper ones are for a reader that counts them too.
pub(super) const DEEPEST: usize = 32;

/// Reads the list or map that begins at byte `at` of `text`, and where it ends; nothing but a comment may stand behind it in
/// its line, which ends at `end`. `None` at the first surprise.
pub(super) fn bracketed(text: &str, at: usize, end: usize) -> Option<Bracketed<'_>> {
    let mut reader = Reader { text, at, end, depth: 0 };
    let read = reader.collection()?;
    let rest = &text[reader.at..end];
    let bare = rest.trim_start_matches(' ');
    (rest.is_empty() || bare.len() < rest.len() && bare.starts_with('#')).then_some(read)
}

/// The bytes of the key that begins at `at`: a word, and behind it a colon and a blank or the end of the line.
pub(super) fn key(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes().get(at..)?;
    let joins = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let length = bytes.iter().take_while(joins).count();
    let starts = bytes.first()?.is_ascii_alphanumeric();
    let ends = bytes.get(length) == Some(&b':') && matches!(bytes.get(length + 1), None | Some(b' ' | b'\n'));
    (starts && ends).then_some(at..at + length)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The end of the line.
    end: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes()[..self.end].get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// The list or map that begins here.
    fn collection(&mut self) -> Option<Bracketed<'a>> {
        let start = self.at;
        self.depth += 1;
        let is_map = self.peek()? == b'{';
        let close = if is_map { b'}' } else { b']' };
        let (mut pairs, mut items): (Vec<Pair<'a>>, _) = (Vec::new(), Vec::new());
        self.at += 1;
        self.blanks();
        while self.depth <= DEEPEST && self.peek()? != close {
            if is_map {
                pairs.push(self.pair(&pairs)?);
            } else {
                items.push(self.item()?);
            }
            match self.peek()? {
                b',' => {
                    self.at += 1;
                    self.blanks();
                    // A comma behind the last one says nothing.
                    (self.peek()? != close).then_some(())?;
                }
                other => (other == close).then_some(())?,
            }
        }
        if self.peek()? != close {
            return None;
        }
        self.at += 1;
        self.depth -= 1;
        let span = start..self.at;
        Some(if is_map { Bracketed::Map(span, pairs) } else { Bracketed::List(span, items) })
    }

    /// The key that begins here, which is none of those of `before`, and its value.
    fn pair(&mut self, before: &[Pair<'a>]) -> Option<Pair<'a>> {
        let key = key(self.text, self.at)?;
        self.at = key.end + 1;
        (self.peek()? == b' ').then(|| self.blanks())?;
        let name = &self.text[key.clone()];
        let is_known = before.iter().any(|(known, _)| self.text[known.clone()] == *name);
        (before.len() < MOST_KEYS && !is_known).then_some(())?;
        Some((key, self.item()?))
    }

    /// The value that begins here, and the blanks behind it.
    fn item(&mut self) -> Option<Bracketed<'a>> {
        let start = self.at;
        let read = match self.peek()? {
            b'{' | b'[' => self.collection()?,
            b'"' => {
                let rest = &self.text.as_bytes()[start + 1..self.end];
                let length = memchr::memchr2(b'"', b'\\', rest)?;
                self.at = start + length + 2;
                Bracketed::Text(on_line(self.text.get(start..self.at)?, start)?)
            }
            _ => {
                let rest = &self.text.as_bytes()[start..self.end];
                let length = rest.iter().position(|byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}'))?;
                self.at = start + length;
                let typed = self.text[start..self.at].trim_end_matches(' ');
                Bracketed::Text(on_line(typed, start)?)
            }
        };
        self.blanks();
        Some(read)
    }
}
