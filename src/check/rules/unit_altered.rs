//! unit-altered: a unit reads otherwise than the transcript.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::{Piece, Sink};
use crate::project::{Document, Severity};

use crate::check::integrity::Mismatch;

pub(super) static RULE: Rule = Rule {
    id: "unit-altered",
    group: Group::Integrity,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a unit reads otherwise than the transcript",
    why: "`zh` is the transcript, letter by letter: whoever prints the translation prints this Chinese beside it. A \
          misprint of the source is recorded under `sic`, never mended in place.",
    cure: "Restore what is printed, and record the misprint under `sic`. Where a better transcript was put in place, \
           run `duizhao sync`: it keeps the old Chinese under `was` until its English was looked at.",
    bad: &[
        Example::printed(
            "王毅：大家好！谢谢各位记者朋友。\n",
            "- {id: a, speaker: wang, zh: 大家好！}\n- {id: b, zh: 谢谢各位记者朋友们。}\n",
        ),
        Example::printed("王毅：大家好！\n", "- {id: a, speaker: wang, label: 王毅部长：, zh: 大家好！}\n"),
    ],
    good: &[
        Example::printed(
            "王毅：大家 好！\n\n谢谢。\n",
            "- {id: a, speaker: wang, zh: 大家好！}\n- {id: b, zh: 谢谢。}\n",
        ),
        Example::printed("林岚: 好。\n", "- {id: a, speaker: wang, label: \"林岚:\", zh: 好。}\n"),
    ],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    for mismatch in sink.integrity().iter() {
        let Mismatch::Altered { unit, offset, found, printed, at } = mismatch else { continue };
        let (unit, offset, at) = (*unit, *offset, *at);
        let shown =
            |text: &str| if text.is_empty() { "(nothing)".to_owned() } else { format!("“{text}”") };
        let message = Message::new(
            format!("the unit reads {}, the transcript {}", shown(found), shown(printed)),
            format!("本单元作{}，原文作{}", shown(found), shown(printed)),
        );
        let related = sink.in_transcript(at, Message::new("the transcript reads on from here", "原文此处"));
        let zh = &document.units()[unit].zh;
        let end = zh[offset..].chars().next().map_or(offset, |c| offset + c.len_utf8());
        let piece = Piece { field: "zh", segment: 0, text: zh, range: offset..end };
        sink.piece(unit, piece, message, vec![related]);
    }
}
