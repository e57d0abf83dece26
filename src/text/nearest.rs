//! The known word that a person most likely meant.

/// The entry of `known` nearest to `word`, when it is near enough to be a slip of the hand.
///
/// Jaro–Winkler over characters (the measure of `strsim`), which favours a common beginning;
/// the floor of 0.75 lets `speeker` find `speaker` and lets `colour` find nothing among field names.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase().replace('_', "-");
    known
        .into_iter()
        .map(|candidate| (likeness(&folded, candidate), candidate))
        .filter(|(score, _)| *score >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// From 0 to 1. Letters in another order (`hz` for `zh`) are a slip too, which Jaro does not see in short words.
fn likeness(word: &str, candidate: &str) -> f64 {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    if sorted(word) == sorted(candidate) { 0.99 } else { strsim::jaro_winkler(word, candidate) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let known = ["speaker", "state", "covered-by", "note"];
        assert_eq!(nearest("speeker", known), Some("speaker"));
        assert_eq!(nearest("Covered_By", known), Some("covered-by"));
        assert_eq!(nearest("zh", known), None);
        assert_eq!(nearest("ento", known), Some("note"));
    }
}
