//! A text as numbered characters, folded so that one spelling stands for its full-width and traditional twins.

use std::cell::Cell;
use std::ops::Range;

use super::zh_numeral::Numeral;

/// The characters of a text, folded, with the byte each begins at.
pub(super) struct Scan {
    chars: Vec<char>,
    bytes: Vec<usize>,
    /// The Chinese numeral read last, and where: dates, times and shares all ask for the one they begin with.
    pub(super) last_numeral: Cell<Option<(usize, Option<Numeral>)>>,
}

impl Scan {
    /// Reads `text`; full-width ASCII becomes ASCII, traditional numerals and counting words become simplified.
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            let (chars, bytes) = (text.bytes().map(char::from).collect(), (0..=text.len()).collect());
            return Self { chars, bytes, last_numeral: Cell::new(None) };
        }
        let mut chars = Vec::with_capacity(text.len());
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            chars.push(if c < FIRST_FOLDED { c } else { fold(c) });
            bytes.push(at);
        }
        bytes.push(text.len());
        Self { chars, bytes, last_numeral: Cell::new(None) }
    }

    /// The same text with Latin capitals made small.
    pub(super) fn lowered(&self) -> Self {
        let chars = self.chars.iter().map(char::to_ascii_lowercase).collect();
        Self { chars, bytes: self.bytes.clone(), last_numeral: Cell::new(None) }
    }

    /// The end of the Latin word that begins at `at`; `at` where none does.
    pub(super) fn word(&self, at: usize) -> usize {
        let mut end = at;
        while self.at(end).is_ascii_alphabetic() {
            end += 1;
        }
        end
    }

    /// The characters of `range`.
    pub(super) fn chars(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or_default()
    }

    /// The text of `range`.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
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

    /// The end of the longest of `words` that stands at `at`.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|word| self.has(at, word)).map(|word| at + word.chars().count()).max()
    }

    /// The beginning of the longest of `words` that ends at `at`.
    pub(super) fn any_before(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|word| self.ends(at, word)).map(|word| at - word.chars().count()).min()
    }

    /// The bytes of characters `range`.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).or(self.bytes.last()).copied().unwrap_or(0)
    }

    /// The folded text of characters `range`, in lower case.
    pub(super) fn lower(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().flat_map(|c| c.to_lowercase()).collect()
    }
}

/// A blank inside a line.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2002}'..='\u{200B}' | '\u{202F}')
}

/// Below it every character is its own.
const FIRST_FOLDED: char = '−';

/// One spelling for full-width and half-width, traditional and simplified.
fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '萬' => '万',
        '億' => '亿',
        '兩' => '两',
        '貳' | '弐' => '贰',
        '參' | '叄' | '叁' => '叁',
        '陸' => '陆',
        '餘' => '余',
        '幾' => '几',
        '數' => '数',
        '點' => '点',
        '個' => '个',
        '負' => '负',
        '對' => '对',
        '雙' => '双',
        '來' => '来',
        '約' => '约',
        '過' => '过',
        '達' => '达',
        '號' => '号',
        '屆' => '届',
        '紀' => '纪',
        '圓' | '圆' => '元',
        '塊' => '块',
        '錢' => '钱',
        '幣' => '币',
        '歐' => '欧',
        '鎊' => '镑',
        '歲' => '岁',
        '時' => '时',
        '鐘' => '钟',
        '後' => '后',
        '這' => '这',
        '輪' => '轮',
        '項' => '项',
        '類' => '类',
        '條' => '条',
        '場' => '场',
        '間' => '间',
        '級' => '级',
        '頁' => '页',
        '萊' => '莱',
        '〇' | '○' => '零',
        '−' | '﹣' => '-',
        '﹪' => '%',
        _ => c,
    }
}
