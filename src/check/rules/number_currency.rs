//! number-currency: an amount is in another currency.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-currency",
    group: Group::Number,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: true,
    summary: "an amount is in another currency",
    why: "元 alone is yuan, 港元 and 美元 are not: the figure stays, the worth changes sevenfold.",
    cure: "Name the currency of the Chinese; put a conversion in brackets behind it.",
    bad: &[Example::units("- {id: a, zh: 门票每张80元。, en: Tickets cost 80 US dollars each.}\n")],
    good: &[
        Example::units("- {id: a, zh: 门票每张80元。, en: Tickets cost 80 yuan (about $11) each.}\n"),
        Example::units("- {id: a, zh: 盈利2亿港元。, en: The profit was HK$200 million.}\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Currency, sink);
}
