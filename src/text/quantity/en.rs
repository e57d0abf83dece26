//! Quantities of an English text.

use std::ops::Range;

use super::clock::clock;
use super::en_around::{approximate, currency_before, firm, percent, signed, special, unit_behind};
use super::en_date::{date, day_time};
use super::en_glance::candidate;
use super::en_more::{half, many, out_of, read_roman, suffix, vulgar};
use super::en_numeral::{EnNumeral, and_part, digits, words};
use super::en_table::may_be_known;
use super::en_words::{hint, month, number_word, plural_scale, scale};
use super::scan::{Scan, Spot, fold};
use super::unit::Sort;
use super::value::{Form, Kind, Quantity, Time};
use super::zh_numeral::tidy;
use crate::text::choice::choice;

/// The text as written, and in lower case.
pub(super) struct En<'t> {
    text: &'t str,
    pub(super) low: Scan,
}

impl<'t> En<'t> {
    fn new(text: &'t str) -> Self {
        Self { low: Scan::lowered(text), text }
    }

    /// The character at `at` with its capital, a NUL behind the end.
    pub(super) fn typed(&self, at: usize) -> char {
        self.text[self.low.byte(at)..].chars().next().map_or('\0', fold)
    }
}

/// Reads the quantities of an English text, in the order in which they stand.
pub fn read_en(text: &str) -> Vec<Quantity> {
    let whole = 0..text.len();
    read_en_in(text, [whole])
}

/// The same where nothing outside these `stretches` of bytes, which are in order, begins a quantity: who knows the words
/// of a text knows which of them [`may_hold_number`](super::may_hold_number).
pub fn read_en_in(text: &str, stretches: impl IntoIterator<Item = Range<usize>>) -> Vec<Quantity> {
    let mut found = Vec::new();
    // What may begin a quantity is found in the bytes; the text is made ready for reading at the first such place.
    let mut en = None;
    let mut from = Spot::default();
    for stretch in stretches {
        if from.byte < stretch.start {
            let passed = text[from.byte..stretch.start].chars().count();
            from = Spot { byte: stretch.start, char: from.char + passed };
        }
        while let Some(begin) = candidate(&text.as_bytes()[..stretch.end], from) {
            let en = en.get_or_insert_with(|| En::new(text));
            let next = step(en, begin.char, &mut found);
            from = Spot { byte: en.low.byte(next), char: next };
        }
    }
    found
}

/// Reads what begins at character `at`, which may be nothing, and says where to go on.
fn step(en: &En<'_>, at: usize, found: &mut Vec<Quantity>) -> usize {
    let c = en.low.at(at);
    let next = if c.is_ascii_alphabetic()
        && let Some(end) = super::address::address(&en.low, at)
    {
        end
    } else if c.is_ascii_digit()
        || (c == '.' && en.low.at(at + 1).is_ascii_digit() && !en.low.before(at).is_ascii_alphanumeric())
    {
        read_digits(en, at, found)
    } else if c.is_ascii_alphabetic() && !en.low.before(at).is_ascii_alphanumeric() {
        read_word(en, at, found)
    } else if let 'Ⅰ'..='Ⅻ' = c {
        read_roman(en, at, found).unwrap_or(at + 1)
    } else if let Some(value) = vulgar(c) {
        push(en, at..at + 1, value, Kind::Fraction, Form::Digits, found);
        at + 1
    } else {
        at + 1
    };
    next.max(at + 1)
}

pub(super) fn push(
    en: &En<'_>,
    range: std::ops::Range<usize>,
    value: f64,
    kind: Kind,
    form: Form,
    found: &mut Vec<Quantity>,
) {
    let mut item = Quantity::number(en.low.bytes(range), value);
    (item.kind, item.form) = (kind, form);
    found.push(item);
}

