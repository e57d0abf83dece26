//! duplicate-id: two units carry the same id.

use std::collections::HashMap;

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-id",
    group: Group::Integrity,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "two units carry the same id",
    why: "An id names one unit for good: links, notes, exports and merges find a unit by it. With two units of one \
          name the second is lost to all of them.",
    cure: "Give the newer unit another id, or delete it if it was copied by mistake; `duizhao` mints ids, a person may \
           invent one.",
    bad: &[
        Example::units(
            "- {id: kf3wq7, zh: 大家好！, en: Hello.}\n- {id: kf3wq7, zh: 谢谢。, en: Thank you.}\n",
        ),
        Example::units(
            "- {id: kf3wq7, zh: 大家好！, en: Hello.}\nobsolete:\n- {id: kf3wq7, zh: 您好！, en: Hello.}\n",
        ),
    ],
    good: &[Example::units(
        "- {id: kf3wq7, zh: 大家好！, en: Hello.}\n- {id: rb2xn4, zh: 谢谢。, en: Thank you.}\n",
    )],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, unit) in document.units().iter().enumerate() {
        if let Some(&other) = first.get(unit.id.as_str()) {
            let (id, line) = (&unit.id, sink.line(other));
            let message = Message::new(
                format!("the id {id} is also the id of the unit on line {line}"),
                format!("编号 {id} 与第 {line} 行的单元重复"),
            );
            sink.field(index, "id", message);
        } else {
            first.insert(&unit.id, index);
        }
    }
    for unit in &document.file.obsolete {
        if let Some(&index) = first.get(unit.id.as_str()) {
            let message = Message::new(
                format!("the id {} is also the id of an obsolete unit", unit.id),
                format!("编号 {} 与一个已废弃的单元重复", unit.id),
            );
            sink.field(index, "id", message);
        }
    }
}
