//! A first way through both texts: places where rare words meet, chained so that neither side goes back.
//!
//! After Melamed, Bitext Maps and Alignment via Pattern Recognition (1999), with a maximal chain in place of its search.

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

/// Pairs of words of which more than this many pairs of places exist are never looked at.
const MOST: u32 = 400;

/// Points of the chain of no more weight are met by chance too easily.
const WEAK: f32 = 0.2;

/// How many points before each are looked at.
const LOOK: usize = 300;

/// What it costs to leave the diagonal by an English sentence.
const LEAVE: f32 = 0.05;

/// The chain of points with the greatest weight, in order.
pub(super) fn chain(text: &Text) -> Vec<Point> {
    let mut points = points(text);
    points.sort_unstable_by_key(|point| (point.zh, point.en));
    points.dedup_by(|next, kept| {
        let same = (next.zh, next.en) == (kept.zh, kept.en);
        if same {
            kept.weight += next.weight;
        }
        same
    });
    let mut chain = heaviest(&points, text);
    chain.retain(|point| point.weight > WEAK);
    chain
}

/// The places of every word of `side`, word after word.
fn places(side: &Side) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; side.counts.len() + 1];
    for (at, &count) in side.counts.iter().enumerate() {
        starts[at + 1] = starts[at] + count;
    }
    let mut next = starts.clone();
    let mut places = vec![0u32; side.words.len()];
    for sentence in 0..side.len() {
        for &word in side.sentence(sentence) {
            places[next[word as usize] as usize] = sentence as u32;
            next[word as usize] += 1;
        }
    }
    (starts, places)
}

fn points(text: &Text) -> Vec<Point> {
    let (zh_starts, zh_places) = places(&text.zh);
    let (en_starts, en_places) = places(&text.en);
    let mut by_product: Vec<(u32, u32, u32)> = text
        .pairs
        .iter()
        .map(|&(f, e)| (text.zh.counts[f as usize].saturating_mul(text.en.counts[e as usize]), f, e))
        .filter(|&(product, ..)| product > 0 && product <= MOST)
        .collect();
    by_product.sort_unstable();
    let wanted = WANTED * (text.zh.len() + text.en.len());
    let mut found = Vec::new();
    for (product, f, e) in by_product {
        if found.len() > wanted && product > 4 {
            break;
        }
        let weight = 1.0 / (product as f32).sqrt();
        for &i in &zh_places[zh_starts[f as usize] as usize..zh_starts[f as usize + 1] as usize] {
            for &j in &en_places[en_starts[e as usize] as usize..en_starts[e as usize + 1] as usize] {
                found.push(Point { zh: i as usize, en: j as usize, weight });
            }
        }
    }
    found
}

/// The heaviest chain of `points`, which are sorted, where leaving the diagonal costs: among the points before each only the
/// last few are looked at, so that the work grows with the number of points alone.
fn heaviest(points: &[Point], text: &Text) -> Vec<Point> {
    let (zh, en) = (ends(&text.zh), ends(&text.en));
    let (all_zh, all_en) = (zh[zh.len() - 1].max(1.0), en[en.len() - 1].max(1.0));
    let unit = all_en / text.en.len().max(1) as f64;
    // How many English sentences of usual length a point lies beyond the diagonal.
    let off = |point: &Point| ((en[point.en] - zh[point.zh] * all_en / all_zh) / unit) as f32;
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
