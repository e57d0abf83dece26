//! What a text teaches about words: IBM model 1 both ways, with the dictionary as prior.
//!
//! Source: Brown et al., The Mathematics of Statistical Machine Translation (1993); prior after Moore (2004).

use super::bead::Bead;
use super::links::Links;
use super::tokens::Text;
use super::weights::Weights;

/// What a pair that only occurs together begins with.
const BEGIN: f32 = 0.02;

/// What a pair must keep to be kept.
const LEAST: f32 = 1e-4;

/// The links that the beads of `text` teach, beginning with those of the dictionary.
pub(super) fn learn(text: &Text, beads: &[Bead], dictionary: &Links, weights: &Weights) -> Links {
    let beads: Vec<&Bead> = beads.iter().filter(|bead| !bead.is_null()).collect();
    let pairs = Pairs::of(text, &beads, dictionary);
    let (en_of_zh, zh_of_en) = pairs.train(text, &beads, weights);
    let kept: Vec<usize> =
        (0..pairs.keys.len()).filter(|&at| en_of_zh[at] > 0.0 || zh_of_en[at] > 0.0).collect();
    let mut links = Links::with_rows(kept.iter().map(|&at| zh_of(pairs.keys[at])), text.zh.counts.len());
    links.en = kept.iter().map(|&at| en_of(pairs.keys[at])).collect();
    links.en_of_zh = kept.iter().map(|&at| en_of_zh[at]).collect();
    links.zh_of_en = kept.iter().map(|&at| zh_of_en[at]).collect();
    links
}

/// The pairs of words that the dictionary links or that meet in two beads.
struct Pairs {
    /// Chinese word in the upper half, English in the lower, sorted.
    keys: Vec<u64>,
    /// Where the keys of each Chinese word begin.
    starts: Vec<u32>,
    /// What the dictionary gives each, both ways; zero for those it does not hold.
    prior: Vec<(f32, f32)>,
}

fn key(zh: u32, en: u32) -> u64 {
    u64::from(zh) << 32 | u64::from(en)
}

fn zh_of(key: u64) -> u32 {
    u32::try_from(key >> 32).unwrap_or(u32::MAX)
}

fn en_of(key: u64) -> u32 {
    u32::try_from(key & 0xFFFF_FFFF).unwrap_or(u32::MAX)
}

/// Two words of a bead that are a pair: their places in it, and the pair's.
struct Meeting {
    zh: u16,
    en: u16,
    pair: u32,
}

