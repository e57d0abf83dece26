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
    let count = |mark: char| bead.en.matches(mark).count();
    if let Some(at) = bead.en.find('"').filter(|_| bead.en.contains(['“', '”'])) {
        let message = Message::new("straight and curly quotation marks in one text", "直引号与弯引号混用");
        sink.bead(bead, Side::En, at..at + 1, message);
    } else if let Some(at) = bead.en.rfind('“').filter(|_| count('“') == count('”') + 2) {
        let message = Message::new("“ stands where ” is meant", "此处“应为”");
        sink.bead(bead, Side::En, at..at + '“'.len_utf8(), message);
    }
}
