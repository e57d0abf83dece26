//! Dates and times of an English text.

use super::en::{En, half_of_day, ordinal_suffix, push};
use super::en_numeral::{EnNumeral, digits, words};
use super::en_table::may_be_known;
use super::en_words::month;
use super::value::{Date, Form, Kind, Quantity, Time};
use crate::text::choice::choice;

/// Reads the date that begins at `at`, in any order: 26 July 2021, July 26, 26th of July, 2021-07-26, Sept. 2020.
pub(super) fn date(en: &En<'_>, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let low = &en.low;
    let (date, end) = if low.at(at).is_ascii_digit() {
        iso(en, at).or_else(|| day_first(en, at))?
    } else {
        month_first(en, at)?
    };
    let value = f64::from(date.year.or(date.day.map(i32::from)).or(date.month.map(i32::from)).unwrap_or(0));
    push(en, at..end, value, Kind::Date(date), Form::Digits, found);
    Some(end)
}

/// The month that is named at `at`, and the end of the name with its period.
fn named_month(en: &En<'_>, at: usize) -> Option<(u8, usize)> {
    let end = en.low.word(at);
    if !may_be_known(en.low.chars(at..end)) {
        return None;
    }
    let word = en.low.short(at..end);
    let month = month(&word)?;
    // PDF text loses capitals; may, march and august are other words then.
    let small = word.len() > 3 && !matches!(&*word, b"march" | b"august" | b"sept");
    if !(en.typed(at).is_ascii_uppercase() || small) || en.low.at(end).is_ascii_digit() {
        return None;
    }
    let short = word.len() <= 4 && !matches!(&*word, b"june" | b"july" | b"may");
    Some((month, if short && en.low.at(end) == '.' { end + 1 } else { end }))
}

fn day(en: &En<'_>, at: usize) -> Option<(u8, usize)> {
    let one = digits(&en.low, at).filter(|n| !n.decimal && !n.grouped && n.digits <= 2 && n.scale == 1.0)?;
    let end = ordinal_suffix(en, &one).unwrap_or(one.end);
    let fits = (1.0..=31.0).contains(&one.value)
        && !en.low.at(end).is_ascii_alphanumeric()
        && !matches!(en.low.at(end), ':' | '%');
    fits.then_some((one.value as u8, end))
}

/// June fourth, June four.
fn spelled_day(en: &En<'_>, at: usize) -> Option<(u8, usize)> {
    let one = words(&en.low, at).filter(|n| !n.fraction && (1.0..=31.0).contains(&n.value))?;
    let counts =
        one.ordinal || en.low.skip(one.end) == one.end || !en.low.at(en.low.skip(one.end)).is_ascii_digit();
    (counts && one.value.fract() == 0.0).then_some((one.value as u8, one.end))
}

fn year(en: &En<'_>, at: usize) -> Option<(i32, usize)> {
    let run = (0..5).take_while(|&i| en.low.at(at + i).is_ascii_digit()).count();
    let free = run == 4 && !en.low.at(at + 4).is_ascii_alphanumeric() && !matches!(en.low.at(at + 4), '%');
    let decimal = matches!(en.low.at(at + 4), '.' | ',') && en.low.at(at + 5).is_ascii_digit();
    if !free || decimal {
        return None;
    }
    let digits = (at..at + 4).filter_map(|at| en.low.at(at).to_digit(10)?.try_into().ok());
    let year = digits.fold(0, |year: i32, digit: i32| 10 * year + digit);
    (1000..3000).contains(&year).then_some((year, at + 4))
}

/// A year behind a month or day: after a comma, `of` or a blank.
fn year_behind(en: &En<'_>, at: usize) -> Option<(i32, usize)> {
    let mut next = en.low.skip(at);
    if matches!(en.low.at(next), ',' | '.') {
        next = en.low.skip(next + 1);
    }
    next = en.low.any(next, choice!["of ", "in "]).unwrap_or(next);
    year(en, next).filter(|_| next > at)
}

