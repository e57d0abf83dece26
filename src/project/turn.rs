//! Turns: who speaks from where to where.

use std::ops::Range;

use super::role::Role;
use super::unit::Unit;

/// The units from one speaker's first to the last before the next turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Indexes of its units.
    pub units: Range<usize>,
    /// The speaker's key.
    pub speaker: Option<String>,
    /// What its units are, unless they say otherwise.
    pub role: Option<Role>,
}

/// The turns of a document, in printed order; every unit is in exactly one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turns {
    turns: Vec<Turn>,
    of_unit: Vec<usize>,
}

impl Turns {
    /// Finds the turns of `units`. A turn begins at a unit with a `speaker`, at a title, at a dateline, and at
    /// each of `part_starts` (indexes of units); headings and jump lines do not end one.
    pub fn of(units: &[Unit], part_starts: &[usize]) -> Self {
        let mut turns: Vec<Turn> = Vec::new();
        let (mut watch, mut of_unit) = (TurnWatch::default(), Vec::with_capacity(units.len()));
        for (index, unit) in units.iter().enumerate() {
            let begins = watch.begins(unit.speaker.is_some(), unit.role, part_starts.contains(&index));
            match turns.last_mut() {
                Some(turn) if !begins => {
                    turn.units.end = index + 1;
                    turn.role = watch.role;
                }
                _ => {
                    let speaker = unit.speaker.clone();
                    turns.push(Turn { units: index..index + 1, speaker, role: watch.role });
                }
            }
            of_unit.push(turns.len() - 1);
        }
        Self { turns, of_unit }
    }

    /// The turns in printed order.
    pub fn iter(&self) -> impl Iterator<Item = &Turn> {
        self.turns.iter()
    }

    /// The number of the turn that unit `index` is in, from 0.
    pub fn number(&self, index: usize) -> usize {
        self.of_unit[index]
    }

    /// The turn that unit `index` is in.
    pub fn of_unit(&self, index: usize) -> &Turn {
        &self.turns[self.of_unit[index]]
    }

    /// The role of unit `index`: its own, else its turn's.
    pub fn role(&self, units: &[Unit], index: usize) -> Role {
        units[index].role.or(self.of_unit(index).role).unwrap_or(Role::Answer)
    }
}

/// Sees unit after unit, and where a turn begins.
#[derive(Debug, Default)]
pub(super) struct TurnWatch {
    /// Whether a unit was seen.
    begun: bool,
    /// The role of the turn so far.
    role: Option<Role>,
}

impl TurnWatch {
    /// Whether a turn begins at the next unit: it names a speaker or not, has a role of its own or none, begins a part or
    /// not.
    pub(super) fn begins(&mut self, speaks: bool, role: Option<Role>, part: bool) -> bool {
        // A unit that says its own role and stands behind a title or dateline begins a turn.
        let follows_title =
            self.role.is_some_and(Role::begins_turn) && role.is_some_and(|own| Some(own) != self.role);
        let begins = speaks || role.is_some_and(Role::begins_turn) || part || !self.begun || follows_title;
        let own = role.filter(|role| !role.interrupts());
        self.role = if begins { own } else { self.role.or(own) };
        self.begun = true;
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(speaker: Option<&str>, role: Option<Role>) -> Unit {
        Unit { speaker: speaker.map(str::to_owned), role, ..Unit::default() }
    }

    #[test]
    fn headings_and_jump_lines_do_not_end_a_turn() {
        let units = [
            unit(None, Some(Role::Title)),
            unit(Some("a"), Some(Role::Question)),
            unit(None, None),
            unit(None, Some(Role::Jump)),
            unit(None, None),
            unit(Some("b"), Some(Role::Answer)),
            unit(None, None),
        ];
        let turns = Turns::of(&units, &[6]);
        let ranges: Vec<_> = turns.iter().map(|turn| turn.units.clone()).collect();
        assert_eq!(ranges, [0..1, 1..5, 5..6, 6..7]);
        assert_eq!(turns.role(&units, 4), Role::Question);
        assert_eq!(turns.role(&units, 3), Role::Jump);
    }
}
