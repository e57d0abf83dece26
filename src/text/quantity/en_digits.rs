//! English numerals that begin with digits: separators, scale words, fractions with a stroke.

use super::arabic::arabic;
use super::en_numeral::{EnNumeral, joint, word, words};
use super::en_table::may_be_known;
use super::en_words::scale;
use super::scan::Scan;
use super::value::Form;
use super::zh_numeral::tidy;

/// Reads digits at `at` with their scale word: `1,050,000`, `40 000`, `2.5 million`, `5m` is left to the caller.
pub(super) fn digits(scan: &Scan, at: usize) -> Option<EnNumeral> {
    if let Some((_, known)) = scan.last_digits.get().filter(|&(place, _)| place == at) {
        return known;
    }
    let read = read(scan, at);
    scan.last_digits.set(Some((at, read)));
    read
}

fn read(scan: &Scan, at: usize) -> Option<EnNumeral> {
    let read = arabic(scan, at)?;
    let (mut end, mut value) = (read.end, read.value);
    let mut grouped = scan.chars(at..end).contains(&',');
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
    } else if scan.at(one.end) == '/' {
        part(one.start)
    } else {
        None
    };
    if let Some((value, end)) = found {
        (one.value, one.end, one.fraction, one.grouped) = (value, end, true, true);
    }
}

/// The scale word behind digits, and what follows it: 3 hundred and 21, 2.5 million, 1 billion 200 million.
fn scaled(scan: &Scan, one: &mut EnNumeral) {
    let next = joint(scan, one.end);
    if !may_be_known(scan.chars(next..scan.word(next))) {
        return;
    }
    let (text, end) = word(scan, next);
    let factor = match &*text {
        b"hundred" => 100.0,
        text => match scale(text) {
            Some(factor) => factor,
            None => return,
        },
    };
    (one.value, one.end, one.form, one.scale, one.grouped) =
        (tidy(one.value * factor), end, Form::Mixed, factor, true);
    let more = joint(scan, end);
    let (and, and_end) = word(scan, more);
    let behind = if &*and == b"and" { scan.skip(and_end) } else { more };
    if scan.at(behind).is_ascii_digit() {
        if let Some(rest) = digits(scan, behind)
            && (rest.scale > 1.0 || (&*and == b"and" && factor <= 1000.0))
            && rest.value < factor
            && scan.before(behind) == ' '
            && scan.at(rest.end) != '%'
        {
            (one.value, one.end) = (one.value + rest.value, rest.end);
        }
    } else if factor <= 1000.0
        && !one.decimal
        && let Some(rest) =
            words(scan, behind).filter(|rest| &*and == b"and" && rest.value < factor && !rest.ordinal)
    {
        (one.value, one.end) = (one.value + rest.value, rest.end);
    }
}
