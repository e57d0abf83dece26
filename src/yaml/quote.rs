//! Writing a scalar so that it reads back as itself: plain where that is safe, else double-quoted.

/// `text` as a block-style value (behind `key: ` or `- `), on one line.
pub fn scalar(text: &str) -> String {
    if is_plain(text, false) { text.to_owned() } else { double_quoted(text) }
}

/// `text` as a value inside `{…}` or `[…]`, on one line.
pub fn flow_scalar(text: &str) -> String {
    if is_plain(text, true) { text.to_owned() } else { double_quoted(text) }
}

/// Whether `text` without quotes is read back as the same text by every YAML reader.
fn is_plain(text: &str, flow: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let edges = text.trim() == text && !text.starts_with('\u{3000}') && !text.ends_with('\u{3000}');
    let opening = matches!(
        first,
        '-' | '?'
            | ':'
            | ','
            | '['
            | ']'
            | '{'
            | '}'
            | '#'
            | '&'
            | '*'
            | '!'
            | '|'
            | '>'
            | '\''
            | '"'
            | '%'
            | '@'
            | '`'
            | '='
            | '~'
            | '<'
    );
    let inner =
        text.contains(": ") || text.ends_with(':') || text.contains(" #") || text.chars().any(is_special);
    let in_flow = flow && text.contains([',', '[', ']', '{', '}', ':', '#', '"', '\'']);
    edges && !opening && !inner && !in_flow && !is_typed(text)
}

/// Characters that need an escape, and line ends.
fn is_special(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Words and numerals that YAML readers take for something other than text.
fn is_typed(text: &str) -> bool {
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "y" | "n"
            | "yes"
            | "no"
            | "true"
            | "false"
            | "on"
            | "off"
            | "null"
            | ".inf"
            | "-.inf"
            | "+.inf"
            | ".nan"
    );
    let numeral = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '.'))
        && text.chars().all(|c| {
            c.is_ascii_hexdigit() || matches!(c, '.' | '_' | '+' | '-' | ':' | 'x' | 'o' | 'T' | 'Z' | ' ')
        });
    word || numeral
}

/// `text` in double quotes, on one line.
pub fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_special(c) && u32::from(c) <= 0xFF => out.push_str(&format!("\\x{:02X}", u32::from(c))),
            c if is_special(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `text` in single quotes, on one line; `None` where that cannot be.
pub fn single_quoted(text: &str) -> Option<String> {
    (!text.chars().any(is_special)).then(|| format!("'{}'", text.replace('\'', "''")))
}

/// Whether `text` can stand in a block scalar as it is, without an indentation indicator: for a folded one on
/// one line, else with its lines as they are.
pub fn fits_block(text: &str, folded: bool) -> bool {
    let special = |c: char| (folded || c != '\n') && is_special(c);
    !text.trim().is_empty()
        && !text.starts_with([' ', '\t', '\n'])
        && !text.ends_with('\n')
        && !text.chars().any(special)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chinese_sentences_stay_plain_and_traps_are_quoted() {
        assert_eq!(scalar("中俄是全面战略合作伙伴。"), "中俄是全面战略合作伙伴。");
        assert_eq!(scalar("“一带一路”合作：新成果"), "“一带一路”合作：新成果");
        assert_eq!(scalar("注: 好"), "\"注: 好\"");
        for trap in ["", "no", "2021", "1:30", "- a", "#5", "a #b", "a:", " a", "12e3", "~", "3月7日\n"] {
            assert!(scalar(trap).starts_with('"'), "{trap:?}");
        }
        assert_eq!(flow_scalar("a, b"), "\"a, b\"");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same_in_both_readers(text in "(\\PC|[\\n\\t\"'#:\\- \u{85}\u{1}])*") {
            for (line, flow) in [(format!("k: {}\n", scalar(&text)), false), (format!("k: {{a: {}, b: c}}\n", flow_scalar(&text)), true)] {
                let ours = crate::yaml::parse_any(&line).unwrap();
                let value = ours.get("k").and_then(|k| if flow { k.get("a") } else { Some(k) }).unwrap();
                prop_assert_eq!(value.text(), Some(text.as_str()));
                // A second reader, written by others, must agree.
                let theirs: serde_yaml::Value = serde_yaml::from_str(&line).unwrap();
                let value = if flow { &theirs["k"]["a"] } else { &theirs["k"] };
                prop_assert_eq!(value.as_str(), Some(text.as_str()));
            }
        }
    }
}
