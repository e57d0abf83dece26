//! covered-with-english: a covered unit has English of its own.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "covered-with-english",
    group: Group::Link,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a covered unit has English of its own",
    why: "`covered-by` says that the English of this sentence stands in a neighbour. Exports print the neighbour's, so \
          what is typed here would be read by nobody.",
    cure: "Move the English into the neighbour, or delete `covered-by`.",
    bad: &[Example::units(
        "- {id: a, zh: 一。, en: One and two.}\n- {id: b, zh: 二。, covered-by: previous, en: Two.}\n",
    )],
    good: &[Example::units(
        "- {id: a, zh: 一。, en: One and two.}\n- {id: b, zh: 二。, covered-by: previous}\n",
    )],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let unit = &document.units()[index];
    if unit.covered_by.is_some() && unit.has_english() {
        let message = Message::new(
            "this unit is covered by another and has English of its own",
            "本单元已由他单元涵盖，却另有英文",
        );
        sink.field(index, "en", message);
    }
}
