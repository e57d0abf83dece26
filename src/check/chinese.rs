//! What the rules ask of every Chinese text, found in one pass over it.

use std::ops::Range;

use crate::text::lexicon::Lexicon;
use crate::text::{Signs, common_han, is_han};

/// What a Chinese text holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chinese {
    /// The kinds of its characters.
    pub(super) signs: Signs,
    /// How many Han characters it has.
    pub(super) han: usize,
    /// How many Latin words and numerals begin in it.
    literals: u32,
    /// Whether a character of it may be one that only traditional Chinese has; hardly ever.
    pub(super) may_be_traditional: bool,
    /// Whether U+FFFD is in it, which a reader puts where it cannot read.
    pub(super) is_unread: bool,
    /// The same for texts with the same letters and digits, whatever their case, marks and blanks; hardly ever for
    /// others. FNV-1a over characters.
    pub(super) likeness: u64,
}

/// They stand among the common Han characters and are none.
const HEXAGRAMS: Range<u32> = 0x4DC0..0x4E00;

/// What the character before was.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Latin,
    Numeral,
    Point,
    Other,
}

impl Chinese {
    /// Reads `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut read = Self {
            signs: Signs::default(),
            han: 0,
            literals: 0,
            may_be_traditional: false,
            is_unread: false,
            likeness: 0xcbf2_9ce4_8422_2325,
        };
        let lexicon = Lexicon::cedict();
        let (bytes, mut at, mut before) = (text.as_bytes(), 0, Before::Other);
        let mut common = 0;
        while let Some(&first) = bytes.get(at) {
            let start = at;
            while let Some(code) = common_han(&bytes[at..]).filter(|code| !HEXAGRAMS.contains(code)) {
                read.may_be_traditional |= lexicon.may_be_traditional(code as u16);
                read.add(code);
                (common, at) = (common + 1, at + 3);
            }
            if at > start {
                before = Before::Other;
                continue;
            }
            read.signs |= Signs::begun_by(first);
            if first.is_ascii() {
                before = read.ascii(first, before);
                at += 1;
                continue;
            }
            let c = text[at..].chars().next().unwrap_or_default();
            read.other(c, lexicon);
            (at, before) = (at + c.len_utf8(), Before::Other);
        }
        if common > 0 {
            read.signs |= Signs::COMMON_HAN;
            read.han += common;
        }
        read
    }

    fn add(&mut self, code: u32) {
        self.likeness = (self.likeness ^ u64::from(code)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn ascii(&mut self, byte: u8, before: Before) -> Before {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
                self.literals += u32::from(before != Before::Latin);
                self.add(u32::from(byte.to_ascii_lowercase()));
                Before::Latin
            }
            b'0'..=b'9' => {
                self.literals += u32::from(!matches!(before, Before::Numeral | Before::Point));
                self.add(u32::from(byte));
                Before::Numeral
            }
            b'.' | b',' => Before::Point,
            _ => Before::Other,
        }
    }

    fn other(&mut self, c: char, lexicon: Lexicon<'_>) {
        // The marks of nearly every sentence.
        if matches!(c, '，' | '。' | '、' | '“' | '”') {
            return;
        }
        self.han += usize::from(is_han(c));
        self.is_unread |= c == '\u{FFFD}';
        self.may_be_traditional |=
            u16::try_from(u32::from(c)).is_ok_and(|code| lexicon.may_be_traditional(code));
        if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| self.add(u32::from(c)));
        }
    }

    /// Its length: a Han character counts one, a Latin word or a numeral two.
    pub(super) fn length(&self) -> f64 {
        f64::from(u32::try_from(self.han).unwrap_or(u32::MAX)) + 2.0 * f64::from(self.literals)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::count_han;

    proptest! {
        #[test]
        fn one_pass_sees_what_each_question_sees_by_itself(text in "[一-龥㐀-䶿䷀-䷿豈𠮷〇々，。é1-3.,a-cA Ａ“﨎國]{0,20}") {
            let (read, lexicon) = (Chinese::of(&text), Lexicon::cedict());
            prop_assert_eq!(read.signs, Signs::of(&text));
            prop_assert_eq!(read.han, count_han(&text));
            prop_assert!(read.may_be_traditional || text.chars().all(|c| lexicon.simplified(c).is_none()));
            let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
            prop_assert_eq!(read.likeness, Chinese::of(&letters(&text).to_lowercase()).likeness);
        }
    }

    #[test]
    fn characters_that_are_not_looked_up_are_han_letters_without_case() {
        let plain = |c: char| is_han(c) && c.is_alphanumeric() && c.to_lowercase().eq([c]);
        let hexagrams = '\u{4DC0}'..='\u{4DFF}';
        assert!(('\u{4000}'..='\u{9FFF}').all(|c| plain(c) || hexagrams.contains(&c)));
    }

    #[test]
    fn few_texts_may_be_traditional() {
        let lexicon = Lexicon::cedict();
        let traditional = |c: &char| is_han(*c) && lexicon.simplified(*c).is_some();
        let all = ('\0'..=char::MAX).filter(traditional);
        assert!(all.map(|c| format!("é，{c}a")).all(|text| Chinese::of(&text).may_be_traditional));
        assert!(!Chinese::of("café，传统。").may_be_traditional);
    }
}
