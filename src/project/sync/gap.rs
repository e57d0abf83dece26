//! What lies between two anchors: units on the one side, new text on the other, compared by characters.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::stream::Stream;

/// Pairs of characters beyond which nothing is compared: two texts as long as this have other anchors, or
/// nothing in common.
const MOST: usize = 400_000_000;

/// Old and new pieces between two anchors, by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) old: Vec<usize>,
    pub(super) new: Vec<usize>,
}

/// What became of a gap.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Settled {
    /// Old pieces and the characters of the new text that they have become.
    pub(super) kept: Vec<(usize, Range<usize>)>,
    /// Old pieces that none of it resembles.
    pub(super) gone: Vec<usize>,
    /// New pieces that no old one holds.
    pub(super) fresh: Vec<usize>,
}

/// Compares the two sides of a gap.
pub(super) fn settle(gap: &Gap, old: &Stream, new: &Stream) -> Settled {
    let (left, right) = (old.only(&gap.old), new.only(&gap.new));
    let mut held: Vec<usize> = (0..gap.old.len()).collect();
    let matches = if left.chars.len().saturating_mul(right.chars.len()) > MOST {
        Vec::new()
    } else {
        matches(&left.chars, &right.chars)
    };
    // Pieces that only share stray characters with what stands there go out, and the others spread again.
    let ranges = loop {
        let cores = cores(&held, &left, &matches);
        held.retain(|&piece| cores.iter().any(|(of, _)| *of == piece));
        let ranges = spread(&cores, &right.pieces, right.chars.len());
        let weak: Vec<usize> = (0..ranges.len())
            .filter(|&at| !holds(&ranges, at, &left, &right, &matches))
            .map(|at| ranges[at].0)
            .collect();
        if weak.is_empty() {
            break ranges;
        }
        held.retain(|piece| !weak.contains(piece));
    };
    let is_held = |piece: &Range<usize>| {
        let behind = ranges.partition_point(|(_, range)| range.end <= piece.start);
        ranges.get(behind).is_some_and(|(_, range)| range.start < piece.end)
    };
    let fresh =
        right.pieces.iter().zip(&gap.new).filter(|(piece, _)| !is_held(piece)).map(|(_, &index)| index);
    let gone =
        (0..gap.old.len()).filter(|piece| held.binary_search(piece).is_err()).map(|piece| gap.old[piece]);
    Settled {
        fresh: fresh.collect(),
        gone: gone.collect(),
        kept: ranges
            .into_iter()
            .map(|(piece, range)| (gap.old[piece], absolute(&range, &right.pieces, gap, new)))
            .collect(),
    }
}

/// Whether the old piece at `at` of `ranges` is the new text it was given: a text when enough of it is left, a label
/// when it reads the same and stands before its own text, or before what is a label now too.
fn holds(
    ranges: &[(usize, Range<usize>)],
    at: usize,
    left: &Stream,
    right: &Stream,
    matches: &[(usize, usize, usize)],
) -> bool {
    let (piece, range) = &ranges[at];
    if !left.is_label(*piece) {
        return resembles(&left.pieces[*piece], range, matches);
    }
    let same = left.piece(*piece) == &right.chars[range.clone()];
    let before_own = ranges.get(at + 1).is_some_and(|(next, behind)| {
        next == &(piece + 1) && behind.start == range.end && behind.end > range.end
    });
    let new = right.pieces.partition_point(|other| other.end <= range.start);
    let still_label = right.pieces.get(new) == Some(range) && right.is_label(new);
    same && (before_own || still_label)
}

/// A range of the gap's new text as a range of the whole new text. A gap's pieces stand side by side but for those
/// that moved there, which no old piece of the gap runs over.
fn absolute(range: &Range<usize>, pieces: &[Range<usize>], gap: &Gap, new: &Stream) -> Range<usize> {
    let at = |place: usize, piece: usize| new.pieces[gap.new[piece]].start + (place - pieces[piece].start);
    let first = pieces.iter().position(|piece| range.start < piece.end).unwrap_or(pieces.len() - 1);
    let last = pieces.iter().position(|piece| range.end <= piece.end).unwrap_or(pieces.len() - 1);
    at(range.start, first)..at(range.end, last)
}

/// Runs of equal characters: where on the left, where on the right, how long. A character by itself amid others is
/// chance.
fn matches(left: &[char], right: &[char]) -> Vec<(usize, usize, usize)> {
    let ops = capture_diff_slices(Algorithm::Myers, left, right);
    let runs = ops.iter().filter_map(|op| match *op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    });
    let edge = |(at, to, len): (usize, usize, usize)| {
        (at == 0 && to == 0) || (at + len == left.len() && to + len == right.len())
    };
    runs.filter(|&run| run.2 >= 2 || edge(run) || left.len() <= 4).collect()
}

/// The part of the new text from the first to the last character that each old piece still has.
fn cores(held: &[usize], left: &Stream, matches: &[(usize, usize, usize)]) -> Vec<(usize, Range<usize>)> {
    let mut cores = Vec::with_capacity(held.len());
    for &index in held {
        let piece = &left.pieces[index];
        let from = matches.partition_point(|&(at, _, len)| at + len <= piece.start);
        let own = matches[from..].iter().take_while(|(at, ..)| *at < piece.end);
        let mut core: Option<Range<usize>> = None;
        for &(at, to, len) in own {
            let (start, end) = (at.max(piece.start), (at + len).min(piece.end));
            // One character of a run that belongs to the neighbour, a full stop mostly, is the neighbour's.
            if end - start < 2 && piece.len() > 4 && end - start < len {
                continue;
            }
            let (first, last) = (to + start - at, to + end - at);
            core = Some(core.map_or(first..last, |core| core.start..last));
        }
        cores.extend(core.map(|core| (index, core)));
    }
    cores
}

