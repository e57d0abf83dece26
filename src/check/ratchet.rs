//! The ratchet: what a revision had covered and reviewed may not be lost.

use std::collections::HashMap;

use crate::project::{Document, State};

/// What a document lost against a revision, by index of its units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ratchet {
    /// Units that were covered and are not.
    pub uncovered: Vec<usize>,
    /// Units that were reviewed and are not.
    pub unreviewed: Vec<usize>,
}

impl Ratchet {
    /// Compares `new` with `old`. A unit that left the transcript is not lost, nor one that is left out with a
    /// reason now: neither is counted.
    pub fn of(old: &Document, new: &Document, min_state: State) -> Self {
        let before: HashMap<&str, State> = (0..old.units().len())
            .filter(|&index| old.standing(index).counted)
            .map(|index| (old.units()[index].id.as_str(), old.standing(index).state))
            .collect();
        let mut lost = Self::default();
        for (index, unit) in new.units().iter().enumerate() {
            let (now, Some(&then)) = (new.standing(index), before.get(unit.id.as_str())) else { continue };
            if !now.counted {
                continue;
            }
            if then >= min_state && now.state < min_state {
                lost.uncovered.push(index);
            } else if then >= State::Reviewed && now.state < State::Reviewed {
                lost.unreviewed.push(index);
            }
        }
        lost
    }

    /// Whether nothing was lost.
    pub fn holds(&self) -> bool {
        self.uncovered.is_empty() && self.unreviewed.is_empty()
    }
}
