//! A list of maps in the form that this program writes, read line by line: much faster than YAML, and YAML.
//!
//! Nothing here decides what a file means. Whatever is not exactly that form (an escape, a bracket, a comment behind a
//! value, another indentation) is a surprise: the item it stands in is left to the reader of all YAML, and where not even
//! the items can be told apart, the whole file is. What is read here reads there the same, places included; tests hold
//! the two together (`tests/suite/strict.rs`).

use std::ops::Range;

use super::flow::{Bracketed, bracketed};
use super::line::{Text, block, is_plain, next_line, on_line};
use super::node::{Field, Places, Spot, Style};

/// A list, or a part of one, that can be read item by item.
#[derive(Debug, Clone, Copy)]
pub struct Strict<'a> {
    text: &'a str,
    /// Behind the line of the list's key, or where an item begins.
    start: usize,
    /// Where an item of another part begins, or the end of the file: the list may end before.
    end: usize,
}

/// An item of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its lines, blank ones and comments behind it included.
    pub lines: Range<usize>,
    /// Bytes of the map; the lines where it is none in the strict form.
    pub span: Range<usize>,
}

/// A field of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Bytes of the name.
    pub key: Range<usize>,
    /// What it holds.
    pub value: Value<'a>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing; the place is the end of the name.
    Nothing(usize),
    /// A text.
    Text(Text<'a>),
    /// A list of texts; its bytes are those of its items, the header of a block or the brackets included.
    List(Range<usize>, Vec<Text<'a>>),
    /// A map of texts in brackets: its bytes, and its keys with their values.
    Map(Range<usize>, Vec<(&'a str, Text<'a>)>),
}

impl<'a> Value<'a> {
    /// What stands in brackets in `file`, where nothing in it has brackets of its own.
    fn of(file: &'a str, read: Bracketed<'a>) -> Option<Self> {
        let text = |read| match read {
            Bracketed::Text(text) => Some(text),
            _ => None,
        };
        Some(match read {
            Bracketed::Text(text) => Self::Text(text),
            Bracketed::List(span, items) => {
                Self::List(span, items.into_iter().map(text).collect::<Option<_>>()?)
            }
            Bracketed::Map(span, pairs) => {
                let pair = |(key, value)| Some((&file[key], text(value)?));
                Self::Map(span, pairs.into_iter().map(pair).collect::<Option<_>>()?)
            }
        })
    }

    /// Bytes of the value.
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::Nothing(at) => *at..*at,
            Self::Text(text) => text.spot.span.clone(),
            Self::List(span, _) | Self::Map(span, _) => span.clone(),
        }
    }
}

impl Entry<'_> {
    /// Where it stands.
    fn place(&self) -> Field {
        let scalars = match &self.value {
            // An empty value is a scalar too.
            Value::Nothing(at) => vec![Spot { span: *at..*at, style: Style::Plain }],
            Value::Text(text) => vec![text.spot.clone()],
            Value::List(_, items) => items.iter().map(|item| item.spot.clone()).collect(),
            Value::Map(..) => Vec::new(),
        };
        Field { name: self.name.to_owned(), key: self.key.clone(), value: self.value.span(), scalars }
    }
}

impl<'a> Strict<'a> {
    /// Finds the top-level list called `key`, the first of that name; `None` where only reading the whole file can tell.
    pub fn of(text: &'a str, key: &str) -> Option<Self> {
        let line = format!("\n{key}:\n");
        let start = memchr::memmem::find(text.as_bytes(), line.as_bytes())? + line.len();
        is_plain(&text[..start]).then_some(Self { text, start, end: text.len() })
    }

    /// Where the fields of the item stand that begins with the line at byte `line` of `text`; `None` where it is not in the
    /// strict form.
    pub fn item(text: &'a str, line: usize) -> Option<Places> {
        let begins = text.get(line..)?.starts_with("- ") && (line == 0 || text.as_bytes()[line - 1] == b'\n');
        let (mut lines, mut fields) = (Lines { text, at: line }, Vec::new());
        let read = begins.then(|| {
            lines.item(|entry| {
                fields.push(entry.place());
                true
            })
        });
        let span = read.flatten().filter(|_| is_plain(&text[line..lines.at]))?;
        Some(Places { span, fields })
    }

