//! Where a document stands, turn by turn, and what is next.

use super::coverage::{Coverage, Tally};
use super::describe::{excerpt, who};
use crate::project::{Document, State};
use crate::text::Lines;

/// Where a document stands.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentStatus {
    /// Its coverage.
    pub coverage: Coverage,
    /// Its turns in reading order.
    pub turns: Vec<TurnStatus>,
    /// The first unit in reading order that needs a person.
    pub next: Option<NextUnit>,
}

/// A unit that needs a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextUnit {
    /// Its line in the unit file.
    pub line: usize,
    /// Its id.
    pub id: String,
    /// Who says it: `Wang Yi, answer to TASS`.
    pub who: String,
    /// Its first words.
    pub excerpt: String,
}

/// Where a turn stands.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnStatus {
    /// Who says what: `Wang Yi, answer to TASS`.
    pub who: String,
    /// Its first words.
    pub excerpt: String,
    /// Its counted units.
    pub tally: Tally,
    /// The states of its counted units, in printed order.
    pub states: Vec<State>,
}

impl DocumentStatus {
    /// The status of `document`: a unit is covered from `min_state` on.
    pub fn of(document: &Document, min_state: State) -> Self {
        let coverage = Coverage::of(document, min_state, None);
        let order: Vec<usize> = document.order.units().collect();
        let mut turns: Vec<(usize, TurnStatus)> =
            coverage.by_turn.iter().map(|(first, tally)| (*first, turn(document, *first, *tally))).collect();
        turns.sort_by_key(|(first, _)| order.iter().position(|index| index == first));
        let mut missing = vec![false; document.units().len()];
        coverage.missing.iter().for_each(|&index| missing[index] = true);
        let next = order.into_iter().find(|&index| missing[index]).map(|index| next(document, index));
        Self { coverage, turns: turns.into_iter().map(|(_, turn)| turn).collect(), next }
    }
}

fn turn(document: &Document, first: usize, tally: Tally) -> TurnStatus {
    let units = document.turns.of_unit(first).units.clone();
    let standings = units.map(|index| document.standing(index)).filter(|standing| standing.counted);
    TurnStatus {
        who: who(document, first),
        excerpt: excerpt(&document.units()[first].zh),
        tally,
        states: standings.map(|standing| standing.state).collect(),
    }
}

fn next(document: &Document, index: usize) -> NextUnit {
    let unit = &document.units()[index];
    NextUnit {
        line: Lines::new(&document.text).place(&document.text, unit.at.start).line,
        id: unit.id.clone(),
        who: who(document, index),
        excerpt: excerpt(&unit.zh),
    }
}
