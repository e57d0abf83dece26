//! What makes an alignment doubtful as a whole.

use std::fmt;
use std::ops::Range;

use super::bead::Bead;
use crate::text::Language;

/// How many sentences in a row without counterpart are no omission of a sentence or two.
const STRETCH: usize = 12;

/// Below this share of beads that are linked by words, two texts are no translations of each other.
const RELATED: f32 = 0.5;

/// What makes an alignment doubtful as a whole; shown, it is one sentence of what is wrong and one of what to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// A side has no sentence.
    Empty(Language),
    /// The Chinese side is English and the other Chinese.
    Swapped,
    /// Both sides are in this language.
    SameLanguage(Language),
    /// The English has this many times as much text as is usual.
    Longer(f32),
    /// Hardly any word of one side has its counterpart in the other.
    Unrelated,
    /// Sentences in a row without counterpart: on both sides where `zh` and `en` hold several.
    Stretch {
        /// Chinese sentences, counted from 0.
        zh: Range<usize>,
        /// English sentences, counted from 0.
        en: Range<usize>,
    },
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |language: &Language| if *language == Language::Zh { "Chinese" } else { "English" };
        match self {
            Self::Empty(language) => {
                write!(f, "there is no {} sentence. Look whether the right file was given.", name(language))
            }
            Self::Swapped => {
                f.write_str("the first text is English and the second Chinese. Give the Chinese first.")
            }
            Self::SameLanguage(language) => {
                write!(f, "both texts are {}. Give the Chinese text and its English translation.", name(language))
            }
            Self::Longer(times) if *times > 1.0 => write!(
                f,
                "the English is {times:.0} times as long as a translation usually is. Look whether it holds more than this text."
            ),
            Self::Longer(times) => write!(
                f,
                "the English is {:.0} times as short as a translation usually is. Look whether it holds the whole text.",
                1.0 / times.max(0.001)
            ),
            Self::Unrelated => f.write_str(
                "hardly any word of the Chinese has its counterpart in the English. Look whether these texts belong together.",
            ),
            Self::Stretch { zh, en } if zh.len() >= STRETCH && en.len() >= STRETCH => write!(
                f,
                "no way leads through Chinese sentences {}–{} and English {}–{}. Look whether parts stand in another order, and align them one by one.",
                zh.start + 1, zh.end, en.start + 1, en.end
            ),
            Self::Stretch { zh, .. } if zh.len() >= STRETCH => write!(
                f,
                "Chinese sentences {}–{} have no English. Look whether a part was left out.",
                zh.start + 1, zh.end
            ),
            Self::Stretch { en, .. } => write!(
                f,
                "English sentences {}–{} have no Chinese. Look whether a part was added.",
                en.start + 1, en.end
            ),
        }
    }
}

/// What the texts themselves give away. English has some four characters for each of Chinese.
pub(super) fn of_texts(zh: &[&str], en: &[&str]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for (side, language) in [(zh, Language::Zh), (en, Language::En)] {
        if side.is_empty() {
            troubles.push(Trouble::Empty(language));
        }
    }
    if !troubles.is_empty() {
        return troubles;
    }
    match (language_of(zh), language_of(en)) {
        (Some(Language::En), Some(Language::Zh)) => troubles.push(Trouble::Swapped),
        (Some(a), Some(b)) if a == b => troubles.push(Trouble::SameLanguage(a)),
        _ => {}
    }
    let count = |side: &[&str]| side.iter().map(|line| line.chars().count()).sum::<usize>() as f32;
    let times = count(en) / (3.5 * count(zh)).max(1.0);
    if troubles.is_empty() && !(0.2..=5.0).contains(&times) {
        troubles.push(Trouble::Longer(times));
    }
    troubles
}

/// The language of a text, by some sentences from all over it; `None` without letters.
fn language_of(side: &[&str]) -> Option<Language> {
    let step = side.len().div_ceil(50);
    let sample: String = side.iter().step_by(step).copied().collect();
    sample.chars().any(char::is_alphabetic).then(|| Language::of(&sample))
}

/// What `beads` give away, where `related` is the share of those that words link.
pub(super) fn of_beads(beads: &[Bead], related: f32) -> Vec<Trouble> {
    if related < RELATED {
        return vec![Trouble::Unrelated];
    }
    beads
        .chunk_by(|a, b| a.is_null() == b.is_null())
        .filter(|run| run[0].is_null())
        .filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let (zh, en) = (first.zh.start..last.zh.end, first.en.start..last.en.end);
            (zh.len() >= STRETCH || en.len() >= STRETCH).then_some(Trouble::Stretch { zh, en })
        })
        .collect()
}