    /// What stands above the items, the line of the key included.
    pub fn head(&self) -> &'a str {
        &self.text[..self.start]
    }

    /// What stands from the top-level key at `end` on; `None` where it needs a closer look.
    pub fn tail(&self, end: usize) -> Option<&'a str> {
        Some(&self.text[end..]).filter(|tail| is_plain(tail))
    }

    /// Where this part ends, unless the list ends before.
    pub fn end(&self) -> usize {
        self.end
    }

    /// How many bytes there are to be read.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether there is nothing to be read.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The same in `count` parts, each a number of items: a line that begins with `- ` begins an item, wherever it
    /// stands. Parts behind the end of the list hold what is no item of it.
    pub fn parts(&self, count: usize) -> Vec<Self> {
        let mut parts = Vec::with_capacity(count);
        let mut start = self.start;
        for left in (2..=count).rev() {
            let mut end = next_line(self.text, start + (self.end - start) / left);
            while end < self.end && !self.text[end..].starts_with("- ") {
                end = next_line(self.text, end);
            }
            parts.push(Self { start, end, ..*self });
            start = end;
        }
        parts.push(Self { start, ..*self });
        parts
    }

    /// Reads item by item: `field` puts an entry to what is made of the item, and says `false` where it cannot; `take` gets
    /// what was made, `None` where the item is YAML for another reader, and says `false` to end it all. Gives where the
    /// next top-level key begins, or the end of this part; `None` where only reading the whole file can tell.
    pub fn each<T: Default>(
        &self,
        mut field: impl FnMut(&mut T, &Entry<'a>) -> bool,
        mut take: impl FnMut(&Item, Option<T>) -> bool,
    ) -> Option<usize> {
        if !is_plain(&self.text[self.start..self.end]) {
            return None;
        }
        let mut at = skip_between(self.text, self.start);
        while at < self.end && self.text[at..].starts_with("- ") {
            let mut made = T::default();
            let mut lines = Lines { text: self.text, at };
            let read = lines.item(|entry| field(&mut made, entry));
            let (next, item, made) = match read {
                Some(span) => (lines.at, Item { lines: at..lines.at, span }, Some(made)),
                None => {
                    let next = next_item(self.text, at)?;
                    (next, Item { lines: at..next, span: at..next }, None)
                }
            };
            if !take(&item, made) {
                return None;
            }
            at = skip_between(self.text, next);
        }
        let ends = at >= self.end || self.text.as_bytes()[at].is_ascii_lowercase();
        ends.then_some(at.min(self.end))
    }
}

/// Past blank lines and comments that begin their line.
fn skip_between(text: &str, mut at: usize) -> usize {
    while text[at..].starts_with(['\n', '#']) {
        at = next_line(text, at);
    }
    at
}

/// Where the item behind the one at `at` begins, or a top-level key, or the end of the file. `None` where a line begins
/// with what is neither that, a comment nor deeper.
fn next_item(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut line = next_line(text, at);
    loop {
        match bytes.get(line) {
            None => return Some(line),
            Some(b' ' | b'\n' | b'#') => line = next_line(text, line),
            Some(b'-') if bytes.get(line + 1) == Some(&b' ') => return Some(line),
            Some(first) => return first.is_ascii_lowercase().then_some(line),
        }
    }
}

/// The lines of an item.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

/// The indentation of a field, and of the texts of a block.
const FIELD: usize = 2;
const BLOCK: usize = 4;

