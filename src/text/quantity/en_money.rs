//! Amounts of money in English: signs and codes before, words behind, cents and shorthand.

use super::en::En;
use super::en_around::currency_before;
use super::en_numeral::{EnNumeral, digits, words};
use super::en_words::scale;
use super::unit::{Sort, Unit, en_unit};

/// The currency before the number at `at` and where it begins.
pub(super) fn before(en: &En<'_>, at: usize) -> Option<(Unit, usize)> {
    let (unit, length) = currency_before(en, at)?;
    Some((unit, en.low.skip_back(at) - length))
}

/// The end of an amount whose currency stands before it, and its value: USD 75 million, $100 and fifty.
pub(super) fn behind_prefixed(en: &En<'_>, one: &mut EnNumeral, currency: Unit) -> (usize, f64) {
    let mut value = one.value;
    let mut end = one.end;
    let next = en.low.skip(end);
    let word = en.low.word(next);
    if one.scale == 1.0
        && let Some(factor) = scale(&en.low.short(next..word))
    {
        (value, end) = (value * factor, word);
    }
    let _ = currency;
    cents(en, end, value)
}

/// What stands behind an amount and its currency: `30 cents`, `and forty-five`, a scale, a second currency word.
pub(super) fn minor(en: &En<'_>, end: usize, value: f64, unit: Unit) -> (usize, f64) {
    let next = en.low.skip(end);
    let word = en.low.word(next);
    if let Some(factor) = scale(&en.low.short(next..word)).filter(|_| next > end && value < 1e4) {
        return (word, value * factor);
    }
    if unit.factor < 1.0 {
        return (end, value);
    }
    cents(en, end, value)
}

/// `30 cents`, `and fifty` behind an amount below a thousand.
fn cents(en: &En<'_>, end: usize, value: f64) -> (usize, f64) {
    let low = &en.low;
    let mut next = low.skip(end);
    let and = low.has(next, "and ");
    if and {
        next = low.skip(next + 3);
    }
    if next == end || value.fract() != 0.0 || value > 1e5 {
        return (end, value);
    }
    let rest = if low.at(next).is_ascii_digit() { digits(low, next) } else { words(low, next) };
    let Some(rest) = rest.filter(|r| {
        r.value < 100.0 && r.value >= 1.0 && r.scale == 1.0 && !r.decimal && !r.ordinal && !r.fraction
    }) else {
        return (end, value);
    };
    let behind = low.skip(rest.end);
    let cent = en_unit(low.two(behind), |word| {
        low.has(behind, word) && !low.at(behind + word.chars().count()).is_ascii_alphanumeric()
    });
    match cent {
        Some((unit, length)) if unit.sort == Sort::Currency && unit.factor < 1.0 => {
            let mut end = behind + length;
            let mut value = value + rest.value * unit.factor;
            // one kuai five mao five
            let tail = words(low, low.skip(end)).filter(|t| t.value < 10.0 && unit.factor == 0.1);
            if let Some(tail) = tail {
                (value, end) = (value + tail.value * 0.01, tail.end);
            }
            (end, value)
        }
        Some(_) => (end, value),
        // “and one point of …”, “15 dollars and 15.”: only where the sentence ends or nothing is counted.
        None => {
            let bare = !low.at(behind).is_ascii_alphanumeric();
            if bare
                && low.at(behind) != '%'
                && low.at(rest.end) != '-'
                && !matches!(low.at(behind), ',' | '$')
            {
                (rest.end, value + rest.value * 0.01)
            } else {
                (end, value)
            }
        }
    }
}
