//! Texts in the plain forms: on one line, and folded over several.

use std::borrow::Cow;

use super::node::{Spot, Style};

/// A text and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Text<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Its place.
    pub spot: Spot,
}

/// Whether no byte of `text` needs a closer look: no control character but the line end, none of the signs that some
/// readers of YAML take for line ends, no byte order mark.
pub(super) fn is_plain(text: &str) -> bool {
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

pub(super) fn next_line(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |offset| at + offset + 1)
}

/// The text of a block that begins at byte `at`, lines folded, line ends at its end left away; its lines begin with `indent`
/// blanks. `at` goes on to the line behind it and behind the empty lines there.
pub(super) fn block<'a>(text: &'a str, at: &mut usize, indent: usize) -> Option<Text<'a>> {
    let mut folded: Cow<'a, str> = Cow::Borrowed("");
    let (mut first, mut blanks) = (None, 0);
    while *at < text.len() {
        let rest = &text.as_bytes()[*at..];
        if rest[0] == b'\n' {
            blanks += 1;
            *at += 1;
            continue;
        }
        if !rest.iter().take(indent).all(|&byte| byte == b' ') {
            break;
        }
        let start = *at + indent;
        *at = next_line(text, *at);
        let line = text.get(start..*at)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
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
    let here = text.as_bytes()[*at..].iter().take_while(|&&byte| byte == b' ').count();
    let end = (*at + here).min(text.len());
    let span = first.unwrap_or(end)..end;
    Some(Text { text: folded, spot: Spot { span, style: Style::Folded } })
}

/// A text on one line: plain where nothing in it could be anything else, or in double quotes without escapes.
pub(super) fn on_line(typed: &str, start: usize) -> Option<Text<'_>> {
    let span = start..start + typed.len();
    if let Some(inside) = typed.strip_prefix('"') {
        let inside = inside.strip_suffix('"')?;
        let simple = memchr::memchr2(b'"', b'\\', inside.as_bytes()).is_none();
        return simple
            .then_some(Text { text: Cow::Borrowed(inside), spot: Spot { span, style: Style::Double } });
    }
    let bytes = typed.as_bytes();
    let (&first, &last) = (bytes.first()?, bytes.last()?);
    if is_sign(first) || matches!(last, b' ' | b':') {
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

/// Whether YAML may see more than a character of a text in `first`, where a text begins with it.
fn is_sign(first: u8) -> bool {
    matches!(
        first,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'%'
            | b'@'
            | b'`'
            | b' '
    )
}
