//! unknown-speaker: a unit names a speaker that nobody registered.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::text::nearest;

pub(super) static RULE: Rule = Rule {
    id: "unknown-speaker",
    group: Group::Name,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "a unit names a speaker that is not registered",
    why: "`speaker` is a key of `speakers`, which holds the label as printed and its English. Without it nobody knows \
          whose words these are.",
    cure: "Spell the key as in `speakers` of `duizhao.yaml`, or add it there.",
    bad: &[Example::units("- {id: a, speaker: wnag, zh: 好。, en: All right.}\n")],
    good: &[Example::units("- {id: a, speaker: wang, zh: 好。, en: All right.}\n")],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let Some(key) = &document.units()[index].speaker else { return };
    if !document.speakers.contains_key(key) {
        let near = nearest(key, document.speakers.keys().map(String::as_str));
        let (en, zh) = near.map_or_else(Default::default, |near| {
            (format!("; did you mean {near}?"), format!("，是否为 {near}？"))
        });
        let message =
            Message::new(format!("no speaker has the key {key}{en}"), format!("没有键为 {key} 的发言人{zh}"));
        sink.field(index, "speaker", message);
    }
}
