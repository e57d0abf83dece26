//! A text as numbered characters, folded so that one spelling stands for its full-width and traditional twins.

use std::cell::Cell;
use std::mem;
use std::ops::{Deref, Range};

use super::en_numeral::EnNumeral;
use super::zh_numeral::Numeral;
use crate::text::choice::Choice;
use crate::text::common_han;

/// A place in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spot {
    /// Bytes before it.
    pub(super) byte: usize,
    /// Characters before it.
    pub(super) char: usize,
}

/// The characters of a text, folded, with the byte each begins at.
pub(super) struct Scan {
    chars: Vec<char>,
    /// The byte of each character and of the end, nothing where all are of one byte; halves of what memory holds: no sentence
    /// has 4 GiB.
    bytes: Vec<u32>,
    /// The Chinese numeral read last, and where: dates, times and shares all ask for the one they begin with.
    pub(super) last_numeral: Cell<Option<(usize, Option<Numeral>)>>,
    /// The same for the English numeral of digits.
    pub(super) last_digits: Cell<Option<(usize, Option<EnNumeral>)>>,
}

thread_local! {
    /// The memory of the text that was read last: the next one mostly has room in it. To ask for new memory for every sentence
    /// costs a good part of what it costs to read one.
    static SPARE: Cell<(Vec<char>, Vec<u32>)> = const { Cell::new((Vec::new(), Vec::new())) };
}

/// Longer texts leave no memory behind.
const LONG: usize = 1 << 16;

impl Drop for Scan {
    fn drop(&mut self) {
        if self.chars.capacity() <= LONG {
            SPARE.set((mem::take(&mut self.chars), mem::take(&mut self.bytes)));
        }
    }
}

impl Scan {
    /// Reads `text`; full-width ASCII becomes ASCII, traditional numerals and counting words become simplified.
    pub(super) fn new(text: &str) -> Self {
        Self::read(text, |c| c)
    }

    /// The same with Latin capitals made small.
    pub(super) fn lowered(text: &str) -> Self {
        Self::read(text, |c| c.to_ascii_lowercase())
    }

    /// The same with each character made what `change` makes of it.
    #[inline]
    fn read(text: &str, change: impl Fn(char) -> char) -> Self {
        let (mut chars, mut bytes) = SPARE.take();
        let (last_numeral, last_digits) = (Cell::new(None), Cell::new(None));
        if text.is_ascii() {
            chars.clear();
            bytes.clear();
            chars.extend(text.bytes().map(|byte| change(char::from(byte))));
            return Self { chars, bytes, last_numeral, last_digits };
        }
        // Counted first, which costs little: then no character asks whether there is room for it. What stands there from another
        // text is written over.
        let length = text.chars().count();
        chars.resize(length, '\0');
        bytes.resize(length + 1, 0);
        bytes[length] = number(text.len());
        let mut rest = text.as_bytes();
        for (to, byte) in chars.iter_mut().zip(&mut bytes) {
            let at = text.len() - rest.len();
            *byte = number(at);
            // Most of Chinese, of which few are folded, and most of English.
            let size = if let Some(c) = common_han(rest).and_then(char::from_u32) {
                *to = change(if may_be_folded(c) { fold(c) } else { c });
                3
            } else if let Some(first) = rest.first().filter(|first| first.is_ascii()) {
                *to = change(char::from(*first));
                1
            } else {
                let c = text[at..].chars().next().unwrap_or_default();
                *to = change(fold(c));
                c.len_utf8()
            };
            rest = rest.get(size..).unwrap_or_default();
        }
        Self { chars, bytes, last_numeral, last_digits }
    }

