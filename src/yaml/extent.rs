//! How far a value reaches in the file: from its first sign to its last, headers of block scalars included.
//!
//! The reader gives each value a span, but for a block scalar only that of its text, and for a block list or
//! map only a beginning. Whoever edits needs the whole of it, and the dashes.

use std::ops::Range;

use super::lex::{indent, line_end, next_line};
use super::node::{Kind, Node, Style};

/// The next sign at or behind `at` that is no blank, line end, comment, anchor or tag.
pub fn token_after(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => at += 1,
            b'#' => at = line_end(text, at),
            b'&' | b'!' => {
                at += bytes[at..].iter().take_while(|&&byte| !super::lex::is_blank(byte)).count();
            }
            _ => break,
        }
    }
    at
}

/// The column of `at` in bytes: nothing but spaces and signs of YAML stands before what is asked for.
pub fn column(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
    at - line - if text[line..].starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

/// A block scalar as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockScalar {
    /// `>` or `|` with what stands right behind it.
    pub header: Range<usize>,
    /// Its lines of text without the last line end; empty where none were typed yet.
    pub body: Range<usize>,
    /// The column of its text; where there is none, of the text to come.
    pub column: usize,
    /// Where the value ends: behind the body, or behind the blank lines that `+` keeps.
    pub end: usize,
}

impl BlockScalar {
    /// The block scalar whose header stands at `at`, in a map or list at column `parent`.
    pub fn at(text: &str, at: usize, parent: usize) -> Self {
        let bytes = text.as_bytes();
        let signs = bytes[at + 1..].iter().take_while(|byte| b"-+0123456789".contains(byte)).count();
        let header = at..at + 1 + signs;
        let asked = text[header.clone()].chars().find_map(|c| c.to_digit(10));
        let keep = text[header.clone()].contains('+');
        let mut column = asked.map(|more| parent + more as usize);
        let first = next_line(text, at);
        let (mut line, mut body, mut blank_end) = (first, first..first, first);
        while line < text.len() {
            let end = line_end(text, line);
            let content = text[line..end].trim_end_matches('\r').len();
            let spaces = indent(bytes, line);
            let blank = spaces == content;
            if !blank && spaces < column.unwrap_or(parent + 1) {
                break;
            }
            if !blank {
                column.get_or_insert(spaces);
            }
            if !blank || column.is_some_and(|column| spaces > column) {
                body.end = line + content;
            }
            blank_end = line + content;
            line = next_line(text, line);
            if end == text.len() {
                break;
            }
        }
        let empty = body.is_empty();
        let end = match (keep, empty) {
            (true, _) if blank_end > first => blank_end,
            (_, true) => header.end,
            _ => body.end,
        };
        if empty {
            body = header.end..header.end;
        }
        Self { header, body, column: column.unwrap_or(parent + 2), end }
    }
}

/// Where `node` begins and ends. `anchor` is the place behind the colon or dash that introduces it, `parent` the
/// column of that key or dash. Nothing ends where it begins: at the anchor.
pub fn extent(text: &str, anchor: usize, node: &Node, parent: usize) -> Range<usize> {
    let start = token_after(text, anchor);
    match &node.kind {
        _ if text[start..].starts_with('*') && node.span.start == start => node.span.clone(),
        Kind::Scalar(_, Style::Plain) => {
            let end = node.span.start + text[node.span.clone()].trim_end().len();
            if end == node.span.start { anchor..anchor } else { node.span.start..end }
        }
        Kind::Scalar(_, Style::Literal | Style::Folded) => start..BlockScalar::at(text, start, parent).end,
        Kind::Scalar(..) => node.span.clone(),
        _ if node.flow => node.span.clone(),
        Kind::List(items) => {
            let end = items
                .last()
                .zip(item_dashes(text, anchor, items).last())
                .map_or(anchor, |(item, &dash)| extent(text, dash + 1, item, column(text, dash)).end);
            start..end
        }
        Kind::Map(pairs) => {
            let end = pairs.last().map_or(anchor, |(key, value)| {
                extent(text, behind_colon(text, key), value, column(text, key.span.start)).end
            });
            start..end
        }
    }
}

/// The place behind the colon of `key`.
pub fn behind_colon(text: &str, key: &Node) -> usize {
    text[key.span.end..].find(':').map_or(key.span.end, |offset| key.span.end + offset + 1)
}

/// The dashes of a block list that is introduced at `anchor`.
pub fn item_dashes(text: &str, anchor: usize, items: &[Node]) -> Vec<usize> {
    let mut at = anchor;
    let mut dashes = Vec::with_capacity(items.len());
    for item in items {
        let dash = token_after(text, at);
        dashes.push(dash);
        at = extent(text, dash + 1, item, column(text, dash)).end.max(dash + 1);
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn reach<'a>(text: &'a str, name: &str) -> &'a str {
        let node = parse(text).unwrap();
        let Kind::Map(pairs) = &node.kind else { panic!("a map") };
        let (key, value) = pairs.iter().find(|(key, _)| key.text() == Some(name)).unwrap();
        &text[extent(text, behind_colon(text, key), value, column(text, key.span.start))]
    }

    #[test]
    fn a_value_reaches_from_its_header_to_its_last_sign() {
        for (value, expected) in [
            ("one\n  two # x", "one\n  two"),
            ("'a # b'   ", "'a # b'"),
            (">- # todo\n   one\n\n   two\n\n", ">- # todo\n   one\n\n   two"),
            ("|2\n   one\n  two\n\n", "|2\n   one\n  two"),
            ("|+\n  one\n\n", "|+\n  one\n\n"),
            (">-   # nothing\n\n", ">-"),
            ("", ""),
            ("   # nothing", ""),
            ("\n- >-\n  one\n# between\n-\n- [a,\n b]  # c", "- >-\n  one\n# between\n-\n- [a,\n b]"),
            ("\n  zh: a\n  en: >\n    b\n  # c", "zh: a\n  en: >\n    b"),
            ("&x one", "one"),
        ] {
            assert_eq!(reach(&format!("k: {value}\nz: 1\n"), "k"), expected, "{value}");
        }
    }
}
