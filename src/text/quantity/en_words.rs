//! English number words: cardinals, ordinals, scales, months, and words that only hint at a number.

use super::en_table::{HINTS, MANY, MONTHS, ONES, ORDINALS, SCALES, TENS, is_known};

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
pub(super) fn number_word(word: &str) -> Option<Word> {
    if !is_known(word) {
        return None;
    }
    if let Some(value) = ONES.iter().position(|one| *one == word) {
        return Some(Word::One(value as f64));
    }
    if let Some(value) = TENS.iter().position(|ten| *ten == word) {
        return Some(Word::Ten(value as f64 * 10.0 + 20.0));
    }
    Some(match word {
        "nought" => Word::One(0.0),
        "fourty" => Word::Ten(40.0),
        "hundred" => Word::Hundred,
        _ => return scale(word).map(Word::Scale).or_else(|| ordinal(word)),
    })
}

/// The factor of a scale word.
pub(super) fn scale(word: &str) -> Option<f64> {
    worth(&SCALES, word)
}

/// The scale word behind digits that stands for many: hundreds, millions.
pub(super) fn plural_scale(word: &str) -> Option<f64> {
    worth(&MANY, word)
}

fn worth(words: &[(&str, f64)], word: &str) -> Option<f64> {
    if !is_known(word) {
        return None;
    }
    words.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

fn ordinal(word: &str) -> Option<Word> {
    let found = |word: &str| worth(&ORDINALS, word);
    if let Some(value) = found(word) {
        return Some(Word::Ordinal(value, word == "halves"));
    }
    found(word.strip_suffix('s')?)
        .filter(|&v| v > 2.0 || word == "firsts")
        .map(|value| Word::Ordinal(value, true))
}

/// Units of time that “second” and “quarter” may be.
pub(super) fn month(word: &str) -> Option<u8> {
    if !is_known(word) {
        return None;
    }
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|(long, short)| *long == word || *short == word)?;
    u8::try_from(at + 1).ok()
}

/// Words that mean a number without being one: value, and whether it is a share or a multiple.
pub(super) fn hint(word: &str) -> Option<f64> {
    if !is_known(word) {
        return None;
    }
    HINTS.iter().find(|(_, words)| words.contains(&word)).map(|&(value, _)| value)
}
