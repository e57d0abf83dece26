//! How well sentences of the two sides go together: the score of every bead inside a band, row by row.

use std::collections::HashMap;

use super::band::Band;
use super::edges::Fit;
use super::links::Links;
use super::tokens::Text;
use super::weights::{MOST_EN, MOST_ZH, Weights, shapes};

/// What stands for a bead that cannot be.
pub(super) const NEVER: f32 = -1e30;

/// Links that make a word no more than so many times as probable are left out.
const LEAST: f32 = 1.5;

/// How many factors are multiplied before a logarithm is taken: each is below 1e9, so that the product stays below 1e36.
const TOGETHER: usize = 4;

/// Scores beads.
pub(super) struct Scorer<'a> {
    text: &'a Text,
    weights: &'a Weights,
    shapes: Vec<(usize, usize)>,
    priors: Vec<f32>,
    /// Where the links of each Chinese word begin, and where all end.
    starts: Vec<u32>,
    /// English word, p(en | zh) / p(en), p(zh | en) / p(zh).
    entries: Vec<(u32, f32, f32)>,
    zh_ends: Vec<f32>,
    en_ends: Vec<f32>,
    ratio: f32,
    rows: Vec<Row>,
    /// Links of the word that is looked at, by English word: p(en | zh) / p(en) and p(zh | en) / p(zh).
    dense: Vec<(f32, f32)>,
    shares: [Vec<f32>; MOST_EN],
    products: [Vec<f32>; MOST_EN],
    /// What the sentences of a window up to each make of the word that is looked at.
    sums: Vec<f32>,
    fit: Fit,
    likenesses: HashMap<usize, Vec<(usize, f32)>>,
}

/// What a Chinese sentence says to the English ones in its window.
#[derive(Default, Clone)]
struct Row {
    low: usize,
    high: usize,
    first: usize,
    /// For each English word of the window: how much more probable the sentence makes it, summed over its words.
    words: Vec<f32>,
    /// For each number of English sentences and where they end: the logarithm of how much more probable those make
    /// this sentence.
    made: [Vec<f32>; MOST_EN],
}

fn sums(lengths: &[f32]) -> Vec<f32> {
    let mut all = 0.0f64;
    std::iter::once(0.0)
        .chain(lengths.iter().map(|&length| {
            all += f64::from(length);
            all as f32
        }))
        .collect()
}

impl<'a> Scorer<'a> {
    pub(super) fn new(text: &'a Text, links: &Links, fit: Fit, weights: &'a Weights) -> Self {
        let (all_zh, all_en) = (text.zh.total(), text.en.total());
        // A pair that meets no more often than by chance says nothing, and there are many of those.
        let chance_en = |e: u32| text.en.counts[e as usize] as f32 / all_en;
        let chance_zh = |f: u32| text.zh.counts[f as usize] as f32 / all_zh;
        let mut rows = vec![0u32];
        let mut entries = Vec::new();
        for zh in 0..u32::try_from(text.zh.counts.len()).unwrap_or(u32::MAX) {
            for at in links.row(zh) {
                let e = links.en[at];
                let (forward, backward) =
                    (links.en_of_zh[at] / chance_en(e), links.zh_of_en[at] / chance_zh(zh));
                if forward.max(backward) > LEAST {
                    entries.push((e, forward, backward));
                }
            }
            rows.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        }
        let shapes = shapes();
        let total = |lengths: &[f32]| lengths.iter().map(|&x| f64::from(x)).sum::<f64>().max(1.0);
        Self {
            priors: shapes.iter().map(|&(zh, en)| weights.shape(zh, en)).collect(),
            shapes,
            zh_ends: sums(&text.zh.lengths),
            en_ends: sums(&text.en.lengths),
            ratio: (total(&text.en.lengths) / total(&text.zh.lengths)) as f32,
            rows: vec![Row::default(); MOST_ZH],
            dense: vec![(0.0, 0.0); text.en.counts.len()],
            shares: Default::default(),
            products: Default::default(),
            sums: Vec::new(),
            fit,
            likenesses: HashMap::new(),
            text,
            weights,
            starts: rows,
            entries,
        }
    }

