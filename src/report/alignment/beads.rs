//! Links as numbers of sentences.

use std::ops::Range;

use crate::align::Alignment;

/// One bead a line: Chinese sentences, a tab, English sentences, a tab, confidence; sentences from 0, commas between them,
/// nothing where a side is empty.
pub fn beads_text(alignment: &Alignment) -> String {
    alignment
        .beads
        .iter()
        .map(|bead| format!("{}\t{}\t{:.3}\n", list(&bead.zh), list(&bead.en), bead.confidence))
        .collect()
}

fn list(sentences: &Range<usize>) -> String {
    sentences.clone().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}
