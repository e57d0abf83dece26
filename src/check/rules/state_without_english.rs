//! state-without-english: a unit claims a state that it has no English for.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::project::State;

pub(super) static RULE: Rule = Rule {
    id: "state-without-english",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a unit claims to be translated and has no English",
    why: "Coverage counts such a unit as untranslated whatever it says; the person who reads the file is misled.",
    cure: "Write the English, or delete `state`: without English a unit is `initial`.",
    bad: &[
        Example::units("- {id: a, zh: 一。, state: reviewed}\n"),
        Example::units("- {id: a, zh: 一。, en: \"\", state: draft}\n"),
    ],
    good: &[
        Example::units("- {id: a, zh: 一。, en: One., state: reviewed}\n"),
        Example::units(
            "- {id: a, zh: 一。, en: One and two., state: final}\n- {id: b, zh: 二。, covered-by: previous, state: final}\n",
        ),
    ],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let unit = &document.units()[index];
    let Some(state) = unit.state.filter(|&state| state > State::Initial) else { return };
    if unit.english().is_none() && unit.covered_by.is_none() && unit.is_counted() {
        let message = Message::new(
            format!("the unit says {} and has no English", state.name()),
            format!("状态为 {}，却没有英文", state.name()),
        );
        sink.field(index, "state", message);
    }
}
