//! What each word of a Chinese text says for or against its being in the English.

use std::cell::LazyCell;
use std::ops::Range;

use super::length::{is_numeral, is_point};
use crate::text::lexicon::{Lexicon, content_stems};

/// A word, a Latin word or a numeral of the Chinese, as evidence.
pub(super) struct Token {
    /// Bytes of the Chinese.
    pub(super) range: Range<usize>,
    /// The log-likelihood ratio of dropped against translated.
    pub(super) evidence: f64,
    /// Whether it counts for the style, and whether it was found.
    pub(super) style: Option<bool>,
}

/// What a found word weighs against its full value: words of the topic come again in the rest of the text.
const FOUND: f64 = 0.45;

/// As many letters make one word to a reader: `economi` and `econom`.
const ALIKE: usize = 5;

/// The stems of the English.
struct Stems {
    /// In order, so that a stem and a beginning are found by halving.
    sorted: Vec<String>,
    /// A bit for what the first three letters come to: most stems that are asked for begin otherwise.
    beginnings: [u64; 16],
}

impl Stems {
    fn of(en: &str) -> Self {
        let mut sorted = content_stems(en);
        sorted.sort_unstable();
        let mut beginnings = [0; 16];
        for stem in &sorted {
            let letters = first_letters(stem.as_bytes());
            beginnings[letters / 64] |= 1 << (letters % 64);
        }
        Self { sorted, beginnings }
    }

    /// The first stem that is not before `stem`, where one may begin like it.
    fn from(&self, stem: &[u8]) -> Option<&[u8]> {
        let letters = first_letters(stem);
        if self.beginnings[letters / 64] >> (letters % 64) & 1 == 0 {
            return None;
        }
        self.sorted.get(self.sorted.partition_point(|other| other.as_bytes() < stem)).map(String::as_bytes)
    }

    fn has(&self, stem: &[u8]) -> bool {
        self.from(stem) == Some(stem)
    }

    /// Whether a stem begins with the same letters as `stem`.
    fn has_like(&self, stem: &[u8]) -> bool {
        let beginning = stem.get(..ALIKE);
        beginning.is_some_and(|letters| self.from(letters).is_some_and(|first| first.starts_with(letters)))
    }
}

/// The first three letters as a number below 1024; texts that begin alike have the same.
fn first_letters(stem: &[u8]) -> usize {
    let letters = stem.iter().take(3).fold(0, |number, &byte| number * 31 + usize::from(byte));
    letters % 1024
}

/// The evidence of `zh` against `en`, in the order of the Chinese.
pub(super) fn tokens(lexicon: &Lexicon<'_>, zh: &str, en: &str) -> Vec<Token> {
    let stems = Stems::of(en);
    let mut tokens: Vec<Token> = Vec::new();
    for (range, entry) in lexicon.words(zh) {
        let senses = lexicon.senses(entry);
        if senses.clone().next().is_none() {
            continue;
        }
        let length = zh[range.clone()].chars().count();
        let rarest = senses.clone().filter(|(stem, _)| stems.has(stem)).map(|(_, count)| count).min();
        let evidence = match (rarest, length) {
            (Some(count), _) => FOUND * against(count, length),
            (None, 1) => 0.19,
            (None, _) if senses.into_iter().any(|(stem, _)| stems.has_like(stem)) => -0.5,
            (None, 2) if by_character(lexicon, &zh[range.clone()], &stems) => 0.3,
            (None, 2) => 1.0,
            (None, _) => 1.3,
        };
        tokens.push(Token { range, evidence, style: (length > 1).then_some(rarest.is_some()) });
    }
    let words = tokens.len();
    let lower = LazyCell::new(|| en.to_lowercase());
    tokens.extend(literals(zh).map(|range| {
        let text = zh[range.clone()].trim_end_matches(is_point).to_lowercase();
        let (found, missing) = if text.starts_with(is_numeral) { (-2.5, 0.8) } else { (-3.5, 1.3) };
        let is_there = lower.contains(&text);
        Token { range, evidence: if is_there { FOUND * found } else { missing }, style: Some(is_there) }
    }));
    if tokens.len() > words {
        tokens.sort_by_key(|token| token.range.start);
    }
    tokens
}

/// What a found word of `length` characters says against a gap, by how many words of the dictionary share the sense: a
/// common one is found by chance more often.
fn against(count: usize, length: usize) -> f64 {
    match (length, count) {
        (1, ..64) => -2.0,
        (1, 64..256) => -1.6,
        (1, _) => -1.1,
        (2, ..64) => -3.8,
        (2, 64..256) => -3.1,
        (2, _) => -1.8,
        (_, ..64) => -4.2,
        (_, 64..256) => -3.0,
        (_, _) => -1.5,
    }
}

/// Whether one of the characters of `word` has a sense in the English; one that hundreds of words share says nothing.
fn by_character(lexicon: &Lexicon<'_>, word: &str, stems: &Stems) -> bool {
    let entries = word.chars().filter_map(|c| lexicon.find_char(c));
    entries.flat_map(|entry| lexicon.senses(entry)).any(|(stem, count)| count < 900 && stems.has(stem))
}

/// The Latin words and the numerals of `text`.
fn literals(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(u8::is_ascii_alphanumeric)?;
        let start = at;
        let goes_on = |byte: &u8| {
            if bytes[start].is_ascii_digit() {
                byte.is_ascii_digit() || matches!(byte, b'.' | b',')
            } else {
                byte.is_ascii_alphabetic()
            }
        };
        at += bytes[at..].iter().take_while(|byte| goes_on(byte)).count();
        Some(start..at)
    })
}
