//! Minting the ids of units.

use std::collections::{HashMap, HashSet};

use crate::text::stable_hash;

/// Consonants without l, which looks like 1: an id is no word and no YAML keyword.
const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";
/// What may follow: the same and digits without 0 and 1.
const SIGNS: &[u8] = b"bcdfghjkmnpqrstvwxz23456789";
/// The usual length.
const LENGTH: usize = 6;

/// Mints ids for one document.
#[derive(Debug, Clone, Default)]
pub struct Minter {
    taken: HashSet<String>,
    /// How many ids each pair of sentences has been given: a text that says one thing a million times must
    /// not try a million ids for each.
    given: HashMap<u64, usize>,
}

impl Minter {
    /// A minter for a document that has the ids `taken`, obsolete units included.
    pub fn new(taken: impl IntoIterator<Item = String>) -> Self {
        Self { taken: taken.into_iter().collect(), given: HashMap::new() }
    }

    /// A new id for the sentence `zh` behind `previous` in the document called `document`.
    ///
    /// The hash only mints: the id stays when the text changes. While the id is taken, another is tried,
    /// longer the more were tried.
    pub fn mint(&mut self, document: &str, previous: &str, zh: &str) -> String {
        let tried = self.given.entry(stable_hash(&[document, previous, zh])).or_default();
        loop {
            let length = LENGTH + (usize::BITS - tried.leading_zeros()) as usize;
            let salt = if *tried == 0 { length.to_string() } else { format!("{length}/{tried}") };
            *tried += 1;
            let id = spell(stable_hash(&[document, previous, zh, &salt]), length);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn spell(mut hash: u64, length: usize) -> String {
    let mut id = String::with_capacity(length);
    for place in 0..length {
        let signs = if place == 0 { LETTERS } else { SIGNS };
        let base = signs.len() as u64;
        id.push(char::from(signs[(hash % base) as usize]));
        // Twelve signs use up 64 bits; the constant keeps longer ids from ending in one letter.
        hash = (hash / base).wrapping_add(0x9E37_79B9 * (place as u64 / 12));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_stable_and_never_twice() {
        let mut minter = Minter::default();
        let first = minter.mint("doc", "", "中俄是全面战略合作伙伴。");
        assert_eq!(first.len(), 6);
        assert!(first.starts_with(|c: char| c.is_ascii_lowercase()));
        assert_eq!(minter.mint("doc", "", "中俄是全面战略合作伙伴。").len(), 7);
        assert_eq!(Minter::default().mint("doc", "", "中俄是全面战略合作伙伴。"), first);
        assert_ne!(Minter::new([first.clone()]).mint("doc", "", "中俄是全面战略合作伙伴。"), first);
    }

    #[test]
    fn a_text_that_repeats_itself_gets_ids_that_stay_short() {
        let mut minter = Minter::default();
        let ids: HashSet<String> = (0..100_000).map(|_| minter.mint("doc", "是。", "是。")).collect();
        assert_eq!(ids.len(), 100_000);
        assert!(ids.iter().all(|id| id.len() <= 23));
    }
}
