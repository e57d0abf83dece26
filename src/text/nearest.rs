//! The known word that a person most likely meant.

/// The entry of `known` nearest to `word`, when it is near enough to be a slip of the hand.
///
/// Jaro–Winkler over characters (the measure of `strsim`), which favours a common beginning;
/// the floor of 0.75 lets `speeker` find `speaker` and lets `colour` find nothing among field names.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase().replace('_', "-");
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&folded, candidate), candidate))
        .filter(|(score, _)| *score >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
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
    }
}