    /// The end of the Latin word that begins at `at`; `at` where none does.
    pub(super) fn word(&self, at: usize) -> usize {
        let rest = self.chars.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|c| c.is_ascii_alphabetic()).count()
    }

    /// The characters of `range`.
    pub(super) fn chars(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or_default()
    }

    /// The text of `range`.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// The text of `range` where it is short and of ASCII, as the words of the tables are; nothing where it is not.
    pub(super) fn short(&self, range: Range<usize>) -> Short {
        let chars = self.chars(range);
        let mut short = Short { bytes: [0; 15], length: 0 };
        if chars.len() <= short.bytes.len() {
            let mut all = 0;
            for (byte, &c) in short.bytes.iter_mut().zip(chars) {
                all |= c as u32;
                *byte = c as u8;
            }
            short.length = if all < 0x80 { chars.len() as u8 } else { 0 };
        }
        short
    }

    /// The number of characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`, a NUL behind the end.
    pub(super) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`, a NUL at the beginning.
    pub(super) fn before(&self, at: usize) -> char {
        if at == 0 { '\0' } else { self.at(at - 1) }
    }

    /// The character at `at` and the one behind it.
    pub(super) fn two(&self, at: usize) -> [char; 2] {
        [self.at(at), self.at(at + 1)]
    }

    /// The character before `at` and the one before that.
    pub(super) fn two_before(&self, at: usize) -> [char; 2] {
        [self.before(at), self.before(at.saturating_sub(1))]
    }

    /// The first position from `at` that is no blank.
    pub(super) fn skip(&self, at: usize) -> usize {
        let mut at = at;
        while is_space(self.at(at)) {
            at += 1;
        }
        at
    }

    /// The last position up to `at` that has no blank before it.
    pub(super) fn skip_back(&self, at: usize) -> usize {
        let mut at = at;
        while at > 0 && is_space(self.at(at - 1)) {
            at -= 1;
        }
        at
    }

    /// Whether `word` stands at `at`.
    pub(super) fn has(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(i, c)| self.at(at + i) == c)
    }

    /// Whether `word` ends at `at`.
    pub(super) fn ends(&self, at: usize, word: &str) -> bool {
        let mut at = at;
        word.chars().rev().all(|c| {
            at = at.wrapping_sub(1);
            self.chars.get(at) == Some(&c)
        })
    }

    /// The end of the longest of `choice` that stands at `at`.
    #[inline]
    pub(super) fn any(&self, at: usize, choice: &Choice) -> Option<usize> {
        if !choice.firsts.may_have(self.at(at), || self.at(at + 1)) {
            return None;
        }
        let like = choice.words.iter().filter(|word| self.has(at, word));
        like.map(|word| at + word.chars().count()).max()
    }

    /// The beginning of the longest of `choice` that ends at `at`.
    #[inline]
    pub(super) fn any_before(&self, at: usize, choice: &Choice) -> Option<usize> {
        if !choice.lasts.may_have(self.before(at), || self.before(at.saturating_sub(1))) {
            return None;
        }
        let like = choice.words.iter().filter(|word| self.ends(at, word));
        like.map(|word| at - word.chars().count()).min()
    }

    /// The bytes of characters `range`.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    /// The byte at which character `at` begins; the end of the text behind the last.
    pub(super) fn byte(&self, at: usize) -> usize {
        let Some(last) = self.bytes.last() else { return at.min(self.chars.len()) };
        let byte = *self.bytes.get(at).unwrap_or(last);
        usize::try_from(byte).unwrap_or(usize::MAX)
    }

    /// The folded text of characters `range`, in lower case.
    pub(super) fn lower(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().flat_map(|c| c.to_lowercase()).collect()
    }
}

/// A short text of ASCII that needs no memory of its own.
#[derive(Clone, Copy)]
pub(super) struct Short {
    bytes: [u8; 15],
    length: u8,
}

impl Deref for Short {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A blank inside a line.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2002}'..='\u{200B}' | '\u{202F}')
}

/// Below it every character is its own.
const FIRST_FOLDED: char = '−';

/// One spelling for the traditional and the simplified character, and for signs of several forms; sorted.
pub(super) const FOLDS: [(char, char); 49] = [
    ('−', '-'),
    ('○', '零'),
    ('〇', '零'),
    ('來', '来'),
    ('個', '个'),
    ('億', '亿'),
    ('兩', '两'),
    ('參', '叁'),
    ('叄', '叁'),
    ('圆', '元'),
    ('圓', '元'),
    ('場', '场'),
    ('塊', '块'),
    ('對', '对'),
    ('屆', '届'),
    ('幣', '币'),
    ('幾', '几'),
    ('弐', '贰'),
    ('後', '后'),
    ('數', '数'),
    ('時', '时'),
    ('條', '条'),
    ('歐', '欧'),
    ('歲', '岁'),
    ('紀', '纪'),
    ('約', '约'),
    ('級', '级'),
    ('萊', '莱'),
    ('萬', '万'),
    ('號', '号'),
    ('負', '负'),
    ('貳', '贰'),
    ('輪', '轮'),
    ('這', '这'),
    ('過', '过'),
    ('達', '达'),
    ('錢', '钱'),
    ('鎊', '镑'),
    ('鐘', '钟'),
    ('間', '间'),
    ('陸', '陆'),
    ('雙', '双'),
    ('頁', '页'),
    ('項', '项'),
    ('類', '类'),
    ('餘', '余'),
    ('點', '点'),
    ('﹣', '-'),
    ('﹪', '%'),
];

/// A bit for the last eight bits of the number of each character of [`FOLDS`], in a row for its first four: hardly any
/// other character has one.
static FOLDED: [[u64; 4]; 16] = {
    let (mut folded, mut at) = ([[0; 4]; 16], 0);
    while at < FOLDS.len() {
        let code = FOLDS[at].0 as usize;
        folded[code >> 12][code / 64 % 4] |= 1 << (code % 64);
        at += 1;
    }
    folded
};

fn may_be_folded(c: char) -> bool {
    let code = c as usize;
    FOLDED.get(code >> 12).is_some_and(|row| row[code / 64 % 4] >> (code % 64) & 1 == 1)
}

/// One spelling for full-width and half-width, traditional and simplified.
#[inline]
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ if c < FIRST_FOLDED || !may_be_folded(c) => c,
        _ => FOLDS.binary_search_by_key(&c, |&(from, _)| from).map_or(c, |at| FOLDS[at].1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::choice::choice;

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

    #[test]
    fn what_is_folded_is_sorted_and_found() {
        assert!(FOLDS.is_sorted());
        assert!(FOLDS.iter().all(|&(from, to)| from >= FIRST_FOLDED && fold(from) == to && fold(to) == to));
    }
}
