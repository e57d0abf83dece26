//! The content words of English text, as stems.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::lookup::glance;
use crate::text::hash::TextHasher;
use crate::text::stem::stem;

/// Words that say little by themselves, sorted: they are in nearly every sentence, or in nearly every gloss.
const STOP: [&str; 133] = [
    "a", "abbr", "about", "after", "again", "all", "also", "am", "an", "and", "another", "any", "are", "as",
    "at", "be", "because", "been", "before", "being", "between", "but", "by", "can", "could", "did", "do",
    "does", "done", "down", "during", "each", "eg", "esp", "etc", "even", "every", "for", "from", "had",
    "has", "have", "having", "he", "her", "here", "him", "his", "how", "i", "ie", "if", "in", "into", "is",
    "it", "its", "just", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of", "off",
    "on", "one", "ones", "oneself", "only", "onto", "or", "other", "our", "out", "over", "own", "per",
    "same", "sb", "shall", "she", "should", "so", "some", "sth", "still", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "through", "till", "to", "too",
    "under", "until", "up", "upon", "us", "very", "via", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "whom", "whose", "why", "will", "with", "would", "yet", "you", "your",
];

/// The length of `oneself` and `because`.
const LONGEST_STOP: usize = 7;

/// Whether `word`, in small letters, says little by itself.
pub fn is_stop_word(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default();
    let lengths = STOP_LENGTHS[usize::from(first & 31)];
    word.len() <= LONGEST_STOP && lengths >> word.len() & 1 == 1 && STOP.binary_search(&word).is_ok()
}

/// The lengths of the stop words by their first letter, as bits: most content words begin otherwise or are longer.
static STOP_LENGTHS: [u8; 32] = {
    let (mut lengths, mut at) = ([0; 32], 0);
    while at < STOP.len() {
        let word = STOP[at].as_bytes();
        lengths[(word[0] & 31) as usize] |= 1 << word.len();
        at += 1;
    }
    lengths
};

/// The stems of the content words of English `text`, in order, letters and digits only; marks over letters are left off.
pub fn content_stems(text: &str) -> Vec<String> {
    let joins = |c: char| match c {
        'a'..='z' => true,
        ' ' => false,
        c => c.is_alphanumeric() || matches!(c, '\'' | '’'),
    };
    text.split(|c: char| !joins(c)).filter(|word| !word.is_empty()).filter_map(content_stem).collect()
}

/// The stem of `word`, letters, digits and apostrophes, where it is a content word.
fn content_stem(word: &str) -> Option<String> {
    let word: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.chars().map(plain).flat_map(char::to_lowercase).collect()
    };
    let mut bare = word.as_str();
    for genitive in ["'s", "’s"] {
        while let Some(shorter) = bare.strip_suffix(genitive) {
            bare = shorter;
        }
    }
    let bare = bare.trim_matches(['\'', '’']);
    let length = bare.len();
    match !bare.is_empty() && !is_stop_word(bare) {
        true if length == word.len() => Some(stem(word)),
        true => Some(stem(bare)),
        false => None,
    }
}

/// The stems of words, each found once: a text has few words, and says them often.
#[derive(Debug, Default)]
pub struct Stemmer {
    /// Of each word the number of its stem, none for one that says little.
    words: HashMap<Box<str>, Option<u32>, BuildHasherDefault<TextHasher>>,
    /// The stems, each with its [`glance`].
    stems: Vec<(u16, String)>,
}

impl Stemmer {
    /// As many words are remembered: those that stand in most sentences are soon there again.
    const MOST: usize = 1 << 15;

    /// Forgets what was read where that has become much. Numbers of stems hold up to here.
    pub fn tidy(&mut self) {
        if self.words.len() > Self::MOST {
            *self = Self::default();
        }
    }

    /// The number of the stem of `word`, letters, digits and apostrophes, where it is a content word.
    pub fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let number = content_stem(word).map(|stem| {
            self.stems.push((glance(stem.as_bytes()), stem));
            u32::try_from(self.stems.len() - 1).unwrap_or(u32::MAX)
        });
        self.words.insert(word.into(), number);
        number
    }

    /// The stem called `number`, and what its first letters come to.
    pub fn stem(&self, number: u32) -> (u16, &str) {
        let stem = usize::try_from(number).ok().and_then(|number| self.stems.get(number));
        stem.map_or((0, ""), |(glance, stem)| (*glance, stem.as_str()))
    }
}

/// A Latin letter without its mark; other characters as they are: names are typed with and without.
pub fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' => 'a',
        'ç' | 'Ç' | 'č' | 'ć' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ō' | 'ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' => 'u',
        'š' | 'Š' => 's',
        'ž' | 'Ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_sorted_and_left_out() {
        assert!(STOP.is_sorted() && STOP.iter().all(|word| word.len() <= LONGEST_STOP));
        assert_eq!(content_stems("The library’s café opens at nine."), ["librari", "cafe", "open", "nine"]);
    }

    #[test]
    fn a_word_has_the_same_stem_the_second_time() {
        let mut stemmer = Stemmer::default();
        let numbers = ["libraries", "the", "Opens", "libraries", "the"].map(|word| stemmer.number(word));
        assert_eq!(numbers, [Some(0), None, Some(1), Some(0), None]);
        assert_eq!((stemmer.stem(0).1, stemmer.stem(1).1), ("librari", "open"));
    }
}
