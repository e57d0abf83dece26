//! double-space: two blanks stand between two words.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "double-space",
    group: Group::Punctuation,
    severity: Severity::Note,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "two blanks stand between two words",
    why: "They show in type and make the same sentence look like two to a translation memory. A note: typists of one school set two blanks behind every full stop.",
    cure: "Leave one.",
    bad: &[Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello  everybody.\"\n")],
    good: &[Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello everybody.\"\n")],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let text = &bead.en;
    if !text.contains("  ") {
        return;
    }
    for (at, _) in text.match_indices("  ") {
        let first = !text[..at].ends_with([' ', '\n']);
        let run = text[at..].len() - text[at..].trim_start_matches(' ').len();
        if first && !text[at + run..].starts_with('\n') {
            sink.bead_fixed(
                bead,
                Side::En,
                at..at + run,
                Some(" ".to_owned()),
                Message::new(format!("{run} blanks in a row"), format!("连续 {run} 个空格")),
            );
        }
    }
}
