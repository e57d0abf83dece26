//! The reading order that a person accepted.

use std::ops::Range;

use super::bilingual::Bilingual;
use super::source::Part;
use crate::text::nonblank;

/// A piece of a document in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Units that follow each other in print too.
    Units(Range<usize>),
    /// Something is missing here.
    Gap(Bilingual),
}

/// What is wrong with a part, by its index in `source.parts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartProblem {
    /// No paragraph begins with these words.
    NotFound(usize),
    /// Several paragraphs do: how many.
    Ambiguous(usize, usize),
    /// Two parts begin at the same paragraph.
    Twice(usize),
    /// It says neither `begins` nor `gap`, or both.
    Malformed(usize),
    /// Units stand before the first part: how many.
    TextBefore(usize),
}

/// A document's pieces in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingOrder {
    /// The pieces. With problems, or without parts, all units in printed order.
    pub pieces: Vec<Piece>,
    /// Where parts begin, in printed order.
    pub starts: Vec<usize>,
    /// What is wrong with the parts.
    pub problems: Vec<PartProblem>,
}

impl ReadingOrder {
    /// Finds `parts` among `paragraphs`: for each paragraph the index of its first unit and its text as
    /// printed, label included. `units` is how many units there are.
    pub fn of(parts: &[Part], paragraphs: &[(usize, String)], units: usize) -> Self {
        if parts.is_empty() {
            return Self { pieces: vec![Piece::Units(0..units)], ..Self::default() };
        }
        let mut problems = Vec::new();
        let found: Vec<Option<usize>> = parts
            .iter()
            .enumerate()
            .map(|(number, part)| find(part, number, paragraphs, &mut problems))
            .collect();
        let mut starts: Vec<usize> = found.iter().copied().flatten().collect();
        starts.sort_unstable();
        for (number, start) in found.iter().enumerate() {
            if start.is_some() && found[..number].contains(start) {
                problems.push(PartProblem::Twice(number));
            }
        }
        starts.dedup();
        if starts.first().is_some_and(|&first| first > 0) && problems.is_empty() {
            problems.push(PartProblem::TextBefore(starts[0]));
        }
        if !problems.is_empty() || starts.is_empty() {
            return Self { pieces: vec![Piece::Units(0..units)], starts: Vec::new(), problems };
        }
        let pieces = parts.iter().zip(&found).map(|(part, start)| match (start, &part.gap) {
            (Some(start), _) => {
                let end = starts.iter().copied().find(|other| other > start).unwrap_or(units);
                Piece::Units(*start..end)
            }
            (None, gap) => Piece::Gap(gap.clone().unwrap_or_default()),
        });
        Self { pieces: pieces.collect(), starts, problems }
    }

    /// The indexes of all units in reading order.
    pub fn units(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().flat_map(|piece| match piece {
            Piece::Units(range) => range.clone(),
            Piece::Gap(_) => 0..0,
        })
    }
}

/// The first unit of the paragraph with which `part` begins.
fn find(
    part: &Part,
    number: usize,
    paragraphs: &[(usize, String)],
    problems: &mut Vec<PartProblem>,
) -> Option<usize> {
    let words = match (&part.begins, &part.gap) {
        (Some(words), None) => words,
        (None, Some(_)) => return None,
        _ => {
            problems.push(PartProblem::Malformed(number));
            return None;
        }
    };
    let mut hits = paragraphs.iter().filter(|(_, text)| begins_with(text, words));
    match (hits.next(), hits.count()) {
        (Some((index, _)), 0) => Some(*index),
        (None, _) => {
            problems.push(PartProblem::NotFound(number));
            None
        }
        (Some(_), more) => {
            problems.push(PartProblem::Ambiguous(number, more + 1));
            None
        }
    }
}

/// Whether `text` begins with `words`, blanks left out of both.
fn begins_with(text: &str, words: &str) -> bool {
    let mut text = nonblank(text).map(|(_, c)| c);
    nonblank(words).all(|(_, c)| text.next() == Some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(words: &str) -> Part {
        Part { begins: Some(words.to_owned()), gap: None }
    }

    fn paragraphs() -> Vec<(usize, String)> {
        [(0, "标题"), (1, "二、后来"), (4, "一、起初　他")].map(|(i, t)| (i, t.to_owned())).to_vec()
    }

    #[test]
    fn parts_are_read_in_the_order_a_person_gave() {
        let gap = Part { gap: Some(Bilingual::default()), begins: None };
        let order =
            ReadingOrder::of(&[begins("标题"), begins("一、起初 他"), gap, begins("二")], &paragraphs(), 6);
        assert_eq!(order.units().collect::<Vec<_>>(), [0, 4, 5, 1, 2, 3]);
        assert_eq!(order.starts, [0, 1, 4]);
        assert!(matches!(order.pieces[2], Piece::Gap(_)));
    }

    #[test]
    fn parts_that_do_not_fit_leave_print_order_and_say_why() {
        let order = ReadingOrder::of(&[begins("三"), begins("标"), begins("标题")], &paragraphs(), 6);
        assert_eq!(order.units().count(), 6);
        assert_eq!(order.problems, [PartProblem::NotFound(0), PartProblem::Twice(2)]);
        let order = ReadingOrder::of(&[begins("二")], &paragraphs(), 6);
        assert_eq!(order.problems, [PartProblem::TextBefore(1)]);
        assert_eq!(
            ReadingOrder::of(&[begins("")], &paragraphs(), 6).problems,
            [PartProblem::Ambiguous(0, 3)]
        );
    }
}
