//! How probable each bead is, over all paths: forward–backward.

use super::band::Band;
use super::bead::Bead;
use super::path::trace;
use super::score::{NEVER, Scorer};
use super::weights::shapes;

/// Scores that are this much below the best are as good as impossible.
const FAR: f64 = 25.0;

/// The beads of a band with what each is worth.
pub(super) struct Lattice {
    shapes: Vec<(usize, usize)>,
    band: Band,
    /// Where the cells of each row begin.
    starts: Vec<usize>,
    /// The scores of the beads that end in each cell; probabilities once they are found.
    values: Vec<f32>,
}

impl Lattice {
    /// The scores of all beads, made `sharp` times as far apart.
    pub(super) fn of(scorer: &mut Scorer<'_>, band: Band, sharp: f32) -> Self {
        let shapes = shapes();
        let starts = band.starts();
        let mut values = Vec::with_capacity(starts[band.rows()] * shapes.len());
        scorer.rows(&band, |_, scores| {
            values.extend(scores.iter().map(|&s| if s > NEVER { s * sharp } else { NEVER }))
        });
        Self { shapes, band, starts, values }
    }

    fn cell(&self, i: usize, j: usize) -> usize {
        self.starts[i] + j - self.band.low[i]
    }

    /// Calls `visit` for each bead that can be: where it ends, where it begins, and the place of its value.
    fn beads(&self, i: usize, mut visit: impl FnMut(usize, usize, usize)) {
        for j in self.band.low[i]..=self.band.high[i] {
            let end = self.cell(i, j);
            for (number, &(zh, en)) in self.shapes.iter().enumerate() {
                let place = end * self.shapes.len() + number;
                if self.values[place] > NEVER {
                    visit(end, self.cell(i - zh, j - en), place);
                }
            }
        }
    }

    /// Turns scores into probabilities.
    pub(super) fn normalise(&mut self) {
        let rows = self.band.rows();
        let cells = self.starts[rows];
        let mut forward = vec![f64::from(NEVER); cells];
        forward[0] = 0.0;
        for i in 0..rows {
            let mut ways: Vec<(usize, usize, usize)> = Vec::new();
            self.beads(i, |end, from, place| ways.push((end, from, place)));
            for own in ways.chunk_by(|a, b| a.0 == b.0) {
                let total = |way: &(usize, usize, usize)| forward[way.1] + f64::from(self.values[way.2]);
                let most = own.iter().map(total).fold(f64::from(NEVER), f64::max);
                let sum: f64 = own
                    .iter()
                    .map(total)
                    .filter(|&t| t > most - FAR)
                    .map(|t| f64::from(((t - most) as f32).exp()))
                    .sum();
                forward[own[0].0] = most + sum.ln();
            }
        }
        let all = forward[cells - 1];
        let mut backward = vec![f64::from(NEVER); cells];
        backward[cells - 1] = 0.0;
        for i in (0..rows).rev() {
            let mut ways: Vec<(usize, usize, usize)> = Vec::new();
            self.beads(i, |end, from, place| ways.push((end, from, place)));
            for &(end, from, place) in ways.iter().rev() {
                let total = backward[end] + f64::from(self.values[place]);
                let sum = backward[from];
                let (high, low) = if total > sum { (total, sum) } else { (sum, total) };
                backward[from] = if low > high - FAR {
                    high + f64::from(((low - high) as f32).exp()).ln_1p()
                } else {
                    high
                };
                let log = forward[from] + total - all;
                self.values[place] = if log > -FAR { (log as f32).exp().min(1.0) } else { 0.0 };
            }
        }
    }

    /// The path of which most beads are to be expected right, where a sentence without counterpart counts `null` of one.
    pub(super) fn best(&self, null: f32) -> Option<Vec<Bead>> {
        let rows = self.band.rows();
        let cells = self.starts[rows];
        let mut best = vec![f64::from(NEVER); cells];
        let mut back = vec![u8::MAX; cells];
        best[0] = 0.0;
        for row in 0..rows {
            self.beads(row, |end, from, place| {
                let number = place % self.shapes.len();
                let is_null = self.shapes[number].0 == 0 || self.shapes[number].1 == 0;
                let worth = if is_null { null } else { 1.0 } * self.values[place];
                let total = best[from] + f64::from(worth);
                if total > best[end] {
                    best[end] = total;
                    back[end] = u8::try_from(number).unwrap_or(u8::MAX);
                }
            });
        }
        let confidence = |cell: usize, number: usize| self.values[cell * self.shapes.len() + number];
        trace(&self.band, &self.starts, &self.shapes, |cell| back[cell], confidence)
    }
}
