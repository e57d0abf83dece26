//! Coverage: how many of the counted units have English, and whether the gates are met.

use std::collections::BTreeMap;

use crate::project::{Document, Standing, State};
use crate::text::count_han;

/// Units, or Han characters of units: how many are counted and how many covered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Counted units.
    pub counted: usize,
    /// Counted units whose state reaches the least state.
    pub covered: usize,
    /// Han characters of the counted units.
    pub han_counted: usize,
    /// Han characters of the covered units.
    pub han_covered: usize,
}

impl Tally {
    /// Counts one unit of `han` characters.
    fn add(&mut self, han: usize, covered: bool) {
        self.counted += 1;
        self.han_counted += han;
        if covered {
            self.covered += 1;
            self.han_covered += han;
        }
    }

    /// Adds another tally to this one.
    pub fn merge(&mut self, other: Self) {
        self.counted += other.counted;
        self.covered += other.covered;
        self.han_counted += other.han_counted;
        self.han_covered += other.han_covered;
    }

    /// Covered units in per cent, for the eye: gates never use it. An empty tally is whole.
    pub fn percent(&self) -> f64 {
        if self.counted == 0 { 100.0 } else { self.covered as f64 * 100.0 / self.counted as f64 }
    }
}

/// A gate and whether it is met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    /// Per cent of the counted units that must be covered.
    pub fail_under: f64,
    /// Whether they are, by exact count.
    pub met: bool,
}

/// The coverage of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// The unit file, as it is shown to people.
    pub path: String,
    /// The whole document.
    pub total: Tally,
    /// Per state of the counted units.
    pub by_state: BTreeMap<State, Tally>,
    /// Per turn, in printed order: the index of its first unit, and its tally.
    pub by_turn: Vec<(usize, Tally)>,
    /// Per speaker's key; the empty key for what nobody says.
    pub by_speaker: BTreeMap<String, Tally>,
    /// The counted units that are not covered, by index, in printed order.
    pub missing: Vec<usize>,
    /// How many of the counted units are stale.
    pub stale: usize,
    /// The document's gate, where it has one.
    pub gate: Option<Gate>,
}

impl Coverage {
    /// Counts `document`: a unit is covered from `min_state` on. `gate` overrides the document's own.
    pub fn of(document: &Document, min_state: State, gate: Option<f64>) -> Self {
        let mut coverage = Self {
            path: document.path.clone(),
            by_turn: document.turns.iter().map(|turn| (turn.units.start, Tally::default())).collect(),
            ..Self::default()
        };
        for (index, unit) in document.units().iter().enumerate() {
            let standing = document.standing(index);
            if !standing.counted {
                continue;
            }
            let (han, covered) = (count_han(&unit.zh), standing.state >= min_state);
            coverage.total.add(han, covered);
            coverage.by_state.entry(standing.state).or_default().add(han, covered);
            coverage.by_turn[document.turns.number(index)].1.add(han, covered);
            coverage.stale += usize::from(standing.stale);
            if !covered {
                coverage.missing.push(index);
            }
        }
        for (turn, (_, tally)) in
            document.turns.iter().zip(&coverage.by_turn).filter(|(_, (_, tally))| tally.counted > 0)
        {
            let speaker = turn.speaker.clone().unwrap_or_default();
            coverage.by_speaker.entry(speaker).or_default().merge(*tally);
        }
        coverage.gate = gate.or(document.entry.fail_under).map(|fail_under| coverage.judge(fail_under));
        coverage
    }

    /// Counts the units that stand as `standings` says, of the file shown as `path`: whether its `gate` is met, and nothing
    /// of turns, speakers and characters.
    pub fn of_standings(path: &str, standings: &[Standing], min_state: State, gate: Option<f64>) -> Self {
        let mut coverage = Self { path: path.to_owned(), ..Self::default() };
        let mut by_state = [0; State::ALL.len()];
        for (index, standing) in standings.iter().enumerate().filter(|(_, standing)| standing.counted) {
            by_state[standing.state as usize] += 1;
            coverage.stale += usize::from(standing.stale);
            if standing.state < min_state {
                coverage.missing.push(index);
            }
        }
        for (state, counted) in State::ALL.into_iter().zip(by_state).filter(|(_, counted)| *counted > 0) {
            let covered = if state >= min_state { counted } else { 0 };
            let tally = Tally { counted, covered, ..Tally::default() };
            coverage.by_state.insert(state, tally);
            coverage.total.merge(tally);
        }
        coverage.gate = gate.map(|fail_under| coverage.judge(fail_under));
        coverage
    }

    /// Whether the gate is met. The counts are compared, never a rounded percentage.
    fn judge(&self, fail_under: f64) -> Gate {
        let met = self.total.covered as f64 * 100.0 >= fail_under * self.total.counted as f64;
        Gate { fail_under, met }
    }

    /// Whether no gate is unmet.
    pub fn passes(&self) -> bool {
        self.gate.is_none_or(|gate| gate.met)
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::Example;
    use super::*;

    fn coverage(gate: f64, yaml: &'static str) -> Coverage {
        Coverage::of(&Example::units(yaml).document().unwrap(), State::Translated, Some(gate))
    }

    #[test]
    fn gates_compare_counts_and_not_percentages() {
        let two_of_three =
            "- {id: a, zh: 一。, en: One.}\n- {id: b, zh: 二。, en: Two.}\n- {id: c, zh: 三。}\n";
        assert!(!coverage(66.67, two_of_three).passes());
        assert!(coverage(66.66, two_of_three).passes());
        assert_eq!(coverage(0.0, two_of_three).missing, [2]);
    }

    #[test]
    fn jump_lines_and_omissions_are_not_counted() {
        let yaml = "- {id: a, zh: 一。, en: One.}\n- {id: b, role: jump, zh: （下转第三版）}\n- {id: c, zh: 三。, omit: printed twice}\n";
        let coverage = coverage(100.0, yaml);
        assert_eq!((coverage.total.counted, coverage.total.covered), (1, 1));
        assert!(coverage.passes());
    }

    #[test]
    fn stale_conflicting_and_covered_units_count_as_what_they_are() {
        let yaml = "- {id: a, zh: 一。, en: One., was: 二。, state: reviewed}\n\
                    - {id: b, zh: 一。, en: One., conflict: {theirs: Won.}}\n\
                    - {id: c, zh: 一。, en: One.}\n- {id: d, zh: 一。, covered-by: previous}\n\
                    - {id: e, zh: 一。, covered-by: nobody}\n- {id: f, zh: 一。, en: \" \"}\n";
        let coverage = coverage(100.0, yaml);
        assert_eq!(coverage.total.covered, 2);
        assert_eq!(coverage.missing, [0, 1, 4, 5]);
        assert_eq!(coverage.stale, 1);
    }
}
