//! dangling-covered-by: a covered unit's carrier cannot be found, or cannot carry it.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::project::CoverProblem;

pub(super) static RULE: Rule = Rule {
    id: "dangling-covered-by",
    group: Group::Link,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a covered unit leads to no unit that can carry its English",
    why: "The English of a covered sentence stands in the unit it names. Where that is no unit of the same turn, or one \
          that is covered itself, the sentence has no English at all and counts as untranslated.",
    cure: "Name a unit of the same turn that has the English: `previous`, `next` or its id.",
    bad: &[
        Example::units("- {id: a, zh: 一。, en: One.}\n- {id: b, zh: 二。, covered-by: zz9zzz}\n"),
        Example::units(
            "- {id: a, speaker: tass, zh: 一？, en: One?}\n- {id: b, speaker: wang, zh: 二。, covered-by: previous}\n",
        ),
        Example::units(
            "- {id: a, zh: 一。, en: One.}\n- {id: b, zh: 二。, covered-by: a}\n- {id: c, zh: 三。, covered-by: b}\n",
        ),
        Example::units("- {id: a, zh: 一。, covered-by: a}\n"),
    ],
    good: &[Example::units(
        "- {id: a, zh: 一。, en: One to three.}\n- {id: b, zh: 二。, covered-by: previous}\n- {id: c, zh: 三。, covered-by: a}\n",
    )],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    for (index, problem) in document.beads.problems() {
        let message = match problem {
            CoverProblem::Unknown(id) => {
                Message::new(format!("no unit has the id {id}"), format!("没有编号为 {id} 的单元"))
            }
            CoverProblem::Itself => {
                Message::new("this unit says that it is covered by itself", "本单元由自身涵盖")
            }
            CoverProblem::NoCarrier => Message::new(
                "no unit of this turn that way could carry the English",
                "此方向上本轮发言内没有可承载英文的单元",
            ),
            CoverProblem::OtherTurn(id) => Message::new(
                format!("the unit {id} is in another turn: a link stays inside one"),
                format!("单元 {id} 属另一轮发言，不可跨轮"),
            ),
            CoverProblem::Chain(id) => Message::new(
                format!("the unit {id} is covered by another itself"),
                format!("单元 {id} 自身亦由他单元涵盖"),
            ),
        };
        sink.field(*index, "covered-by", message);
    }
}
