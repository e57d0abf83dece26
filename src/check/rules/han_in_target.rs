//! han-in-target: Chinese characters are left in the English.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::{Piece, Sink};
use crate::project::{Document, Severity};

use crate::text::{closer_of, is_han};

pub(super) static RULE: Rule = Rule {
    id: "han-in-target",
    group: Group::Untranslated,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Untranslated),
    on: true,
    summary: "Chinese characters are left in the English",
    why: "A word that was left for later is the commonest slip of all, and the one that no reader forgives.",
    cure: "Translate it. A gloss in brackets, such as (三十而立), is left alone; anything else that must stay is allowed with \
           a reason.",
    bad: &[
        Example::units("- {id: a, zh: 推动澜湄合作。, en: We will advance 澜湄 cooperation.}\n"),
        Example::units("- {id: a, zh: 一。二。, en: [One., 二。]}\n"),
    ],
    good: &[
        Example::units("- {id: a, zh: 三十而立。, en: \"At thirty one stands firm (三十而立).\"}\n"),
        Example::units("- {id: a, zh: 推动澜湄合作。, en: We will advance Lancang–Mekong cooperation.}\n"),
    ],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let Some(english) = &document.units()[index].en else { return };
    let texts = match english {
        crate::project::English::One(text) => std::slice::from_ref(text),
        crate::project::English::Many(texts) => texts.as_slice(),
    };
    for (segment, text) in texts.iter().enumerate().filter(|(_, text)| may_have_han(text)) {
        if let Some(range) = first_run(text) {
            let run = &text[range.clone()];
            let message = Message::new(format!("“{run}” is left in Chinese"), format!("“{run}”未译"));
            sink.piece(index, Piece { field: "en", segment, text, range }, message, Vec::new());
        }
    }
}

/// No Han character begins with a lower byte, and few others of English do with this one or a higher: told many bytes at
/// a time.
fn may_have_han(text: &str) -> bool {
    text.bytes().fold(false, |may, byte| may | (byte >= 0xE3))
}

/// The first run of Han characters outside brackets.
fn first_run(text: &str) -> Option<std::ops::Range<usize>> {
    let mut bracket = None;
    let start = text.char_indices().find(|&(_, c)| {
        if bracket == Some(c) {
            bracket = None;
        } else if bracket.is_none() && matches!(c, '(' | '[' | '（') {
            bracket = closer_of(c);
        }
        // 丨 (U+4E28, a stroke) is typed for the bar | of headlines.
        bracket.is_none() && is_han(c) && c != '丨'
    });
    let (start, _) = start?;
    let length = text[start..].find(|c| !is_han(c)).unwrap_or(text.len() - start);
    Some(start..start + length)
}
