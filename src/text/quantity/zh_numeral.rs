//! Chinese numerals: Arabic, Han and mixed, with 万 and 亿, 多 and 几, blanks and separators inside.

use super::arabic::{Arabic, arabic};
use super::scan::{Scan, is_space};
use super::value::{Approx, Form};

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

/// The value of a Han digit.
pub(super) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of 十, 百 or 千.
fn small(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1000.0,
        _ => return None,
    })
}

/// The value of 万, 亿 or 兆.
fn large(c: char) -> Option<f64> {
    Some(match c {
        '万' => 1e4,
        '亿' => 1e8,
        '兆' => 1e12,
        _ => return None,
    })
}

/// Whether a numeral may begin with `c`.
pub(super) fn begins(c: char) -> bool {
    c.is_ascii_digit()
        || digit(c).is_some()
        || small(c).is_some()
        || large(c).is_some()
        || matches!(c, '廿' | '卅' | '几' | '数' | '.')
}

/// A character that makes 千 or 兆 before it a prefix of a measure: 千瓦, 千克, 兆焦.
fn measures(c: char) -> bool {
    matches!(c, '克' | '米' | '瓦' | '卡' | '焦' | '赫' | '伏' | '帕' | '升' | '欧' | '字' | '比')
}

struct Reader<'s> {
    scan: &'s Scan,
    at: usize,
    /// Values of finished sections, largest first.
    done: Vec<f64>,
    section: f64,
    number: Option<f64>,
    /// The last unit inside this section, infinite at its beginning.
    last: f64,
    unit: f64,
    zero: bool,
    approx: Approx,
    spread: Option<(f64, f64)>,
    bare: bool,
    listed: bool,
    arabic: bool,
    han: bool,
    single: bool,
    decimal: bool,
    digits: usize,
}

/// Reads the numeral that begins at `at`.
pub(super) fn numeral(scan: &Scan, at: usize) -> Option<Numeral> {
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

    /// A run of Han digits: one; two that follow each other (两三); or digits one by one.
    fn han_digits(&mut self, here: usize) {
        let mut end = here;
        let mut run: Vec<u8> = Vec::new();
        while let Some(d) = self.listed_digit(end, run.len()) {
            run.push(d);
            end += 1;
            // 夫妻俩一商量
            if matches!(self.scan.at(end - 1), '俩' | '仨') {
                break;
            }
            let next = self.scan.skip(end);
            if next > end && run.len() == 1 && digit(self.scan.at(next)).is_some() && self.single_before(here)
            {
                end = next;
            }
        }
        self.han = true;
        let first = f64::from(run[0]);
        if run.len() > 1 && run[0] == 0 && self.unit > 1.0 {
            // 一千零五, 一百零一十
            self.zero = true;
            self.at = here + 1;
            self.han_digits(here + 1);
            return;
        }
        if run == [0] && self.unit > 1.0 {
            (self.zero, self.at) = (true, here + 1);
            return;
        }
        if run.len() == 2 && run[1] == run[0] + 1 && run[0] > 0 && !self.date_behind(end) {
            (self.number, self.spread) = (Some(first), Some((first, f64::from(run[1]))));
            (self.at, self.single) = (end, true);
            return;
        }
        let row = run.len() > 2 && run[0] > 0 && run.windows(2).all(|pair| pair[1] == pair[0] + 1);
        if row && self.unit == 1.0 && (self.scan.at(end) != '年' || self.scan.at(end + 1) == '级') {
            // 三四五六年级: a row of grades
            (self.number, self.spread) = (Some(first), Some((first, f64::from(run[run.len() - 1]))));
            (self.at, self.single) = (end, false);
            return;
        }
        if run.len() > 1 && self.unit > 1.0 {
            // 十三五: behind a unit one digit counts.
            (self.number, self.at, self.single, self.digits) = (Some(first), here + 1, true, self.digits + 1);
            return;
        }
        if run.len() > 1 {
            let value = run.iter().fold(0.0, |value, &d| value * 10.0 + f64::from(d));
            (self.listed, self.digits) = (true, run.len());
            (self.number, self.at, self.single) = (Some(value), end, false);
            return;
        }
        (self.number, self.at, self.single, self.digits) = (Some(first), end, true, self.digits + 1);
    }

    /// A Han digit, or the letter O that stands for 〇 between two of them.
    fn listed_digit(&self, at: usize, nth: usize) -> Option<u8> {
        let c = self.scan.at(at);
        let letter = nth > 0 && matches!(c, 'O' | 'o' | '0') && digit(self.scan.at(at + 1)).is_some();
        if letter { Some(0) } else { digit(c) }
    }

    fn single_before(&self, here: usize) -> bool {
        self.unit > 1.0 && here == self.at
    }

    /// 五六月 is two months, but 一二年 may be a year: digits before 年 are read one by one from three on.
    fn date_behind(&self, end: usize) -> bool {
        self.scan.at(end) == '折'
    }

    fn point(&mut self, here: usize) -> bool {
        let behind = self.scan.skip(here + 1);
        if self.number.is_none() && self.unit == 1.0 || self.decimal || (self.arabic && !self.han) {
            return false;
        }
        let mut end = behind;
        let (mut value, mut scale) = (0.0, 1.0);
        while let Some(d) = digit(self.scan.at(end)) {
            (value, scale, end) = (value * 10.0 + f64::from(d), scale * 10.0, end + 1);
        }
        let next = self.scan.at(end);
        let clock = matches!(next, '分' | '十' | '刻') && !self.scan.has(end, "分之");
        if end == behind || clock || self.scan.at(behind) == '两' {
            return false;
        }
        self.settle_shorthand();
        self.number = Some(self.number.unwrap_or(0.0) + value / scale);
        (self.at, self.decimal, self.single) = (end, true, false);
        true
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
    fn settle_shorthand(&mut self) {
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

/// The step of the last digit of `value` that is not zero: 2500 to 100, 20 to 10.
pub(super) fn round_step(value: f64) -> f64 {
    let mut step = 1.0;
    while step < 1e15 && value >= step * 10.0 && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

/// `value` without the dust of binary fractions.
pub(super) fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if whole != 0.0 && ((value - whole) / whole).abs() < 1e-12 { whole } else { value }
}

/// Whether the character before `at` belongs to a numeral, so that none begins at `at`.
pub(super) fn inside(scan: &Scan, at: usize) -> bool {
    let before = scan.before(at);
    !is_space(before) && before.is_ascii_digit() && scan.at(at).is_ascii_digit()
}
