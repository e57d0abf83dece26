//! A first way through both texts: places where rare words meet, chained so that neither side goes back.
//!
//! After Melamed, Bitext Maps and Alignment via Pattern Recognition (1999), with a maximal chain in place of its search.

use std::ops::Range;

use super::band::is_large;
use super::links::Links;
use super::side::Side;
use super::tokens::Text;

/// A place where words meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) zh: usize,
    pub(super) en: usize,
    pub(super) weight: f32,
}

/// How many points are wanted for each sentence.
const WANTED: usize = 3;

/// Among so many sentences one pair of words is expected that is as rare as words get.
const FEW: usize = 100;

/// Pairs of words of which more than this many pairs of places exist are never looked at.
const MOST: usize = 400;

/// Points of the chain of no more weight are met by chance too easily.
const WEAK: f32 = 0.2;

/// How many points before each are looked at.
const LOOK: usize = 300;

/// What it costs to leave the diagonal by an English sentence.
const LEAVE: f32 = 0.05;

/// How often a chain is refined between its points.
const DEEP: usize = 4;

/// How many sentences beside a point its support is looked for, on the Chinese side: between the points of a chain, and
/// in a whole text, where weak points may be far apart.
const NEAR: [usize; 2] = [8, 200];

/// How many points of the chain on either side are asked.
const ASKED: usize = 12;

/// How far the support of a point may lie beside the diagonal through it, in English sentences; more for those far off.
const ASIDE: f32 = 4.0;

/// How much more for each Chinese sentence between them, beyond those that are near.
const DRIFT: f32 = 0.05;

/// What points must weigh together, near each other and in line, to be no chance.
const SUPPORT: f32 = 2.0;

/// Sentences of both sides among which a chain is looked for.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    zh: Range<usize>,
    en: Range<usize>,
}

/// The chain of points with the greatest weight, in order. Where it has no points for long, words that are rare between
/// its neighbours are looked at: so a text that says everything many times over has a chain as well.
pub(super) fn chain(text: &Text, dictionary: &Links) -> Vec<Point> {
    let ends = (ends(&text.zh), ends(&text.en));
    let mut search = Search { text, dictionary, ends, counts: vec![0; text.en.counts.len()] };
    let mut found = Vec::new();
    search.refine(&Part { zh: 0..text.zh.len(), en: 0..text.en.len() }, DEEP, &mut found);
    found
}

struct Search<'a> {
    text: &'a Text,
    dictionary: &'a Links,
    /// Where the sentences of both sides begin, in characters, and where all end.
    ends: (Vec<f64>, Vec<f64>),
    /// Where the English words of a part begin among its places, and one more; 0 for those that it has not.
    counts: Vec<u32>,
}

