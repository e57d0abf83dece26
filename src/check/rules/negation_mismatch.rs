//! negation-mismatch: the Chinese denies and the English does not.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::denials;

pub(super) static RULE: Rule = Rule {
    id: "negation-mismatch",
    group: Group::Omission,
    severity: Severity::Note,
    confidence: Confidence::Doubtful,
    mqm: Some(Mqm::Mistranslation),
    on: false,
    summary: "the Chinese denies and the English does not",
    why: "A lost 不 turns a sentence round, and the sentence still reads well.",
    cure: "Read both. Off by default: English says much without a “no” (不少 is “many”, 不同 “different”), and no list knows all of it.",
    bad: &[Example::units("- {id: a, zh: 周一不开门。, en: We open on Mondays.}\n")],
    good: &[
        Example::units("- {id: a, zh: 周一不开门。, en: We do not open on Mondays.}\n"),
        Example::units("- {id: a, zh: 不断有不少不同的人来。, en: Many different people keep coming.}\n"),
        Example::units("- {id: a, zh: 这是不可能的。, en: That is impossible.}\n"),
    ],
    look: Look::Bead(look),
};

/// What denies in English: words, and beginnings of words.
const ENGLISH: [&str; 41] = [
    "no",
    "not",
    "never",
    "none",
    "nor",
    "neither",
    "nothing",
    "nobody",
    "nowhere",
    "without",
    "cannot",
    "fail",
    "fails",
    "failed",
    "failure",
    "lack",
    "lacks",
    "lacked",
    "lacking",
    "refuse",
    "refuses",
    "refused",
    "refusal",
    "deny",
    "denied",
    "denies",
    "hardly",
    "barely",
    "unless",
    "except",
    "avoid",
    "prevent",
    "prohibit",
    "prohibited",
    "ban",
    "banned",
    "free",
    "absence",
    "against",
    "few",
    "little",
];
const PREFIXES: [&str; 8] = ["un", "im", "in", "ir", "il", "dis", "non", "mis"];

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let Some(range) = denials(&bead.zh).next() else { return };
    let lower = bead.en.to_ascii_lowercase();
    let denies = |word: &str| {
        ENGLISH.contains(&word)
            || word.ends_with("less")
            || PREFIXES.iter().any(|prefix| word.len() > prefix.len() + 4 && word.starts_with(prefix))
    };
    let said = lower.contains("n't") || lower.contains("n’t");
    if said || lower.split(|c: char| !c.is_ascii_alphabetic()).any(denies) {
        return;
    }
    sink.bead(
        bead,
        Side::Zh,
        range,
        Message::new(
            "the Chinese denies here and no word of the English does",
            "原文此处为否定，译文没有否定词",
        ),
    );
}
