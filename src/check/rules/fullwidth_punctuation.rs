//! fullwidth-punctuation: a full-width mark, letter or digit stands in the English.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::{Signs, is_han};

pub(super) static RULE: Rule = Rule {
    id: "fullwidth-punctuation",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "a full-width mark, letter or digit stands in the English",
    why: "An input method left in Chinese mode types ，for a comma. In English type it leaves a hole, and a search for 2025 does not find ２０２５.",
    cure: "Type the English mark. Marks that belong to quoted Chinese are left alone.",
    bad: &[
        Example::units("- id: a\n  zh: \"大家好，欢迎。\"\n  en: \"Hello，and welcome.\"\n"),
        Example::units("- id: a\n  zh: \"九点开门。\"\n  en: \"We open at nine。\"\n"),
    ],
    good: &[
        Example::units(
            "- id: a\n  zh: \"三十而立，四十不惑。\"\n  en: \"At thirty one stands firm (三十而立，四十不惑).\"\n",
        ),
        Example::units("- id: a\n  zh: \"九点开门。\"\n  en: \"We open at nine.\"\n"),
    ],
    look: Look::English(SIGNS, look),
};

const SIGNS: Signs = Signs::from(&['。', '！', '￥']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    for (at, c) in bead.en.char_indices().filter(|&(_, c)| is_full_width(c)) {
        let (before, behind) = (&bead.en[..at], &bead.en[at + c.len_utf8()..]);
        // A mark next to a Han character belongs to quoted Chinese, which is another rule's.
        if before.ends_with(is_han) || behind.starts_with(is_han) {
            continue;
        }
        let message = Message::new(format!("“{c}” is a full-width character"), format!("“{c}”是全角字符"));
        sink.bead_fixed(bead, Side::En, at..at + c.len_utf8(), english(before, c, behind), message);
    }
}

/// What English has for `c`, with the blank that full-width marks carry inside them; `None` where a person
/// has to choose.
fn english(before: &str, c: char, behind: &str) -> Option<String> {
    let plain = match c {
        '。' => '.',
        '、' => ',',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0)?,
        _ => return None,
    };
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (last, next) = (before.chars().next_back(), behind.chars().next());
    Some(match plain {
        ',' | ';' | ':' | '!' | '?' | '.' if word(next) => format!("{plain} "),
        '(' if word(last) => format!(" {plain}"),
        ')' if word(next) => format!("{plain} "),
        _ => plain.to_string(),
    })
}

/// The full-width forms of ASCII, and the marks that only Chinese has.
fn is_full_width(c: char) -> bool {
    matches!(
        c,
        '\u{FF01}'
            ..='\u{FF5E}'
                | '。'
                | '、'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '「'
                | '」'
                | '『'
                | '』'
                | '【'
                | '】'
                | '〔'
                | '〕'
                | '￥'
    )
}
