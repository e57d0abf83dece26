//! Chinese numerals: Arabic, Han and mixed, with 万 and 亿, 多 and 几, blanks and separators inside.

use super::arabic::{Arabic, arabic};
use super::scan::Scan;
use super::value::{Approx, Form};
pub(super) use super::zh_digit::{begins, digit, inside, round_step, tidy};
use super::zh_digit::{large, measures, small};

/// A numeral, in characters of the scan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) form: Form,
    pub(super) approx: Approx,
    /// A unit without a multiplier: 百, 千万.
    pub(super) bare: bool,
    /// Han digits one by one: 二〇一六, 九二.
    pub(super) listed: bool,
    /// How many digits or digit characters it was written with, when nothing else was.
    pub(super) digits: usize,
    /// The value of the last unit read, 1 without one.
    pub(super) unit: f64,
    /// Decimals were written.
    pub(super) decimal: bool,
}

/// A numeral as far as it is read.
pub(super) struct Reader<'s> {
    pub(super) scan: &'s Scan,
    pub(super) at: usize,
    /// Values of finished sections, largest first.
    pub(super) done: Vec<f64>,
    pub(super) section: f64,
    pub(super) number: Option<f64>,
    /// The last unit inside this section, infinite at its beginning.
    pub(super) last: f64,
    pub(super) unit: f64,
    pub(super) zero: bool,
    pub(super) approx: Approx,
    pub(super) spread: Option<(f64, f64)>,
    pub(super) bare: bool,
    pub(super) listed: bool,
    pub(super) arabic: bool,
    pub(super) han: bool,
    pub(super) single: bool,
    pub(super) decimal: bool,
    pub(super) digits: usize,
}

/// Reads the numeral that begins at `at`.
pub(super) fn numeral(scan: &Scan, at: usize) -> Option<Numeral> {
    // What no numeral begins with stops the reader at its first character.
    if !begins(scan.at(at)) {
        return None;
    }
    if let Some((_, known)) = scan.last_numeral.get().filter(|&(place, _)| place == at) {
        return known;
    }
    let read = read(scan, at);
    scan.last_numeral.set(Some((at, read)));
    read
}

fn read(scan: &Scan, at: usize) -> Option<Numeral> {
    let mut reader = Reader {
        scan,
        at,
        done: Vec::new(),
        section: 0.0,
        number: None,
        last: f64::INFINITY,
        unit: 1.0,
        zero: false,
        approx: Approx::Exact,
        spread: None,
        bare: false,
        listed: false,
        arabic: false,
        han: false,
        single: false,
        decimal: false,
        digits: 0,
    };
    reader.run();
    reader.finish(at)
}

