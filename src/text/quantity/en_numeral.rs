//! English numerals: digits with separators and scales, number words, fractions and ordinals.

pub(super) use super::en_digits::digits;
pub(super) use super::en_part::and_part;
use super::en_part::part_word;
use super::en_words::{Word, number_word, scale};
use super::scan::{Scan, Short};
use super::value::Form;
use super::zh_numeral::tidy;

/// A numeral, in characters of the scan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EnNumeral {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) form: Form,
    /// It says a place in a row.
    pub(super) ordinal: bool,
    /// It says parts of a whole.
    pub(super) fraction: bool,
    /// How many digits stand before the point, 0 for words.
    pub(super) digits: usize,
    /// Decimals were written.
    pub(super) decimal: bool,
    /// Commas or a scale: no year.
    pub(super) grouped: bool,
    /// The scale word's factor, 1 without one.
    pub(super) scale: f64,
}

/// Behind the blank or the hyphen that joins the words of a numeral.
pub(super) fn joint(scan: &Scan, at: usize) -> usize {
    let next = scan.skip(at);
    if matches!(scan.at(next), '-' | '‑' | '–') { scan.skip(next + 1) } else { next }
}

/// The word at `at`, where it is no longer than known ones, and its end; empty where it goes on with digits.
pub(super) fn word(scan: &Scan, at: usize) -> (Short, usize) {
    let end = scan.word(at);
    // A word glued to digits or an apostrophe is another word.
    let whole = !scan.at(end).is_ascii_digit() || end == at;
    (scan.short(if whole { at..end } else { at..at }), end)
}

/// Reads number words at `at`.
pub(super) fn words(scan: &Scan, at: usize) -> Option<EnNumeral> {
    let mut reader =
        Words { scan, at, total: 0.0, group: 0.0, last: None, have: false, scale: 1.0, before_and: None };
    let article = reader.article();
    let (first, _) = word(scan, reader.at);
    // Shortened scale words count only behind a number: Trn is a name.
    if matches!(
        &*first,
        b"mil" | b"mln" | b"mn" | b"bln" | b"bn" | b"tln" | b"tn" | b"trn" | b"doz" | b"dozs"
    ) {
        return None;
    }
    reader.run();
    reader.finish(at, article)
}

/// Number words as far as they are read.
pub(super) struct Words<'s> {
    pub(super) scan: &'s Scan,
    pub(super) at: usize,
    pub(super) total: f64,
    pub(super) group: f64,
    pub(super) last: Option<Word>,
    pub(super) have: bool,
    pub(super) scale: f64,
    /// What was read before the last “and”.
    pub(super) before_and: Option<f64>,
}

