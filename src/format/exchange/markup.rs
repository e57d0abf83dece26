//! Text inside XML, and bytes of a file as text.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// `text` for elements and for quoted attributes; characters that XML 1.0 does not have are left out, but for those
/// that end lines.
pub(super) fn escaped(text: &str) -> String {
    escaped_with(text, |c, out| {
        if matches!(c, '\u{b}' | '\u{c}') {
            out.push('\n');
        }
    })
}

/// The same, with `illegal` told of each character that XML 1.0 does not have, and what was written so far.
///
/// `\r` and, in attributes, `\n` and tabs would be read as blanks or line ends if they stood as they are.
pub(super) fn escaped_with(text: &str, illegal: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // `]]>` may not stand in text.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            c if is_xml(c) => out.push(c),
            c => illegal(c, &mut out),
        }
    }
    out
}

/// `text` for an attribute: line ends and tabs stay what they are.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// The value of an attribute by its local name: programs choose their own prefixes.
pub(super) fn attribute_of(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Explicit1_0).ok().map(Cow::into_owned)
}

/// Whether XML 1.0 has the character (its production 2, `Char`).
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The text of a file: UTF-8, or UTF-16 where its mark says so (Excel's “Unicode text”, some translation programs).
///
/// # Errors
/// What is wrong, where it is neither; `noun` is what the file should be.
pub(super) fn text_of<'b>(bytes: &'b [u8], noun: &str) -> Result<Cow<'b, str>, String> {
    let utf16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((encoding_rs::UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((encoding_rs::UTF_16BE, rest)),
        _ => None,
    };
    let text = match utf16 {
        Some((encoding, rest)) => encoding.decode_without_bom_handling_and_without_replacement(rest),
        None => {
            std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(Cow::Borrowed)
        }
    };
    text.ok_or_else(|| format!("this {noun} is not UTF-8"))
}

/// Bytes of a text become its lines, in one pass: the offsets that are asked for only grow.
#[derive(Debug)]
pub(super) struct LineCounter<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> LineCounter<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line, from 1, in which byte `at` stands.
    pub(super) fn line(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        self.line += self.text[self.at..at].iter().filter(|&&byte| byte == b'\n').count();
        self.at = at;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_xml_and_nothing_else() {
        assert_eq!(escaped("<a b=\"1\">&]]>\u{1}\r\u{b}"), "&lt;a b=&quot;1&quot;&gt;&amp;]]&gt;&#13;\n");
        assert_eq!(attribute("a\nb\tc"), "a&#10;b&#9;c");
        assert_eq!(escaped_with("a\u{1}", |c, out| out.push_str(&format!("[{:x}]", c as u32))), "a[1]");
    }

    #[test]
    fn utf_16_is_read_where_its_mark_says_so() {
        assert_eq!(text_of(b"\xff\xfea\0\x2d\x4e", "table").as_deref(), Ok("a中"));
        assert_eq!(text_of(b"\xef\xbb\xbfa", "table").as_deref(), Ok("a"));
        assert_eq!(text_of(b"\xffa", "table"), Err("this table is not UTF-8".to_owned()));
    }

    #[test]
    fn lines_are_counted_once() {
        let mut lines = LineCounter::of("a\nb\nc");
        assert_eq!(
            [lines.line(0), lines.line(2), lines.line(4), lines.line(1), lines.line(99)],
            [1, 2, 3, 1, 3]
        );
    }
}
