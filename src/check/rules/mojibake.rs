//! mojibake: the text was read in a wrong encoding.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "mojibake",
    group: Group::Character,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::CharacterEncoding),
    on: true,
    summary: "the text was read in a wrong encoding",
    why: "U+FFFD stands where a program could not read a character; â€™ is ’ in UTF-8, read as Western European. What was there is lost or hidden.",
    cure: "Take the text from where it came from once more, and save it as UTF-8.",
    bad: &[
        Example::units("- id: a\n  zh: 大家好！\n  en: \"Caf\\uFFFD\"\n"),
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Itâ€™s open.\"\n"),
    ],
    good: &[
        Example::units("- id: a\n  zh: \"咖啡馆\"\n  en: \"Café\"\n"),
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"It’s open.\"\n"),
    ],
    look: Look::Bead(look),
};

/// What a wrong encoding makes is of these kinds.
const SIGNS: Signs = Signs::from(&['\u{80}', '\u{7F}', 'â']);
const UNREAD: Signs = Signs::from(&['\u{FFFD}']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    for side in [Side::Zh, Side::En] {
        let text = bead.text(side);
        let signs = bead.signs(side);
        // U+FFFD is of a kind with the comma of Chinese, which is everywhere.
        let is_unread = match side {
            Side::Zh => bead.chinese().is_unread,
            Side::En => signs.meet(UNREAD) && text.contains('\u{FFFD}'),
        };
        if !is_unread && !signs.meet(SIGNS) {
            continue;
        }
        if let Some(range) = broken(text) {
            let shown = &text[range.clone()];
            let message = Message::new(
                format!("“{}” is no text", shown.escape_debug()),
                format!("“{}”是乱码", shown.escape_debug()),
            );
            sink.bead(bead, side, range, message);
        }
    }
}

/// The first place that only a wrong encoding makes.
fn broken(text: &str) -> Option<std::ops::Range<usize>> {
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        // Controls, and the first bytes of what is looked for: few of these are in a text.
        if !matches!(byte, ..0x20 | 0x7F | 0xC2 | 0xC3 | 0xEF) {
            continue;
        }
        let Some(c) = text[at..].chars().next() else { continue };
        let behind = at + c.len_utf8();
        let next = text[behind..].chars().next();
        let end = behind + next.map_or(0, char::len_utf8);
        match c {
            '\u{FFFD}' | '\u{80}'..='\u{9F}' => return Some(at..behind),
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => return Some(at..behind),
            // The first byte of ’ “ ” … in UTF-8 is â in Windows-1252, the second is €; É of é is Ã with a sign.
            'â' if next == Some('€') => return Some(at..end),
            'Ã' if next.is_some_and(|c| matches!(c, '\u{A1}'..='\u{BF}')) => return Some(at..end),
            'ï' if next.is_some_and(|c| matches!(c, '¼' | '»' | '¿')) => return Some(at..end),
            _ => {}
        }
    }
    None
}
