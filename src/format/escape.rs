//! Escaping: text of people becomes text of a page, and never markup.

/// The text on one line, without anything that is not text.
///
/// Line ends and tabs become blanks. Control characters and noncharacters go (HTML forbids both), and so do
/// the characters that turn the direction of writing, because their effect would reach beyond the text.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| {
            if matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .filter(|&c| !c.is_control() && !is_nonchar(c) && !turns_direction(c))
        .collect()
}

/// The text as HTML: for elements and for quoted attributes alike.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
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
    fn markup_becomes_text() {
        assert_eq!(html("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
        assert_eq!(markdown("a|b *c* [d](e) <f> #1 $x$"), r"a\|b \*c\* \[d\](e) \<f\> \#1 \$x\$");
        assert_eq!(markdown("&lt;"), "&amp;lt;");
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
