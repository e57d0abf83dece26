//! Speakers' turns of both sides.

use std::collections::HashMap;

/// The edges at which turns of both sides begin, as numbers of sentences passed, where both sides have the same turns: as
/// many of them, and each speaker of one side at the turns of one speaker of the other. A turn is the number of
/// its first sentence and who speaks; names need not be alike.
///
/// Empty where the turns differ: then no turn can be told from another by its place alone.
pub fn match_turns<S: AsRef<str>>(zh: &[(usize, S)], en: &[(usize, S)]) -> Vec<(usize, usize)> {
    if zh.len() != en.len() || pattern(zh) != pattern(en) {
        return Vec::new();
    }
    zh.iter().zip(en).map(|(a, b)| (a.0, b.0)).collect()
}

/// Who speaks at each turn, by the order in which speakers first appear.
fn pattern<S: AsRef<str>>(turns: &[(usize, S)]) -> Vec<usize> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    turns
        .iter()
        .map(|(_, name)| {
            let next = known.len();
            *known.entry(name.as_ref()).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_matched_where_speakers_take_turns_alike() {
        let zh = [(0, "主持人"), (2, "馆长"), (5, "主持人")];
        assert_eq!(match_turns(&zh, &[(0, "Host"), (3, "Director"), (9, "Host")]), [(0, 0), (2, 3), (5, 9)]);
        assert!(match_turns(&zh, &[(0, "Host"), (3, "Director"), (9, "Guest")]).is_empty());
        assert!(match_turns(&zh, &[(0, "Host"), (3, "Director")]).is_empty());
    }
}
