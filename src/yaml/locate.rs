//! From a place in a value to the place in the file where it was typed.

use super::node::{Spot, Style};

/// The byte of `file` at which byte `offset` of `value` was typed; `value` is the text read from `spot`.
///
/// Walks both texts side by side: folded line ends, indentation and escapes are stepped over. Where the
/// two cannot be matched the place found last is given, so a caret may be early and never out of range.
pub fn locate(file: &str, spot: &Spot, value: &str, offset: usize) -> usize {
    let end = file.len();
    let mut at = spot.span.start.min(end);
    if matches!(spot.style, Style::Single | Style::Double) {
        at += 1;
    }
    for (index, c) in value.char_indices() {
        if index >= offset {
            break;
        }
        at = step(file, at, c, spot.style);
    }
    // The next character may stand behind indentation of a new line.
    let upcoming = value.get(offset..).and_then(|rest| rest.chars().next());
    if upcoming.is_some_and(|c| !c.is_whitespace()) {
        at += leading_blanks(&file[at.min(end)..]);
    }
    at.min(end)
}

/// Past the typed form of `c` at `at`.
fn step(file: &str, at: usize, c: char, style: Style) -> usize {
    let Some(rest) = file.get(at..) else { return at };
    if c.is_whitespace() {
        // One blank of the value is one typed blank, or a line end with the indentation behind it.
        return match rest.chars().next() {
            Some(typed) if typed == c && c != '\n' => at + typed.len_utf8(),
            Some('\\') => at + escape(rest),
            _ => at + leading_blanks(rest),
        };
    }
    let blanks = if rest.starts_with(c) { 0 } else { leading_blanks(rest) };
    let rest = &rest[blanks..];
    match (style, rest.chars().next()) {
        (Style::Double, Some('\\')) => at + blanks + escape(rest),
        (Style::Single, Some('\'')) => at + blanks + if rest.starts_with("''") { 2 } else { 0 },
        (_, Some(typed)) if typed == c => at + blanks + typed.len_utf8(),
        _ => at,
    }
}

fn leading_blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len()
}

/// The length of a double-quoted escape: `\n`, `\x41`, `\u4E2D`, `\U00020BB7`.
fn escape(text: &str) -> usize {
    match text.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(_) => 1 + text[1..].chars().next().map_or(0, char::len_utf8),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::Kind;
    use super::super::parse::parse;
    use super::*;

    fn typed(file: &str, word: &str) -> String {
        let node = parse(file).unwrap();
        let value = node.get("en").unwrap();
        let Kind::Scalar(text, style) = &value.kind else { panic!("en is text") };
        let spot = Spot { span: value.span.clone(), style: *style };
        let at = locate(file, &spot, text, text.find(word).unwrap());
        file[at..].chars().take(word.chars().count()).collect()
    }

    #[test]
    fn every_style_leads_back_to_what_was_typed() {
        for file in [
            "en: one two three\n",
            "en: 'it''s one two three'\n",
            "en: \"a \\u201Cone\\u201D two three\"\n",
            "en: |-\n  one\n  two three\n",
            "en: >-\n    one\n    two\n    three\n\n",
            "en: >\n  one\n\n  two\n\n\n  three\n",
            "en: one\n  two\n  three\n",
            "en: \"one\n  two\n\n  three\"\n",
            "en: >-\r\n  one\r\n  two three\r\n",
            "\u{FEFF}en: 中文 two three\n",
        ] {
            assert_eq!(typed(file, "three"), "three", "{file:?}");
            assert_eq!(typed(file, "two"), "two", "{file:?}");
        }
    }
}
