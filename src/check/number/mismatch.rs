//! A disagreement between the numbers of a pair.

use std::ops::Range;

/// What disagrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Category {
    /// A value.
    Value,
    /// A value, by a power of ten.
    Magnitude,
    /// A percentage or a fraction.
    Percent,
    /// A place in a row.
    Ordinal,
    /// A year, month, day or time.
    Date,
    /// The dateline of a report.
    Dateline,
    /// A currency.
    Currency,
    /// More, less, about: said on one side only, or opposite.
    Approx,
}

/// A disagreement; at least one side is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Mismatch {
    pub(in crate::check) category: Category,
    /// Bytes of the Chinese.
    pub(in crate::check) zh: Option<Range<usize>>,
    /// Bytes of the English.
    pub(in crate::check) en: Option<Range<usize>>,
    /// Whether nothing else explains it: false where the texts are cut, or one holds much less than the other.
    pub(in crate::check) sure: bool,
}
