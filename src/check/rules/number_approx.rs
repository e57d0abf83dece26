//! number-approx: “more than”, “nearly” or “about” is said on one side only.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-approx",
    group: Group::Number,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: false,
    summary: "“more than”, “nearly” or “about” is said on one side only",
    why: "多, 近 and 约 tell how far a figure may be trusted. Translators rightly drop some, so the rule speaks only when asked to.",
    cure: "Say it, or leave it, on both sides.",
    bad: &[Example::units(
        "- {id: a, zh: 展览吸引了2500多万人。, en: The show drew nearly 25 million people.}\n",
    )],
    good: &[Example::units(
        "- {id: a, zh: 展览吸引了2500多万人。, en: The show drew more than 25 million people.}\n",
    )],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Approx, sink);
}
