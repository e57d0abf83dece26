//! unit-missing: the transcript holds text that no unit holds.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::check::describe::excerpt;
use crate::check::integrity::Mismatch;

pub(super) static RULE: Rule = Rule {
    id: "unit-missing",
    group: Group::Integrity,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "the transcript holds text that no unit holds",
    why: "What is in no unit is in no translation and in no export, and nobody would notice.",
    cure: "Where the transcript was replaced by a better copy, run `duizhao sync`. Else bring back the deleted lines from version control.",
    bad: &[
        Example::printed(
            "王毅：大家好！今天我们谈三个问题。谢谢。\n",
            "- {id: a, speaker: wang, zh: 大家好！}\n- {id: b, zh: 谢谢。}\n",
        ),
        Example::printed("王毅：大家好！谢谢。\n", "- {id: a, speaker: wang, zh: 大家好！}\n"),
    ],
    good: &[Example::printed(
        "王毅：大家好！谢谢。\n",
        "- {id: a, speaker: wang, zh: 大家好！}\n- {id: b, zh: 谢谢。}\n",
    )],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    for mismatch in sink.integrity().iter() {
        let Mismatch::Missing { before, printed, at } = mismatch else { continue };
        let (text, length) = (excerpt(printed), printed.chars().count());
        let message = Message::new(
            format!("the transcript holds {length} characters here that no unit holds: “{text}”"),
            format!("原文此处有 {length} 字未入任何单元：“{text}”"),
        );
        let related = sink.in_transcript(*at, Message::new("they stand here", "原文此处"));
        let index = (*before).min(document.units().len().saturating_sub(1));
        if document.units().is_empty() {
            sink.file(0..0, Severity::Error, message);
        } else {
            sink.field_related(index, "zh", message, related);
        }
    }
}
