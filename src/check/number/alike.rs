//! Whether two atoms mean the same, and how plainly.

use super::atom::{Atom, Class};
use crate::text::{Form, Sort};

/// Ranks below this are matches that no reader would doubt.
pub(super) const PLAIN: u8 = 2;
/// The worst rank.
pub(super) const WORST: u8 = 4;

/// How plainly `zh` and `en` mean the same: 0 is the same value and class, 4 a conversion; none where they do not.
pub(super) fn alike(zh: &Atom, en: &Atom) -> Option<u8> {
    use Class::{
        Century, Clock, Code, Count, Day, Decade, Fraction, Month, Multiple, Ordinal, Percent, Year,
    };
    let same = equal(zh.value, en.value) || equal(zh.other, en.value) || equal(zh.value, en.other);
    let rank = |rank: u8| same.then_some(rank);
    // An article stands for 一 and for 1 before a noun, not for a date, a share or Chart 1.
    if en.article && (zh.label || !matches!(zh.class, Count | Class::Measure | Class::Money)) {
        return None;
    }
    // Words like “double” and “century” say no date.
    if !en.firm && zh.class.is_date() && en.class == Count {
        return None;
    }
    // 双方 and 两国 are no second place.
    if !zh.firm && zh.class == Count && zh.value == 2.0 && en.class == Ordinal {
        return None;
    }
    // “about a third is water”: a part looks like a place.
    if zh.class == Fraction && en.class == Ordinal && equal(zh.value * en.value, 1.0) {
        return Some(1);
    }
    match (zh.class, en.class) {
        (Count, Month | Day | Year) if named_day(zh, en) => Some(3),
        (Year, Code) if equal(zh.value % 100.0, en.value) => Some(2),
        (Month, Month) | (Year, Year) | (Day, Day) => rank(0),
        (Month, Year | Day) | (Day, Month) | (Year, Month | Day) => None,
        (Month, Count | Ordinal) => rank(2),
        (_, Month) => None,
        (Clock, Clock) => clocks(zh.value, en.value).then_some(0),
        // “at 1954” is a year, or a slip.
        (Clock, Year) => None,
        (Clock, Count | Ordinal | Class::Measure | Class::Fraction) => {
            hour_of(zh.value, en.value).then_some(2)
        }
        (Clock, _) => None,
        (_, Clock) if zh.class.is_date() => None,
        (_, Clock) => hour_of(en.value, zh.value).then_some(3),
        (Decade, _) => decade(zh, en).or_else(|| rank(3)),
        (_, Decade) => decade(zh, en).or_else(|| hundreds(zh, en)),
        (Century, Year | Count) if equal((zh.value - 1.0) * 100.0, en.value) => Some(2),
        (Percent | Fraction | Multiple, Percent | Fraction | Multiple | Count | Ordinal) => {
            share(zh, en).or_else(|| rank(3))
        }
        (Count | Ordinal | Code, Percent) => rank(2),
        (Count | Ordinal | Code, Fraction | Multiple) => rank(2).or_else(|| share(zh, en)),
        (a, b) if a == b => rank(0)
            .or_else(|| wide(zh, en))
            .or_else(|| converted(zh, en))
            .or_else(|| rounded(zh, en).then_some(4)),
        (Code, _) | (_, Code) => rank(3),
        (Year, _) | (_, Year) => rank(1),
        (Count | Class::Measure | Class::Money, Count | Class::Measure | Class::Money)
            if !same && rounded(zh, en) =>
        {
            Some(4)
        }
        _ => rank(1).or_else(|| wide(zh, en)).or_else(|| converted(zh, en)),
    }
}

/// Names of days and years in short: 六四 is June 4th, 九一八 September 18th, 九二 1992, 418 April 18.
fn named_day(zh: &Atom, en: &Atom) -> bool {
    let tens = if zh.value < 100.0 { 10.0 } else { 100.0 };
    if zh.firm && zh.value < 100.0 || zh.value < 10.0 || zh.value > 1231.0 {
        return false;
    }
    let (month, day) = ((zh.value / tens).floor(), zh.value % tens);
    match en.class {
        Class::Month => equal(month, en.value),
        Class::Day => equal(day, en.value),
        _ => tens == 10.0 && equal(zh.value, en.value % 100.0),
    }
}

