//! edge-space: the English begins or ends with a blank.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Group, Look, Rule};
use crate::check::run::Piece;
use crate::check::run::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "edge-space",
    group: Group::Punctuation,
    severity: Severity::Warning,
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
                let message = Message::new("a blank at the edge of the text", "文本首尾有多余空格");
                let piece = Piece { field: "en", segment: part.segment, text: part.text, range };
                sink.piece(part.unit, piece, message, Vec::new());
            }
        }
    }
}
