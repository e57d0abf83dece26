//! open-query: a translator's question is still open.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::project::State;

pub(super) static RULE: Rule = Rule {
    id: "open-query",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a question to colleagues is still open",
    why: "A `query` asks someone who knows. Text that is printed with the question unanswered is a guess.",
    cure: "Answer it, turn it into a `note`, and delete `query`; a unit with one cannot be `final`.",
    bad: &[
        Example::units(
            "- {id: a, zh: 全国人民的权力。, en: The power of the people., query: is 人大 meant?}\n",
        ),
        Example::units("- {id: a, zh: 一。, en: One., state: final, query: sure?}\n"),
    ],
    good: &[Example::units("- {id: a, zh: 一。, en: One., note: as in the communiqué}\n")],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let unit = &document.units()[index];
    let Some(query) = &unit.query else { return };
    let message = if unit.state == Some(State::Final) {
        Message::new(
            format!("final, and yet a question is open: {query}"),
            format!("已定稿而疑问未决：{query}"),
        )
    } else {
        Message::new(format!("an open question: {query}"), format!("疑问未决：{query}"))
    };
    sink.field(index, "query", message);
}
