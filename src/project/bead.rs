//! Beads: which units share one English.

use std::cell::LazyCell;
use std::collections::HashMap;

use smallvec::SmallVec;

use super::turn::Turns;
use super::unit::{Cover, Unit};

/// A carrier with the units that its English covers: n Chinese sentences to m English segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bead {
    /// The unit that holds the English.
    pub carrier: usize,
    /// All its units, the carrier among them, in printed order.
    pub members: Members,
}

/// Indexes of units: mostly one, which takes no room of its own.
pub(super) type Members = SmallVec<[usize; 1]>;

/// What is wrong with a `covered-by`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoverProblem {
    /// It names an id that no unit has.
    Unknown(String),
    /// It names the unit itself.
    Itself,
    /// There is no carrier that way inside the turn.
    NoCarrier,
    /// The unit it names is in another turn.
    OtherTurn(String),
    /// The unit it names is itself covered by another.
    Chain(String),
}

/// The beads of a document, one for each unit that is not covered by another, in printed order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beads {
    beads: Vec<Bead>,
    of_unit: Vec<usize>,
    problems: Vec<(usize, CoverProblem)>,
}

impl Beads {
    /// Resolves every `covered-by`. A unit whose `covered-by` leads nowhere is a bead of its own.
    pub fn of(units: &[Unit], turns: &Turns) -> Self {
        let by_id = LazyCell::new(|| -> HashMap<&str, usize> {
            units.iter().enumerate().rev().map(|(i, unit)| (unit.id.as_str(), i)).collect()
        });
        let mut problems = Vec::new();
        let carriers: Vec<usize> = units
            .iter()
            .enumerate()
            .map(|(index, unit)| match &unit.covered_by {
                None => index,
                Some(cover) => resolve(units, turns, |id| by_id.get(id).copied(), index, cover)
                    .unwrap_or_else(|problem| {
                        problems.push((index, problem));
                        index
                    }),
            })
            .collect();
        let mut beads: Vec<Bead> = Vec::new();
        let mut of_carrier = vec![0; units.len()];
        for (index, &carrier) in carriers.iter().enumerate() {
            if index == carrier {
                of_carrier[index] = beads.len();
                beads.push(Bead { carrier, members: Members::new() });
            }
        }
        let of_unit: Vec<usize> = carriers.iter().map(|&carrier| of_carrier[carrier]).collect();
        for (index, &bead) in of_unit.iter().enumerate() {
            beads[bead].members.push(index);
        }
        Self { beads, of_unit, problems }
    }

    /// The beads in the order of their carriers.
    pub fn iter(&self) -> impl Iterator<Item = &Bead> {
        self.beads.iter()
    }

    /// The same, to be looked at in parts.
    pub fn as_slice(&self) -> &[Bead] {
        &self.beads
    }

    /// The bead that unit `index` is in.
    pub fn of_unit(&self, index: usize) -> &Bead {
        &self.beads[self.of_unit[index]]
    }

    /// The links that lead nowhere: index of the unit, and what is wrong.
    pub fn problems(&self) -> &[(usize, CoverProblem)] {
        &self.problems
    }
}

fn resolve(
    units: &[Unit],
    turns: &Turns,
    by_id: impl Fn(&str) -> Option<usize>,
    index: usize,
    cover: &Cover,
) -> Result<usize, CoverProblem> {
    let turn = turns.of_unit(index).units.clone();
    let carries = |&other: &usize| units[other].covered_by.is_none() && units[other].is_counted();
    let carrier = match cover {
        Cover::Previous => (turn.start..index).rev().find(carries).ok_or(CoverProblem::NoCarrier)?,
        Cover::Next => (index + 1..turn.end).find(carries).ok_or(CoverProblem::NoCarrier)?,
        Cover::Id(id) => by_id(id).ok_or_else(|| CoverProblem::Unknown(id.clone()))?,
    };
    let id = || units[carrier].id.clone();
    if carrier == index {
        Err(CoverProblem::Itself)
    } else if units[carrier].covered_by.is_some() {
        Err(CoverProblem::Chain(id()))
    } else if !turn.contains(&carrier) {
        Err(CoverProblem::OtherTurn(id()))
    } else {
        Ok(carrier)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(covers: &[Option<Cover>]) -> Vec<Unit> {
        covers
            .iter()
            .enumerate()
            .map(|(i, cover)| Unit { id: format!("u{i}"), covered_by: cover.clone(), ..Unit::default() })
            .collect()
    }

    #[test]
    fn previous_and_next_find_the_nearest_carrier() {
        let units = units(&[None, Some(Cover::Previous), Some(Cover::Previous), Some(Cover::Next), None]);
        let beads = Beads::of(&units, &Turns::of(&units, &[]));
        let members: Vec<_> = beads.iter().map(|bead| bead.members.to_vec()).collect();
        assert_eq!(members, [vec![0, 1, 2], vec![3, 4]]);
        assert_eq!(beads.of_unit(3).carrier, 4);
        assert!(beads.problems().is_empty());
    }

    #[test]
    fn links_that_lead_nowhere_are_told_and_stand_alone() {
        let id = |id: &str| Some(Cover::Id(id.to_owned()));
        let units = units(&[id("nope"), id("u1"), id("u0"), Some(Cover::Next)]);
        let beads = Beads::of(&units, &Turns::of(&units, &[]));
        assert_eq!(beads.iter().count(), 4);
        let kinds: Vec<_> = beads.problems().iter().map(|(_, problem)| problem.clone()).collect();
        assert_eq!(
            kinds,
            [
                CoverProblem::Unknown("nope".into()),
                CoverProblem::Itself,
                CoverProblem::Chain("u0".into()),
                CoverProblem::NoCarrier
            ]
        );
    }
}