impl Reader<'_> {
    fn run(&mut self) {
        let start = self.at;
        loop {
            let here = if self.at == start { self.at } else { self.gap() };
            if !(self.figure(here) || self.unit(here) || self.many(here)) {
                break;
            }
        }
    }

    /// The next place, over a blank where a numeral goes on behind it.
    fn gap(&self) -> usize {
        // 4个亿
        if self.scan.at(self.at) == '个'
            && self.number.is_some()
            && matches!(self.scan.at(self.at + 1), '亿' | '万')
            && self.scan.at(self.at + 2) != '元'
        {
            return self.at + 1;
        }
        let next = self.scan.skip(self.at);
        if next == self.at || next - self.at > 3 {
            return self.at;
        }
        let (before, c) = (self.scan.before(self.at), self.scan.at(next));
        let unit = small(c).is_some() || large(c).is_some();
        let word = digit(before).is_some() || small(before).is_some() || large(before).is_some();
        let goes_on = unit
            || c == '点'
            || (word && digit(c).is_some())
            || (matches!(c, '余' | '多' | '几') && self.unit_behind(next))
            || (c.is_ascii_digit() && self.unit > 1.0 && word && self.unit_behind_digits(next));
        if goes_on { next } else { self.at }
    }

    fn unit_behind(&self, at: usize) -> bool {
        let c = self.scan.at(self.scan.skip(at + 1));
        small(c).is_some() || large(c).is_some()
    }

    fn unit_behind_digits(&self, at: usize) -> bool {
        let mut end = at;
        while self.scan.at(end).is_ascii_digit() {
            end += 1;
        }
        let c = self.scan.at(self.scan.skip(end));
        small(c).is_some() || large(c).is_some()
    }

    fn figure(&mut self, here: usize) -> bool {
        let c = self.scan.at(here);
        if (c.is_ascii_digit() || c == '.') && self.number.is_none() {
            let Some(Arabic { end, value, digits, decimal }) = arabic(self.scan, here) else { return false };
            // 3万4000 goes on; 4百.5 and 五2 do not.
            if self.unit > 1.0 && (decimal || value >= self.unit) {
                return false;
            }
            (self.at, self.number, self.digits) = (end, Some(value), self.digits + digits);
            (self.arabic, self.decimal, self.single) = (true, decimal, digits == 1);
            return true;
        }
        if matches!(c, '廿' | '卅') && self.number.is_none() && self.section == 0.0 {
            self.section = if c == '廿' { 20.0 } else { 30.0 };
            (self.last, self.unit, self.at, self.han) = (10.0, 10.0, here + 1, true);
            return true;
        }
        if digit(c).is_some() && self.number.is_none() {
            self.han_digits(here);
            return true;
        }
        c == '点' && self.point(here)
    }

    fn unit(&mut self, here: usize) -> bool {
        let c = self.scan.at(here);
        let next = self.scan.at(here + 1);
        let begun = self.number.is_some() || self.unit > 1.0;
        if begun && matches!(c, '千' | '兆') && measures(next) && !self.scan.has(here, "千字") {
            return false;
        }
        if !begun
            && matches!(c, '百' | '千' | '万')
            && next == '分'
            && matches!(self.scan.at(here + 2), '之' | '点')
        {
            return false;
        }
        if let Some(value) = small(c) {
            if value >= self.last || (self.number.is_some() && (self.listed || self.decimal && self.han)) {
                return false;
            }
            if !begun {
                self.bare = value > 10.0;
            }
            self.section += self.number.take().unwrap_or(1.0) * value;
            (self.last, self.unit) = (value, value);
        } else if let Some(value) = large(c) {
            let mut sum = self.section + self.number.take().unwrap_or(0.0);
            let empty = self.section == 0.0 && sum == 0.0;
            while self.done.last().is_some_and(|&top| top < value || (empty && sum == 0.0)) {
                sum += self.done.pop().unwrap_or(0.0);
            }
            if sum == 0.0 {
                if begun {
                    return false;
                }
                (self.bare, sum) = (true, 1.0);
            }
            self.done.push(sum * value);
            (self.section, self.last, self.unit) = (0.0, f64::INFINITY, value);
        } else {
            return false;
        }
        if let Some((low, high)) = self.spread.as_mut() {
            let scale = small(c).or(large(c)).unwrap_or(1.0);
            (*low, *high) = (*low * scale, *high * scale);
        }
        (self.zero, self.at, self.han, self.single) = (false, here + 1, true, false);
        true
    }

    /// 多, 余, 来 between a number and its unit; 几 and 数 in the place of a digit.
    fn many(&mut self, here: usize) -> bool {
        let c = self.scan.at(here);
        let next = self.scan.at(self.scan.skip(here + 1));
        let begun = self.number.is_some() || self.unit > 1.0;
        if matches!(c, '多' | '余' | '来') && begun && large(next).is_some() && self.approx == Approx::Exact
        {
            let (low, step) = (self.section + self.number.unwrap_or(0.0), self.step());
            (self.spread, self.approx) = (Some((low, low + step)), Approx::More);
            self.at = here + 1;
            return true;
        }
        let unit_next = small(next).is_some() || large(next).is_some();
        if !matches!(c, '几' | '数') || self.number.is_some() || (c == '数' && !unit_next) {
            return false;
        }
        if !begun && !unit_next {
            return false;
        }
        let base = self.section;
        let step = if self.unit > 1.0 && !self.zero { self.unit / 10.0 } else { 1.0 };
        let step = if base > 0.0 { step } else { 1.0 };
        self.spread = Some((base + step, base + 10.0 * step));
        (self.approx, self.at, self.han) = (Approx::About, here + 1, true);
        if base == 0.0 && self.unit == 1.0 {
            (self.number, self.bare) = (Some(1.0), true);
        }
        true
    }

    /// How far 多 reaches: up to the next step of the last digit that is not zero.
    fn step(&self) -> f64 {
        let value = self.section + self.number.unwrap_or(0.0);
        round_step(value)
    }

    /// 两千四百五 is 2450: a digit behind a unit counts tenths of it.
    pub(super) fn settle_shorthand(&mut self) {
        if self.single && !self.zero && self.unit >= 100.0 && self.spread.is_none() {
            self.number = self.number.map(|number| number * self.unit / 10.0);
        }
    }

    fn finish(mut self, start: usize) -> Option<Numeral> {
        if self.at == start || (self.number.is_none() && self.unit == 1.0) {
            return None;
        }
        self.settle_shorthand();
        // A 零 that led nowhere is a digit of its own text.
        let end = if self.zero && self.number.is_none() && self.scan.before(self.at) == '零' {
            self.scan.skip_back(self.at - 1)
        } else {
            self.at
        };
        let done: f64 = self.done.iter().sum();
        let value = tidy(done + self.section + self.number.unwrap_or(0.0));
        let (low, high) = match self.spread {
            // What stood before the spread part (一亿 of 一亿五千多万) moves both ends.
            Some((low, high)) if high < value => (value, value + (high - low)),
            Some((low, high)) => (low.max(value), high.max(value)),
            None => (value, value),
        };
        let approx =
            if self.spread.is_some() && self.approx == Approx::Exact { Approx::About } else { self.approx };
        let form = match (self.arabic, self.han) {
            (true, false) => Form::Digits,
            (true, true) => Form::Mixed,
            _ => Form::Words,
        };
        let formal = end - start == 1 && matches!(self.scan.at(start), '陆' | '伍' | '肆' | '叁');
        (!formal || start == 0 && end == self.scan.len()).then_some(Numeral {
            start,
            end,
            value,
            low,
            high,
            form,
            approx,
            bare: self.bare,
            listed: self.listed,
            digits: self.digits,
            unit: self.unit,
            decimal: self.decimal,
        })
    }
}
