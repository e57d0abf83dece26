//! number-percent: a percentage, fraction or multiple differs.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-percent",
    group: Group::Number,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: true,
    summary: "a percentage, fraction or multiple differs",
    why: "六成 is 60 per cent, 增长两倍 is threefold, and a lost point turns 9.5 into 95.",
    cure: "Compare both shares and mend the English.",
    bad: &[
        Example::units(
            "- {id: a, zh: 产量增长了9.5%。, en: Output rose by 95 per cent over the year to 2.9 per cent.}\n",
        ),
        Example::units("- {id: a, zh: 六成受访者同意。, en: 65% of respondents agreed.}\n"),
    ],
    good: &[
        Example::units("- {id: a, zh: 六成受访者同意。, en: 60% of respondents agreed.}\n"),
        Example::units(
            "- {id: a, zh: 三分之二的学生住校。, en: Two-thirds of the students live on campus.}\n",
        ),
        Example::units("- {id: a, zh: 价格翻了一番。, en: The price doubled.}\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Percent, sink);
}
