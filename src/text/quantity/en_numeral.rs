//! English numerals: digits with separators and scales, number words, fractions and ordinals.

use super::arabic::arabic;
use super::en_words::{Word, number_word, scale};
use super::scan::Scan;
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
fn joint(scan: &Scan, at: usize) -> usize {
    let next = scan.skip(at);
    if matches!(scan.at(next), '-' | '‑' | '–') { scan.skip(next + 1) } else { next }
}

fn word(scan: &Scan, at: usize) -> (String, usize) {
    let end = scan.word(at);
    // A word glued to digits or an apostrophe is another word.
    let whole = !scan.at(end).is_ascii_digit() || end == at;
    (if whole { scan.text(at..end) } else { String::new() }, end)
}

/// Reads digits at `at` with their scale word: `1,050,000`, `40 000`, `2.5 million`, `5m` is left to the caller.
pub(super) fn digits(scan: &Scan, at: usize) -> Option<EnNumeral> {
    let read = arabic(scan, at)?;
    let (mut end, mut value) = (read.end, read.value);
    let mut grouped = scan.text(at..end).contains(',');
    let plain = !read.decimal && !grouped && read.digits <= 3 && scan.at(at) != '0';
    if plain && !scan.before(at).is_ascii_digit() {
        // 40 000, 1 050 000
        let three = |at: usize| {
            (at..at + 3).all(|i| scan.at(i).is_ascii_digit()) && !scan.at(at + 3).is_ascii_alphanumeric()
        };
        while is_thin(scan.at(end)) && three(end + 1) && scan.at(end + 4) != '-' && value > 0.0 {
            value = value * 1000.0 + scan.text(end + 1..end + 4).parse::<f64>().unwrap_or(0.0);
            (end, grouped) = (end + 4, true);
        }
    }
    let mut one = EnNumeral {
        start: at,
        end,
        value,
        form: Form::Digits,
        ordinal: false,
        fraction: false,
        digits: read.digits,
        decimal: read.decimal,
        grouped,
        scale: 1.0,
    };
    slash(scan, &mut one);
    if one.fraction {
        return Some(one);
    }
    scaled(scan, &mut one);
    Some(one)
}

fn is_thin(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// 3/4, and 2 1/4.
fn slash(scan: &Scan, one: &mut EnNumeral) {
    let part = |at: usize| {
        let over = arabic(scan, at).filter(|n| !n.decimal && n.digits < 4)?;
        let below =
            arabic(scan, over.end + 1).filter(|n| scan.at(over.end) == '/' && !n.decimal && n.digits < 4)?;
        let free =
            !matches!(scan.at(below.end), '/' | '-' | '%') && below.value > over.value && below.value > 1.0;
        free.then_some((over.value / below.value, below.end))
    };
    if one.grouped || one.decimal || scan.before(one.start) == '/' {
        return;
    }
    let next = scan.skip(one.end);
    let found = if next > one.end && one.digits < 4 {
        part(next).map(|(v, e)| (one.value + v, e))
    } else {
        part(one.start)
    };
    if let Some((value, end)) = found {
        (one.value, one.end, one.fraction, one.grouped) = (value, end, true, true);
    }
}

/// The scale word behind digits, and what follows it: 3 hundred and 21, 2.5 million, 1 billion 200 million.
fn scaled(scan: &Scan, one: &mut EnNumeral) {
    let next = joint(scan, one.end);
    let (text, end) = word(scan, next);
    let factor = match text.as_str() {
        "hundred" => 100.0,
        text => match scale(text) {
            Some(factor) => factor,
            None => return,
        },
    };
    (one.value, one.end, one.form, one.scale, one.grouped) =
        (tidy(one.value * factor), end, Form::Mixed, factor, true);
    let more = joint(scan, end);
    let (and, and_end) = word(scan, more);
    let behind = if and == "and" { scan.skip(and_end) } else { more };
    if scan.at(behind).is_ascii_digit() {
        if let Some(rest) = digits(scan, behind)
            && (rest.scale > 1.0 || (and == "and" && factor <= 1000.0))
            && rest.value < factor
            && scan.before(behind) == ' '
            && scan.at(rest.end) != '%'
        {
            (one.value, one.end) = (one.value + rest.value, rest.end);
        }
    } else if factor <= 1000.0
        && !one.decimal
        && let Some(rest) =
            words(scan, behind).filter(|rest| and == "and" && rest.value < factor && !rest.ordinal)
    {
        (one.value, one.end) = (one.value + rest.value, rest.end);
    }
}

/// Reads number words at `at`.
pub(super) fn words(scan: &Scan, at: usize) -> Option<EnNumeral> {
    let mut reader =
        Words { scan, at, total: 0.0, group: 0.0, last: None, have: false, scale: 1.0, before_and: None };
    let article = reader.article();
    let (first, _) = word(scan, reader.at);
    // Shortened scale words count only behind a number: Trn is a name.
    if matches!(first.as_str(), "mil" | "mln" | "mn" | "bln" | "bn" | "tln" | "tn" | "trn" | "doz" | "dozs") {
        return None;
    }
    reader.run();
    reader.finish(at, article)
}

struct Words<'s> {
    scan: &'s Scan,
    at: usize,
    total: f64,
    group: f64,
    last: Option<Word>,
    have: bool,
    scale: f64,
    /// What was read before the last “and”.
    before_and: Option<f64>,
}

