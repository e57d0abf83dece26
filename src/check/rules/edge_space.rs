//! edge-space: the English begins or ends with a blank.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::fix::Fix;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Piece;
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "edge-space",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "the English begins or ends with a blank",
    why: "It is not seen, and it moves the first line of a paragraph or doubles the blank between two sentences.",
    cure: "Delete it. The line end that a block of YAML keeps is no blank.",
    bad: &[
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \" Hello.\"\n"),
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello. \"\n"),
    ],
    good: &[
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello.\"\n"),
        Example::units("- id: a\n  zh: 大家好！\n  en: |\n    Hello.\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    for part in bead.parts(Side::En) {
        let text = part.text.trim_end_matches(['\n', '\r']);
        let lead = text.len() - text.trim_start().len();
        let end = text.trim_end().len();
        for range in [0..lead, end..text.len()] {
            if !range.is_empty() {
                let fix = Fix {
                    unit: part.unit,
                    field: "en",
                    segment: part.segment,
                    range: range.clone(),
                    with: String::new(),
                };
                let message = Message::new("a blank at the edge of the text", "文本首尾有多余空格");
                let piece = Piece { field: "en", segment: part.segment, text: part.text, range };
                sink.piece_fixed(part.unit, piece, fix, message);
            }
        }
    }
}
