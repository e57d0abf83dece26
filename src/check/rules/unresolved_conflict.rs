//! unresolved-conflict: two people's English stands side by side after a merge.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "unresolved-conflict",
    group: Group::State,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "two English texts stand side by side after a merge",
    why: "Both branches translated the unit, differently; the merge kept both and chose neither, so the unit counts as \
          untranslated.",
    cure: "`duizhao accept ID --ours` or `--theirs` or `--both`; or keep the better text in `en` by hand and delete `conflict`.",
    bad: &[Example::units("- {id: a, zh: 好。, en: Good., conflict: {theirs: Fine.}}\n")],
    good: &[Example::units("- {id: a, zh: 好。, en: Good.}\n")],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    if let Some(conflict) = &document.units()[index].conflict {
        let theirs = conflict.theirs.joined();
        let message = Message::new(
            format!("another branch translated this unit as “{theirs}”"),
            format!("另一分支译作“{theirs}”"),
        );
        sink.field(index, "conflict", message);
    }
}
