//! quote-mix: straight and curly quotation marks are mixed.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "quote-mix",
    group: Group::Punctuation,
    severity: Severity::Note,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "straight and curly quotation marks are mixed",
    why: "Both are right; side by side they look like a slip, and a search for one does not find the other.",
    cure: "Use the kind that the rest of the document uses.",
    bad: &[Example::units("- id: a\n  zh: \"“一带”和“一路”\"\n  en: \"“Belt” and \\\"Road\\\"\"\n")],
    good: &[Example::units("- id: a\n  zh: \"“一带”和“一路”\"\n  en: \"“Belt” and “Road”\"\n")],
    look: Look::English(SIGNS, look),
};

const SIGNS: Signs = Signs::from(&['"', '“']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let bytes = bead.en.as_bytes();
    let (mut opened, mut closed, mut last) = (0, 0, 0);
    for at in memchr::memchr_iter(0xE2, bytes) {
        match bead.en[at..].chars().next() {
            Some('“') => (opened, last) = (opened + 1, at),
            Some('”') => closed += 1,
            _ => {}
        }
    }
    if let Some(at) = memchr::memchr(b'"', bytes).filter(|_| opened + closed > 0) {
        let message = Message::new("straight and curly quotation marks in one text", "直引号与弯引号混用");
        sink.bead(bead, Side::En, at..at + 1, message);
    } else if opened == closed + 2 {
        let message = Message::new("“ stands where ” is meant", "此处“应为”");
        sink.bead(bead, Side::En, last..last + '“'.len_utf8(), message);
    }
}