impl<'a> Lines<'a> {
    /// Reads the item that begins here, a map in brackets or not, up to the line behind it; gives its bytes. `None` for a
    /// surprise, or where `take` says `false`.
    fn item(&mut self, take: impl FnMut(&Entry<'a>) -> bool) -> Option<Range<usize>> {
        if self.rest().starts_with("- {") { self.bracketed(take) } else { self.map(take) }
    }

    /// The same for a map in brackets.
    fn bracketed(&mut self, mut take: impl FnMut(&Entry<'a>) -> bool) -> Option<Range<usize>> {
        let (text, start) = (self.text, self.at + FIELD);
        let end = start - FIELD + self.line().len();
        let Bracketed::Map(span, pairs) = bracketed(text, start, end)? else { return None };
        for (key, value) in pairs {
            let entry = Entry { name: &text[key.clone()], key, value: Value::of(text, value)? };
            if !take(&entry) {
                return None;
            }
        }
        loop {
            match self.rest().as_bytes() {
                [] | [b'-', b' ', ..] | [b'a'..=b'z', ..] => return Some(span),
                [b'\n' | b'#', ..] | [b' ', b' ', b'#', ..] => self.at = next_line(self.text, self.at),
                _ => return None,
            }
        }
    }

    /// Reads the map that begins here, up to the line behind it; gives its bytes. `None` for a surprise, or where `take`
    /// says `false`.
    fn map(&mut self, mut take: impl FnMut(&Entry<'a>) -> bool) -> Option<Range<usize>> {
        // The dash of the item takes the place of the indentation.
        let start = self.at + FIELD;
        loop {
            let entry = self.entry()?;
            if !take(&entry) {
                return None;
            }
            loop {
                match self.rest().as_bytes() {
                    [] | [b'-', b' ', ..] | [b'a'..=b'z', ..] => return Some(start..entry.value.span().end),
                    [b'\n' | b'#', ..] | [b' ', b' ', b'#', ..] => self.at = next_line(self.text, self.at),
                    [b' ', b' ', b'a'..=b'z', ..] => break,
                    _ => return None,
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The line at `at`, without its end; `at` goes on to the next.
    fn line(&mut self) -> &'a str {
        let rest = self.rest();
        let length = memchr::memchr(b'\n', rest.as_bytes());
        self.at += length.map_or(rest.len(), |length| length + 1);
        &rest[..length.unwrap_or(rest.len())]
    }

    /// A field.
    fn entry(&mut self) -> Option<Entry<'a>> {
        let start = self.at + FIELD;
        let content = &self.line()[FIELD..];
        let colon = content.bytes().position(|byte| !(byte.is_ascii_lowercase() || byte == b'-'))?;
        let (name, value) = content.split_at(colon);
        let key = start..start + colon;
        let value = match value.strip_prefix(':').filter(|_| colon > 0)? {
            "" => self.below(key.end)?,
            " >-" => Value::Text(self.block()?),
            value if value.starts_with(" {") => {
                let at = key.end + 2;
                Value::of(self.text, bracketed(self.text, at, at + value.len() - 1)?)?
            }
            value => Value::Text(on_line(value.strip_prefix(' ')?, key.end + 2)?),
        };
        Some(Entry { name, key, value })
    }

    /// The value of a field with nothing behind its colon: a list, or nothing.
    fn below(&mut self, key_end: usize) -> Option<Value<'a>> {
        let (first, mut items) = (self.at + BLOCK, Vec::new());
        while let Some(rest) = self.rest().strip_prefix("  - ") {
            let start = self.at + BLOCK;
            let is_block = rest.starts_with(">-\n");
            let line = self.line();
            items.push(if is_block { self.block()? } else { on_line(&line[BLOCK..], start)? });
        }
        Some(match items.last() {
            Some(last) => Value::List(first..last.spot.span.end, items),
            None => Value::Nothing(key_end),
        })
    }

    /// The text of a block whose header ends the line above.
    fn block(&mut self) -> Option<Text<'a>> {
        let text = block(self.text, &mut self.at, BLOCK)?;
        // A line of one or three blanks and something is no line of this form.
        let indent = self.rest().bytes().take_while(|&byte| byte == b' ').count();
        (indent == 0 || indent == FIELD).then_some(text)
    }
}