/// Equal up to the dust of binary fractions.
pub(super) fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Whether the English is the Chinese rounded: three digits at least, and two of the Chinese given up, as
/// 19.93 million for 1993.03万. One digit less is a slip as often as not.
fn rounded(zh: &Atom, en: &Atom) -> bool {
    // Three digits and two that were given up: few numbers are so large.
    if en.value < 10_000.0 {
        return false;
    }
    let (fine, coarse) = (step_of(zh.value), step_of(en.value));
    let kept = en.value / coarse;
    (100.0..100_000.0).contains(&kept)
        && fine * 100.0 <= coarse
        && (zh.value / coarse).round() * coarse == en.value
}

/// The place of the last digit that is not zero, from 1 up.
fn step_of(value: f64) -> f64 {
    let mut step = 1.0;
    while step < 1e15 && value >= step * 10.0 && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

fn near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs())
}

fn clocks(zh: f64, en: f64) -> bool {
    equal(zh, en) || equal(zh.rem_euclid(720.0), en.rem_euclid(720.0))
}

/// Whether `number` is the hour (of 12 or 24), the minute, or both as four digits of the time `minutes`.
fn hour_of(minutes: f64, number: f64) -> bool {
    let (hour, minute) = ((minutes / 60.0).floor(), minutes % 60.0);
    equal(number, hour)
        || equal(number, hour % 12.0)
        || equal(number, minute) && minute > 0.0
        || equal(number, hour * 100.0 + minute)
        || equal(number * 60.0, minute) && minute > 0.0
}

fn decade(zh: &Atom, en: &Atom) -> Option<u8> {
    let (a, b) = (zh.value % 100.0, en.value % 100.0);
    let full = zh.value >= 100.0 && en.value >= 100.0;
    // 七八十年代 is two decades.
    let both = zh.is_wide() && (zh.low % 100.0..=zh.high % 100.0).contains(&b);
    ((equal(a, b) || both) && (!full || both || equal(zh.value, en.value)) && zh.value > 0.0).then_some(1)
}

/// 18世纪 as the 1700s.
fn hundreds(zh: &Atom, en: &Atom) -> Option<u8> {
    (zh.class == Class::Century && equal((zh.value - 1.0) * 100.0, en.value)).then_some(1)
}

/// Shares of a whole in any dress: 六成, 60 %, three-fifths; 2.3倍, 230 per cent; doubled.
fn share(zh: &Atom, en: &Atom) -> Option<u8> {
    let whole = |atom: &Atom| if atom.class == Class::Percent { atom.value / 100.0 } else { atom.value };
    let (a, b) = (whole(zh), whole(en));
    if zh.class == en.class && equal(zh.value, en.value) {
        return Some(0);
    }
    if equal(a, b) || equal(zh.other / 100.0, b) {
        return Some(1);
    }
    // A third is 33 per cent.
    let thirds = zh.class == Class::Fraction || en.class == Class::Fraction;
    if thirds && zh.class != en.class && (a - b).abs() < 0.0051 {
        return Some(2);
    }
    // 基点 of a point; a rise of two times is a threefold.
    if zh.points && equal(zh.value * 100.0, en.value) || en.points && equal(en.value * 100.0, zh.value) {
        return Some(2);
    }
    let loose = zh.class == Class::Multiple || en.class == Class::Multiple || zh.value == 100.0;
    let dressed = zh.class != en.class || !en.firm;
    (loose && dressed && (equal(a + 1.0, b) || equal(a, b + 1.0))).then_some(3)
}

/// Intervals: 十几, 数百, hundreds of, two or three.
fn wide(zh: &Atom, en: &Atom) -> Option<u8> {
    if !zh.is_wide() && !en.is_wide() {
        return None;
    }
    (zh.low <= en.high && en.low <= zh.high && en.value > 0.0).then_some(1)
}

/// The same amount in another unit: 2周 and 14 days, 亩 and hectares.
fn converted(zh: &Atom, en: &Atom) -> Option<u8> {
    let (one, two) = (zh.unit?, en.unit?);
    if one.sort != two.sort || zh.value == 0.0 {
        return None;
    }
    let exact = match one.sort {
        Sort::Currency => {
            return (one.factor != two.factor && equal(zh.value * one.factor, en.value * two.factor))
                .then_some(2);
        }
        Sort::Time => 0.02,
        _ => 0.04,
    };
    near(zh.value * one.factor, en.value * two.factor, exact)
        .then_some(if one.name == two.name { 0 } else { 4 })
        .filter(|_| one.name != two.name || zh.form == Form::Words)
}
