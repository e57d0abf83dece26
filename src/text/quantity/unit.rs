//! Units of money and measure: Chinese words, English words and signs, with factors inside a sort.

use super::unit_en::EN;
use super::unit_money::BEFORE;
use super::unit_zh::ZH;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Money: never converted.
    Currency,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Watts.
    Power,
    /// Joules, kilowatt hours.
    Energy,
    /// Seconds, days, years.
    Time,
    /// Bytes, hertz, pascals and the rest.
    Other,
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// ISO 4217 code of a currency (`$` and `cent` where no country is named), English name of a measure.
    pub name: &'static str,
    /// What it measures.
    pub sort: Sort,
    /// What one is worth in the base of its sort, or in the main unit of its currency.
    pub factor: f64,
}

/// A row of a table: the name, the factor, the words.
pub(super) type Row = (&'static str, f64, &'static [&'static str]);

/// The unit of a table whose word stands where `read` says, longest first: the unit and the word's length.
fn longest(tables: &[(Sort, &'static [Row])], read: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    let mut best: Option<(Unit, usize)> = None;
    for &(sort, rows) in tables {
        for &(name, factor, words) in rows {
            for word in words {
                let length = word.chars().count();
                if best.is_none_or(|(_, most)| length > most) && read(word) {
                    best = Some((Unit { name, sort, factor }, length));
                }
            }
        }
    }
    best
}

/// Whether the English `text`, in lower case, names a unit of `sort`.
pub fn names_unit(text: &str, sort: Sort) -> bool {
    let words =
        EN.iter().filter(|(of, _)| *of == sort).flat_map(|(_, rows)| rows.iter()).flat_map(|row| row.2);
    let alone = |at: usize, word: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
        !word.starts_with(char::is_alphanumeric)
            || edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next())
    };
    words.into_iter().any(|word| text.match_indices(word).any(|(at, _)| alone(at, word)))
}

/// The unit whose Chinese word begins where `has` says.
pub(super) fn zh_unit(has: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(ZH, has)
}

/// The currency whose sign or word stands before a number.
pub(super) fn zh_currency_before(ends: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(&[(Sort::Currency, BEFORE)], ends)
}

/// The unit of an English word in lower case.
pub(super) fn en_unit(has: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(EN, has)
}

/// The currency whose English sign or code, in lower case, stands before a number.
pub(super) fn en_currency_before(ends: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(&[(Sort::Currency, BEFORE)], ends)
}
