//! space-before-mark: a blank stands before a mark that clings to its word.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "space-before-mark",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "a blank stands before a mark that clings to its word",
    why: "English sets no blank before a comma or a full stop, nor inside brackets: a line may break there.",
    cure: "Delete the blank.",
    bad: &[
        Example::units("- id: a\n  zh: \"大家好，欢迎。\"\n  en: \"Hello , and welcome.\"\n"),
        Example::units("- id: a\n  zh: \"世卫（组织）\"\n  en: \"The organization ( WHO )\"\n"),
    ],
    good: &[
        Example::units("- id: a\n  zh: \"大家好，欢迎。\"\n  en: \"Hello, and welcome.\"\n"),
        Example::units(
            "- id: a\n  zh: \"用.NET写的。\"\n  en: \"It is written in .NET and costs .5 cents ...\"\n",
        ),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    // Most marks have no blank before them, and no bracket has one behind it.
    let bytes = bead.en.as_bytes();
    let blank = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b' ');
    let parted = |at: usize| blank(at.checked_sub(1)) || bytes[at] == b'(' && blank(Some(at + 1));
    if !bead.marks().iter().any(|&at| parted(at)) {
        return;
    }
    let chars: Vec<(usize, char)> = bead.en.char_indices().collect();
    for (index, window) in chars.windows(3).enumerate() {
        let [(_, before), (at, blank), (mark_at, mark)] = *window else { continue };
        if blank != ' ' || before.is_whitespace() {
            continue;
        }
        let after = chars.get(index + 3).map(|&(_, c)| c);
        let clings = match mark {
            ',' | ';' | '?' | '!' => !matches!(before, '?' | '!' | '.' | ',' | ';'),
            // `.NET`, `.5`, an ellipsis and `:)` begin a word of their own.
            '.' => after.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | ')')) && before != '.',
            ':' => after.is_none_or(char::is_whitespace),
            ')' | ']' => before.is_alphanumeric(),
            _ => before == '(' && (mark.is_alphanumeric()),
        };
        if clings {
            let message = Message::new(
                format!("a blank before or behind “{}”", if before == '(' { '(' } else { mark }),
                "标点旁有多余空格",
            );
            let with = Some(mark.to_string());
            sink.bead_fixed(bead, Side::En, at..mark_at + mark.len_utf8(), with, message);
        }
    }
}
