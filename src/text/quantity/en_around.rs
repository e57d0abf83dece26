//! What stands around an English numeral: about and more than, its unit, and whether it is a number at all.

use super::en::En;
use super::en_numeral::EnNumeral;
use super::unit::{self, Sort, Unit, en_unit};
use super::value::{Approx, Form, Kind};
use crate::text::choice::{Choice, choice};

pub(super) fn currency_before(en: &En<'_>, at: usize) -> Option<(Unit, usize)> {
    let at = en.low.skip_back(at);
    unit::currency_before(en.low.two_before(at), |word| en.low.ends(at, word)).filter(|&(_, length)| {
        let start = at - length.min(at);
        !(en.low.at(start).is_ascii_alphabetic() && en.low.before(start).is_ascii_alphanumeric())
    })
}

/// The unit behind a numeral, and its end.
pub(super) fn unit_behind(en: &En<'_>, at: usize, value: f64) -> Option<(Unit, usize)> {
    let mut next = en.low.skip(at);
    let spaced = next > at;
    if en.low.at(next) == '-' {
        next = en.low.skip(next + 1);
    }
    let (unit, length) = en_unit(en.low.two(next), |word| {
        if !en.low.has(next, word) {
            return false;
        }
        let end = next + word.chars().count();
        !en.low.at(end - 1).is_ascii_alphanumeric() || !en.low.at(end).is_ascii_alphanumeric()
    })?;
    // “5 m” may be millions and “2 s” anything: one letter counts only where it is glued.
    let letter = length == 1 && en.low.at(next).is_ascii_alphabetic();
    let vague = matches!(
        en.low.text(next..next + length).as_str(),
        "real" | "mu" | "li" | "won" | "marks" | "rand" | "t" | "l" | "s"
    );
    let fits = (!letter || !spaced) && (!vague || value > 1.0 || unit.sort != Sort::Currency);
    fits.then_some((unit, next + length))
}

/// A minus sign, or minus and negative as words: where the quantity and its numeral begin.
pub(super) fn signed(en: &En<'_>, one: &mut EnNumeral) -> (usize, (usize, usize)) {
    let before = en.low.before(one.start);
    let farther = if one.start >= 2 { en.low.at(one.start - 2) } else { '\0' };
    let mut start = one.start;
    if before == '-' && !farther.is_ascii_alphanumeric() && !matches!(farther, '-' | ')' | '.' | ' ')
        || before == '-' && farther == ' ' && one.form == Form::Digits
    {
        start -= 1;
    } else if let Some(word) = en.low.any_before(en.low.skip_back(one.start), choice!["minus", "negative"]) {
        start = word;
    }
    if start < one.start {
        one.value = -one.value;
    }
    (start, (start, one.end))
}

pub(super) fn percent(en: &En<'_>, at: usize) -> Option<(usize, Kind)> {
    let mut next = en.low.skip(at);
    if en.low.at(next) == '-' {
        next += 1;
    }
    if en.low.at(next) == '%' {
        return Some((next + 1, Kind::Percent));
    }
    let points = choice![
        "percentage points",
        "percentage point",
        "percent points",
        "percentage-point",
        "pp",
        "ppt",
        "ppts",
        "per cent points",
    ];
    if let Some(end) = en.low.any(next, points) {
        return (!en.low.at(end).is_ascii_alphanumeric()).then_some((end, Kind::Points));
    }
    let end = en.low.any(next, choice!["percent", "per cent", "per-cent", "pct", "percents", "‰"])?;
    (!en.low.at(end).is_ascii_alphanumeric()).then_some((end, Kind::Percent))
}

/// Degrees, ages, multiples.
pub(super) fn special(en: &En<'_>, one: &EnNumeral) -> Option<(Kind, usize)> {
    let mut next = en.low.skip(one.end);
    if en.low.at(next) == '-' {
        next = en.low.skip(next + 1);
    }
    if let Some(end) = en.low.any(
        next,
        choice!["°c", "℃", "° c", "degrees celsius", "degrees centigrade", "degrees", "°f", "degree",],
    ) {
        return Some((Kind::Temperature, end));
    }
    if let Some(end) = en.low.any(next, choice!["times", "-fold", "fold", "x "]) {
        return (!en.low.at(end).is_ascii_alphanumeric()).then_some((Kind::Multiple, end));
    }
    None
}

pub(super) fn approximate(en: &En<'_>, from: usize, end: usize) -> Approx {
    let before = en.low.skip_back(from);
    let words = |choice: &Choice| en.low.any_before(before, choice).is_some();
    if words(choice![
        "more than",
        "over",
        "above",
        "at least",
        "exceeding",
        "exceeded",
        "exceeds",
        "exceed",
        "upwards of",
        "surpassed",
        "surpassing",
        "no less than",
        "not less than",
        "in excess of",
        "beyond",
    ]) {
        Approx::More
    } else if words(choice![
        "nearly",
        "almost",
        "less than",
        "close to",
        "under",
        "below",
        "up to",
        "fewer than",
        "just under",
        "at most",
        "no more than",
        "approaching",
    ]) {
        Approx::Less
    } else if words(choice![
        "about",
        "around",
        "some",
        "approximately",
        "roughly",
        "circa",
        "approx.",
        "an estimated",
        "or so",
        "~",
    ]) {
        Approx::About
    } else if en.low.at(end) == '+'
        || en.low.has(en.low.skip(end), "or more")
        || en.low.has(en.low.skip(end), "plus ")
    {
        Approx::More
    } else {
        Approx::Exact
    }
}

/// Whether the Chinese must hold it: not “one” and “first”, which English needs for its grammar.
pub(super) fn firm(en: &En<'_>, one: &EnNumeral, kind: Kind, at: usize, end: usize) -> bool {
    let low = &en.low;
    if one.form != Form::Words {
        return kind != Kind::Code || one.value >= 10.0;
    }
    if kind == Kind::Ordinal {
        // cubic metres per second: a unit
        let unit =
            one.value == 2.0 && low.any_before(low.skip_back(at), choice!["per", "every", "split"]).is_some();
        let party =
            one.value == 3.0 && low.any(end, choice!["-party", " party", " parties", "-parties"]).is_some();
        let second_half = one.value == 2.0 && low.has(low.skip(end), "half");
        return !(party || unit || second_half || one.value == 1.0);
    }
    if one.value <= 1.0 && kind != Kind::Percent && !one.fraction {
        return false;
    }
    let article = low.at(at) == 'a' && matches!(low.at(at + 1), ' ' | 'n');
    !(article && one.value >= 100.0 && one.value <= 1000.0)
}