    /// Adds likenesses that somebody else found.
    pub(super) fn with_likenesses(mut self, likenesses: &[(usize, usize, f32)]) -> Self {
        for &(zh, en, score) in likenesses.iter().filter(|(.., score)| score.is_finite()) {
            self.likenesses.entry(zh).or_default().push((en, score));
        }
        self
    }

    /// Calls `take` for each number of Chinese sentences passed, from 0, with the scores of the beads that end there:
    /// for each number of English sentences of the band, one for each shape.
    pub(super) fn rows(&mut self, band: &Band, mut take: impl FnMut(usize, &[f32])) {
        let mut scores = Vec::new();
        for at in 0..band.rows() {
            if at > 0 {
                self.fill(band, at - 1);
            }
            self.score(band, at, &mut scores);
            take(at, &scores);
        }
    }

    /// Lays the Chinese sentence behind row `at` against the English ones that it can meet.
    fn fill(&mut self, band: &Band, at: usize) {
        let zh = band.first + at;
        let mut row = std::mem::take(&mut self.rows[zh % MOST_ZH]);
        row.low = band.low[at.saturating_sub(MOST_ZH - 1)];
        row.high = band.high[(at + MOST_ZH).min(band.rows() - 1)];
        let span = self.text.en.span(row.low..row.high);
        row.first = span.start;
        row.words.clear();
        row.words.resize(span.len(), 0.0);
        let width = row.high - row.low + 1;
        for made in &mut row.made {
            made.clear();
            made.resize(width, 0.0);
        }
        self.shares(&row, width);
        let words = &self.text.en.words[span];
        let (mut met, mut alone) = (0usize, 0.0f32);
        for &f in self.text.zh.sentence(zh) {
            if !self.meet(f, words, &mut row) {
                alone += 1.0;
                continue;
            }
            self.multiply(width);
            met += 1;
            if met.is_multiple_of(TOGETHER) {
                self.gather(&mut row, width);
            }
        }
        self.gather(&mut row, width);
        // Words that meet none of theirs are as improbable everywhere.
        let unmet = alone * (1.0 - self.weights.link).ln();
        row.made.iter_mut().flatten().for_each(|made| *made += unmet);
        for &(y, score) in self.likenesses.get(&zh).into_iter().flatten() {
            // A likeness counts for every bead that holds both sentences.
            for (b, made) in row.made.iter_mut().enumerate() {
                for end in (y + 1).max(row.low + b + 1)..=(y + 1 + b).min(row.high) {
                    made[end - row.low] += score / self.weights.lexical;
                }
            }
        }
        self.rows[zh % MOST_ZH] = row;
    }

    /// For each number of English sentences and where they end: the share of a link that each of their words has.
    fn shares(&mut self, row: &Row, width: usize) {
        let starts = &self.text.en.starts[row.low..=row.high];
        for (b, share) in self.shares.iter_mut().enumerate() {
            share.clear();
            share.resize(width, 0.0);
            for end in b + 1..width {
                share[end] = self.weights.link / (starts[end] - starts[end - b - 1]).max(1) as f32;
            }
        }
        for product in &mut self.products {
            product.clear();
            product.resize(width, 1.0);
        }
        self.sums.clear();
        self.sums.resize(width, 0.0);
    }

    /// Lays the Chinese word `f` against the English `words` of a window; whether it has a link to one of them.
    fn meet(&mut self, f: u32, words: &[u32], row: &mut Row) -> bool {
        let links = &self.entries[self.starts[f as usize] as usize..self.starts[f as usize + 1] as usize];
        if links.is_empty() {
            return false;
        }
        for &(e, forward, backward) in links {
            self.dense[e as usize] = (forward, backward);
        }
        let (mut sum, mut at) = (0.0, 0);
        for y in row.low..row.high {
            let end = self.text.en.starts[y + 1] as usize - row.first;
            for (&e, said) in words[at..end].iter().zip(&mut row.words[at..end]) {
                let (forward, backward) = self.dense[e as usize];
                *said += forward;
                sum += backward;
            }
            at = end;
            self.sums[y + 1 - row.low] = sum;
        }
        for &(e, ..) in links {
            self.dense[e as usize] = (0.0, 0.0);
        }
        sum > 0.0
    }

