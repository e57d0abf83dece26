//! Chinese names that stand in English in Latin letters.

use std::collections::HashMap;

use crate::text::lexicon::plain;
use crate::text::pinyin::{Syllable, Syllables};

/// Names of the English side that Chinese characters may be read as.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By first syllable: the other syllables, and the word as it stands among the English words.
    by_first: HashMap<Syllable, Vec<(Vec<Syllable>, String)>>,
}

/// The words of `line` that may be names, as they are spelled: letters with hyphens and apostrophes in them.
pub(super) fn spelled(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’')))
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
}

/// `word` in small letters, without marks and without the ending of the genitive.
pub(super) fn folded(word: &str) -> String {
    let word: String = word.chars().map(plain).flat_map(char::to_lowercase).collect();
    let word = word.replace('’', "'");
    word.strip_suffix("'s").unwrap_or(&word).to_owned()
}

impl Names {
    /// The words of `en` that nearly always begin with a capital and can be read as syllables.
    pub(super) fn of(en: &[&str], syllables: &Syllables) -> Self {
        let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
        for word in en.iter().flat_map(|line| spelled(line)) {
            let count = counts.entry(folded(word)).or_default();
            if word.starts_with(char::is_uppercase) { count.0 += 1 } else { count.1 += 1 }
        }
        let mut by_first: HashMap<Syllable, Vec<(Vec<Syllable>, String)>> = HashMap::new();
        for (word, (capital, small)) in counts {
            if capital > 3 * small && word.len() > 1 {
                for ways in syllables.of_name(&word) {
                    by_first.entry(ways[0]).or_default().push((ways[1..].to_vec(), word.clone()));
                }
            }
        }
        Self { by_first }
    }

    /// Calls `found` with each name that can be read from the beginning of `characters`.
    pub(super) fn at(&self, characters: &[char], syllables: &Syllables, mut found: impl FnMut(&str)) {
        let Some(&first) = characters.first() else { return };
        let mut before: Option<&str> = None;
        for syllable in syllables.readings(first) {
            for (rest, name) in self.by_first.get(&syllable).into_iter().flatten() {
                let fits = characters.len() > rest.len()
                    && rest.iter().zip(&characters[1..]).all(|(&syllable, &c)| syllables.reads(c, syllable));
                if fits && before != Some(name) {
                    before = Some(name);
                    found(name);
                }
            }
        }
    }
}
