//! doubtful-link: `align` linked the English, and was not sure of it.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, SURE_LINK, Severity, State};

pub(super) static RULE: Rule = Rule {
    id: "doubtful-link",
    group: Group::State,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "the English was linked by `align`, which is not sure of it",
    why: "Where a translation left something out, added something or moved it, the link is the first to be wrong, and a wrong link sets English below Chinese that it does not translate.",
    cure: "Compare both, and the sentences around them. If it is right, delete `link`; if not, write what belongs there, then `duizhao align EN --into DOCUMENT --pending` aligns the rest again.",
    bad: &[Example::units("- {id: a, zh: 一。, en: Two., state: draft, link: 0.41}\n")],
    good: &[
        Example::units("- {id: a, zh: 一。, en: One., state: draft, link: 0.97}\n"),
        Example::units("- {id: a, zh: 一。, en: One., state: reviewed, link: 0.41}\n"),
    ],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let unit = &document.units()[index];
    let Some(link) = unit.link.filter(|&link| link < SURE_LINK) else { return };
    // Who raised the state has compared both.
    if unit.state.is_none_or(|state| state <= State::Draft) {
        let percent = link * 100.0;
        sink.field(
            index,
            "link",
            Message::new(
                format!("this link is only {percent:.0} % sure"),
                format!("此对应只有{percent:.0} %的把握"),
            ),
        );
    }
}
