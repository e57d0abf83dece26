//! Parts and places in English numerals: two-thirds, one twenty-fifth, and a half, twenty-sixth.

use super::en_numeral::{EnNumeral, Words, joint, word, words};
use super::en_words::{Word, number_word, scale};
use super::scan::Scan;

impl Words<'_> {
    /// A denominator of two words behind a numerator: one twenty-fifth, three twenty firsts.
    pub(super) fn compound(&self, at: usize, over: f64) -> Option<(f64, usize)> {
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
    pub(super) fn ordinal(
        &self,
        one: &mut EnNumeral,
        value: f64,
        plural: bool,
        text: &[u8],
        end: usize,
        article: bool,
    ) {
        let before = self.total + self.group;
        let named = matches!(text, b"half" | b"quarter" | b"halves" | b"quarters");
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

/// Whether a singular ordinal behind `a` means a part: a quarter, a third of; a third time is a place.
pub(super) fn part_word(scan: &Scan, text: &[u8], end: usize) -> bool {
    let next = scan.skip(end);
    let (behind, _) = word(scan, next);
    match text {
        b"half" | b"second" | b"first" => false,
        b"quarter" => !matches!(&*behind, b"century" | b"final"),
        _ => {
            matches!(&*behind, b"of" | b"to" | b"or" | b"less" | b"more" | b"and" | b"as")
                || scan.at(next) == '\0'
                || text.ends_with(b"ths")
                || matches!(text, b"hundredth" | b"thousandth" | b"millionth" | b"billionth" | b"trillionth")
        }
    }
}

/// `and a half`, `and three fifths`, `and a quarter` behind a numeral: what it adds, and its end.
pub(super) fn and_part(scan: &Scan, at: usize) -> Option<(f64, usize)> {
    let next = scan.skip(at);
    let next = if scan.at(next) == '-' { scan.skip(next + 1) } else { next };
    let (text, end) = word(scan, next);
    if &*text != b"and" || next == at {
        return None;
    }
    let begin = joint(scan, end);
    let (article, behind) = word(scan, begin);
    if matches!(&*article, b"a" | b"one") {
        let (part, part_end) = word(scan, joint(scan, behind));
        if &*part == b"half" {
            return Some((0.5, part_end));
        }
    }
    words(scan, begin).filter(|n| n.fraction).map(|n| (n.value, n.end))
}
