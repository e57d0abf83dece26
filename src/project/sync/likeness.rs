//! What is left over on both sides, matched by likeness: all pairs at once, so that no early pair takes the partner of
//! a better one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pathfinding::matrix::Matrix;
use pathfinding::prelude::kuhn_munkres;
use strsim::generic_levenshtein;

use super::stream::Stream;

/// Below this, two texts are two sentences.
const LEAST: f64 = 0.5;
/// How much nearness counts against likeness.
const NEARNESS: f64 = 0.05;
/// Pairs of characters that more leftovers than this have say nothing.
const COMMON: usize = 200;

/// The pairs of old pieces `units` and new pieces `sentences` with the greatest likeness in all.
pub(super) fn alike(units: &[usize], sentences: &[usize], old: &Stream, new: &Stream) -> Vec<(usize, usize)> {
    let mut by_pair: HashMap<[char; 2], Vec<usize>> = HashMap::new();
    for (index, &sentence) in sentences.iter().enumerate() {
        for pair in new.piece(sentence).windows(2) {
            let list = by_pair.entry([pair[0], pair[1]]).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }
    let mut edges: Vec<(f64, usize, usize)> = Vec::new();
    for (place, &unit) in units.iter().enumerate() {
        let text = old.piece(unit);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for pair in text.windows(2) {
            let list = by_pair.get(&[pair[0], pair[1]]).filter(|list| list.len() <= COMMON);
            list.into_iter().flatten().for_each(|&index| *shared.entry(index).or_default() += 1);
        }
        for (index, count) in shared {
            let other = new.piece(sentences[index]);
            if count * 4 < text.len().min(other.len()) {
                continue;
            }
            let likeness = likeness(text, other);
            if likeness >= LEAST {
                let apart = (place as f64 / units.len() as f64 - index as f64 / sentences.len() as f64).abs();
                edges.push((likeness + NEARNESS * (1.0 - apart), place, index));
            }
        }
    }
    assign(&edges).into_iter().map(|(place, index)| (units[place], sentences[index])).collect()
}

/// 1 − edit distance over the longer length, in characters. `strsim` is given slices: some of its functions on
/// strings divide by bytes, and a Chinese character has three.
fn likeness(one: &[char], two: &[char]) -> f64 {
    let longer = one.len().max(two.len()).max(1);
    1.0 - generic_levenshtein(&Chars(one), &Chars(two)) as f64 / longer as f64
}

struct Chars<'c>(&'c [char]);

impl<'a> IntoIterator for &'a Chars<'_> {
    type Item = &'a char;
    type IntoIter = std::slice::Iter<'a, char>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// Pairs with the greatest sum of weights, group by group of those that have anything to do with each other (the
/// Hungarian method; H. W. Kuhn 1955).
fn assign(edges: &[(f64, usize, usize)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for group in groups(edges) {
        let lefts = sorted(group.iter().map(|edge| edge.1));
        let rights = sorted(group.iter().map(|edge| edge.2));
        let turned = lefts.len() > rights.len();
        let (rows, columns) = if turned { (&rights, &lefts) } else { (&lefts, &rights) };
        let mut weights = Matrix::new(rows.len(), columns.len(), 0_i64);
        for &(weight, left, right) in &group {
            let (row, column) = if turned { (right, left) } else { (left, right) };
            let place = (rows.partition_point(|&at| at < row), columns.partition_point(|&at| at < column));
            weights[place] = (weight * 1e6) as i64;
        }
        let (_, chosen) = kuhn_munkres(&weights);
        for (row, column) in chosen.into_iter().enumerate().filter(|&place| weights[place] > 0) {
            let pair = (rows[row], columns[column]);
            pairs.push(if turned { (pair.1, pair.0) } else { pair });
        }
    }
    pairs.sort_unstable();
    pairs
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    places.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The edges by connected part of the graph.
fn groups(edges: &[(f64, usize, usize)]) -> Vec<Vec<(f64, usize, usize)>> {
    // Left places are even, right places odd; each leads to a root.
    let mut root: HashMap<usize, usize> = HashMap::new();
    fn find(root: &HashMap<usize, usize>, mut at: usize) -> usize {
        while let Some(&next) = root.get(&at).filter(|&&next| next != at) {
            at = next;
        }
        at
    }
    for &(_, left, right) in edges {
        let (one, two) = (find(&root, 2 * left), find(&root, 2 * right + 1));
        root.insert(one.max(two), one.min(two));
    }
    let mut groups: BTreeMap<usize, Vec<(f64, usize, usize)>> = BTreeMap::new();
    for &edge in edges {
        groups.entry(find(&root, 2 * edge.1)).or_default().push(edge);
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_sum_wins_over_the_best_pair() {
        // Greedy would take (0, 0) and leave unit 1 without anything.
        assert_eq!(assign(&[(0.95, 0, 0), (0.9, 0, 1), (0.9, 1, 0)]), [(0, 1), (1, 0)]);
        assert_eq!(assign(&[(0.9, 0, 0), (0.6, 0, 1), (0.6, 1, 0), (0.7, 1, 1)]), [(0, 0), (1, 1)]);
    }

    #[test]
    fn likeness_counts_characters() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let found = likeness(&chars("我们不会退让。"), &chars("我们会退让。"));
        assert!((found - 6.0 / 7.0).abs() < 1e-9, "{found}");
    }
}
