//! Words of which one may stand at a place of a text, and what tells at a glance that none does.

/// Words of which one may stand at a place. At most places none does, which the characters at their ends tell.
pub(super) struct Choice {
    pub(super) words: &'static [&'static str],
    /// How they begin.
    pub(super) firsts: Ends,
    /// How they end, read from behind.
    pub(super) lasts: Ends,
}

/// The characters at one end of words: bits that most other characters do not have.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    /// A [`bit`] for the outermost character of each word.
    outer: u64,
    /// The same for words of one character.
    alone: u64,
    /// A [`bit`] for the two outermost characters of each other word.
    pairs: u64,
}

impl Ends {
    const NONE: Self = Self { outer: 0, alone: 0, pairs: 0 };

    const fn note(&mut self, outer: char, inner: Option<char>) {
        self.outer |= bit(outer);
        match inner {
            Some(inner) => self.pairs |= pair(outer, inner),
            None => self.alone |= bit(outer),
        }
    }

    /// Whether a word may end with `outer` and what `inner` gives.
    #[inline]
    pub(super) fn may_have(&self, outer: char, inner: impl Fn() -> char) -> bool {
        let bit = bit(outer);
        self.outer & bit != 0 && (self.alone & bit != 0 || self.pairs & pair(outer, inner()) != 0)
    }
}

impl Choice {
    /// One of `words`, none of which is empty.
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        let (mut firsts, mut lasts, mut at) = (Ends::NONE, Ends::NONE, 0);
        while at < words.len() {
            let word = words[at];
            let (first, mut place) = char_at(word, 0);
            let (mut last, mut before) = (first, None);
            while place < word.len() {
                let (c, behind) = char_at(word, place);
                if before.is_none() {
                    firsts.note(first, Some(c));
                }
                (before, last, place) = (Some(last), c, behind);
            }
            if before.is_none() {
                firsts.note(first, None);
            }
            lasts.note(last, before);
            at += 1;
        }
        Self { words, firsts, lasts }
    }
}

/// A [`Choice`] of these words, made when the program is made.
macro_rules! choice {
    [$($word:literal),* $(,)?] => {
        const { &$crate::text::quantity::choice::Choice::of(&[$($word),*]) }
    };
}
pub(super) use choice;

/// One of 64 bits for a character, by the end of its code.
const fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

/// One of 64 bits for two characters in a row.
const fn pair(outer: char, inner: char) -> u64 {
    let both = (outer as u32) << 16 ^ inner as u32;
    1 << (both.wrapping_mul(0x9E37_79B1) >> 26)
}

/// The character of `text` that begins at byte `at`, and where the next one does. A NUL for one beyond U+FFFF.
pub(super) const fn char_at(text: &str, at: usize) -> (char, usize) {
    const fn tail(text: &str, at: usize) -> u32 {
        (text.as_bytes()[at] & 0x3F) as u32
    }
    let first = text.as_bytes()[at] as u32;
    let (code, size) = match first {
        0..0x80 => (first, 1),
        0xC0..0xE0 => ((first & 0x1F) << 6 | tail(text, at + 1), 2),
        0xE0..0xF0 => ((first & 0xF) << 12 | tail(text, at + 1) << 6 | tail(text, at + 2), 3),
        _ => (0, 4),
    };
    match char::from_u32(code) {
        Some(c) => (c, at + size),
        None => ('\0', at + size),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::scan::Scan;

    proptest! {
        #[test]
        fn words_that_stand_there_are_found(text in "(about|over|of |a |an |~|±|约|大约|左右|x| ){0,6}") {
            let choice = choice!["about", "over", "of ", "a ", "an ", "~", "±", "约", "大约", "左右"];
            let scan = Scan::new(&text);
            for at in 0..=scan.len() {
                let (before, behind) = (scan.bytes(0..at), scan.bytes(at..scan.len()));
                let begun = choice.words.iter().filter(|word| text[behind.clone()].starts_with(**word));
                let ended = choice.words.iter().filter(|word| text[before.clone()].ends_with(**word));
                prop_assert_eq!(scan.any(at, choice), begun.map(|word| at + word.chars().count()).max());
                prop_assert_eq!(scan.any_before(at, choice), ended.map(|word| at - word.chars().count()).min());
            }
        }
    }
}
