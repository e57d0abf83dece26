//! stale: the Chinese changed after its English was written.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::check::describe::excerpt;

pub(super) static RULE: Rule = Rule {
    id: "stale",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "the Chinese changed after its English was written",
    why: "`was` holds the Chinese that the English was made from. One character can turn a sentence round (中国会退让, \
          中国不会退让), so the unit counts as a draft until a person has looked.",
    cure: "Compare `was` with `zh`, mend the English, then `duizhao accept ID`, or delete `was` by hand.",
    bad: &[Example::units(
        "- {id: a, zh: 出席了两次会议。, was: 出席了会议。, en: He attended the meeting.}\n",
    )],
    good: &[Example::units("- {id: a, zh: 出席了两次会议。, en: He attended two meetings.}\n")],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    if let Some(was) = &document.units()[index].was {
        let was = excerpt(was);
        let message = Message::new(
            format!("the English was made from another text: “{was}”"),
            format!("英文译自旧文：“{was}”"),
        );
        sink.field(index, "was", message);
    }
}
