//! Characters as numbers: ids in the order in which characters first came.

use std::collections::HashMap;

/// The ids of characters: a table for the first plane, where nearly all text lives, and a map for the rest.
#[derive(Debug, Default)]
pub(super) struct CharacterIds {
    /// For each character of the first plane its id, from 1; 0 for none.
    plane: Vec<u32>,
    beyond: HashMap<char, u32>,
    count: u32,
}

impl CharacterIds {
    /// How many characters have an id.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The id of `c`.
    pub(super) fn get(&self, c: char) -> Option<u32> {
        match u16::try_from(u32::from(c)) {
            Ok(code) => self.plane.get(usize::from(code))?.checked_sub(1),
            Err(_) => self.beyond.get(&c).copied(),
        }
    }

    /// Gives the next id to `c`, which has none.
    pub(super) fn add(&mut self, c: char) -> u32 {
        let id = self.count;
        self.count += 1;
        match u16::try_from(u32::from(c)) {
            Ok(code) => {
                if self.plane.is_empty() {
                    self.plane = vec![0; 1 << 16];
                }
                self.plane[usize::from(code)] = id + 1;
            }
            Err(_) => drop(self.beyond.insert(c, id)),
        }
        id
    }
}
