//! untranslated: a counted unit has no English.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::check::describe::{excerpt, who};
use crate::project::State;

pub(super) static RULE: Rule = Rule {
    id: "untranslated",
    group: Group::Untranslated,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Untranslated),
    on: true,
    summary: "a counted unit has no English",
    why: "A document whose gate is 100 promises to be whole: each unit without English is an error. In a document that is \
          still in work it is no news, so one line says how many are left.",
    cure: "Translate it; or, where there shall be no English, say why in `omit`; or link it to the neighbour that holds \
           its English by `covered-by`.",
    bad: &[
        Example::gated(
            100,
            "- {id: a, speaker: tass, role: question, zh: 您怎么看？, en: How do you see it?}\n- {id: b, speaker: wang, role: answer, zh: 这是里程碑。}\n",
        ),
        Example::gated(50, "- {id: a, zh: 一。, en: One.}\n- {id: b, zh: 二。, en: \"\"}\n"),
    ],
    good: &[
        Example::gated(
            100,
            "- {id: a, zh: 一。, en: One and two.}\n- {id: b, zh: 二。, covered-by: previous}\n- {id: c, role: jump, zh: （下转第三版）}\n",
        ),
        Example::gated(100, "- {id: a, zh: 一。, omit: printed twice}\n"),
    ],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    let (mut counted, mut missing) = (0, Vec::new());
    for index in 0..document.units().len() {
        let standing = document.standing(index);
        counted += usize::from(standing.counted);
        if standing.counted && standing.state < State::Draft {
            missing.push(index);
        }
    }
    if document.entry.fail_under.is_some_and(|gate| gate >= 100.0) {
        for index in missing {
            let unit = &document.units()[index];
            let (id, who, text) = (&unit.id, who(document, index), excerpt(&unit.zh));
            sink.unit(
                index,
                Message::new(
                    format!("untranslated {id} ({who}) {text}"),
                    format!("未译 {id}（{who}）{text}"),
                ),
            );
        }
    } else if let Some(&first) = missing.first() {
        let left = missing.len();
        let start = document.units()[first].at.start;
        let message = Message::new(
            format!("{left} of {counted} counted units have no English; the first is here"),
            format!("{counted} 个计数单元中 {left} 个没有英文，首个在此"),
        );
        sink.file(start..start, Severity::Note, message);
    }
}
