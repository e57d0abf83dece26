//! unused-allow: an allowance silences nothing.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "unused-allow",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "an allowance silences nothing",
    why: "The English was mended, or the rule no longer looks there. What is left behind would silence the next mistake.",
    cure: "Delete it from `allow`. An allowance for a rule that is switched off is left alone.",
    bad: &[Example::units(
        "- {id: a, zh: 一。, en: One., allow: [{check: han-in-target, why: the character is the subject}]}\n",
    )],
    good: &[Example::units(
        "- {id: a, zh: 一。, en: One 一., allow: [{check: han-in-target, why: the character is the subject}]}\n",
    )],
    look: Look::Last(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    for allow in &document.units()[index].allow {
        let name = &allow.check;
        if sink.is_unused(index, name) {
            let message = Message::new(
                format!("{name} is allowed here and finds nothing"),
                format!("此处豁免 {name}，而该规则并无发现"),
            );
            sink.field(index, "allow", message);
        }
    }
}
