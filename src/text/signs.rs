//! Which kinds of characters a text holds, found in one pass over its bytes.

/// A set of kinds of characters. Every mark of ASCII is a kind by itself, and so are its capital letters, its small
/// letters and its digits; other characters are put together by the first byte of their UTF-8.
///
/// It answers "is none of these in the text?" for sure and "is one of these in it?" perhaps: what a rule asks before it
/// reads a text character by character.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs(u64);

/// The kind of every byte, as a bit; bytes inside a character have none.
static KINDS: [u64; 256] = {
    let mut kinds = [0; 256];
    let (mut byte, mut marks) = (0, 0);
    while byte < 256 {
        let bit = match byte as u8 {
            b'0'..=b'9' => 33,
            b'A'..=b'Z' => 34,
            b'a'..=b'z' => 35,
            b'\t' => 36,
            b'\n' | b'\r' => 37,
            0..=0x1F | 0x7F => 38,
            0x20..=0x7E => {
                marks += 1;
                marks - 1
            }
            0x80..=0xBF => 64,
            0xC2 => 39,
            0xC3 => 40,
            0xC0..=0xDF => 41,
            0xE0 | 0xE1 => 42,
            0xE2 => 43,
            0xE3 => 44,
            0xE4..=0xE9 => 45,
            0xEA..=0xEE => 46,
            0xEF => 47,
            0xF0..=0xFF => 48,
        };
        if bit < 64 {
            kinds[byte] = 1 << bit;
        }
        byte += 1;
    }
    kinds
};

impl Signs {
    /// The Han characters ([`is_han`](super::is_han)).
    pub const HAN: Self = Self::from(&['㐀', '一', '\u{F900}', '𠀀']);

    /// The commonest Han characters, U+4000 to U+9FFF.
    pub const COMMON_HAN: Self = Self::from(&['一']);

    /// The kind of the characters whose UTF-8 begins with `byte`.
    #[inline]
    pub fn begun_by(byte: u8) -> Self {
        Self(KINDS[usize::from(byte)])
    }

    /// How many letters of ASCII `bytes` begins with, and their kinds. No more than eight are counted, and none where fewer than
    /// eight bytes are left: eight bytes are looked at as one number (H. S. Warren, *Hacker's Delight*, 6-1).
    #[inline]
    pub fn letters(bytes: &[u8]) -> (usize, Self) {
        const EACH: u64 = 0x0101_0101_0101_0101;
        const CASE: u64 = 0x20 * EACH;
        const HIGH: u64 = 0x80 * EACH;
        let Some(eight) = bytes.first_chunk() else { return (0, Self::default()) };
        let typed = u64::from_le_bytes(*eight);
        // The highest bit of a byte of these sums tells whether it is at least `a`, and whether it is beyond `z`.
        let small = (typed | CASE) & !HIGH;
        let letters = (small + (0x80 - 0x61) * EACH) & !(small + (0x80 - 0x7B) * EACH) & !typed & HIGH;
        let others = letters ^ HIGH;
        let first = others & others.wrapping_neg();
        // All bits below those of the first other byte; all of them where there is none.
        let row = first.wrapping_sub(1) & HIGH;
        let smalls = (typed & CASE) << 2 & row;
        let mut kinds = 0;
        if smalls != 0 {
            kinds |= KINDS[b'a' as usize];
        }
        if smalls != row {
            kinds |= KINDS[b'A' as usize];
        }
        (others.trailing_zeros() as usize / 8, Self(kinds))
    }

    /// The kinds in `text`.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |kinds, byte| kinds | KINDS[usize::from(byte)]))
    }

    /// The kinds of `chars`.
    pub const fn from(chars: &[char]) -> Self {
        let (mut kinds, mut at) = (0, 0);
        while at < chars.len() {
            let code = chars[at] as u32;
            let first = match code {
                0..0x80 => code,
                0x80..0x800 => 0xC0 | code >> 6,
                0x800..0x1_0000 => 0xE0 | code >> 12,
                _ => 0xF0 | code >> 18,
            };
            kinds |= KINDS[first as usize];
            at += 1;
        }
        Self(kinds)
    }

    /// Whether all of these are among `others`.
    #[inline]
    pub const fn lie_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// Whether a text of these kinds may hold one of `others`.
    #[inline]
    pub const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl std::ops::BitOrAssign for Signs {
    #[inline]
    fn bitor_assign(&mut self, others: Self) {
        self.0 |= others.0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::is_han;

    proptest! {
        #[test]
        fn letters_are_counted_eight_at_a_time(bytes in prop::collection::vec(prop_oneof![b'a'..=b'z', b'A'..=b'Z', any::<u8>()], 0..20)) {
            let row = bytes.iter().take(8).take_while(|byte| byte.is_ascii_alphabetic()).count();
            let row = if bytes.len() < 8 { 0 } else { row };
            let kinds = bytes[..row].iter().map(|&byte| Signs::begun_by(byte)).fold(Signs::default(), |mut kinds, kind| {
                kinds |= kind;
                kinds
            });
            prop_assert_eq!(Signs::letters(&bytes), (row, kinds));
        }
    }

    #[test]
    fn what_is_in_a_text_is_among_its_kinds() {
        let text = "Tab\t and “quotes”, 《区域》 (RCEP): 35 %，é… 𠮷\u{FEFF}";
        assert!(text.chars().all(|c| Signs::of(text).meet(Signs::from(&[c]))));
        assert!(
            !Signs::of("Plain, small.").meet(Signs::from(&['"', '?', '5', '\n', '“', '一', 'é', '\u{7F}']))
        );
    }

    #[test]
    fn han_characters_are_of_the_kinds_of_han() {
        let han = ('\0'..=char::MAX).filter(|&c| is_han(c));
        assert!(han.into_iter().all(|c| Signs::HAN.meet(Signs::from(&[c]))));
    }
}
