//! number-date: a year, month, day or time differs.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-date",
    group: Group::Number,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: true,
    summary: "a year, month, day or time differs",
    why: "A wrong date survives every proof-reading that does not look at the source.",
    cure: "Compare both dates and mend the English. A year added to a date, or a month known from the context, is left alone.",
    bad: &[
        Example::units("- {id: a, zh: 书店于1983年开业。, en: The bookshop opened in 1982.}\n"),
        Example::units("- {id: a, zh: 会议于7月26日举行。, en: The meeting was held on August 26.}\n"),
    ],
    good: &[
        Example::units("- {id: a, zh: 会议于7月26日举行。, en: \"The meeting was held on 26 July 2020.\"}\n"),
        Example::units("- {id: a, zh: 演出晚上9点半开始。, en: The show starts at 9:30 p.m.}\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Date, sink);
}
