//! Places in a text as JavaScript counts them: UTF-16 code units.

use std::ops::Range;

/// Bytes of `text` as UTF-16 code units; what lies beyond its end is its end.
pub(super) fn of_bytes(text: &str, range: &Range<usize>) -> [usize; 2] {
    let units = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text[..at].encode_utf16().count()
    };
    [units(range.start), units(range.end)]
}

/// Code points of `text` as UTF-16 code units.
pub(super) fn of_points(text: &str, range: &Range<usize>) -> [usize; 2] {
    let units = |points: usize| text.chars().take(points).map(char::len_utf16).sum();
    [units(range.start), units(range.end)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_beyond_the_first_plane_counts_two() {
        let text = "𠮷野家abc";
        assert_eq!(of_bytes(text, &(4..7)), [2, 3]);
        assert_eq!(of_points(text, &(1..2)), [2, 3]);
        assert_eq!(of_bytes(text, &(5..99)), [2, 7]);
    }
}
