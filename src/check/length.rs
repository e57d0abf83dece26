//! How long the English of a Chinese text is, and how long it should be.

use super::bead::BeadText;
use crate::text::is_han;

/// How long English is for its Chinese: the logarithm of English words (and one) for a unit of Chinese length (and one),
/// and how far it spreads from sentence to sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ratio {
    /// The middle.
    pub(super) centre: f64,
    /// The standard deviation.
    pub(super) spread: f64,
}

impl Ratio {
    /// The median over human translations is 0.70 words for a character; its logarithm, and 1.48 times the median
    /// absolute deviation (which is the standard deviation where the spread is normal).
    pub(super) const GENERAL: Self = Self { centre: -0.35, spread: 0.22 };

    /// Shorter Chinese holds too few words to judge by.
    pub(super) const SHORTEST: f64 = 8.0;

    /// Fewer pairs say less about a document than what holds in general.
    const ENOUGH: usize = 60;

    /// The ratio of a document by those of its beads: its own median, where it is long enough and of another kind than most (lists, verse,
    /// classical Chinese); else what holds in general, which is known from more sentences. Measured: the own
    /// median and spread of every document find less and cry wolf more, since gaps are in them too.
    pub(super) fn of(ratios: Vec<f64>) -> Self {
        let general = Self::GENERAL;
        let own = median(ratios).filter(|own| (own - general.centre).abs() > Self::OTHER_KIND);
        own.map_or(general, |centre| Self { centre, ..general })
    }

    /// The ratio of one bead, as a logarithm; `None` where its Chinese is too short to judge by.
    pub(super) fn of_bead(bead: &BeadText<'_>) -> Option<f64> {
        let (length, words) = bead.lengths();
        (length >= Self::SHORTEST).then(|| ((words + 1.0) / (length + 1.0)).ln())
    }

    /// How far the median must be from the general one to be another kind of text.
    const OTHER_KIND: f64 = 0.2;
}

/// The median, where there are enough numbers for one.
fn median(mut numbers: Vec<f64>) -> Option<f64> {
    let middle = numbers.len() / 2;
    (numbers.len() >= Ratio::ENOUGH).then(|| *numbers.select_nth_unstable_by(middle, f64::total_cmp).1)
}

/// The end of each character of `zh`, and the length up to there.
fn steps(zh: &str) -> impl Iterator<Item = (usize, u32)> {
    let (mut length, mut before) = (0_u32, '\0');
    zh.char_indices().map(move |(at, c)| {
        let begins = |kind: fn(char) -> bool| kind(c) && !kind(before);
        if is_han(c) {
            length += 1;
        } else if begins(is_latin) || begins(is_numeral) && !is_point(before) {
            length += 2;
        }
        before = c;
        (at + c.len_utf8(), length)
    })
}

/// Lengths between places of a Chinese text.
pub(super) struct Ruler(Vec<u32>);

impl Ruler {
    /// Measures `zh`.
    pub(super) fn new(zh: &str) -> Self {
        let mut at = vec![0; zh.len() + 1];
        steps(zh).for_each(|(end, length)| at[end] = length);
        Self(at)
    }

    /// The length between the beginnings of two characters.
    pub(super) fn between(&self, start: usize, end: usize) -> f64 {
        f64::from(self.0[end] - self.0[start])
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
}

pub(super) fn is_point(c: char) -> bool {
    matches!(c, '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::chinese::Chinese;

    #[test]
    fn the_whole_is_as_long_as_all_its_steps() {
        for zh in ["", "全长30.5公里，共1,200米。", "IBM公司（GDP为3.5%）v2.0 a1 2b", "𠮷〇々，é3"]
        {
            assert_eq!(
                Chinese::of(zh).length(),
                steps(zh).last().map_or(0.0, |(_, length)| f64::from(length)),
                "{zh}"
            );
        }
    }
}
