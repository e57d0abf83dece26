//! bracket-balance: a bracket is opened and not closed, or the other way round.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "bracket-balance",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "a bracket is opened and not closed, or the other way round",
    why: "One half of a pair is easily lost when a sentence is moved about.",
    cure: "Write the missing bracket or delete the other. Where the Chinese lacks the same one, because the pair spans several sentences, nothing is said.",
    bad: &[Example::units(
        "- id: a\n  zh: \"世界卫生组织（世卫）表示欢迎。\"\n  en: \"The World Health Organization (WHO welcomes this.\"\n",
    )],
    good: &[
        Example::units("- id: a\n  zh: \"世卫（组织）。\"\n  en: \"The organization (WHO).\"\n"),
        Example::units("- id: a\n  zh: \"1）九点开门。\"\n  en: \"1) We open at nine.\"\n"),
        Example::units("- id: a\n  zh: \"（一年之后\"\n  en: \"(One year later\"\n"),
    ],
    look: Look::English(SIGNS, look),
};

const SIGNS: Signs = Signs::from(&['(', ')', '[', ']']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    for (open, close, wide) in [(b'(', b')', ['（', '）']), (b'[', b']', ['［', '］'])] {
        let Some((at, c)) = first_alone(&bead.en, open, close) else { continue };
        // Both halves count in either width: the Chinese of an English list often has half-width ones.
        let half = |mark: u8| char::from(mark).to_string();
        let chinese = bead.zh.replace(wide[0], &half(open)).replace(wide[1], &half(close));
        if first_alone(&chinese, open, close).is_some_and(|(_, alone)| alone == c) {
            continue;
        }
        let (en, zh) = if c == char::from(open) {
            ("never closed", "未闭合")
        } else {
            ("never opened", "没有对应的左括号")
        };
        sink.bead(bead, Side::En, at..at + 1, Message::new(format!("“{c}” is {en}"), format!("“{c}”{zh}")));
    }
}

/// The first bracket without its other half. The number of a list (`1)`, `a)`) and a smile (`:)`) are no halves.
fn first_alone(text: &str, open: u8, close: u8) -> Option<(usize, char)> {
    let mut opened: Vec<usize> = Vec::new();
    let mut alone = None;
    let bytes = text.as_bytes();
    for (at, c) in memchr::memchr2_iter(open, close, bytes).map(|at| (at, bytes[at])) {
        let face = text[..at].ends_with([':', ';', '-', '=']);
        if c == open && !face {
            opened.push(at);
        } else if c == close && opened.pop().is_none() && !face && !enumerates(&text[..at]) {
            alone = alone.or(Some((at, char::from(c))));
        }
    }
    alone.or(opened.first().map(|&at| (at, char::from(open))))
}

/// Whether `text` ends in the number or letter of a list item.
fn enumerates(text: &str) -> bool {
    let label = text
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';' | '，' | '；' | '。'))
        .next()
        .unwrap_or_default();
    let label = label.trim_end_matches('.');
    let short = label.chars().count() <= 3;
    let roman = label.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    !label.is_empty() && short && (label.chars().all(|c| c.is_numeric()) || label.len() == 1 || roman)
}