fn month_first(en: &En<'_>, at: usize) -> Option<(Date, usize)> {
    let (month, mut end) = named_month(en, at)?;
    let mut date = Date { month: Some(month), ..Date::default() };
    let mut next = en.low.skip(end);
    next = en.low.any(next, choice!["the "]).unwrap_or(next);
    next += usize::from(en.low.at(next) == '-');
    if let Some((day, to)) = day(en, next).or_else(|| spelled_day(en, next)) {
        (date.day, end) = (Some(day), to);
    }
    if let Some((year, to)) = year_behind(en, end) {
        (date.year, end) = (Some(year), to);
    }
    // May and March are verbs, names and moods too.
    let alone = date.day.is_none() && date.year.is_none();
    let doubtful = matches!(month, 3 | 5) && matches!(en.low.at(at + 1), 'a');
    let before = en.low.skip_back(at);
    let said = en
        .low
        .any_before(
            before,
            choice![
                "in", "of", "since", "last", "this", "early", "late", "by", "until", "from", "to", "between",
                "and", "mid", "mid-", "next", "end-", "end of", "during", "through", "for", "on", "#",
                "through", "–", "-", ",", "to", "till", "before", "after",
            ],
        )
        .is_some();
    (!(alone && doubtful) || said).then_some((date, end))
}

fn day_first(en: &En<'_>, at: usize) -> Option<(Date, usize)> {
    if en.low.before(at).is_ascii_alphanumeric() || matches!(en.low.before(at), '.' | '$') {
        return None;
    }
    let (day, end) = day(en, at)?;
    let mut next = en.low.skip(end);
    next = en.low.any(next, choice!["of ", "-"]).unwrap_or(next);
    let (month, mut end) =
        named_month(en, en.low.skip(next)).filter(|_| next > end || en.low.at(end) == '-')?;
    let mut date = Date { year: None, month: Some(month), day: Some(day) };
    if let Some((year, to)) = year_behind(en, end) {
        (date.year, end) = (Some(year), to);
    }
    Some((date, end))
}

/// 2021-07-26, 2021/7/26.
fn iso(en: &En<'_>, at: usize) -> Option<(Date, usize)> {
    let (year, end) = year(en, at).filter(|_| !en.low.before(at).is_ascii_digit())?;
    let mark = en.low.at(end);
    let (month, end) = day(en, end + 1).filter(|&(month, _)| matches!(mark, '-' | '/') && month <= 12)?;
    let (day, end) = day(en, end + 1).filter(|_| en.low.at(end) == mark)?;
    Some((Date { year: Some(year), month: Some(month), day: Some(day) }, end))
}

/// Reads `3 p.m.`, `9 o'clock`, `1600 hours`, `9.30 a.m.` of the number `one`.
pub(super) fn day_time(en: &En<'_>, one: &EnNumeral, found: &mut Vec<Quantity>) -> Option<usize> {
    if one.value > 24.0 && one.digits != 4 || one.grouped {
        return None;
    }
    let (mut hour, mut minute) = (one.value.trunc(), 0.0);
    if one.decimal {
        minute = (one.value.fract() * 100.0).round();
    }
    if one.digits == 4 {
        (hour, minute) = ((one.value / 100.0).trunc(), one.value % 100.0);
    }
    let next = en.low.skip(one.end);
    let (end, known) = if let Some((pm, end)) = half_of_day(en, one.end) {
        if pm && hour < 12.0 {
            hour += 12.0;
        } else if !pm && hour == 12.0 {
            hour = 0.0;
        }
        (end, true)
    } else {
        (en.low.any(next, choice!["o'clock", "o’clock"])?, false)
    };
    if hour > 24.0 || minute > 59.0 {
        return None;
    }
    let time = Time { hour: hour as u8, minute: minute as u8, half_known: known };
    push(en, one.start..end, hour * 60.0 + minute, Kind::Time(time), Form::Digits, found);
    Some(end)
}