impl Search<'_> {
    /// Adds the chain through `part`, and between its points where they are far apart.
    fn refine(&mut self, part: &Part, depth: usize, found: &mut Vec<Point>) {
        let mut points = self.points(part);
        points.sort_unstable_by_key(|point| (point.zh, point.en));
        points.dedup_by(|next, kept| {
            let same = (next.zh, next.en) == (kept.zh, kept.en);
            if same {
                kept.weight += next.weight;
            }
            same
        });
        let chain = self.heaviest(&points, part);
        let is_whole = depth == DEEP;
        let chain: Vec<Point> = (0..chain.len())
            .filter(|&at| {
                chain[at].weight > WEAK && self.support(&chain, at, NEAR[usize::from(is_whole)]) > SUPPORT
            })
            .map(|at| chain[at])
            .collect();
        let mut last = (part.zh.start, part.en.start);
        for point in chain.iter().map(Some).chain([None]) {
            let next = point.map_or((part.zh.end, part.en.end), |point| (point.zh, point.en));
            let gap = Part { zh: last.0..next.0, en: last.1..next.1.max(last.1) };
            if depth > 0 && !chain.is_empty() && is_large(gap.zh.len(), gap.en.len()) {
                self.refine(&gap, depth - 1, found);
            }
            found.extend(point);
            last = next;
        }
    }

    /// The weight of the points of `chain` no more than `near` sentences from point `at` that lie on its diagonal, its own
    /// with them.
    fn support(&self, chain: &[Point], at: usize, near: usize) -> f32 {
        let point = chain[at];
        let ratio = self.text.en.len() as f32 / self.text.zh.len().max(1) as f32;
        let is_near = |other: &&Point| other.zh.abs_diff(point.zh) <= near;
        let in_line = |other: &&Point| {
            let far = other.zh.abs_diff(point.zh);
            let beside = other.en.abs_diff(point.en) as f32 - far as f32 * ratio;
            beside.abs() <= ASIDE + DRIFT * far.saturating_sub(NEAR[0]) as f32
        };
        let before = chain[..at].iter().rev().take(ASKED).take_while(is_near);
        let behind = chain[at..].iter().take(ASKED + 1).take_while(is_near);
        before.chain(behind).filter(in_line).map(|other| other.weight).sum()
    }

    /// The places of `part` where words meet that are rare in it.
    fn points(&mut self, part: &Part) -> Vec<Point> {
        let (zh, en) = (places(&self.text.zh, &part.zh), places(&self.text.en, &part.en));
        let mut at = 0;
        for run in en.chunk_by(|a, b| a.0 == b.0) {
            self.counts[run[0].0 as usize] = at + 1;
            at += u32::try_from(run.len()).unwrap_or(u32::MAX);
        }
        let mut by_product: Vec<(usize, &[Place], &[Place])> = Vec::new();
        for zh in zh.chunk_by(|a, b| a.0 == b.0) {
            for &e in &self.dictionary.en[self.dictionary.row(zh[0].0)] {
                let Some(start) = (self.counts[e as usize] as usize).checked_sub(1) else { continue };
                let most = (start + MOST / zh.len() + 1).min(en.len());
                let en = &en[start..most];
                let en = &en[..en.partition_point(|place| place.0 == e)];
                if zh.len() * en.len() <= MOST {
                    by_product.push((zh.len() * en.len(), zh, en));
                }
            }
        }
        en.iter().for_each(|place| self.counts[place.0 as usize] = 0);
        by_product.sort_by_key(|pair| pair.0);
        meetings(&by_product, part.zh.len(), part.en.len())
    }

    /// The heaviest chain of `points`, which are sorted, where leaving the diagonal costs: among the points before each only
    /// the last few are looked at, so that the work grows with the number of points alone.
    fn heaviest(&self, points: &[Point], part: &Part) -> Vec<Point> {
        let (zh, en) = (&self.ends.0, &self.ends.1);
        let (first_zh, first_en) = (zh[part.zh.start], en[part.en.start]);
        let all_zh = (zh[part.zh.end] - first_zh).max(1.0);
        let all_en = (en[part.en.end] - first_en).max(1.0);
        let unit = all_en / part.en.len().max(1) as f64;
        // How many English sentences of usual length a point lies beyond the diagonal.
        let off = |point: &Point| {
            (((en[point.en] - first_en) - (zh[point.zh] - first_zh) * all_en / all_zh) / unit) as f32
        };
        let offs: Vec<f32> = points.iter().map(off).collect();
        let mut totals: Vec<f32> = Vec::with_capacity(points.len());
        let mut before = vec![usize::MAX; points.len()];
        for (number, point) in points.iter().enumerate() {
            let mut best = -LEAVE * offs[number].abs();
            for earlier in (number.saturating_sub(LOOK)..number).rev() {
                if points[earlier].en <= point.en {
                    let total = totals[earlier] - LEAVE * (offs[number] - offs[earlier]).abs();
                    if total > best {
                        (best, before[number]) = (total, earlier);
                    }
                }
            }
            totals.push(best + point.weight);
        }
        let end = |number: &usize| totals[*number] - LEAVE * offs[*number].abs();
        let mut number = (0..points.len()).max_by(|a, b| end(a).total_cmp(&end(b))).unwrap_or(usize::MAX);
        let mut chain = Vec::new();
        while number != usize::MAX {
            chain.push(points[number]);
            number = before[number];
        }
        chain.reverse();
        chain
    }
}

/// A word, and a sentence that it stands in.
type Place = (u32, u32);

/// Where the words of the sentences `range` stand, sorted by word.
fn places(side: &Side, range: &Range<usize>) -> Vec<Place> {
    let mut places: Vec<Place> = range
        .clone()
        .flat_map(|at| {
            let sentence = u32::try_from(at).unwrap_or(u32::MAX);
            side.sentence(at).iter().map(move |&word| (word, sentence))
        })
        .collect();
    places.sort_unstable();
    places
}

/// Points of the rarest pairs of words of `zh` and `en` sentences. How rare a pair has to be to weigh 1 is what the text
/// has: in one that says everything ten times, a pair that meets in a hundred places is a rare one.
fn meetings(by_product: &[(usize, &[Place], &[Place])], zh: usize, en: usize) -> Vec<Point> {
    let unit = by_product.get((zh / FEW).min(by_product.len() / 2)).map_or(1, |pair| pair.0);
    let mut found = Vec::new();
    for &(product, by_zh, by_en) in by_product {
        if found.len() > WANTED * (zh + en) && product > unit {
            break;
        }
        let weight = (unit as f32 / product as f32).sqrt().min(1.0);
        let pairs = by_zh.iter().flat_map(|&(_, i)| by_en.iter().map(move |&(_, j)| (i, j)));
        found.extend(pairs.map(|(i, j)| Point { zh: i as usize, en: j as usize, weight }));
    }
    found
}

/// Where each sentence begins, in characters, and where all end.
fn ends(side: &Side) -> Vec<f64> {
    let mut all = 0.0;
    std::iter::once(0.0)
        .chain(side.lengths.iter().map(|&length| {
            all += f64::from(length);
            all
        }))
        .collect()
}
