//! number-dateline: the dateline of a report is not in the English.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-dateline",
    group: Group::Number,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Omission),
    on: true,
    summary: "the dateline of a report is not in the English",
    why: "新华社7月26日电 says who reported it and when; without it, “on the 11th” in the next line hangs in the air.",
    cure: "Write the dateline, or, in a house that drops datelines, silence the rule: `checks: {ignore: [number-dateline]}`.",
    bad: &[Example::units(
        "- {id: a, zh: 新华社成都7月26日电 今年夏粮丰收。, en: This year's summer harvest was good.}\n",
    )],
    good: &[
        Example::units(
            "- {id: a, zh: 新华社成都7月26日电 今年夏粮丰收。, en: \"Chengdu, July 26 -- This year's summer harvest was good.\"}\n",
        ),
        Example::units(
            "- {id: a, zh: 新华社成都7月26日电 今年夏粮丰收。, en: Xinhua reports from Chengdu that the summer harvest was good.}\n",
        ),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Dateline, sink);
}