impl Words<'_> {
    /// Steps over `a` or `an` before a word that counts.
    fn article(&mut self) -> bool {
        let (text, end) = word(self.scan, self.at);
        if !matches!(&*text, b"a" | b"an") {
            return false;
        }
        let next = self.scan.skip(end);
        let (text, behind) = word(self.scan, next);
        let counts = match number_word(&text) {
            Some(Word::Hundred | Word::Scale(_)) => true,
            Some(Word::Ordinal(..)) => part_word(self.scan, &text, behind),
            // a twenty-first
            Some(Word::Ten(_)) => {
                self.scan.at(behind) == '-'
                    && words(self.scan, next).is_some_and(|n| n.ordinal && self.scan.at(n.end) == '\0')
            }
            _ => false,
        };
        if counts {
            self.at = next;
        }
        counts
    }

    fn run(&mut self) {
        loop {
            let mut here = if self.have { joint(self.scan, self.at) } else { self.at };
            let (mut text, mut end) = word(self.scan, here);
            let mut joined = false;
            if matches!(self.last, Some(Word::Hundred | Word::Scale(_))) && &*text == b"and" {
                here = joint(self.scan, end);
                (text, end) = word(self.scan, here);
                joined = true;
                self.before_and = Some(self.total + self.group);
            }
            if self.have && &*text == b"point" {
                self.decimals(end);
                return;
            }
            let Some(read) = number_word(&text) else { return };
            if !self.take(read, joined) {
                return;
            }
            (self.at, self.last, self.have) = (end, Some(read), true);
        }
    }

    fn take(&mut self, read: Word, joined: bool) -> bool {
        let hundreds = self.group % 100.0 == 0.0;
        match read {
            Word::One(value) => {
                let tens = self.group % 10.0 == 0.0 && matches!(self.last, Some(Word::Ten(_)));
                let free = if value < 10.0 { hundreds || tens } else { hundreds };
                if !free || matches!(self.last, Some(Word::One(_))) {
                    return false;
                }
                self.group += value;
            }
            Word::Ten(value) => {
                if !hundreds || matches!(self.last, Some(Word::One(_))) {
                    return false;
                }
                self.group += value;
            }
            Word::Hundred => {
                if self.group >= 100.0 || (self.have && self.group == 0.0) || joined && self.group == 0.0 {
                    return false;
                }
                self.group = if self.have { self.group * 100.0 } else { 100.0 };
                self.scale = self.scale.max(100.0);
            }
            Word::Scale(value) => {
                if joined || (self.have && self.group == 0.0 && !matches!(self.last, Some(Word::Scale(_)))) {
                    return false;
                }
                if self.group == 0.0 && self.total > 0.0 {
                    if value < 1e6 {
                        return false;
                    }
                    self.total *= value;
                } else {
                    self.total += if self.have { self.group } else { 1.0 } * value;
                }
                (self.group, self.scale) = (0.0, self.scale.max(value));
            }
            Word::Ordinal(..) => return false,
        }
        true
    }

    fn decimals(&mut self, at: usize) {
        let (mut end, mut value, mut scale) = (at, 0.0, 1.0);
        loop {
            let next = joint(self.scan, end);
            let (text, behind) = word(self.scan, next);
            let Some(Word::One(digit)) =
                number_word(&text).filter(|w| matches!(w, Word::One(d) if *d < 10.0))
            else {
                break;
            };
            (value, scale, end) = (value * 10.0 + digit, scale * 10.0, behind);
        }
        if end > at {
            (self.group, self.at) = (self.group + value / scale, end);
            let next = joint(self.scan, end);
            let (text, behind) = word(self.scan, next);
            if let Some(factor) = scale_word(&text) {
                (self.group, self.at, self.scale) = (self.group * factor, behind, factor);
            }
        }
    }

    fn finish(self, start: usize, article: bool) -> Option<EnNumeral> {
        let mut one = EnNumeral {
            start,
            end: self.at,
            value: tidy(self.total + self.group),
            form: Form::Words,
            ordinal: false,
            fraction: false,
            digits: 0,
            decimal: false,
            grouped: true,
            scale: self.scale,
        };
        let here = if self.have { joint(self.scan, self.at) } else { self.at };
        let (mut text, mut end) = word(self.scan, here);
        if matches!(self.last, Some(Word::Hundred | Word::Scale(_))) && !article && &*text == b"and" {
            let next = joint(self.scan, end);
            if let (next_text, next_end) = word(self.scan, next)
                && matches!(number_word(&next_text), Some(Word::Ordinal(v, false)) if v < 100.0 && v != 2.0)
            {
                (text, end) = (next_text, next_end);
            }
        }
        if let Some((value, to)) = self.have.then(|| self.compound(here, one.value)).flatten() {
            (one.value, one.end, one.fraction) = (value, to, true);
        } else if let Some(Word::Ordinal(value, plural)) = number_word(&text) {
            self.ordinal(&mut one, value, plural, &text, end, article);
        }
        (one.end > start && (self.have || one.ordinal || one.fraction)).then_some(one)
    }
}

fn scale_word(text: &[u8]) -> Option<f64> {
    if text == b"hundred" { Some(100.0) } else { scale(text) }
}
