//! invisible-character: a character that nobody sees stands in the English.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "invisible-character",
    group: Group::Character,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::CharacterEncoding),
    on: true,
    summary: "a character that nobody sees stands in the English",
    why: "Zero-width spaces, byte order marks and soft hyphens come with text copied from web pages. A search for the word does not find it any more.",
    cure: "Delete it.",
    bad: &[Example::units("- id: a\n  zh: 大家好！\n  en: \"Hel\\u200Blo.\"\n")],
    good: &[Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello.\"\n")],
    look: Look::English(SIGNS, look),
};

const SIGNS: Signs = Signs::from(&['\u{200B}', '\u{FEFF}', '\u{AD}', '\t']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let bytes = bead.en.as_bytes();
    // The tab, and what the others begin with: few other characters of English do.
    let begun = memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes).chain(memchr::memchr_iter(b'\t', bytes));
    for (at, c) in begun.filter_map(|at| Some((at, bead.en[at..].chars().next()?))) {
        if matches!(
            c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'
                ..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\t'
        ) {
            let code = format!("U+{:04X}", u32::from(c));
            let message =
                Message::new(format!("an invisible character ({code})"), format!("不可见字符（{code}）"));
            let with = if c == '\t' { " " } else { "" };
            sink.bead_fixed(bead, Side::En, at..at + c.len_utf8(), Some(with.to_owned()), message);
        }
    }
}
