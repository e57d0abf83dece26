//! Whether an English text may hold a number that has to be said: told at a glance, without reading it.

use super::en_table::may_count;

/// Whether [`read_en`](super::read_en) may find a firm quantity in `text`. Where it says no there is none.
pub fn may_have_numbers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match KINDS[usize::from(byte)] {
            OTHER => at += 1,
            LETTER => {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
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
