//! Edit distance, sixty-four cells of the table at a time.
//!
//! The algorithm of Myers (1999) in the form of Hyyrö (2003), for the distance between whole texts; queries
//! longer than a machine word take several words, one below the other.

/// The id of a character that no text of the index holds.
pub(super) const NOBODY: u32 = u32::MAX;

/// A query, ready to be compared with many texts. Made anew for each query in the same buffers.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    length: usize,
    blocks: usize,
    /// For each character id: which row of `masks` is its own, from 1; 0 is the row of all the others.
    rows: Vec<u32>,
    /// The ids that have a row, to be cleared.
    known: Vec<u32>,
    /// Rows of `blocks` words: where in the query the character stands.
    masks: Vec<u64>,
    up: Vec<u64>,
    down: Vec<u64>,
}

impl Pattern {
    /// Takes the query `ids`; `alphabet` is how many ids there are.
    pub(super) fn set(&mut self, ids: &[u32], alphabet: usize) {
        for id in self.known.drain(..) {
            self.rows[id as usize] = 0;
        }
        if self.rows.len() < alphabet {
            self.rows.resize(alphabet, 0);
        }
        self.length = ids.len();
        self.blocks = ids.len().div_ceil(64);
        self.masks.clear();
        self.masks.resize(self.blocks, 0);
        for (at, &id) in ids.iter().enumerate() {
            let Some(row) = self.rows.get_mut(id as usize) else { continue };
            if *row == 0 {
                self.known.push(id);
                *row = u32::try_from(self.known.len()).unwrap_or(0);
                self.masks.resize(self.masks.len() + self.blocks, 0);
            }
            self.masks[*row as usize * self.blocks + at / 64] |= 1 << (at % 64);
        }
    }

    /// The edit distance to `text`, unless it is more than `most`.
    pub(super) fn distance(&mut self, text: &[u32], most: usize) -> Option<usize> {
        if self.length.abs_diff(text.len()) > most {
            return None;
        }
        match self.blocks {
            0 => Some(text.len()),
            1 => self.one_word(text, most),
            _ => self.many_words(text, most),
        }
    }

    fn row(&self, id: u32) -> usize {
        self.rows.get(id as usize).map_or(0, |&row| row as usize)
    }

    fn one_word(&self, text: &[u32], most: usize) -> Option<usize> {
        let (mut up, mut down, mut score) = (u64::MAX, 0u64, self.length);
        let last = 1u64 << (self.length - 1);
        for (at, &id) in text.iter().enumerate() {
            let same = self.masks[self.row(id)];
            let across = ((same & up).wrapping_add(up) ^ up) | same | down;
            let mut plus = down | !(across | up);
            let mut minus = up & across;
            score = score + usize::from(plus & last != 0) - usize::from(minus & last != 0);
            // Each column that is left can lower the score by one.
            if score > most + (text.len() - at - 1) {
                return None;
            }
            plus = plus << 1 | 1;
            minus <<= 1;
            let vertical = same | down;
            up = minus | !(vertical | plus);
            down = plus & vertical;
        }
        (score <= most).then_some(score)
    }

    fn many_words(&mut self, text: &[u32], most: usize) -> Option<usize> {
        self.up.clear();
        self.up.resize(self.blocks, u64::MAX);
        self.down.clear();
        self.down.resize(self.blocks, 0);
        let mut score = self.length;
        let last = 1u64 << ((self.length - 1) % 64);
        for (at, &id) in text.iter().enumerate() {
            let row = self.row(id) * self.blocks;
            let masks = &self.masks[row..row + self.blocks];
            // What the block above hands down: one more, one less.
            let (mut more, mut less) = (1u64, 0u64);
            for (block, &same) in masks.iter().enumerate() {
                let (up, down) = (self.up[block], self.down[block]);
                let vertical = same | down;
                let same = same | less;
                let across = ((same & up).wrapping_add(up) ^ up) | same;
                let mut plus = down | !(across | up);
                let mut minus = up & across;
                if block + 1 == self.blocks {
                    score = score + usize::from(plus & last != 0) - usize::from(minus & last != 0);
                }
                let (above_more, above_less) = (more, less);
                (more, less) = (plus >> 63, minus >> 63);
                plus = plus << 1 | above_more;
                minus = minus << 1 | above_less;
                self.up[block] = minus | !(vertical | plus);
                self.down[block] = plus & vertical;
            }
            if score > most + (text.len() - at - 1) {
                return None;
            }
        }
        (score <= most).then_some(score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_distance_is_the_one_of_strsim(
            a in proptest::collection::vec(0u32..6, 0..150),
            b in proptest::collection::vec(0u32..6, 0..150),
            most in 0usize..150,
        ) {
            let expected = strsim::generic_levenshtein(&a, &b);
            let mut pattern = Pattern::default();
            // A query before leaves nothing behind; 5 is a character that the index does not know.
            pattern.set(&[3, 3, 1], 6);
            let known: Vec<u32> = a.iter().map(|&id| if id == 5 { NOBODY } else { id }).collect();
            let known_b: Vec<u32> = b.iter().map(|&id| if id == 5 { 4 } else { id }).collect();
            pattern.set(&known, 5);
            let expected_known = strsim::generic_levenshtein(&known, &known_b);
            prop_assert_eq!(pattern.distance(&known_b, most), (expected_known <= most).then_some(expected_known));
            pattern.set(&a, 6);
            prop_assert_eq!(pattern.distance(&b, most), (expected <= most).then_some(expected));
        }
    }
}