fn read_digits(en: &En<'_>, at: usize, found: &mut Vec<Quantity>) -> usize {
    let low = &en.low;
    if let Some(end) = date(en, at, found) {
        return end;
    }
    if let Some((hour, minute, end)) = clock(low, at) {
        return time(en, at, hour, minute, end, found);
    }
    if let Some((value, end)) = super::clock::race(low, at) {
        push(en, at..end, value, Kind::Number, Form::Digits, found);
        return end;
    }
    let always = low.any(at, choice!["24/7", "24*7", "7*24", "24x7", "7x24", "7/24"]);
    if let Some(end) = always.filter(|&end| !low.at(end).is_ascii_digit()) {
        push(en, at..end, 24.0, Kind::Number, Form::Digits, found);
        found.iter_mut().rev().take(1).for_each(|item| item.firm = false);
        return end;
    }
    let Some(mut one) = digits(low, at) else { return at + 1 };
    let before = low.before(at);
    let glued = before.is_ascii_alphabetic()
        || (matches!(before, '-' | '‑') && at >= 2 && low.at(at - 2).is_ascii_alphabetic());
    if glued && currency_before(en, at).is_none() {
        let hyphen = matches!(before, '-' | '‑');
        let word_start = word_start(low, if hyphen { at - 1 } else { at });
        let name = en.typed(word_start).is_ascii_uppercase();
        if !hyphen || (name && month(&low.short(word_start..at - 1)).is_none()) {
            return push_code(en, &one, found);
        }
    }
    if let Some(end) = day_time(en, &one, found) {
        return end;
    }
    let next = low.at(one.end);
    if let Some(end) = ordinal_suffix(en, &one) {
        (one.ordinal, one.end) = (true, end);
        return place(en, one, at, found);
    }
    if next == 's' && !low.at(one.end + 1).is_ascii_alphanumeric()
        || (matches!(next, '\'' | '’') && low.at(one.end + 1) == 's' && one.digits == 4)
    {
        let end = one.end + if next == 's' { 1 } else { 2 };
        if one.value >= 10.0 && one.value % 10.0 == 0.0 && !one.decimal {
            push(en, at..end, one.value, Kind::Decade, Form::Digits, found);
            return end;
        }
    }
    suffix(en, &mut one, at);
    if let Some(part) = vulgar(low.at(one.end)).filter(|_| one.scale == 1.0 && !one.decimal) {
        (one.value, one.end) = (one.value + part, one.end + 1);
    }
    out_of(en, &mut one);
    place(en, one, at, found)
}

fn push_code(en: &En<'_>, one: &EnNumeral, found: &mut Vec<Quantity>) -> usize {
    push(en, one.start..one.end, one.value, Kind::Code, Form::Digits, found);
    if let Some(item) = found.last_mut() {
        item.firm = one.value >= 10.0;
    }
    one.end
}

pub(super) fn word_start(low: &Scan, at: usize) -> usize {
    let mut start = at;
    while start > 0 && low.at(start - 1).is_ascii_alphanumeric() {
        start -= 1;
    }
    start
}

/// The end of `26th`, `1st`; `26 th` too.
pub(super) fn ordinal_suffix(en: &En<'_>, one: &EnNumeral) -> Option<usize> {
    let end = en.low.any(one.end, choice!["st", "nd", "rd", "th"])?;
    (!one.decimal && one.scale == 1.0 && !en.low.at(end).is_ascii_alphanumeric()).then_some(end)
}

fn time(en: &En<'_>, at: usize, hour: u8, minute: u8, end: usize, found: &mut Vec<Quantity>) -> usize {
    let (hour, end, known) = half_of_day(en, end).map_or((hour, end, hour > 12 || hour == 0), |(pm, to)| {
        (
            if pm && hour < 12 {
                hour + 12
            } else if !pm && hour == 12 {
                0
            } else {
                hour
            },
            to,
            true,
        )
    });
    let value = f64::from(hour) * 60.0 + f64::from(minute);
    push(en, at..end, value, Kind::Time(Time { hour, minute, half_known: known }), Form::Digits, found);
    end
}

/// `a.m.` or `p.m.` behind `end`: whether it is the second half of the day, and where it ends.
pub(super) fn half_of_day(en: &En<'_>, end: usize) -> Option<(bool, usize)> {
    let next = en.low.skip(end);
    let to = en.low.any(next, choice!["a.m.", "a.m", "am", "p.m.", "p.m", "pm", "a. m.", "p. m."])?;
    (!en.low.at(to).is_ascii_alphanumeric()).then_some((en.low.at(next) == 'p', to))
}

fn read_word(en: &En<'_>, at: usize, found: &mut Vec<Quantity>) -> usize {
    let low = &en.low;
    let end = low.word(at);
    if matches!(low.at(at), 'i' | 'v' | 'x')
        && matches!(en.typed(at), 'I' | 'V' | 'X')
        && let Some(to) = read_roman(en, at, found)
    {
        return to;
    }
    if !may_be_known(low.chars(at..end)) {
        return end;
    }
    let short = low.short(at..end);
    let word = &*short;
    if month(word).is_some()
        && let Some(to) = date(en, at, found)
    {
        return to;
    }
    if let Some(factor) = plural_scale(word) {
        return many(en, at, end, factor, found);
    }
    if let Some(to) = half(en, at, word, found) {
        return to;
    }
    let article = matches!(word, b"a" | b"an");
    let counts = |at: usize| may_be_known(low.chars(at..low.word(at)));
    if (article && counts(low.skip(end)) || number_word(word).is_some())
        && let Some(mut one) = words(low, at)
    {
        out_of(en, &mut one);
        return place(en, one, at, found);
    }
    if let Some(value) = hint(word) {
        let kind = match value {
            12.0 | 0.0 => Kind::Time(Time { hour: value as u8, minute: 0, half_known: true }),
            _ => Kind::Number,
        };
        let value = if matches!(kind, Kind::Time(_)) { value * 60.0 } else { value };
        push(en, at..end, value, kind, Form::Words, found);
        if let Some(item) = found.last_mut() {
            item.firm = false;
        }
    }
    // 8th-century words like “COVID19” go on with digits.
    end
}

