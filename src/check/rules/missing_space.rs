//! missing-space: a blank is missing behind a comma or another mark.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "missing-space",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "a blank is missing behind a comma or another mark",
    why: "Two sentences or clauses run into each other.",
    cure: "Put a blank behind the mark. Numbers, addresses and abbreviations are left alone.",
    bad: &[
        Example::units("- id: a\n  zh: \"大家好，欢迎。\"\n  en: \"Hello,and welcome.\"\n"),
        Example::units("- id: a\n  zh: \"开门了。请进。\"\n  en: \"We are open.Please come in.\"\n"),
    ],
    good: &[Example::units(
        "- id: a\n  zh: \"共有1,000册。\"\n  en: \"There are 1,000 books at www.example.org, e.g. Node.js ones.\"\n",
    )],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let text = &bead.en;
    // Without two small letters before a mark and two letters behind it no word can be two.
    let bytes = text.as_bytes();
    if !bead.marks().iter().any(|&at| parts_words(bytes, at)) {
        return;
    }
    for word in text.split_whitespace() {
        let from = word.as_ptr() as usize - text.as_ptr() as usize;
        if word.contains("://") || word.contains("www.") || word.contains('@') || word.contains('/') {
            continue;
        }
        if let Some(at) = joined(word) {
            let message = Message::new("a blank is missing behind this mark", "标点后缺少空格");
            // A point may belong to a name; a comma between two words does not.
            let mark = &word[at..=at];
            let with = matches!(mark, "," | ";").then(|| format!("{mark} "));
            sink.bead_fixed(bead, Side::En, from + at..from + at + 1, with, message);
        }
    }
}

/// Whether two small letters stand before byte `at` of `text`, and two letters behind it.
fn parts_words(text: &[u8], at: usize) -> bool {
    let (before, behind) = (text[..at].last_chunk::<2>(), text[at + 1..].first_chunk::<2>());
    before.is_some_and(|two| two.iter().all(u8::is_ascii_lowercase))
        && behind.is_some_and(|two| two.iter().all(u8::is_ascii_alphabetic))
}

/// The mark inside `word` that should end it.
fn joined(word: &str) -> Option<usize> {
    let letters = |text: &str| text.chars().take_while(char::is_ascii_alphabetic).count();
    word.char_indices().find_map(|(at, mark)| {
        let before = word[..at].chars().rev().take_while(char::is_ascii_lowercase).count();
        let behind = &word[(at + mark.len_utf8()).min(word.len())..];
        let capital = behind.starts_with(|c: char| c.is_ascii_uppercase());
        let found = match mark {
            ',' | ';' => before >= 2 && letters(behind) >= 2,
            '!' | '?' => before >= 2 && letters(behind) >= 2 && capital,
            // `e.g.`, `Node.js` and `Amazon.com` have no capital behind the point, `J.Smith` no word before it.
            '.' => {
                before >= 2
                    && capital
                    && letters(behind) >= 2
                    && word[..at].chars().all(|c| !matches!(c, '.'))
                    && !word[..at].starts_with(|c: char| c.is_ascii_uppercase())
            }
            _ => false,
        };
        found.then_some(at)
    })
}
