//! number-ordinal: a place in a row differs.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-ordinal",
    group: Group::Number,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: true,
    summary: "a place in a row differs",
    why: "第, 届, 世纪 and Roman numerals name things: the wrong number names another congress, another century.",
    cure: "Compare both and mend the English.",
    bad: &[Example::units("- {id: a, zh: 第十六届书展开幕。, en: The 17th book fair opened.}\n")],
    good: &[
        Example::units("- {id: a, zh: 第十六届书展开幕。, en: The sixteenth book fair opened.}\n"),
        Example::units("- {id: a, zh: 试验进入III期。, en: The trial entered Phase III.}\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Ordinal, sink);
}
