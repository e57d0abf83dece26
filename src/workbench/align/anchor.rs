//! English that stands in units already, found again in the text it is part of.

use std::ops::Range;

use crate::text::longest_row;

/// The sentences of `english` that each of `texts` is, blanks aside; `None` where it is not there, stands there several
/// times with nothing to tell which is meant, or would go back behind a text before it.
pub(super) fn find(texts: &[String], english: &[String]) -> Vec<Option<Range<usize>>> {
    let (mut whole, mut starts) = (String::new(), Vec::with_capacity(english.len() + 1));
    for sentence in english {
        starts.push(whole.len());
        whole.push_str(&packed(sentence));
    }
    starts.push(whole.len());
    let packed: Vec<String> = texts.iter().map(|text| packed(text)).collect();
    let places: Vec<Vec<Range<usize>>> =
        packed.iter().map(|text| occurrences(text, &whole, &starts)).collect();
    // What stands once is sure, as far as it keeps the order; it tells where what stands several times can be.
    let once = places.iter().enumerate().filter(|(_, places)| places.len() == 1);
    let once: Vec<(usize, usize)> = once.map(|(nth, places)| (nth, places[0].start)).collect();
    let mut found: Vec<Option<Range<usize>>> = vec![None; texts.len()];
    for (nth, _) in longest_row(&once) {
        found[nth] = places[nth].first().cloned();
    }
    for nth in 0..texts.len() {
        if places[nth].len() < 2 {
            continue;
        }
        let before = found[..nth].iter().rev().flatten().next().map_or(0, |range| range.end);
        let behind = found[nth + 1..].iter().flatten().next().map_or(english.len(), |range| range.start);
        let mut fitting = places[nth].iter().filter(|range| range.start >= before && range.end <= behind);
        if let (Some(one), None) = (fitting.next(), fitting.next()) {
            found[nth] = Some(one.clone());
        }
    }
    found
}

/// Where `text` stands in `whole`, as sentences; only where it begins and ends with one.
fn occurrences(text: &str, whole: &str, starts: &[usize]) -> Vec<Range<usize>> {
    if text.is_empty() {
        return Vec::new();
    }
    let hits = whole.match_indices(text).filter_map(|(at, _)| {
        let first = starts.binary_search(&at).ok()?;
        let end = starts.binary_search(&(at + text.len())).ok()?;
        (first < end).then_some(first..end)
    });
    hits.collect()
}

/// Without blanks: files are wrapped as they like.
fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn texts_are_found_as_whole_sentences_in_order() {
        let english = texts(&["One.", "Thank you.", "Two is", "more.", "Thank you.", "Three."]);
        let found = find(&texts(&["One.", "Two  is more.", "Thank you.", "Three."]), &english);
        assert_eq!(found, [Some(0..1), Some(2..4), Some(4..5), Some(5..6)]);
        assert_eq!(find(&texts(&["Thank you."]), &english), [None], "it stands twice");
        assert_eq!(find(&texts(&["Two", "Four."]), &english), [None, None]);
        assert_eq!(
            find(&texts(&["Three.", "One."]), &english).iter().flatten().count(),
            1,
            "one of them goes back"
        );
    }
}
