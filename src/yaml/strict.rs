//! A list of maps in the form that this program writes, read line by line: much faster than YAML, and YAML.
//!
//! Nothing here decides what a file means. Whatever is not exactly that form (an escape, a bracket, a comment behind a
//! value, another indentation) is a surprise: the item it stands in is left to the reader of all YAML, and where not even
//! the items can be told apart, the whole file is. What is read here reads there the same, places included; tests hold
//! the two together (`tests/suite/strict.rs`).

use std::borrow::Cow;
use std::ops::Range;

use super::node::{Spot, Style};

/// A file whose list can be read item by item.
#[derive(Debug, Clone, Copy)]
pub struct Strict<'a> {
    text: &'a str,
    /// Behind the line of the list's key.
    start: usize,
    /// Where the next top-level key begins, or the file ends.
    end: usize,
}

/// An item of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a, 's> {
    /// Its lines, blank ones and comments behind it included.
    pub lines: Range<usize>,
    /// Its fields in file order, where it is a map in the strict form; else it is YAML for another reader.
    pub entries: Option<&'s [Entry<'a>]>,
}

impl Item<'_, '_> {
    /// Bytes of the map.
    pub fn span(&self) -> Range<usize> {
        match self.entries {
            Some([first, .., last]) => first.key.start..last.value.span().end,
            Some([only]) => only.key.start..only.value.span().end,
            _ => self.lines.clone(),
        }
    }
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
    /// A list of texts; the place is that of its first item, the header of a block included.
    List(usize, Vec<Text<'a>>),
}

/// A text and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Text<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Its place.
    pub spot: Spot,
}

impl Value<'_> {
    /// Bytes of the value.
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::Nothing(at) => *at..*at,
            Self::Text(text) => text.spot.span.clone(),
            Self::List(start, items) => *start..items.last().map_or(*start, |item| item.spot.span.end),
        }
    }
}

impl<'a> Strict<'a> {
    /// Finds the top-level list called `key`, the first of that name; `None` where only reading the whole file can tell.
    pub fn of(text: &'a str, key: &str) -> Option<Self> {
        if !is_plain_file(text) {
            return None;
        }
        let line = format!("\n{key}:\n");
        let start = memchr::memmem::find(text.as_bytes(), line.as_bytes())? + line.len();
        let end = top_key(text, start)?;
        Some(Self { text, start, end })
    }

    /// What stands above the items, the line of the key included.
    pub fn head(&self) -> &'a str {
        &self.text[..self.start]
    }

    /// Where the next top-level key begins, and all from there on.
    pub fn tail(&self) -> (usize, &'a str) {
        (self.end, &self.text[self.end..])
    }

    /// How many bytes the items are.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Gives each item to `take` until it says `false`; whether all were given.
    pub fn each(&self, mut take: impl FnMut(Item<'a, '_>) -> bool) -> bool {
        let mut entries = Vec::new();
        let mut at = skip_between(self.text, self.start);
        while at < self.end {
            if !self.text[at..].starts_with("- ") {
                return false;
            }
            entries.clear();
            let read = Lines { text: self.text, at, end: self.end }.map(&mut entries);
            let next = read.unwrap_or_else(|| next_item(self.text, at, self.end));
            let entries = read.is_some().then_some(entries.as_slice());
            if !take(Item { lines: at..next, entries }) {
                return false;
            }
            at = skip_between(self.text, next);
        }
        true
    }
}

/// Whether no byte of `text` needs a closer look: no control character but the line end, none of the signs that some
/// readers of YAML take for line ends, no byte order mark.
fn is_plain_file(text: &str) -> bool {
    let bytes = text.as_bytes();
    // No early end: so many bytes are looked at at once.
    let control =
        bytes.iter().fold(false, |found, &byte| found | ((byte < 0x20) & (byte != b'\n')) | (byte == 0x7f));
    // The lead bytes of U+0080 to U+009F, of U+2028 and U+2029, and of U+FEFF, U+FFFE and U+FFFF.
    let mut leads = memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes);
    !control
        && leads.all(|at| match (bytes[at], bytes.get(at + 1), bytes.get(at + 2)) {
            (0xc2, Some(next), _) => *next >= 0xa0,
            (0xe2, Some(0x80), Some(last)) => !matches!(last, 0xa8 | 0xa9),
            (0xef, Some(0xbb), Some(last)) => *last != 0xbf,
            (0xef, Some(0xbf), Some(last)) => *last < 0xbe,
            _ => true,
        })
}

/// Where the first line behind `at` begins a top-level key; the end of the text where none does. `None` where a line
/// begins with what is neither that, an item, a comment nor deeper.
fn top_key(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut line = at;
    loop {
        match bytes.get(line) {
            None => return Some(text.len()),
            Some(b' ' | b'\n' | b'#') => {}
            Some(b'-') if bytes.get(line + 1) == Some(&b' ') => {}
            Some(first) if first.is_ascii_lowercase() => return Some(line),
            Some(_) => return None,
        }
        line = next_line(text, line);
    }
}

fn next_line(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |offset| at + offset + 1)
}

