//! final-mark: the Chinese asks and the English does not.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::last_sign;

pub(super) static RULE: Rule = Rule {
    id: "final-mark",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "the Chinese asks and the English does not",
    why: "A question that ends in a full stop is read as a statement.",
    cure: "End it with a question mark. A Chinese question may become an indirect one; then allow it.",
    bad: &[Example::units("- id: a\n  zh: \"您怎么看？\"\n  en: \"How do you see it.\"\n")],
    good: &[
        Example::units("- id: a\n  zh: \"您怎么看？\"\n  en: \"How do you see it?\"\n"),
        Example::units("- id: a\n  zh: \"您怎么看？他问。\"\n  en: \"He asked how I saw it.\"\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let (Some(zh), Some(en)) = (last_sign(&bead.zh), last_sign(&bead.en)) else { return };
    // Several questions may become one, and one may stand inside a statement.
    if is_question(zh) && matches!(en, '.' | '!') && !bead.en.contains(is_question) {
        let at = bead.en.rfind(en).unwrap_or(0);
        let message = Message::new("the Chinese asks, the English does not", "中文为问句，英文句末不是问号");
        sink.bead(bead, Side::En, at..at + en.len_utf8(), message);
    }
}

fn is_question(c: char) -> bool {
    matches!(c, '？' | '?')
}
