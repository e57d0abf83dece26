//! quote-balance: a quotation mark is opened and not closed, or the other way round.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "quote-balance",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "a quotation mark is opened and not closed, or the other way round",
    why: "With one half missing the reader no longer knows whose words these are.",
    cure: "Write the missing mark. Where the Chinese too opens a quotation that a later sentence closes, nothing is said.",
    bad: &[
        Example::units("- id: a\n  zh: \"他说：“欢迎。”\"\n  en: \"He said, “Welcome.\"\n"),
        Example::units("- id: a\n  zh: \"这是“里程碑”。\"\n  en: \"This is a \\\"milestone.\"\n"),
    ],
    good: &[
        Example::units("- id: a\n  zh: \"他说：“欢迎。”\"\n  en: \"He said, “Welcome.”\"\n"),
        Example::units("- id: a\n  zh: \"“欢迎。\"\n  en: \"“Welcome.\"\n"),
        Example::units("- id: a\n  zh: \"27英寸屏幕\"\n  en: \"A 27\\\" screen\"\n"),
    ],
    look: Look::English(SIGNS, look),
};

const SIGNS: Signs = Signs::from(&['"', '“', '「']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    // A quotation of several sentences is opened in one unit and closed in another, in both languages.
    let (opened, closed) = count(&bead.zh);
    if opened != closed || straight(&bead.zh).len() % 2 == 1 {
        return;
    }
    let (opened, closed) = count(&bead.en);
    let marks = straight(&bead.en);
    // “ typed for ”, or beside ", is a matter of style (`quote-mix`); a mark too few makes an odd number.
    if (opened + closed + marks.len()).is_multiple_of(2) {
        return;
    }
    let plain = !bead.zh.contains(['“', '”', '"', '「', '」', '『', '』', '‘', '’']);
    let at_edge = bead.en.starts_with(['“', '"']) || bead.en.ends_with(['”', '"']);
    // The middle of a quotation: Chinese has no mark there, English may open every paragraph.
    if plain && at_edge && opened + closed + marks.len() == 1 {
        return;
    }
    let at = match marks.last() {
        Some(&at) if opened == closed => at,
        _ if opened > closed => bead.en.rfind('“').unwrap_or(0),
        _ => bead.en.find('”').unwrap_or(0),
    };
    let length = bead.en[at..].chars().next().map_or(0, char::len_utf8);
    let message = Message::new("a quotation mark has no other half", "引号不成对");
    sink.bead(bead, Side::En, at..at + length, message);
}

/// How many quotations open and how many close. 「」 do the same in traditional print.
fn count(text: &str) -> (usize, usize) {
    // They begin with one of two bytes, which few other characters of either language do.
    let begun = memchr::memchr2_iter(0xE2, 0xE3, text.as_bytes());
    begun.fold((0, 0), |(opened, closed), at| match text[at..].chars().next() {
        Some('“' | '「' | '『') => (opened + 1, closed),
        Some('”' | '」' | '』') => (opened, closed + 1),
        _ => (opened, closed),
    })
}

/// The straight double marks that quote; behind a digit one is an inch or a second, when there is an odd number of them.
fn straight(text: &str) -> Vec<usize> {
    let all: Vec<usize> = memchr::memchr_iter(b'"', text.as_bytes()).collect();
    if all.len().is_multiple_of(2) {
        return all;
    }
    let inch = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
    match all.iter().position(|&at| inch(at)) {
        Some(index) => all.iter().enumerate().filter(|&(i, _)| i != index).map(|(_, &at)| at).collect(),
        None => all,
    }
}