/// Past blank lines and comments that begin their line.
fn skip_between(text: &str, mut at: usize) -> usize {
    while text[at..].starts_with(['\n', '#']) {
        at = next_line(text, at);
    }
    at
}

/// Where the item behind the one at `at` begins.
fn next_item(text: &str, at: usize, end: usize) -> usize {
    let mut line = next_line(text, at);
    while line < end && !text[line..].starts_with("- ") {
        line = next_line(text, line);
    }
    line.min(end)
}

/// The lines of an item.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

/// The indentation of a field, and of the texts of a block.
const FIELD: usize = 2;
const BLOCK: usize = 4;

impl<'a> Lines<'a> {
    /// Reads the map that begins here; gives the line behind it. `None` for a surprise.
    fn map(&mut self, entries: &mut Vec<Entry<'a>>) -> Option<usize> {
        // The dash of the item takes the place of the indentation.
        loop {
            let entry = self.entry()?;
            if entries.iter().any(|known| known.name == entry.name) {
                return None;
            }
            entries.push(entry);
            loop {
                let rest = self.rest();
                match rest.as_bytes() {
                    [] | [b'-', b' ', ..] => return Some(self.at),
                    [b'\n' | b'#', ..] => self.at = next_line(self.text, self.at),
                    [b' ', b' ', b'#', ..] => self.at = next_line(self.text, self.at),
                    [b' ', b' ', b'a'..=b'z', ..] => break,
                    _ => return None,
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    /// The line at `at`, without its end; `at` goes on to the next.
    fn line(&mut self) -> &'a str {
        let next = next_line(self.text, self.at).min(self.end);
        let line = &self.text[self.at..next];
        self.at = next;
        line.strip_suffix('\n').unwrap_or(line)
    }

    /// A field.
    fn entry(&mut self) -> Option<Entry<'a>> {
        let start = self.at + FIELD;
        let line = self.line();
        let content = &line[FIELD..];
        let colon = memchr::memchr(b':', content.as_bytes())?;
        let name = &content[..colon];
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            return None;
        }
        let key = start..start + colon;
        let value = match &content[colon + 1..] {
            "" => self.below(key.end)?,
            " >-" => Value::Text(self.block()?),
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
        Some(if items.is_empty() { Value::Nothing(key_end) } else { Value::List(first, items) })
    }

    /// The text of a block whose header ends the line above: lines folded, line ends at its end left away.
    fn block(&mut self) -> Option<Text<'a>> {
        let mut folded: Cow<'a, str> = Cow::Borrowed("");
        let (mut first, mut blanks) = (None, 0);
        while !self.rest().is_empty() {
            let rest = self.rest().as_bytes();
            if rest[0] == b'\n' {
                blanks += 1;
                self.at += 1;
                continue;
            }
            if !rest.starts_with(b"    ") {
                break;
            }
            let start = self.at + BLOCK;
            let line = &self.line()[BLOCK..];
            // Deeper lines are not folded, and blanks at an end are the reader's to judge.
            if line.is_empty() || line.starts_with(' ') || line.ends_with(' ') {
                return None;
            }
            match first {
                None if blanks > 0 => return None,
                None => (first, folded) = (Some(start), Cow::Borrowed(line)),
                Some(_) => {
                    let out = folded.to_mut();
                    if blanks == 0 {
                        out.push(' ');
                    }
                    (0..blanks).for_each(|_| out.push('\n'));
                    out.push_str(line);
                }
            }
            blanks = 0;
        }
        // A line of one or three blanks and something is no line of this form.
        let indent = self.rest().bytes().take_while(|&byte| byte == b' ').count();
        if indent != 0 && indent != FIELD {
            return None;
        }
        let end = if self.rest().is_empty() { self.text.len().min(self.at) } else { self.at + indent };
        let span = first.unwrap_or(end)..end;
        Some(Text { text: folded, spot: Spot { span, style: Style::Folded } })
    }
}

/// A text on one line: plain where nothing in it could be anything else, or in double quotes without escapes.
fn on_line(typed: &str, start: usize) -> Option<Text<'_>> {
    let span = start..start + typed.len();
    if let Some(inside) = typed.strip_prefix('"') {
        let inside = inside.strip_suffix('"')?;
        let simple = memchr::memchr2(b'"', b'\\', inside.as_bytes()).is_none();
        return simple
            .then_some(Text { text: Cow::Borrowed(inside), spot: Spot { span, style: Style::Double } });
    }
    let bytes = typed.as_bytes();
    let (&first, &last) = (bytes.first()?, bytes.last()?);
    if b"-?:,[]{}#&*!|>'%@` ".contains(&first) || matches!(last, b' ' | b':') {
        return None;
    }
    let special = memchr::memchr2_iter(b':', b'#', bytes).any(|at| match bytes[at] {
        b':' => bytes.get(at + 1) == Some(&b' '),
        _ => at > 0 && bytes[at - 1] == b' ',
    });
    let is_null = matches!(typed, "~" | "null" | "Null" | "NULL");
    (!special && !is_null)
        .then_some(Text { text: Cow::Borrowed(typed), spot: Spot { span, style: Style::Plain } })
}
