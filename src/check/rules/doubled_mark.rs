//! doubled-mark: two marks stand where one is enough.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "doubled-mark",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "two marks stand where one is enough",
    why: "A comma and a full stop side by side are left over from an edit.",
    cure: "Delete one of them.",
    bad: &[
        Example::units("- id: a\n  zh: \"大家好，欢迎。\"\n  en: \"Hello,, and welcome.\"\n"),
        Example::units("- id: a\n  zh: \"大家好。\"\n  en: \"Hello,.\"\n"),
    ],
    good: &[Example::units(
        "- id: a\n  zh: \"大家好……\"\n  en: \"Hello ... and welcome, Mr. Li, et al., etc.?\"\n",
    )],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let bytes = bead.en.as_bytes();
    for &at in bead.marks() {
        let around = |index: Option<usize>| index.and_then(|index| bytes.get(index)).copied();
        let before = around(at.checked_sub(1));
        let Some(next) = around(Some(at + 1)) else { continue };
        let wrong = match (bytes[at], next) {
            (b',' | b';' | b':', b',' | b';' | b'.') | (b'?' | b'!', b',' | b'.') => {
                around(Some(at + 2)) != Some(b'.')
            }
            // Two points are neither an end nor an ellipsis; `../` is a path.
            (b'.', b'.') => before != Some(b'.') && !matches!(around(Some(at + 2)), Some(b'.' | b'/')),
            _ => false,
        };
        if wrong {
            let message =
                Message::new(format!("“{}” is one mark too many", &bead.en[at..at + 2]), "标点重复");
            sink.bead(bead, Side::En, at..at + 2, message);
        }
    }
}
