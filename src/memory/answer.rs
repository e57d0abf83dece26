//! What memory answers: the entry, what differs, what to be careful with.

use super::caution::{Caution, cautions};
use super::difference::{Piece, difference};
use super::names::Names;
use super::search::Hit;

/// An entry that is like a sentence, with all that a translator wants to see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The entry.
    pub hit: Hit,
    /// What its source is called.
    pub source: String,
    /// From the entry's Chinese to the sentence.
    pub difference: Vec<Piece>,
    /// What differs that the English hangs on.
    pub cautions: Vec<Caution>,
}

/// A sentence with what memory has for it, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its line or id; empty for one that was typed.
    pub name: String,
    /// The sentence.
    pub zh: String,
    /// The entries.
    pub matches: Vec<Match>,
}

impl Match {
    /// Looks at what differs between `hit` and the sentence `zh`; `names` are names that the project knows.
    pub fn new(hit: Hit, source: &str, zh: &str, names: &Names) -> Self {
        let exact = hit.similarity.is_exact();
        Self {
            difference: if exact { Vec::new() } else { difference(&hit.entry.zh, zh) },
            cautions: if exact { Vec::new() } else { cautions(&hit.entry.zh, zh, names) },
            source: source.to_owned(),
            hit,
        }
    }
}
