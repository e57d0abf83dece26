//! A quantity: where it stands, what it is worth, and how surely.

use std::ops::Range;

use super::unit::Unit;

/// A number, date or measured amount read from a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Bytes of the text, unit included.
    pub range: Range<usize>,
    /// Bytes of the numeral alone.
    pub numeral: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// What it is worth as written: 25 for “25 per cent”, 21 for the 21st century, 0.5 for a half.
    pub value: f64,
    /// The least it may mean: 多, 约, 几 and their like widen.
    pub low: f64,
    /// The most it may mean.
    pub high: f64,
    /// The last value of a range or an enumeration that shares one unit; `value` where there is one.
    pub to: f64,
    /// What is counted or measured.
    pub unit: Option<Unit>,
    /// Whether it says more, less, or about.
    pub approx: Approx,
    /// How it is written.
    pub form: Form,
    /// Whether the text commits to it: false for articles, idioms, and names that hold a numeral.
    pub firm: bool,
}

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A count.
    Number,
    /// A place in a row.
    Ordinal,
    /// Per cent; `value` 25 is 25 %.
    Percent,
    /// A difference of percentages.
    Points,
    /// So many parts of a whole: `value` is the quotient.
    Fraction,
    /// So many times: `value` 2 is double.
    Multiple,
    /// An amount of money.
    Money,
    /// A measured amount.
    Measure,
    /// Years of life.
    Age,
    /// Degrees.
    Temperature,
    /// A calendar date, as far as it is given.
    Date(Date),
    /// A time of day; `value` is minutes after midnight.
    Time(Time),
    /// Ten years from the year `value`; below 100 the century is not said.
    Decade,
    /// The century `value`.
    Century,
    /// A number in a name or code: G20, COVID-19.
    Code,
}

/// A calendar date, as far as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Date {
    /// Year of the common era.
    pub year: Option<i32>,
    /// Month, from 1.
    pub month: Option<u8>,
    /// Day of the month, from 1.
    pub day: Option<u8>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// Hour, 0 to 24, as it is written.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Whether the text says which half of the day.
    pub half_known: bool,
}

/// Whether a quantity says more, less, or about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Approx {
    /// It says what it says.
    #[default]
    Exact,
    /// 约, 左右, about.
    About,
    /// 多, 超过, more than.
    More,
    /// 近, 不到, nearly.
    Less,
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// With Arabic digits.
    #[default]
    Digits,
    /// With digits and words: 2500万, 25 million.
    Mixed,
    /// With Han numerals or number words.
    Words,
    /// With Roman numerals.
    Roman,
}

impl Quantity {
    /// An exact number of value `value` at `range`.
    pub fn number(range: Range<usize>, value: f64) -> Self {
        Self {
            numeral: range.clone(),
            range,
            kind: Kind::Number,
            value,
            low: value,
            high: value,
            to: value,
            unit: None,
            approx: Approx::Exact,
            form: Form::Digits,
            firm: true,
        }
    }

    /// The word for the kind.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Number | Kind::Fraction | Kind::Multiple => "number",
            Kind::Ordinal | Kind::Century => "ordinal",
            Kind::Percent | Kind::Points => "percent",
            Kind::Money => "money",
            Kind::Measure => "dimension",
            Kind::Age => "age",
            Kind::Temperature => "temperature",
            Kind::Date(_) => "date",
            Kind::Time(_) => "time",
            Kind::Decade => "decade",
            Kind::Code => "code",
        }
    }
}
