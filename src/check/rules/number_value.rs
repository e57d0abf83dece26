//! number-value: a number of the English is not the number of the Chinese.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::mqm::Mqm;
use crate::check::number::{Category, report};
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "number-value",
    group: Group::Number,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Mistranslation),
    on: true,
    summary: "a number of the English is not the number of the Chinese",
    why: "A number is what readers quote, and what they check first. A figure that changed, was lost or was invented is an error of fact that no style makes good.",
    cure: "Compare both numbers and mend the English. Where the English rightly says it otherwise, allow it with a reason.",
    bad: &[
        Example::units("- {id: a, zh: 全镇有1560户居民。, en: The town has 1506 households.}\n"),
        Example::units("- {id: a, zh: 车队共有七辆车。, en: There are eight cars in the convoy.}\n"),
    ],
    good: &[
        Example::units("- {id: a, zh: 全镇有1560户居民。, en: \"The town has 1,560 households.\"}\n"),
        Example::units(
            "- {id: a, zh: 展览吸引了2500多万人。, en: The show drew more than 25 million people.}\n",
        ),
        Example::units(
            "- {id: a, zh: 他五官端正，一直很安静。, en: He has regular features and is always quiet.}\n",
        ),
        Example::units(
            "- {id: a, zh: 运动会推迟到下一个星期六，三分之二的门票已经卖出。, en: \"The sports day has been put off until next Saturday, and two thirds of the tickets are sold.\"}\n",
        ),
        Example::units(
            "- {id: a, zh: 全镇有15600户居民。, sic: [{found: 15600户, read: 1560户}], en: \"The town has 1,560 households.\"}\n",
        ),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    report(bead, Category::Value, sink);
}
