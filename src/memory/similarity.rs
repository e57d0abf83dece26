//! The metric: how much of the longer text is left untouched by the fewest edits.

use std::cmp::Ordering;

/// How alike two folded texts are: 1 − d/m, where d is the edit distance of Levenshtein (insert, delete or
/// replace a character) and m the length of the longer text, in characters. Greater is more alike.
#[derive(Debug, Clone, Copy)]
pub struct Similarity {
    /// The edit distance, in characters.
    pub distance: u32,
    /// The length of the longer text, in characters.
    pub longest: u32,
}

impl Similarity {
    /// Whole per cent, rounded down: 100 is for equal texts alone.
    pub fn percent(self) -> u32 {
        let (kept, longest) =
            (u64::from(self.longest.saturating_sub(self.distance)), u64::from(self.longest));
        (100 * kept).checked_div(longest).map_or(100, |percent| u32::try_from(percent).unwrap_or(100))
    }

    /// Whether the texts are equal once folded.
    pub fn is_exact(self) -> bool {
        self.distance == 0
    }
}

impl PartialEq for Similarity {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Similarity {}

impl PartialOrd for Similarity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Similarity {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: &Self, b: &Self| u64::from(a.distance) * u64::from(b.longest.max(1));
        // Quotients, compared without dividing; equal ones (1/2 and 2/4) are equal.
        cross(other, self).cmp(&cross(self, other))
    }
}

/// The edits allowed between texts of which the longer has `longest` characters, for at least `min` per cent.
pub(super) fn most_edits(min: u32, longest: usize) -> usize {
    longest * (100 - min.min(100)) as usize / 100
}

/// The lengths that a text of at least `min` per cent may have beside a query of `length` characters.
pub(super) fn admissible(min: u32, length: usize) -> (usize, usize) {
    (length - most_edits(min, length), 100 * length / min.max(1) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_is_rounded_down_and_a_hundred_is_exact() {
        let percent = |distance, longest| Similarity { distance, longest }.percent();
        assert_eq!([percent(0, 7), percent(1, 1000), percent(1, 3), percent(3, 3)], [100, 99, 66, 0]);
        assert_eq!(percent(0, 0), 100);
    }

    #[test]
    fn what_is_allowed_is_what_reaches_the_per_cent() {
        for min in [1, 33, 50, 70, 75, 99, 100] {
            for longest in 0..200usize {
                for distance in 0..=longest {
                    let reached = 100 * (longest - distance) >= min as usize * longest;
                    assert_eq!(distance <= most_edits(min, longest), reached, "{min} {longest} {distance}");
                }
                let (least, most) = admissible(min, longest);
                let reaches = |other: usize| longest.abs_diff(other) <= most_edits(min, longest.max(other));
                assert!(least == 0 || !reaches(least - 1));
                assert!(reaches(least) && reaches(most) && !reaches(most + 1) || longest == 0);
            }
        }
    }
}
