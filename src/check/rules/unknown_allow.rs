//! unknown-allow: an allowance names no rule, or gives no reason.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::check::rules::RULES;
use crate::text::nearest;

pub(super) static RULE: Rule = Rule {
    id: "unknown-allow",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "an allowance names no rule, or gives no reason",
    why: "`allow` silences one rule on one unit, with the reason that a later reader needs. A misspelt rule silences \
          nothing, and an allowance without a reason cannot be judged again.",
    cure: "Spell the rule as `duizhao rules` does, and write `why`.",
    bad: &[
        Example::units("- {id: a, zh: 一。, en: One., allow: [{check: han-in-traget, why: a name}]}\n"),
        Example::units("- {id: a, zh: 一。, en: One., allow: [{check: han-in-target}]}\n"),
    ],
    good: &[Example::units(
        "- {id: a, zh: 一。, en: One 一., allow: [{check: han-in-target, why: the character is the subject}]}\n",
    )],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    for allow in &document.units()[index].allow {
        let name = &allow.check;
        if !RULES.iter().any(|rule| rule.id == name) {
            let near = nearest(name, RULES.iter().map(|rule| rule.id));
            let (en, zh) = near.map_or_else(Default::default, |near| {
                (format!("; did you mean {near}?"), format!("，是否为 {near}？"))
            });
            sink.field(
                index,
                "allow",
                Message::new(format!("there is no rule {name}{en}"), format!("没有名为 {name} 的规则{zh}")),
            );
        } else if allow.why.as_ref().is_none_or(|why| why.trim().is_empty()) {
            let message = Message::new(
                format!("{name} is allowed here without a reason"),
                format!("此处豁免 {name} 而未写理由"),
            );
            sink.field(index, "allow", message);
        }
    }
}
