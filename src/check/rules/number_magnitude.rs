//! number-magnitude: a number is wrong by a power of ten.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-magnitude",
    group: Group::Number,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: true,
    summary: "a number is wrong by a power of ten",
    why: "万 and 亿 stand where English has no word: 2030万 is 20.3 million. The slip by ten or a thousand is the commonest error in published translations.",
    cure: "Write the number out with all its noughts on both sides, then mend the English.",
    bad: &[
        Example::units("- {id: a, zh: 工程投资2030万元。, en: The project cost 203 million yuan.}\n"),
        Example::units(
            "- {id: a, zh: 水库容量为3.5亿立方米。, en: The reservoir holds 35 million cubic metres.}\n",
        ),
    ],
    good: &[
        Example::units("- {id: a, zh: 工程投资2030万元。, en: The project cost 20.3 million yuan.}\n"),
        Example::units(
            "- {id: a, zh: 电站装机250万千瓦。, en: The plant has an installed capacity of 2.5 million kW.}\n",
        ),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Magnitude, sink);
}
