//! English number words: cardinals, ordinals, scales, months, and words that only hint at a number.

use super::en_table::{HINTS, MANY, MONTHS, NUMBERS};

/// What a word adds to a numeral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// 0 to 19.
    One(f64),
    /// 20 to 90.
    Ten(f64),
    /// A hundred.
    Hundred,
    /// A thousand and up; a dozen and a score multiply like it.
    Scale(f64),
    /// A place in a row, or a part when it is plural (`true`): third, twentieths.
    Ordinal(f64, bool),
}

/// The numeral word `word`, in lower case.
pub(super) fn number_word(word: &[u8]) -> Option<Word> {
    if let Some(read) = NUMBERS.find(word) {
        return Some(read);
    }
    match NUMBERS.find(word.strip_suffix(b"s")?)? {
        Word::Ordinal(value, false) if value > 2.0 || word == b"firsts" => Some(Word::Ordinal(value, true)),
        _ => None,
    }
}

/// The factor of a scale word.
pub(super) fn scale(word: &[u8]) -> Option<f64> {
    match NUMBERS.find(word)? {
        Word::Scale(factor) => Some(factor),
        _ => None,
    }
}

/// The scale word behind digits that stands for many: hundreds, millions.
pub(super) fn plural_scale(word: &[u8]) -> Option<f64> {
    MANY.find(word)
}

/// The month called `word`, in lower case, from 1.
pub(super) fn month(word: &[u8]) -> Option<u8> {
    MONTHS.find(word)
}

/// Words that mean a number without being one: value, and whether it is a share or a multiple.
pub(super) fn hint(word: &[u8]) -> Option<f64> {
    HINTS.find(word)
}
