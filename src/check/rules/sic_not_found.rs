//! sic-not-found: a recorded misprint does not stand exactly once in the Chinese.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "sic-not-found",
    group: Group::Integrity,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a recorded misprint does not stand exactly once in the Chinese",
    why: "`sic` says what is printed and what was meant. Exports mark it, and memory, terms and numbers read the meant \
          text; that works only where `found` stands exactly once in `zh`.",
    cure: "Copy `found` from `zh`, with as many characters around the slip as make it unique.",
    bad: &[
        Example::units("- {id: a, zh: 进步的的事实。, en: The facts., sic: [{found: 得的, read: 的}]}\n"),
        Example::units("- {id: a, zh: 好的，好的。, en: All right., sic: [{found: 好的, read: 好}]}\n"),
    ],
    good: &[Example::units(
        "- {id: a, zh: 进步的的事实。, en: The facts., sic: [{found: 的的, read: 的}]}\n",
    )],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let unit = &document.units()[index];
    for sic in &unit.sic {
        let times = if sic.found.is_empty() { 0 } else { unit.zh.matches(&sic.found).count() };
        if times != 1 {
            let found = &sic.found;
            let message = Message::new(
                format!("“{found}” stands {times} times in the Chinese of this unit, not once"),
                format!("“{found}”在本单元原文中出现 {times} 次，应恰为一次"),
            );
            sink.field(index, "sic", message);
        }
    }
}