/// Gives each old piece the new characters around its core: up to the end of the new piece it ends in, from the start
/// of the one it begins in. Whole new pieces between two old ones belong to neither.
fn spread(
    cores: &[(usize, Range<usize>)],
    sentences: &[Range<usize>],
    end: usize,
) -> Vec<(usize, Range<usize>)> {
    let bounds: Vec<usize> = sentences.iter().map(|piece| piece.start).chain([end]).collect();
    let mut ranges = Vec::with_capacity(cores.len());
    let mut from = 0;
    for (index, (unit, core)) in cores.iter().enumerate() {
        let (x, y) = (core.end, cores.get(index + 1).map_or(end, |(_, next)| next.start));
        let before = (from, core.start);
        let start = if index == 0 { last_bound(&bounds, before) } else { before.0 };
        let first = bounds.partition_point(|&bound| bound < x);
        let own_end = bounds.get(first).copied().filter(|&bound| bound <= y).unwrap_or(y);
        ranges.push((*unit, start..own_end));
        from = last_bound(&bounds, (own_end, y));
    }
    ranges
}

/// The last bound from `from` to `to`; `from` where there is none.
fn last_bound(bounds: &[usize], (from, to): (usize, usize)) -> usize {
    let behind = bounds.partition_point(|&bound| bound <= to);
    behind.checked_sub(1).map(|index| bounds[index]).filter(|&bound| bound >= from).unwrap_or(from)
}

/// Whether enough of a unit is left in `range` to be the same sentence: half of the shorter text, a quarter of the
/// longer.
fn resembles(piece: &Range<usize>, range: &Range<usize>, matches: &[(usize, usize, usize)]) -> bool {
    let common: usize = matches
        .iter()
        .map(|&(at, to, len)| {
            let (start, end) = (at.max(piece.start), (at + len).min(piece.end));
            let inside = start < end && to + (start - at) >= range.start && to + (end - at) <= range.end;
            if inside { end - start } else { 0 }
        })
        .sum();
    let (shorter, longer) = (piece.len().min(range.len()), piece.len().max(range.len()));
    common * 2 >= shorter && common * 4 >= longer && common > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    type Texts<'t> = &'t [(&'t str, &'t str)];

    fn settled(old: Texts<'_>, new: Texts<'_>) -> (Vec<(usize, String)>, Vec<usize>, Vec<usize>) {
        let stream = |texts: Texts<'_>| Stream::of(texts.iter().copied());
        let (old, new) = (stream(old), stream(new));
        let gap = Gap { old: (0..old.len()).collect(), new: (0..new.len()).collect() };
        let Settled { kept, gone, fresh } = settle(&gap, &old, &new);
        let text = |range: Range<usize>| new.chars[range].iter().collect();
        (kept.into_iter().map(|(piece, range)| (piece, text(range))).collect(), gone, fresh)
    }

    #[test]
    fn a_cut_that_a_person_made_stays_where_it_is() {
        let (kept, gone, fresh) = settled(
            &[("", "天气预报说明天有雨，"), ("", "请大家记得带伞。")],
            &[("", "天气预报说明天有大雨，请大家记得带伞。")],
        );
        assert_eq!(kept, [(0, "天气预报说明天有大雨，".to_owned()), (1, "请大家记得带伞。".to_owned())]);
        assert!(gone.is_empty() && fresh.is_empty());
    }

    #[test]
    fn a_new_sentence_between_two_units_belongs_to_neither() {
        let (kept, gone, fresh) = settled(
            &[("", "图书馆早上九点开门。"), ("", "周一闭馆一整天。")],
            &[("", "图书馆早上八点开门！"), ("", "请安静地排队。"), ("", "周一闭馆一整天。")],
        );
        assert_eq!(kept, [(0, "图书馆早上八点开门！".to_owned()), (1, "周一闭馆一整天。".to_owned())]);
        assert_eq!((gone, fresh), (vec![], vec![1]));
    }

    #[test]
    fn a_sentence_that_nothing_resembles_is_gone() {
        let (kept, gone, fresh) = settled(&[("", "图书馆早上九点开门。")], &[("", "明天有雨，请大家带伞。")]);
        assert_eq!((kept, gone, fresh), (vec![], vec![0], vec![0]));
    }

    #[test]
    fn a_label_that_the_new_copy_does_not_tell_apart_stays_a_label() {
        let (kept, gone, fresh) =
            settled(&[("馆员：", "图书馆早上九点开门。")], &[("", "馆员：图书馆早上八点开门。")]);
        assert_eq!(kept, [(0, "馆员：".to_owned()), (1, "图书馆早上八点开门。".to_owned())]);
        assert!(gone.is_empty() && fresh.is_empty());
    }

    #[test]
    fn a_label_goes_with_its_text() {
        let (kept, gone, fresh) =
            settled(&[("馆员：", "图书馆早上九点开门。")], &[("", "馆员：明天有雨，请大家带伞，不要迟到。")]);
        assert_eq!((kept, gone, fresh), (vec![], vec![0, 1], vec![0]));
    }
}
