//! Runs of Han digits inside a Chinese numeral: one, two that mean about, digits one by one, decimals.

use super::zh_digit::digit;
use super::zh_numeral::Reader;

/// What has to be known of digits in a row: no list of them, for most runs are one long.
struct Run {
    length: usize,
    first: u8,
    last: u8,
    /// Whether each is one more than the one before it.
    rises: bool,
    /// What they are worth read one by one.
    value: f64,
}

impl Default for Run {
    fn default() -> Self {
        Self { length: 0, first: 0, last: 0, rises: true, value: 0.0 }
    }
}

impl Run {
    fn push(&mut self, digit: u8) {
        if self.length == 0 {
            self.first = digit;
        } else {
            self.rises &= digit == self.last + 1;
        }
        (self.length, self.last) = (self.length + 1, digit);
        self.value = self.value * 10.0 + f64::from(digit);
    }
}

impl Reader<'_> {
    /// A run of Han digits: one; two that follow each other (两三); or digits one by one.
    pub(super) fn han_digits(&mut self, here: usize) {
        let mut end = here;
        let mut run = Run::default();
        while let Some(d) = self.listed_digit(end, run.length) {
            run.push(d);
            end += 1;
            // 夫妻俩一商量
            if matches!(self.scan.at(end - 1), '俩' | '仨') {
                break;
            }
            let next = self.scan.skip(end);
            if next > end
                && run.length == 1
                && digit(self.scan.at(next)).is_some()
                && self.single_before(here)
            {
                end = next;
            }
        }
        self.han = true;
        // 一百零O: behind a zero that is stepped over, the letter is no digit of its own.
        if run.length == 0 {
            return;
        }
        let (first, last) = (f64::from(run.first), f64::from(run.last));
        if run.length > 1 && run.first == 0 && self.unit > 1.0 {
            // 一千零五, 一百零一十
            self.zero = true;
            self.at = here + 1;
            self.han_digits(here + 1);
            return;
        }
        if run.length == 1 && run.first == 0 && self.unit > 1.0 {
            (self.zero, self.at) = (true, here + 1);
            return;
        }
        if run.length == 2 && run.rises && run.first > 0 && !self.date_behind(end) {
            (self.number, self.spread) = (Some(first), Some((first, last)));
            (self.at, self.single) = (end, true);
            return;
        }
        let row = run.length > 2 && run.first > 0 && run.rises;
        if row && self.unit == 1.0 && (self.scan.at(end) != '年' || self.scan.at(end + 1) == '级') {
            // 三四五六年级: a row of grades
            (self.number, self.spread) = (Some(first), Some((first, last)));
            (self.at, self.single) = (end, false);
            return;
        }
        if run.length > 1 && self.unit > 1.0 {
            // 十三五: behind a unit one digit counts.
            (self.number, self.at, self.single, self.digits) = (Some(first), here + 1, true, self.digits + 1);
            return;
        }
        if run.length > 1 {
            (self.listed, self.digits) = (true, run.length);
            (self.number, self.at, self.single) = (Some(run.value), end, false);
            return;
        }
        (self.number, self.at, self.single, self.digits) = (Some(first), end, true, self.digits + 1);
    }

    /// A Han digit, or the letter O that stands for 〇 between two of them.
    pub(super) fn listed_digit(&self, at: usize, nth: usize) -> Option<u8> {
        let c = self.scan.at(at);
        let letter = nth > 0 && matches!(c, 'O' | 'o' | '0') && digit(self.scan.at(at + 1)).is_some();
        if letter { Some(0) } else { digit(c) }
    }

    pub(super) fn single_before(&self, here: usize) -> bool {
        self.unit > 1.0 && here == self.at
    }

    /// 五六月 is two months, but 一二年 may be a year: digits before 年 are read one by one from three on.
    pub(super) fn date_behind(&self, end: usize) -> bool {
        self.scan.at(end) == '折'
    }

    pub(super) fn point(&mut self, here: usize) -> bool {
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
}