impl Pairs {
    fn of(text: &Text, beads: &[&Bead], dictionary: &Links) -> Self {
        let size = u32::try_from(text.zh.counts.len()).unwrap_or(u32::MAX);
        let mut seen: Vec<u64> = Vec::new();
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        for bead in beads {
            distinct(&text.zh.words[text.zh.span(bead.zh.clone())], &text.zh.counts, &mut zh);
            distinct(&text.en.words[text.en.span(bead.en.clone())], &text.en.counts, &mut en);
            seen.extend(zh.iter().flat_map(|&f| en.iter().map(move |&e| key(f, e))));
        }
        seen.sort_unstable();
        let mut keys: Vec<u64> =
            seen.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]).collect();
        drop(seen);
        for f in 0..size {
            keys.extend(dictionary.row(f).map(|at| key(f, dictionary.en[at])));
        }
        keys.sort_unstable();
        keys.dedup();
        let starts = Links::with_rows(keys.iter().map(|&key| zh_of(key)), text.zh.counts.len()).starts;
        let mut prior = vec![(0.0, 0.0); keys.len()];
        for f in 0..size {
            let mut place = starts[f as usize] as usize;
            for at in dictionary.row(f) {
                while keys[place] < key(f, dictionary.en[at]) {
                    place += 1;
                }
                prior[place] = (dictionary.en_of_zh[at], dictionary.zh_of_en[at]);
            }
        }
        Self { keys, starts, prior }
    }

    /// The words of `bead` that are pairs.
    fn meetings(&self, zh: &[u32], en: &[u32], out: &mut Vec<Meeting>) {
        for (z, &f) in (0u16..).zip(zh) {
            let start = self.starts[f as usize] as usize;
            let row = &self.keys[start..self.starts[f as usize + 1] as usize];
            for (e, &word) in (0u16..).zip(en) {
                if let Ok(at) = row.binary_search(&key(f, word)) {
                    out.push(Meeting { zh: z, en: e, pair: u32::try_from(start + at).unwrap_or(u32::MAX) });
                }
            }
        }
    }

    /// p(en | zh) and p(zh | en) of every pair.
    fn train(&self, text: &Text, beads: &[&Bead], weights: &Weights) -> (Vec<f32>, Vec<f32>) {
        let zh = |bead: &Bead| &text.zh.words[text.zh.span(bead.zh.clone())];
        let en = |bead: &Bead| &text.en.words[text.en.span(bead.en.clone())];
        let mut meetings = Vec::new();
        let ends: Vec<usize> = beads
            .iter()
            .map(|bead| {
                self.meetings(zh(bead), en(bead), &mut meetings);
                meetings.len()
            })
            .collect();
        let begun = |prior: f32| if prior > 0.0 { prior } else { BEGIN };
        let mut t: Vec<(f32, f32)> = self.prior.iter().map(|&(a, b)| (begun(a), begun(b))).collect();
        let totals = Totals::of(text, beads);
        // What the empty word makes of each word, beside so many others.
        let empty = |count: u32, all: f32, others: usize| count as f32 / all * (0.3 * others as f32 + 1.0);
        let (mut z_en, mut z_zh): (Vec<f32>, Vec<f32>) = (Vec::new(), Vec::new());
        for _ in 0..weights.steps {
            let mut counts = vec![(0f32, 0f32); t.len()];
            let mut start = 0;
            for (bead, &end) in beads.iter().zip(&ends) {
                let (zh, en) = (zh(bead), en(bead));
                z_en.clear();
                z_en.extend(en.iter().map(|&e| empty(text.en.counts[e as usize], text.en.total(), zh.len())));
                z_zh.clear();
                z_zh.extend(zh.iter().map(|&f| empty(text.zh.counts[f as usize], text.zh.total(), en.len())));
                for meeting in &meetings[start..end] {
                    let (a, b) = t[meeting.pair as usize];
                    z_en[usize::from(meeting.en)] += a;
                    z_zh[usize::from(meeting.zh)] += b;
                }
                for meeting in &meetings[start..end] {
                    let (a, b) = t[meeting.pair as usize];
                    let count = &mut counts[meeting.pair as usize];
                    count.0 += a / z_en[usize::from(meeting.en)];
                    count.1 += b / z_zh[usize::from(meeting.zh)];
                }
                start = end;
            }
            for (at, t) in t.iter_mut().enumerate() {
                let (zh, en) = (zh_of(self.keys[at]) as usize, en_of(self.keys[at]) as usize);
                t.0 = renewed(counts[at].0, totals.zh[zh], self.prior[at].0, weights);
                t.1 = renewed(counts[at].1, totals.en[en], self.prior[at].1, weights);
            }
        }
        t.into_iter().unzip()
    }
}

/// How often each word stands in a bead.
struct Totals {
    zh: Vec<f32>,
    en: Vec<f32>,
}

impl Totals {
    fn of(text: &Text, beads: &[&Bead]) -> Self {
        let mut totals = Self { zh: vec![0.0; text.zh.counts.len()], en: vec![0.0; text.en.counts.len()] };
        for bead in beads {
            for &f in &text.zh.words[text.zh.span(bead.zh.clone())] {
                totals.zh[f as usize] += 1.0;
            }
            for &e in &text.en.words[text.en.span(bead.en.clone())] {
                totals.en[e as usize] += 1.0;
            }
        }
        totals
    }
}

/// The new probability of a pair that was expected `count` times of `total`.
fn renewed(count: f32, total: f32, prior: f32, weights: &Weights) -> f32 {
    let off = if prior > 0.0 { 0.0 } else { weights.discount };
    let new = (count + weights.prior * prior - off) / (total + weights.prior);
    if new > LEAST { new } else { 0.0 }
}

/// The different words that occur more than once in the text.
fn distinct(words: &[u32], counts: &[u32], out: &mut Vec<u32>) {
    out.clear();
    out.extend(words.iter().copied().filter(|&word| counts[word as usize] > 1));
    out.sort_unstable();
    out.dedup();
}
