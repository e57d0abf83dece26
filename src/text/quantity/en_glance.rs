//! Where in an English text a number may begin, and whether one has to be said: told at a glance, without reading it.

use super::en_table::{may_be_known, may_count};
use super::scan::Spot;

/// The first place from `from` on where [`read_en`](super::read_en) has to look: what it passes over begins nothing.
pub(super) fn candidate(bytes: &[u8], from: Spot) -> Option<Spot> {
    let Spot { byte: mut at, mut char } = from;
    while let Some(&byte) = bytes.get(at) {
        let here = Some(Spot { byte: at, char });
        let next = || bytes.get(at + 1).copied().unwrap_or_default();
        match KINDS[usize::from(byte)] {
            DIGIT => return here,
            LETTER => {
                let length = letters(bytes, at);
                let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
                let address = matches!((byte | 0x20, next() | 0x20), (b'h', b't') | (b'w', b'w'));
                // Behind a letter or a digit no word begins; those of full width belong to it and are known by reading.
                let inside = before.is_ascii_alphanumeric();
                let unsure = at >= 3 && bytes[at - 3] == 0xEF || bytes.get(at + length) == Some(&0xEF);
                let roman = matches!(byte, b'I' | b'V' | b'X');
                let known = || roman || may_be_known(&bytes[at..at + length]);
                if address || unsure || !inside && known() {
                    return here;
                }
                let passed = if inside { 1 } else { length };
                (at, char) = (at + passed, char + passed);
            }
            SIGN if byte == 0xEF
                || byte == 0xE2 && next() != 0x80
                || byte == 0xC2 && matches!(next(), 0xBC..=0xBE) =>
            {
                return here;
            }
            _ if byte == b'.' && (next().is_ascii_digit() || next() == 0xEF) => return here,
            // A character counts where it begins.
            _ => (at, char) = (at + 1, char + usize::from(byte & 0xC0 != 0x80)),
        }
    }
    None
}

/// Whether a quantity may begin with `word`, letters of ASCII alone between characters that are none: few words of running
/// text get through.
#[inline]
pub fn may_hold_number(word: &[u8]) -> bool {
    let next = word.get(1).copied().unwrap_or_default();
    let address = |first: u8| matches!((first | 0x20, next | 0x20), (b'h', b't') | (b'w', b'w'));
    may_be_known(word)
        || word.first().is_some_and(|&first| matches!(first, b'I' | b'V' | b'X') || address(first))
}

/// Whether [`read_en`](super::read_en) may find a firm quantity in `text`. Where it says no there is none.
pub fn may_have_numbers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match KINDS[usize::from(byte)] {
            OTHER => at += 1,
            LETTER => {
                let length = letters(bytes, at);
                let word = &bytes[at..at + length];
                if may_count(word) || word.iter().all(|letter| matches!(letter, b'I' | b'V' | b'X')) {
                    return true;
                }
                at += length;
            }
            DIGIT => return true,
            _ => {
                // Fractions of one sign stand here, signs for Roman numerals, and digits of full width.
                let sign = |first, second: std::ops::RangeInclusive<u8>| {
                    byte == first && bytes.get(at + 1).is_some_and(|next| second.contains(next))
                };
                if sign(0xC2, 0xBC..=0xBE) || sign(0xE2, 0x85..=0x86) || byte == 0xEF {
                    return true;
                }
                at += 1;
            }
        }
    }
    false
}

/// How many letters stand in a row from `at` on.
#[inline]
fn letters(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while end < bytes.len() && bytes[end].is_ascii_alphabetic() {
        end += 1;
    }
    end - at
}

/// What a byte may begin: nothing, a word, a numeral, or a character to be looked at.
static KINDS: [u8; 256] = {
    let (mut kinds, mut byte) = ([OTHER; 256], 0);
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            0xC2 | 0xE2 | 0xEF => SIGN,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};
const OTHER: u8 = 0;
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SIGN: u8 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read_en;

    #[test]
    fn no_number_is_overlooked() {
        for text in
            ["It opens in May.", "Two thirds came.", "Phase Ⅱ", "Class II", "½ of it", "about １２", "No. 7"]
        {
            assert!(read_en(text).iter().any(|read| read.firm) && may_have_numbers(text), "{text}");
        }
        for text in ["The library is open.", "“It’s the same” – an old café", "A few may come again."]
        {
            assert!(read_en(text).iter().all(|read| !read.firm) && !may_have_numbers(text), "{text}");
        }
    }
}
