//! edited-after-review: the English changed, and still counts as reviewed.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity, State};

pub(super) static RULE: Rule = Rule {
    id: "edited-after-review",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "the English changed, and still counts as reviewed",
    why: "What a reviewer approved is not what stands there now. Known only against a revision: `duizhao check --since REV`.",
    cure: "Read it again and write `reviewed-by`, or set its state back: `duizhao state translated ID`.",
    bad: &[Example::since(
        "- {id: a, zh: 九点开门。, en: We open at ten., state: reviewed}\n",
        "- {id: a, zh: 九点开门。, en: We open at nine., state: reviewed}\n",
    )],
    good: &[
        Example::since(
            "- {id: a, zh: 九点开门。, en: We open at ten., state: reviewed}\n",
            "- {id: a, zh: 九点开门。, en: We open at nine., state: translated}\n",
        ),
        Example::since(
            "- {id: a, zh: 九点开门。, en: We open at ten., state: reviewed, reviewed-by: An}\n",
            "- {id: a, zh: 九点开门。, en: We open at nine., state: reviewed, reviewed-by: Bo}\n",
        ),
        Example::units("- {id: a, zh: 九点开门。, en: We open at nine., state: reviewed}\n"),
    ],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    for (index, unit) in document.units().iter().enumerate() {
        let Some(before) = document.before.get(&unit.id) else { continue };
        let approved = |state: Option<State>| state.is_some_and(|state| state >= State::Reviewed);
        if approved(before.state)
            && approved(unit.state)
            && before.english() != unit.english()
            && before.reviewed_by == unit.reviewed_by
        {
            let message = Message::new("the English changed since it was reviewed", "译文在审校之后又有改动");
            sink.field(index, "en", message);
        }
    }
}
