//! latin-mismatch: a name or code in Latin letters is not in the English.

use std::cell::LazyCell;

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "latin-mismatch",
    group: Group::Literal,
    severity: Severity::Note,
    confidence: Confidence::Doubtful,
    mqm: Some(Mqm::DoNotTranslate),
    on: true,
    summary: "a name or code in Latin letters is not in the English",
    why: "RCEP, 24KZ or Wi-Fi is copied, not translated; a letter lost makes another thing of it.",
    cure: "Copy it. A note, for an abbreviation may be written out and a unit such as km has an English word.",
    bad: &[
        Example::units("- {id: a, zh: 这趟列车是CRH380A型。, en: The train is a CRH308A.}\n"),
        Example::units("- {id: a, zh: 他在IBM工作。, en: He works for IMB.}\n"),
    ],
    good: &[
        Example::units("- {id: a, zh: 他在IBM工作。, en: He works for I.B.M. today.}\n"),
        Example::units("- {id: a, zh: GDP增长了。, en: The gross domestic product rose.}\n"),
        Example::units("- {id: a, zh: 全长30km。, en: It is 30 kilometres long.}\n"),
    ],
    look: Look::Chinese(Signs::from(&['A']), look),
};

/// Signs of measure, which English may write out; lower-case words of other kinds are no names.
const MEASURES: [&str; 12] = ["km", "kg", "cm", "mm", "kw", "mw", "gw", "ml", "mg", "pm", "am", "vs"];

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    if bead.zh.contains("://") || bead.zh.contains('@') {
        return;
    }
    let english = LazyCell::new(|| squeezed(&bead.en));
    for (at, token) in tokens(&bead.zh) {
        // As it is written it stands in most of the English.
        if !token.contains('-') && bead.en.contains(token) {
            continue;
        }
        let lower = squeezed(token);
        if MEASURES.contains(&lower.as_str())
            || english.contains(lower.as_str())
            || written_out(&lower, &bead.en)
        {
            continue;
        }
        let message = Message::new(format!("{token} is not in the English"), format!("英文中没有 {token}"));
        sink.bead(bead, Side::Zh, at..at + token.len(), message);
    }
}

/// Words of two or more Latin letters, digits glued to them included, with a capital or a digit in them.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let (bytes, mut behind) = (text.as_bytes(), 0);
    let words = std::iter::from_fn(move || {
        let start = behind + bytes[behind..].iter().position(is_part)?;
        behind = start + bytes[start..].iter().take_while(|byte| is_part(byte)).count();
        Some(start..behind)
    });
    words.filter_map(move |range| {
        let word = text[range].trim_matches('-');
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        let named = word.bytes().any(|byte| byte.is_ascii_uppercase());
        (letters >= 2 && named && word.len() >= 2).then_some((at, word))
    })
}

/// Letters and digits alone, small.
fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeezed.extend(
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())),
    );
    squeezed
}

/// Whether words in a row begin with the letters of `short`: “gross domestic product” for GDP. Words of grammar
/// may be left over between them.
fn written_out(short: &str, english: &str) -> bool {
    let initials: String = english
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            !word.is_empty() && !matches!(*word, "of" | "the" | "and" | "for" | "to" | "in" | "on")
        })
        .filter_map(|word| word.chars().next())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    short.bytes().all(|byte| byte.is_ascii_alphabetic()) && initials.contains(short)
}
