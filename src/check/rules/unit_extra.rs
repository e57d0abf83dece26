//! unit-extra: a unit holds text that the transcript does not hold there.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::check::integrity::Mismatch;

pub(super) static RULE: Rule = Rule {
    id: "unit-extra",
    group: Group::Integrity,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a unit holds text that the transcript does not hold there",
    why: "Every unit is a sentence of the transcript. One that is not was typed, copied or moved by mistake, and its \
          English would be printed as somebody's words.",
    cure: "Where the transcript was replaced by a better copy, run `duizhao sync`. Else delete the unit, or move it back: the file stays in printed order, and `source.parts` gives the reading order.",
    bad: &[
        Example::printed(
            "王毅：大家好！谢谢。\n",
            "- {id: a, speaker: wang, zh: 大家好！}\n- {id: x, zh: 今天我们谈三个问题。}\n- {id: b, zh: 谢谢。}\n",
        ),
        Example::printed(
            "大家好！谢谢。\n",
            "- {id: a, zh: 大家好！}\n- {id: b, zh: 谢谢。}\n- {id: c, zh: 谢谢。}\n",
        ),
    ],
    good: &[Example::printed(
        "王毅：大家好！谢谢。\n",
        "- {id: a, speaker: wang, zh: 大家好！}\n- {id: b, zh: 谢谢。}\n",
    )],
    look: Look::Document(look),
};

fn look(_: &Document, sink: &mut Sink<'_>) {
    for mismatch in sink.integrity().iter() {
        if let Mismatch::Extra { unit } = *mismatch {
            let message = Message::new("the transcript does not hold this text here", "原文此处没有这段文字");
            sink.field(unit, "zh", message);
        }
    }
}
