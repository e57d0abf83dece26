//! The places that a path may go through: for each number of Chinese sentences passed, a range of English ones.

use std::ops::Range;

/// For each number of Chinese sentences passed from `first` on, the least and the most English sentences passed; both
/// never fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Band {
    /// Chinese sentences passed where it begins.
    pub(super) first: usize,
    /// The least English sentences passed.
    pub(super) low: Vec<usize>,
    /// The most.
    pub(super) high: Vec<usize>,
}

/// Boxes between two corners with more places than this have no way known through them.
const LARGE: usize = 3600;

/// English sentences on either side of the diagonal of a large box.
const UNKNOWN: usize = 60;

/// Whether so many sentences of both sides are too many for all ways through them.
pub(super) fn is_large(zh: usize, en: usize) -> bool {
    zh > 1 && zh * en > LARGE
}

impl Band {
    /// `width` English sentences on either side of `corners`, which never fall, within the sentences given; at most four
    /// Chinese ones before and behind each corner.
    pub(super) fn around(
        corners: &[(usize, usize)],
        zh: &Range<usize>,
        en: &Range<usize>,
        width: usize,
    ) -> Self {
        let rows = zh.len() + 1;
        let mut band = Self { first: zh.start, low: vec![en.end; rows], high: vec![en.start; rows] };
        let mut last = (zh.start, en.start);
        for &corner in corners.iter().chain([&(zh.end, en.end)]) {
            if corner.0 < last.0 || corner.1 < last.1 || corner.0 > zh.end || corner.1 > en.end {
                continue;
            }
            band.through(last, corner, en, width);
            last = corner;
        }
        band.close(en);
        band
    }

    /// Widens the band for a way from one corner to the next.
    fn through(&mut self, from: (usize, usize), to: (usize, usize), en: &Range<usize>, width: usize) {
        let (rows, columns) = (to.0 - from.0, to.1 - from.1);
        if is_large(rows, columns) {
            let wide = width.max(UNKNOWN);
            for row in from.0..to.0 {
                let at = |row: usize| from.1 + (row - from.0) * columns / rows;
                self.allow(row, row + 1, (at(row), at(row + 1)), en, wide);
            }
        } else {
            self.allow(from.0, to.0, (from.1, to.1), en, width);
        }
    }

    fn allow(&mut self, from: usize, to: usize, columns: (usize, usize), en: &Range<usize>, width: usize) {
        let reach = width.min(1);
        let last = self.low.len() - 1;
        let rows = (from - self.first).saturating_sub(reach)..=(to - self.first + reach).min(last);
        for row in rows {
            self.low[row] = self.low[row].min(columns.0.saturating_sub(width).max(en.start));
            self.high[row] = self.high[row].max((columns.1 + width).min(en.end));
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.low.len()
    }

    /// Where the cells of each row begin when rows are laid behind each other, and where all end.
    pub(super) fn starts(&self) -> Vec<usize> {
        let mut all = 0;
        std::iter::once(0)
            .chain(self.low.iter().zip(&self.high).map(|(low, high)| {
                all += high + 1 - low;
                all
            }))
            .collect()
    }

    /// Makes sure that both ends are reached and that nothing falls.
    fn close(&mut self, en: &Range<usize>) {
        let last = self.low.len() - 1;
        (self.low[0], self.high[last]) = (en.start, en.end);
        for at in (0..last).rev() {
            self.low[at] = self.low[at].min(self.low[at + 1]);
        }
        for at in 1..=last {
            self.high[at] = self.high[at].max(self.high[at - 1]);
        }
    }
}
