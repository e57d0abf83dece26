//! same-as-source: the English is the Chinese once more.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::{Signs, compare, is_han};

pub(super) static RULE: Rule = Rule {
    id: "same-as-source",
    group: Group::Untranslated,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Untranslated),
    on: true,
    summary: "the English is the Chinese once more",
    why: "A copied sentence is the surest sign of one that was never translated.",
    cure: "Translate it. What is the same in both languages, such as a number or RCEP, is left alone.",
    bad: &[
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"大家好！\"\n"),
        Example::units("- id: a\n  zh: \"图书馆九点开门。\"\n  en: \" 图书馆九点开门。 \"\n"),
    ],
    good: &[
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello.\"\n"),
        Example::units("- id: a\n  zh: \"RCEP 2022\"\n  en: \"RCEP 2022\"\n"),
    ],
    look: Look::English(Signs::HAN, look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    // What holds no Han character copies none.
    if bead.zh.chars().any(is_han) && compare(&bead.zh, &bead.en).is_none() {
        let message = Message::new("the English is the Chinese, copied", "英文与中文原文相同");
        sink.bead(bead, Side::En, 0..bead.en.len(), message);
    }
}
