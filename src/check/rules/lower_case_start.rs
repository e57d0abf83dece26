//! lower-case-start: a sentence begins with a small letter.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::{is_closer, is_strong_end};

pub(super) static RULE: Rule = Rule {
    id: "lower-case-start",
    group: Group::Case,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Spelling),
    on: true,
    summary: "a sentence begins with a small letter",
    why: "The first word of a sentence has a capital, unless the sentence goes on from the one before: in a list of pairs nobody knows, so this is a note.",
    cure: "Write it with a capital. Names such as iPhone are left alone.",
    bad: &[Example::units("- id: a\n  zh: \"大家好，欢迎。\"\n  en: \"hello, and welcome.\"\n")],
    good: &[
        Example::units("- id: a\n  zh: \"苹果手机很贵。\"\n  en: \"iPhones are dear.\"\n"),
        Example::units("- id: a\n  zh: \"……欢迎。\"\n  en: \"... and welcome.\"\n"),
        Example::units("- id: a\n  zh: \"欢迎\"\n  en: \"welcome\"\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    // A label or a line of a list ends in no mark, and may begin small; so may what goes on after a unit without an end.
    let whole = bead.zh.ends_with(|c| is_strong_end(c) || is_closer(c))
        && bead.en.ends_with(['.', '!', '?', '”', '"']);
    if !whole {
        return;
    }
    let begins = bead.en.trim_start_matches(['"', '“', '‘', '\'', '(']);
    let word = begins.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let small = word.starts_with(|c: char| c.is_lowercase())
        && !word.chars().any(char::is_uppercase)
        && word.chars().count() > 1;
    if small && goes_on(bead, sink).is_none() && !bead.en[..].starts_with("http") {
        let at = bead.en.find(|c: char| c.is_lowercase()).unwrap_or(0);
        let end = at + word.len();
        sink.bead(
            bead,
            Side::En,
            at..end,
            Message::new(
                format!("“{word}” begins a sentence with a small letter"),
                format!("句首“{word}”未大写"),
            ),
        );
    }
}

/// The English before, where it has not come to an end: only in a unit file do neighbours follow each other.
fn goes_on(bead: &BeadText<'_>, sink: &Sink<'_>) -> Option<()> {
    let document = sink.document();
    let before = bead.carrier.checked_sub(1).filter(|_| !document.is_pairs())?;
    let english = document.units()[before].english()?;
    (!english.trim_end_matches(['”', '"', ')']).ends_with(['.', '!', '?'])).then_some(())
}
