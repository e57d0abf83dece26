//! Anchors: pieces of the old and the new text that read the same.

use std::collections::HashMap;

use super::stream::Stream;
use crate::text::longest_row;

/// A unit that moved is believed from this many characters on: shorter texts come again by chance.
const MOVED: usize = 8;

/// Which new piece each old one is, letter by letter.
#[derive(Debug)]
pub(super) struct Anchors {
    /// Pairs of old and new piece in the order of both texts.
    pub(super) in_order: Vec<(usize, usize)>,
    /// Pairs that stand elsewhere now, by old piece.
    pub(super) moved: Vec<(usize, usize)>,
}

/// Finds the anchors: texts that come once on both sides, the longest row of them that runs in one order, and what
/// reads the same beside them. Linear but for sorting (patience diff; Bram Cohen).
pub(super) fn anchors(old: &Stream, new: &Stream) -> Anchors {
    let unique = unique_pairs(old, new);
    let row = longest_row(&unique);
    let mut partner: Vec<Option<usize>> = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    for &(unit, sentence) in &row {
        (partner[unit], taken[sentence]) = (Some(sentence), true);
    }
    spread(old, new, &row, &mut partner, &mut taken);
    let in_order: Vec<(usize, usize)> =
        partner.iter().enumerate().filter_map(|(unit, sentence)| Some((unit, (*sentence)?))).collect();
    let strays = unique.into_iter().filter(|&(unit, sentence)| {
        let long = old.piece(unit).len() >= MOVED && !old.is_label(unit) && !new.is_label(sentence);
        long && partner[unit].is_none() && !taken[sentence]
    });
    let moved: Vec<(usize, usize)> = strays.collect();
    Anchors { in_order, moved }
}

/// Units and sentences of one text that comes once on both sides, in the order of the units.
fn unique_pairs(old: &Stream, new: &Stream) -> Vec<(usize, usize)> {
    let mut seen: HashMap<&[char], (usize, usize, usize, usize)> = HashMap::with_capacity(old.len());
    for unit in 0..old.len() {
        let entry = seen.entry(old.piece(unit)).or_default();
        (entry.0, entry.1) = (entry.0 + 1, unit);
    }
    for sentence in 0..new.len() {
        if let Some(entry) = seen.get_mut(new.piece(sentence)) {
            (entry.2, entry.3) = (entry.2 + 1, sentence);
        }
    }
    let mut pairs: Vec<(usize, usize)> = seen
        .into_values()
        .filter(|&(olds, _, news, _)| olds == 1 && news == 1)
        .map(|(_, unit, _, sentence)| (unit, sentence))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// From each anchor on, both ways, as far as both sides read the same.
fn spread(
    old: &Stream,
    new: &Stream,
    row: &[(usize, usize)],
    partner: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let ends = (old.len(), new.len());
    let bounds = |at: usize| row.get(at).copied().unwrap_or(ends);
    for at in 0..=row.len() {
        // Between the anchor before `at` and the one at `at`; the edges of the texts are anchors too.
        let (mut left, mut right) = at.checked_sub(1).map_or((0, 0), |at| (row[at].0 + 1, row[at].1 + 1));
        let (mut unit_end, mut end) = bounds(at);
        while left < unit_end && right < end && old.piece(left) == new.piece(right) {
            (partner[left], taken[right]) = (Some(right), true);
            (left, right) = (left + 1, right + 1);
        }
        while left < unit_end && right < end && old.piece(unit_end - 1) == new.piece(end - 1) {
            (unit_end, end) = (unit_end - 1, end - 1);
            (partner[unit_end], taken[end]) = (Some(end), true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Pairs = Vec<(usize, usize)>;

    fn found(old: &[&'static str], new: &[&'static str]) -> (Pairs, Pairs) {
        let stream = |texts: &[&'static str]| Stream::of(texts.iter().map(|text| ("", *text)));
        let anchors = anchors(&stream(old), &stream(new));
        (anchors.in_order, anchors.moved)
    }

    #[test]
    fn what_reads_the_same_is_anchored_in_order_and_repeats_beside_it() {
        assert_eq!(
            found(&["甲。", "好。", "乙。", "好。"], &["甲。", "好。", "丙。", "好。"]).0,
            [(0, 0), (1, 1), (3, 3)]
        );
        assert_eq!(found(&["甲 。"], &["甲。"]).0, [(0, 0)]);
    }

    #[test]
    fn a_long_text_that_stands_elsewhere_has_moved() {
        let (a, b, c) = ("春天来了，花都开了。", "夏天来了，蝉都叫了。", "秋天来了，叶都黄了。");
        let (in_order, moved) = found(&[a, b, c], &[c, a, b]);
        assert_eq!((in_order, moved), (vec![(0, 1), (1, 2)], vec![(2, 0)]));
    }
}