    /// Multiplies what English sentences make of one more Chinese word into the products.
    fn multiply(&mut self, width: usize) {
        let rest = 1.0 - self.weights.link;
        for (b, (product, share)) in self.products.iter_mut().zip(&self.shares).enumerate() {
            if b + 1 >= width {
                break;
            }
            let ends = &self.sums[b + 1..width];
            let starts = &self.sums[..width - b - 1];
            let values = product[b + 1..width].iter_mut().zip(&share[b + 1..width]);
            for ((value, share), (end, start)) in values.zip(ends.iter().zip(starts)) {
                *value *= rest + share * (end - start);
            }
        }
    }

    /// Adds the logarithms of the products, and begins them anew.
    fn gather(&mut self, row: &mut Row, width: usize) {
        for (made, product) in row.made.iter_mut().zip(&mut self.products) {
            for (made, product) in made[..width].iter_mut().zip(&mut product[..width]) {
                *made += fast_ln(*product);
                *product = 1.0;
            }
        }
    }

    /// The scores of the beads that end in row `at`.
    fn score(&self, band: &Band, at: usize, scores: &mut Vec<f32>) {
        let (i, low, high) = (band.first + at, band.low[at], band.high[at]);
        let size = self.shapes.len();
        scores.clear();
        scores.resize((high + 1 - low) * size, NEVER);
        let fits: Vec<f32> =
            (low..=high).map(|j| self.fit.of(&self.text.zh_edges, &self.text.en_edges, i, j)).collect();
        let mut said = (usize::MAX, Vec::new());
        for (number, &(zh, en)) in self.shapes.iter().enumerate().filter(|(_, shape)| shape.0 <= at) {
            let (least, most) = (band.low[at - zh], band.high[at - zh]);
            if zh > 0 && en > 0 && said.0 != zh {
                said = (zh, self.said(i, zh, least, high));
            }
            for j in low.max(least + en)..=high.min(most + en) {
                let score = if zh == 0 || en == 0 {
                    self.priors[number]
                } else {
                    let mut lexical = said.1[j - least] - said.1[j - en - least];
                    for x in i - zh..i {
                        let row = &self.rows[x % MOST_ZH];
                        lexical += row.made[en - 1][j - row.low];
                    }
                    self.priors[number]
                        + self.length(i - zh, i, j - en, j)
                        + self.weights.lexical * lexical
                        + fits[j - low]
                };
                scores[(j - low) * size + number] = score;
            }
        }
    }

    /// For each number of English sentences from `start` to `high`: the logarithm of how much more probable the last `zh`
    /// sentences before `i` make their words, summed from `start` on.
    fn said(&self, i: usize, zh: usize, start: usize, high: usize) -> Vec<f32> {
        let count = self.text.zh.span(i - zh..i).len().max(1) as f32;
        let rest = 1.0 - self.weights.link;
        let share = self.weights.link / count;
        let span = self.text.en.span(start..high);
        let mut values = vec![rest; span.len()];
        for x in i - zh..i {
            let row = &self.rows[x % MOST_ZH];
            let offset = span.start - row.first;
            for (value, &word) in values.iter_mut().zip(&row.words[offset..]) {
                *value += share * word;
            }
        }
        values.iter_mut().for_each(|value| *value = fast_ln(*value));
        let mut out = Vec::with_capacity(high - start + 1);
        let mut sum = 0.0f32;
        out.push(0.0);
        for y in start..high {
            let words = self.text.en.span(y..y + 1);
            sum += values[words.start - span.start..words.end - span.start].iter().sum::<f32>();
            out.push(sum);
        }
        out
    }

    /// The logarithm of the probability of the lengths of a bead, but for a constant.
    fn length(&self, from: usize, i: usize, start: usize, j: usize) -> f32 {
        let zh = self.ratio * (self.zh_ends[i] - self.zh_ends[from]);
        let en = self.en_ends[j] - self.en_ends[start];
        let difference = en - zh;
        -difference * difference / (self.weights.variance * (zh + en))
    }
}

/// The natural logarithm, to 1e-4: a polynomial over the mantissa, so that a compiler can do several at once.
#[inline]
fn fast_ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let m = f32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000) - 1.0;
    let p = [0.9998844, -0.4976309, 0.3165071, -0.1914146, 0.0833747, -0.0175737]
        .iter()
        .rev()
        .fold(0.0, |p, c| (p + c) * m);
    exponent * std::f32::consts::LN_2 + p
}