/// What stands behind the words of a numeral and belongs to its value: and a half, two thirds of a million, three quarters.
fn widen(en: &En<'_>, one: &mut EnNumeral, at: usize) {
    let low = &en.low;
    if !one.ordinal
        && let Some((part, end)) = and_part(low, one.end).filter(|_| one.value.fract() == 0.0)
    {
        (one.value, one.end) = (one.value + part, end);
        let next = low.skip(end);
        let word_end = low.word(next);
        if let Some(factor) = scale(&low.short(next..word_end)) {
            let part_only = one.scale > 1.0;
            one.value = if part_only { one.value - part + part * factor } else { one.value * factor };
            (one.end, one.scale) = (word_end, factor);
        }
    }
    if one.fraction
        && let Some(next) = low.any(low.skip(one.end), choice!["of a ", "a "])
        && let Some(factor) = scale(&low.short(next..low.word(next)))
    {
        (one.value, one.end, one.fraction) = (one.value * factor, low.word(next), false);
    } else if one.fraction
        && let Some(factor) = scale(&low.short(low.skip(one.end)..low.word(low.skip(one.end))))
    {
        (one.value, one.end, one.fraction) = (one.value * factor, low.word(low.skip(one.end)), false);
    }
    // the first three quarters are seasons, not parts
    let said = choice!["first", "last", "past", "next", "previous", "final", "other"];
    if one.fraction && low.ends(one.end, "quarters") && low.any_before(low.skip_back(at), said).is_some() {
        (one.value, one.fraction) = (tidy(one.value * 4.0), false);
        one.end = low.skip_back(one.end - "quarters".len());
    }
}

/// Classifies a numeral by what stands around it, and says where to go on.
fn place(en: &En<'_>, mut one: EnNumeral, at: usize, found: &mut Vec<Quantity>) -> usize {
    let low = &en.low;
    widen(en, &mut one, at);
    let (start, numeral) = signed(en, &mut one);
    let mut kind = if one.ordinal {
        Kind::Ordinal
    } else if one.fraction {
        Kind::Fraction
    } else {
        Kind::Number
    };
    let (mut end, mut unit, mut from) = (one.end, None, start);
    if !one.ordinal {
        if let Some((to, found_kind)) = percent(en, one.end) {
            (end, kind) = (to, found_kind);
        } else if let Some((currency, begin)) = super::en_money::before(en, at) {
            (unit, from, kind) = (Some(currency), begin, Kind::Money);
            (end, one.value) = super::en_money::behind_prefixed(en, &mut one, currency);
        } else if let Some((found_unit, to)) = unit_behind(en, one.end, one.value) {
            (unit, end) = (Some(found_unit), to);
            kind = if found_unit.sort == Sort::Currency { Kind::Money } else { Kind::Measure };
            if kind == Kind::Money {
                (end, one.value) = super::en_money::minor(en, to, one.value, found_unit);
            }
        } else if let Some((special, to)) = special(en, &one) {
            (kind, end) = (special, to);
        }
    }
    if kind == Kind::Number && one.form == Form::Digits && low.at(end).is_ascii_alphabetic() {
        kind = Kind::Code;
    }
    let mut item = Quantity::number(en.low.bytes(from..end), one.value);
    item.numeral = en.low.bytes(numeral.0..numeral.1);
    (item.kind, item.unit, item.form) = (kind, unit, one.form);
    item.approx = approximate(en, from, end);
    item.firm = firm(en, &one, kind, at, end);
    found.push(item);
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads `text` character by character, none passed over.
    fn slowly(text: &str) -> Vec<Quantity> {
        let (en, mut found, mut at) = (En::new(text), Vec::new(), 0);
        while at < en.low.len() {
            at = step(&en, at, &mut found);
        }
        found
    }

    /// What English texts with numbers are made of, and what may stand in their way.
    const PIECES: &str = "a an one Twenty five hundred thousand million dozens third halves quarter half and point of \
        the out%of per%cent % May march Sept. 26 7 2021 3.5 1,200 10k 5m 16th '90s 24/7 9:30 p.m. $ US$ € km II X IV \
        Class Ⅱ ½ ⅔ １２ Ａ ｈｔｔｐ http://a.b/1 www.x.y WWW. é ’s “ ” — − 中文 𠮷 COVID-19 B2 - . both http";

    proptest! {
        #[test]
        fn nothing_that_could_be_read_is_passed_over(
            pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..12)
        ) {
            let known: Vec<&str> = PIECES.split_whitespace().collect();
            let between = ["", " ", "-", ", "];
            let text = pieces.iter().flat_map(|(piece, behind)| [*piece.get(&known), *behind.get(&between)]);
            let text = text.collect::<String>().replace('%', " ");
            prop_assert_eq!(read_en(&text), slowly(&text), "{}", text);
        }

        #[test]
        fn no_text_of_any_characters_is_read_otherwise_by_bytes(text in "[ -~½Ⅱ−Ａ１．é“一　]{0,40}") {
            prop_assert_eq!(read_en(&text), slowly(&text), "{}", text);
        }
    }
}
