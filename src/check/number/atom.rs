//! Atoms: one value each, so that a date is a year, a month and a day.

use std::ops::Range;

use super::carry::carry;
use crate::text::{Approx, Form, Kind, Quantity, Unit, read_en};

/// What an atom counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Count,
    Measure,
    Money,
    Percent,
    Fraction,
    Multiple,
    Ordinal,
    Year,
    Month,
    Day,
    Clock,
    Decade,
    Century,
    Code,
}

impl Class {
    /// Part of a calendar date.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::Year | Self::Month | Self::Day)
    }
}

/// One value.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) class: Class,
    pub(super) value: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// Another value it may have: 16年 is sixteen years or 2016, “5.2 to 5.4 billion” begins with 5.2 billion.
    pub(super) other: f64,
    pub(super) form: Form,
    pub(super) firm: bool,
    pub(super) approx: Approx,
    pub(super) unit: Option<Unit>,
    pub(super) range: Range<usize>,
    pub(super) points: bool,
    /// An article or its like: `a`, `each`, `the same`.
    pub(super) article: bool,
    /// 元, 初: a first only in some words.
    pub(super) stem: bool,
    /// The number of a chart or table, a class or a chapter: no article stands for it.
    pub(super) label: bool,
}

impl Atom {
    fn of(quantity: &Quantity, class: Class, value: f64) -> Self {
        // A fall of 3 per cent is -3%: the sign is a matter of words.
        let value = value.abs();
        Self {
            class,
            value,
            low: value,
            high: value,
            other: f64::NAN,
            form: quantity.form,
            firm: quantity.firm,
            approx: quantity.approx,
            unit: quantity.unit,
            range: quantity.range.clone(),
            points: quantity.kind == Kind::Points,
            article: false,
            label: false,
            stem: false,
        }
    }

    /// Whether it means more than one value.
    pub(super) fn is_wide(&self) -> bool {
        self.low < self.high
    }
}

/// The atoms of `quantities`, in order.
pub(super) fn atoms(quantities: &[Quantity], text: &str, zh: bool) -> Vec<Atom> {
    if quantities.is_empty() {
        return Vec::new();
    }
    let mut atoms = Vec::with_capacity(quantities.len() + 2);
    for quantity in quantities {
        match quantity.kind {
            Kind::Date(date) => {
                // The part that a range shares comes first: 1–2 June, 3至5月.
                let parts = [
                    (Class::Day, date.day.map(f64::from)),
                    (Class::Month, date.month.map(f64::from)),
                    (Class::Year, date.year.map(f64::from)),
                ];
                for (class, value) in parts {
                    atoms.extend(value.map(|value| Atom::of(quantity, class, value)));
                }
            }
            Kind::Fraction if !zh && out_of(quantity, text, &mut atoms) => {}
            kind => atoms.push(single(quantity, kind, text, zh)),
        }
    }
    carry(&mut atoms, text, zh);
    atoms
}

/// `seven out of 10` as two counts beside the share, which is then only an explanation.
fn out_of(quantity: &Quantity, text: &str, atoms: &mut Vec<Atom>) -> bool {
    let surface = &text[quantity.range.clone()];
    let Some((over, below)) = surface.split_once(" out of ").or_else(|| surface.split_once(" in ")) else {
        return false;
    };
    for part in [over, below] {
        let value = read_en(part).first().map_or(0.0, |first| first.value);
        atoms.push(Atom::of(quantity, Class::Count, value));
    }
    let mut share = Atom::of(quantity, Class::Fraction, quantity.value);
    share.firm = false;
    atoms.push(share);
    true
}

fn single(quantity: &Quantity, kind: Kind, text: &str, zh: bool) -> Atom {
    let class = match kind {
        Kind::Percent | Kind::Points => Class::Percent,
        Kind::Fraction => Class::Fraction,
        Kind::Multiple => Class::Multiple,
        Kind::Money => Class::Money,
        Kind::Measure | Kind::Age | Kind::Temperature => Class::Measure,
        Kind::Ordinal => Class::Ordinal,
        Kind::Time(_) => Class::Clock,
        Kind::Decade => Class::Decade,
        Kind::Century => Class::Century,
        Kind::Code => Class::Code,
        Kind::Number if is_year(quantity, text) => Class::Year,
        Kind::Number | Kind::Date(_) => Class::Count,
    };
    let mut atom = Atom::of(quantity, class, quantity.value);
    let counts =
        matches!(&text[quantity.range.clone()], "one" | "One" | "first" | "First" | "once" | "single");
    atom.article = !zh && !quantity.firm && quantity.value == 1.0 && !counts;
    atom.stem = zh && matches!(&text[quantity.range.clone()], "元" | "初");
    let before = text[..quantity.range.start].trim_end();
    let listed = !before.contains(char::is_alphanumeric)
        && text[quantity.range.end..].starts_with(['.', '、', '．', ')', '）']);
    atom.label = zh && (listed || class == Class::Ordinal || before.ends_with(['图', '表', '圖', '第']));
    if matches!(class, Class::Count | Class::Measure | Class::Money | Class::Decade) {
        let (low, high) = (quantity.low.abs(), quantity.high.abs());
        (atom.low, atom.high) = (low.min(high), low.max(high));
    }
    // 多 and 余 do not widen: the English says “more than” the same number.
    if quantity.approx == Approx::More && quantity.value == quantity.low && !is_vague(quantity, text) {
        atom.high = quantity.value;
    }
    if quantity.kind == Kind::Percent && zh && text[quantity.range.clone()].ends_with('折') {
        atom.other = 100.0 - quantity.value;
    }
    let years = zh && class == Class::Measure && text[quantity.range.clone()].ends_with('年');
    if years && quantity.form == Form::Digits && quantity.value < 100.0 && quantity.value.fract() == 0.0 {
        atom.other = if quantity.value > 40.0 { 1900.0 } else { 2000.0 } + quantity.value;
    }
    atom
}

/// Whether the numeral itself is open at its end: 十几, 几百.
fn is_vague(quantity: &Quantity, text: &str) -> bool {
    text[quantity.range.clone()].contains(['几', '幾', '数', '數', '来'])
}

/// Four bare digits between 1000 and 2100.
fn is_year(quantity: &Quantity, text: &str) -> bool {
    let surface = &text[quantity.numeral.clone()];
    surface.len() == 4
        && surface.bytes().all(|b| b.is_ascii_digit())
        && (1900.0..2100.0).contains(&quantity.value)
}
