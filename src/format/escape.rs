//! Escaping: text of people becomes text of a page, and never markup.

/// The text on one line, without anything that is not text.
///
/// Line ends and tabs become blanks. Control characters and noncharacters go (HTML forbids both), and so do
/// the characters that turn the direction of writing, because their effect would reach beyond the text.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    replace(text, &mut out, |_| None);
    out
}

/// The text as HTML: for elements and for quoted attributes alike.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    html_to(text, &mut out);
    out
}

/// The same, behind what `out` holds.
pub(super) fn html_to(text: &str, out: &mut String) {
    replace(text, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    });
}

/// Writes [`plain`] text with the ASCII characters replaced for which `markup` has something.
fn replace(text: &str, out: &mut String, markup: impl Fn(u8) -> Option<&'static str>) {
    let (bytes, mut from, mut at) = (text.as_bytes(), 0, 0);
    while let Some(&byte) = bytes.get(at) {
        // Most characters of either language are copied in one piece with their neighbours.
        let stays = match byte {
            0x20..=0x7e => markup(byte).is_none(),
            // Trail bytes, and lead bytes of characters that are all text: 0xE3 to 0xE9 are Han and its marks.
            0x80..=0xc1 | 0xc3..=0xe1 | 0xe3..=0xee => true,
            _ => false,
        };
        if stays {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let instead = if c.is_ascii() { markup(byte) } else { None };
        if let Some(instead) = instead.or_else(|| not_text(c)) {
            out.push_str(&text[from..at]);
            out.push_str(instead);
            from = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// What stands for a character that is not text on one line: a blank, or nothing.
fn not_text(c: char) -> Option<&'static str> {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" "),
        _ if c.is_control() || is_nonchar(c) || turns_direction(c) => Some(""),
        _ => None,
    }
}

/// The text as Markdown, for the inside of a line.
///
/// Every character that can begin markup on a code host is escaped, `|` of tables and `$` of formulas
/// included. What is markup only where a line begins is left to [`markdown_line`].
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '`' | '~' | '$' | '^' => {
                out.extend(['\\', c])
            }
            c => out.push(c),
        }
    }
    out
}

/// Markdown that may stand where a line begins: no list, rule or block of code comes of it.
///
/// `markdown` is what [`markdown`] gave, or several of it put together.
pub(super) fn markdown_line(markdown: &str) -> String {
    // An ideographic blank is text: it indents a Chinese paragraph.
    let line = markdown.trim_matches(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let escaped = match rest.chars().next() {
        Some('.' | ')') => digits > 0,
        Some('-' | '+' | '=') => digits == 0,
        _ => false,
    };
    if escaped { format!("{}\\{rest}", &line[..digits]) } else { line.to_owned() }
}

/// The text as LaTeX, for running text and for arguments.
///
/// For signs that are no letters but say how lines end, TeX has words of its own, and fonts have nothing; marks of
/// direction and joiners go.
pub(super) fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in plain(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            '\u{a0}' => out.push('~'),
            '\u{ad}' => out.push_str("\\-"),
            '\u{200b}' => out.push_str("\\hspace{0pt}"),
            '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}

fn is_nonchar(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_kept_or_replaced_as_it_is_on_its_own() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let expected = not_text(c).map_or_else(|| c.to_string(), str::to_owned);
            assert_eq!(plain(&format!("一{c}a")), format!("一{expected}a"), "U+{:04X}", u32::from(c));
        }
        assert_eq!(
            html("<a href=\"x\">\u{202e}甲 & 'b'\n"),
            "&lt;a href=&quot;x&quot;&gt;甲 &amp; &#39;b&#39; "
        );
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(html("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
        assert_eq!(markdown("a|b *c* [d](e) <f> #1 $x$"), r"a\|b \*c\* \[d\](e) \<f\> \#1 \$x\$");
        assert_eq!(markdown("&lt;"), "&amp;lt;");
        assert_eq!(latex(r"\par{x} a_1^2 ~50% #1 & $5"), {
            r"\textbackslash{}par\{x\} a\_1\textasciicircum{}2 \textasciitilde{}50\% \#1 \& \$5"
        });
        assert_eq!(latex("a\u{a0}b\u{ad}c\u{200b}d\u{200f}\u{feff}"), "a~b\\-c\\hspace{0pt}d");
    }

    #[test]
    fn control_characters_do_not_get_in() {
        assert_eq!(plain("a\u{0}b\nc\td\u{7f}\u{9f}\u{202e}\u{fffe}e"), "ab c de");
        assert_eq!(html("\u{1b}[31m"), "[31m");
    }

    #[test]
    fn lines_do_not_begin_blocks() {
        assert_eq!(markdown_line("1. 甲"), r"1\. 甲");
        assert_eq!(markdown_line("12) b"), r"12\) b");
        assert_eq!(markdown_line("- c"), r"\- c");
        assert_eq!(markdown_line("==="), r"\===");
        assert_eq!(markdown_line("2021年"), "2021年");
        assert_eq!(markdown_line("    d"), "d");
        assert_eq!(markdown_line("　　戊"), "　　戊");
    }
}
