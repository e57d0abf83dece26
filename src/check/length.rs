//! How long the English of a Chinese text is, and how long it should be.

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
    const GENERAL: Self = Self { centre: -0.35, spread: 0.22 };

    /// Shorter Chinese holds too few words to judge by.
    pub(super) const SHORTEST: f64 = 8.0;

    /// Fewer pairs say less about a document than what holds in general.
    const ENOUGH: usize = 60;

    /// The ratio of a document: its own median, where it is long enough and of another kind than most (lists, verse,
    /// classical Chinese); else what holds in general, which is known from more sentences. Measured: the own
    /// median and spread of every document find less and cry wolf more, since gaps are in them too.
    pub(super) fn of<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let ratios = pairs.filter_map(|(zh, en)| {
            let length = Ruler::new(zh).between(0, zh.len());
            (length >= Self::SHORTEST).then(|| ((english_words(en) + 1.0) / (length + 1.0)).ln())
        });
        let ratios: Vec<f64> = ratios.collect();
        let general = Self::GENERAL;
        let own = median(ratios).filter(|own| (own - general.centre).abs() > Self::OTHER_KIND);
        own.map_or(general, |centre| Self { centre, ..general })
    }

    /// How far the median must be from the general one to be another kind of text.
    const OTHER_KIND: f64 = 0.2;
}

/// The median, where there are enough numbers for one.
fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    (numbers.len() >= Ratio::ENOUGH).then(|| numbers[numbers.len() / 2])
}

/// Chinese length: a Han character counts one, a Latin word or a numeral two.
pub(super) struct Ruler(Vec<f64>);

impl Ruler {
    /// Measures `zh`.
    pub(super) fn new(zh: &str) -> Self {
        let mut at = vec![0.0; zh.len() + 1];
        let mut sum = 0.0;
        let mut before = None;
        for (byte, c) in zh.char_indices() {
            let begins = |kind: fn(char) -> bool| kind(c) && !before.is_some_and(kind);
            if is_han(c) {
                sum += 1.0;
            } else if begins(is_latin) || begins(is_numeral) && !before.is_some_and(is_point) {
                sum += 2.0;
            }
            before = Some(c);
            at[byte + 1..=byte + c.len_utf8()].fill(sum);
        }
        Self(at)
    }

    /// The length between two bytes.
    pub(super) fn between(&self, start: usize, end: usize) -> f64 {
        self.0[end] - self.0[start]
    }
}

/// How many words `en` has; the parts of a compound count each.
pub(super) fn english_words(en: &str) -> f64 {
    let words = en.split(|c: char| c.is_whitespace() || matches!(c, '-' | '—'));
    let count = words.filter(|word| word.contains(char::is_alphanumeric)).count();
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
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
