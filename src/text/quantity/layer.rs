//! Quantities as flat items: the numeral alone and what it became with its unit, one item each.

use std::ops::Range;

use super::en::read_en;
use super::value::{Date, Form, Kind, Quantity};
use super::zh::read_zh;
use crate::text::Language;

/// What a text says, flat enough for one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The word for the kind.
    pub kind: &'static str,
    /// What it is worth; nothing for a date, whose parts stand in `unit`.
    pub value: Option<f64>,
    /// The unit, or the date as `2021-07-26` with `XX` for what is not said.
    pub unit: Option<String>,
}

/// The items of `text`. A measured number gives two: the numeral, and the measure.
pub fn items(text: &str, language: Language) -> Vec<Item> {
    let (read, zh) = match language {
        Language::Zh => (read_zh(text), true),
        Language::En => (read_en(text), false),
    };
    let mut items = Vec::new();
    for quantity in read {
        if !quantity.firm && !said(&quantity, text, zh) {
            continue;
        }
        if numeral_counts(&quantity, text, zh) {
            let value = if quantity.kind == Kind::Percent {
                numeral_value(&quantity, text)
            } else {
                Some(quantity.value)
            };
            items.push(Item { range: quantity.numeral.clone(), kind: "number", value, unit: None });
        }
        if !matches!(quantity.kind, Kind::Number | Kind::Fraction | Kind::Multiple | Kind::Code) {
            items.push(item(&quantity));
        }
    }
    items
}

/// The value of the numeral of a percentage, before 成 and 折 scaled it.
fn numeral_value(quantity: &Quantity, text: &str) -> Option<f64> {
    let unit = &text[quantity.numeral.end..quantity.range.end];
    let scaled = unit.contains('成') || unit.contains('折');
    Some(if scaled && quantity.value >= 10.0 { quantity.value / 10.0 } else { quantity.value })
}

fn item(quantity: &Quantity) -> Item {
    let unit = match quantity.kind {
        Kind::Date(date) => Some(timex(date)),
        Kind::Time(time) => Some(format!("T{:02}:{:02}", time.hour, time.minute)),
        Kind::Points => Some("points".to_owned()),
        _ => quantity.unit.map(|unit| unit.name.to_owned()),
    };
    let kind = if quantity.kind_name() == "date"
        || quantity.kind_name() == "time"
        || quantity.kind_name() == "decade"
    {
        "datetime"
    } else {
        quantity.kind_name()
    };
    let value = (kind != "datetime").then_some(quantity.value);
    Item { range: quantity.range.clone(), kind, value, unit }
}

fn timex(date: Date) -> String {
    let part = |part: Option<u8>| part.map_or_else(|| "XX".to_owned(), |part| format!("{part:02}"));
    let year = date.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    format!("{year}-{}-{}", part(date.month), part(date.day))
}

/// Whether what is not firm is still a numeral that a reader would count: 一 by itself, “one”.
fn said(quantity: &Quantity, text: &str, zh: bool) -> bool {
    let surface = &text[quantity.range.clone()];
    if zh {
        return quantity.kind != Kind::Fraction
            && surface != "半"
            && !matches!(
                surface,
                "双" | "对" | "對" | "雙" | "首" | "初" | "元" | "番" | "万" | "千" | "百" | "亿"
            )
            && surface.chars().count() >= 1
            && !in_word(quantity, text);
    }
    let word = surface.to_ascii_lowercase();
    let before =
        text[..quantity.range.start].trim_end().rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    if word == "one"
        && matches!(before.as_str(), "the" | "this" | "that" | "which" | "any" | "every" | "each" | "no")
    {
        return false;
    }
    matches!(word.as_str(), "one" | "zero" | "nought") || word.contains(' ') || quantity.form != Form::Words
}

/// Whether a Chinese numeral that is not firm stands in a word of the table, not by itself.
fn in_word(quantity: &Quantity, text: &str) -> bool {
    let scan = super::scan::Scan::new(text);
    let at = text[..quantity.numeral.start].chars().count();
    let end = at + text[quantity.numeral.clone()].chars().count();
    super::zh_words::idiom(&scan, at).is_some_and(|(to, _)| to >= end)
}

/// Whether the numeral of a quantity is an item of its own.
fn numeral_counts(quantity: &Quantity, text: &str, zh: bool) -> bool {
    let glued = || text[quantity.numeral.end..].chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    match quantity.kind {
        Kind::Number | Kind::Fraction | Kind::Multiple => true,
        Kind::Points | Kind::Age | Kind::Temperature => true,
        // 百分之五 says its number by itself, 5% does not.
        Kind::Percent => text[quantity.range.clone()].contains('分'),
        Kind::Money => !zh,
        Kind::Measure => !glued(),
        _ => false,
    }
}
