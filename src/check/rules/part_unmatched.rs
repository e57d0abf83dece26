//! part-unmatched: a part of the reading order does not name one paragraph.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::project::PartProblem;

pub(super) static RULE: Rule = Rule {
    id: "part-unmatched",
    group: Group::Integrity,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a part of the reading order does not name exactly one paragraph",
    why: "Exports follow `source.parts`. A part that names no paragraph, or two, would drop or repeat text, so with one \
          such part the whole document falls back to printed order.",
    cure: "Write the first words of the paragraph as they are printed, label included, as many as make them unique; \
           blanks do not matter. The first paragraph of the file must begin a part too.",
    bad: &[
        Example::units(
            "source: {path: a.txt, parts: [{begins: 谢谢}]}\nunits:\n- {id: a, role: title, zh: 记者会}\n- {id: b, speaker: wang, zh: 大家好！}\n",
        ),
        Example::units(
            "source: {path: a.txt, parts: [{begins: 记者会}, {begins: 大家}]}\nunits:\n- {id: a, role: title, zh: 记者会}\n- {id: b, speaker: wang, zh: 大家好！}\n",
        ),
    ],
    good: &[Example::units(
        "source: {path: a.txt, parts: [{begins: 王毅：大家}, {begins: 记者会}]}\nunits:\n- {id: a, role: title, zh: 记者会}\n- {id: b, speaker: wang, zh: 大家好！}\n",
    )],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    let parts = &document.file.source.parts;
    let words = |number: usize| parts[number].begins.clone().unwrap_or_default();
    for problem in &document.order.problems {
        let message = match problem {
            PartProblem::NotFound(number) => Message::new(
                format!("no paragraph begins with “{}”", words(*number)),
                format!("没有段落以“{}”开头", words(*number)),
            ),
            PartProblem::Ambiguous(number, count) => Message::new(
                format!("{count} paragraphs begin with “{}”", words(*number)),
                format!("有 {count} 个段落以“{}”开头", words(*number)),
            ),
            PartProblem::Twice(number) => Message::new(
                format!("another part begins with the same paragraph as “{}”", words(*number)),
                format!("另一部分与“{}”起于同一段落", words(*number)),
            ),
            PartProblem::Malformed(number) => Message::new(
                format!("part {} must say either `begins` or `gap`", number + 1),
                format!("第 {} 部分须写 begins 或 gap 之一", number + 1),
            ),
            PartProblem::TextBefore(units) => Message::new(
                format!("{units} units stand before the first part begins"),
                format!("第一部分之前还有 {units} 个单元"),
            ),
        };
        let start = document.text.find("parts:").unwrap_or(0);
        sink.file(start..start + "parts".len().min(document.text.len() - start), Severity::Error, message);
    }
}
