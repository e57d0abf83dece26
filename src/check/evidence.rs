//! What each word of a Chinese text says for or against its being in the English.

use std::collections::HashSet;
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

/// The first five letters: `economi` and `econom` are one word to a reader.
fn beginning(stem: &str) -> Option<&str> {
    stem.get(..5)
}

/// The evidence of `zh` against `en`, in the order of the Chinese.
pub(super) fn tokens(lexicon: &Lexicon<'_>, zh: &str, en: &str) -> Vec<Token> {
    let stems: Vec<String> = content_stems(en);
    let whole: HashSet<&str> = stems.iter().map(String::as_str).collect();
    let begun: HashSet<&str> = stems.iter().filter_map(|stem| beginning(stem)).collect();
    let mut tokens: Vec<Token> = Vec::new();
    for (range, entry) in lexicon.words(zh) {
        let senses: Vec<(&str, usize)> = lexicon.senses(&entry).collect();
        if senses.is_empty() {
            continue;
        }
        let length = zh[range.clone()].chars().count();
        let rarest = senses.iter().filter(|(stem, _)| whole.contains(stem)).map(|&(_, count)| count).min();
        let evidence = match (rarest, length) {
            (Some(count), _) => FOUND * against(count, length),
            (None, 1) => 0.19,
            (None, _)
                if senses.iter().any(|(stem, _)| beginning(stem).is_some_and(|b| begun.contains(b))) =>
            {
                -0.5
            }
            (None, 2) if by_character(lexicon, &zh[range.clone()], &whole) => 0.3,
            (None, 2) => 1.0,
            (None, _) => 1.3,
        };
        tokens.push(Token { range, evidence, style: (length > 1).then_some(rarest.is_some()) });
    }
    let lower = en.to_lowercase();
    tokens.extend(literals(zh).map(|range| {
        let text = zh[range.clone()].trim_end_matches(is_point).to_lowercase();
        let (found, missing) = if text.starts_with(is_numeral) { (-2.5, 0.8) } else { (-3.5, 1.3) };
        let is_there = lower.contains(&text);
        Token { range, evidence: if is_there { FOUND * found } else { missing }, style: Some(is_there) }
    }));
    tokens.sort_by_key(|token| token.range.start);
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
fn by_character(lexicon: &Lexicon<'_>, word: &str, stems: &HashSet<&str>) -> bool {
    word.char_indices().any(|(at, c)| {
        let entry = lexicon.find(&word[at..at + c.len_utf8()]);
        entry.is_some_and(|entry| {
            lexicon.senses(&entry).any(|(stem, count)| count < 900 && stems.contains(stem))
        })
    })
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
