//! Minting the ids of units.

use std::collections::HashSet;

use crate::text::stable_hash;

/// Consonants without l, which looks like 1: an id is no word and no YAML keyword.
const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";
/// What may follow: the same and digits without 0 and 1.
const SIGNS: &[u8] = b"bcdfghjkmnpqrstvwxz23456789";
/// The usual length.
const LENGTH: usize = 6;

/// A new id for the sentence `zh` behind `previous` in the document called `document`, not among `taken`,
/// to which it is added.
///
/// The hash only mints: the id stays when the text changes. When six characters are taken, one more
/// is added until the id is free.
pub fn mint(document: &str, previous: &str, zh: &str, taken: &mut HashSet<String>) -> String {
    let mut length = LENGTH;
    loop {
        let id = spell(stable_hash(&[document, previous, zh, &length.to_string()]), length);
        if taken.insert(id.clone()) {
            return id;
        }
        length += 1;
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
        let mut taken = HashSet::new();
        let first = mint("doc", "", "中俄是全面战略合作伙伴。", &mut taken);
        assert_eq!(first.len(), 6);
        assert!(first.starts_with(|c: char| c.is_ascii_lowercase()));
        let again = mint("doc", "", "中俄是全面战略合作伙伴。", &mut taken);
        assert_eq!(again.len(), 7);
        assert_eq!(mint("doc", "", "中俄是全面战略合作伙伴。", &mut HashSet::new()), first);
    }

    #[test]
    fn a_thousand_repetitions_still_get_ids() {
        let mut taken = HashSet::new();
        for _ in 0..200 {
            mint("doc", "是。", "是。", &mut taken);
        }
        assert_eq!(taken.len(), 200);
    }
}
