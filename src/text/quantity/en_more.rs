//! English numbers that are not a plain numeral: hundreds of, half a million, one in five, Roman numerals, k and bn.

use super::en::{En, push};
use super::en_around::{currency_before, unit_behind};
use super::en_numeral::{EnNumeral, digits, words};
use super::en_words::{plural_scale, scale};
use super::roman::roman;
use super::unit::Sort;
use super::value::Quantity;
use super::value::{Approx, Form, Kind};
use super::zh_numeral::tidy;
use crate::text::choice::choice;

pub(super) fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    })
}

/// k, m, bn and the like glued behind digits: 10k, £5m, 1.2b, 2mil, 1MM.
pub(super) fn suffix(en: &En<'_>, one: &mut EnNumeral, at: usize) {
    if one.scale > 1.0 || one.fraction {
        return;
    }
    let start = en.low.skip(one.end);
    let end = en.low.word(start);
    let text = en.low.short(start..end);
    let spaced = start > one.end;
    let money = currency_before(en, at).is_some();
    let mega = en.typed(start) == 'M';
    let factor = match &*text {
        b"k" if !spaced || mega || one.decimal => 1e3,
        b"m" if money || (mega && !spaced && one.value < 1000.0) => 1e6,
        b"b" if money || !spaced => 1e9,
        b"t" if money => 1e12,
        b"mm" if money => 1e6,
        word if !spaced => match scale(word) {
            Some(factor) => factor,
            None => return,
        },
        _ => return,
    };
    if en.low.at(end).is_ascii_alphanumeric() {
        return;
    }
    (one.value, one.end, one.form, one.scale, one.grouped) =
        (tidy(one.value * factor), end, Form::Mixed, factor, true);
}

/// tens of thousands, hundreds, dozens.
pub(super) fn many(en: &En<'_>, at: usize, end: usize, factor: f64, found: &mut Vec<Quantity>) -> usize {
    let (mut value, mut end) = (factor, end);
    let of = en.low.skip(end);
    if en.low.has(of, "of ") {
        let next = en.low.skip(of + 2);
        let behind = en.low.word(next);
        if let Some(more) = plural_scale(&en.low.short(next..behind)) {
            (value, end) = (value * more, behind);
        }
    }
    push(en, at..end, value, Kind::Number, Form::Words, found);
    if let Some(item) = found.last_mut() {
        (item.low, item.high, item.firm, item.approx) = (value, value * 10.0, false, Approx::About);
    }
    end
}

/// half, half a million, quarter million, two thirds of a million.
pub(super) fn half(en: &En<'_>, at: usize, word: &[u8], found: &mut Vec<Quantity>) -> Option<usize> {
    let value = match word {
        b"half" => 0.5,
        b"quarter" => 0.25,
        _ => return None,
    };
    let mut end = at + word.len();
    let mut next = en.low.skip(end);
    next = if en.low.at(next) == '-' { next + 1 } else { next };
    next = en.low.any(next, choice!["of a ", "a ", "an "]).unwrap_or(next);
    let behind = en.low.word(next);
    let (mut value, mut firm, mut kind) = (value, false, Kind::Fraction);
    if let Some(factor) = scale(&en.low.short(next..behind)) {
        (value, end, firm, kind) = (value * factor, behind, true, Kind::Number);
    }
    if let Some((unit, to)) = unit_behind(en, end, value).filter(|(u, _)| u.sort == Sort::Currency && firm) {
        push(en, at..to, value, Kind::Money, Form::Words, found);
        let numeral = en.low.bytes(at..end);
        if let Some(item) = found.last_mut() {
            (item.unit, item.numeral) = (Some(unit), numeral);
        }
        return Some(to);
    }
    push(en, at..end, value, kind, Form::Words, found);
    if let Some(item) = found.last_mut() {
        item.firm = firm;
    }
    Some(end)
}

/// one out of three, 1 in 21, 1 over 3.
pub(super) fn out_of(en: &En<'_>, one: &mut EnNumeral) {
    let next = en.low.skip(one.end);
    let Some(to) = en.low.any(next, choice!["out of ", "in ", "over "]) else { return };
    let begin = en.low.skip(to);
    let strict = en.low.at(next) == 'i' && one.value != 1.0;
    let below =
        if en.low.at(begin).is_ascii_digit() { digits(&en.low, begin) } else { words(&en.low, begin) };
    if let Some(below) = below
        && below.value > one.value
        && one.value >= 1.0
        && !strict
        && !one.ordinal
        && !below.ordinal
        && !below.fraction
        && below.value < 1000.0
        && below.scale == 1.0
    {
        (one.value, one.end, one.fraction) = (one.value / below.value, below.end, true);
    }
}

pub(super) fn read_roman(en: &En<'_>, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let (end, value) = roman(|at| en.typed(at), at)?;
    let before = en.low.skip_back(at);
    let classes = choice![
        "level", "phase", "class", "grade", "type", "category", "tier", "stage", "part", "article",
        "chapter", "volume", "war", "no.", "ii and", "series",
    ];
    let named = en.low.any_before(before, classes).is_some();
    if value == 1 && !named || (value == 5 || value == 10) && !named && en.typed(at).is_ascii() {
        return None;
    }
    push(en, at..end, f64::from(value), Kind::Ordinal, Form::Roman, found);
    if let Some(item) = found.last_mut() {
        item.firm = named && !en.low.ends(before, "war");
    }
    Some(end)
}