impl Words<'_> {
    /// Steps over `a` or `an` before a word that counts.
    fn article(&mut self) -> bool {
        let (text, end) = word(self.scan, self.at);
        if text != "a" && text != "an" {
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
            if text == "and" && matches!(self.last, Some(Word::Hundred | Word::Scale(_))) {
                here = joint(self.scan, end);
                (text, end) = word(self.scan, here);
                joined = true;
                self.before_and = Some(self.total + self.group);
            }
            if text == "point" && self.have {
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
        if text == "and" && matches!(self.last, Some(Word::Hundred | Word::Scale(_))) && !article {
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

    /// A denominator of two words behind a numerator: one twenty-fifth, three twenty firsts.
    fn compound(&self, at: usize, over: f64) -> Option<(f64, usize)> {
        let (first, end) = word(self.scan, at);
        let tens = match number_word(&first)? {
            Word::Ten(tens) => tens,
            Word::One(1.0) if over == 1.0 => {
                let rest = words(self.scan, at).filter(|rest| rest.ordinal && rest.value > 100.0)?;
                return Some((1.0 / rest.value, rest.end));
            }
            _ => return None,
        };
        let (second, end) = word(self.scan, joint(self.scan, end));
        match number_word(&second)? {
            Word::Ordinal(ones, plural) if ones < 10.0 && (plural || over == 1.0) => {
                Some((over / (tens + ones), end))
            }
            _ => None,
        }
    }

    /// An ordinal word behind cardinals (or nothing): a place, or parts of a whole.
    fn ordinal(&self, one: &mut EnNumeral, value: f64, plural: bool, text: &str, end: usize, article: bool) {
        let before = self.total + self.group;
        let named = matches!(text, "half" | "quarter" | "halves" | "quarters");
        if !self.have {
            if article || plural {
                (one.fraction, one.value) = (true, 1.0 / value);
                if plural && !article {
                    return;
                }
            } else if named {
                return;
            } else {
                (one.ordinal, one.value) = (true, value);
            }
            one.end = end;
            return;
        }
        let tens = match self.last {
            Some(Word::Ten(tens)) if value < 10.0 && !named => Some(tens),
            _ => None,
        };
        if let Some(whole) = self.before_and.filter(|whole| before > *whole && (plural || named)) {
            // one hundred and three quarters; five billion and three quarters (of one)
            let over = before - whole;
            let next = joint(self.scan, end);
            let (text, to) = word(self.scan, next);
            let (factor, end) =
                scale(&text).map_or((if self.scale >= 1e6 { self.scale } else { 1.0 }, end), |f| (f, to));
            (one.value, one.end) = (whole + over / value * factor, end);
        } else if plural || before == 1.0 && (value > 2.0 || named) {
            let split = tens.filter(|tens| before > *tens);
            let (over, below) = split.map_or((before, value), |tens| (before - tens, value + tens));
            (one.fraction, one.value, one.end) = (true, over / below, end);
        } else if let Some(tens) = tens {
            let over = before - tens;
            if over == 1.0 || (over == 0.0 && article) {
                (one.fraction, one.value) = (true, 1.0 / (tens + value));
            } else {
                (one.ordinal, one.value) = (true, before + value);
            }
            one.end = end;
        } else if value < 100.0
            && !named
            && matches!(self.last, Some(Word::Hundred | Word::Scale(_)))
            && value != 2.0
        {
            (one.ordinal, one.value, one.end) = (true, before + value, end);
        } else if value >= 100.0 && matches!(self.last, Some(Word::One(_) | Word::Ten(_))) {
            (one.ordinal, one.value, one.end) = (true, before * value, end);
        }
    }
}

fn scale_word(text: &str) -> Option<f64> {
    if text == "hundred" { Some(100.0) } else { scale(text) }
}

/// Whether a singular ordinal behind `a` means a part: a quarter, a third of; a third time is a place.
fn part_word(scan: &Scan, text: &str, end: usize) -> bool {
    let next = scan.skip(end);
    let (behind, _) = word(scan, next);
    match text {
        "half" | "second" | "first" => false,
        "quarter" => behind != "century" && behind != "final",
        _ => {
            matches!(behind.as_str(), "of" | "to" | "or" | "less" | "more" | "and" | "as")
                || scan.at(next) == '\0'
                || text.ends_with("ths")
                || matches!(text, "hundredth" | "thousandth" | "millionth" | "billionth" | "trillionth")
        }
    }
}

/// `and a half`, `and three fifths`, `and a quarter` behind a numeral: what it adds, and its end.
pub(super) fn and_part(scan: &Scan, at: usize) -> Option<(f64, usize)> {
    let next = scan.skip(at);
    let next = if scan.at(next) == '-' { scan.skip(next + 1) } else { next };
    let (text, end) = word(scan, next);
    if text != "and" || next == at {
        return None;
    }
    let begin = joint(scan, end);
    let (article, behind) = word(scan, begin);
    if matches!(article.as_str(), "a" | "one") {
        let (part, part_end) = word(scan, joint(scan, behind));
        if part == "half" {
            return Some((0.5, part_end));
        }
    }
    words(scan, begin).filter(|n| n.fraction).map(|n| (n.value, n.end))
}
