//! Sentences become words that can be compared: Chinese by the dictionary, English as stems, and what both scripts share.

use std::collections::HashMap;

use super::edges::Edges;
use super::little;
use super::names::{Names, folded};
use super::options::Options;
use super::side::{Side, Vocabulary};
use super::terms::Terms;
use crate::text::lexicon::{Entry, Lexicon, content_stems, is_stop_word};
use crate::text::pinyin::Syllables;
use crate::text::{Quantity, base, is_blank, is_han, read_en, read_zh, stem};

/// Both sides as numbers, and which words the dictionary, names and signs link.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) zh: Side,
    pub(super) en: Side,
    /// The edges of the Chinese sentences.
    pub(super) zh_edges: Edges,
    /// The edges of the English sentences.
    pub(super) en_edges: Edges,
    /// Pairs of words, Chinese and English, that may say the same, sorted.
    pub(super) pairs: Vec<(u32, u32)>,
}

/// Reads both sides.
pub(super) fn read(
    zh: &[&str],
    en: &[&str],
    lexicon: Lexicon<'_>,
    syllables: &Syllables,
    options: &Options,
) -> Text {
    let mut text = Text {
        zh_edges: Edges::of(zh, &options.zh_begins),
        en_edges: Edges::of(en, &options.en_begins),
        ..Text::default()
    };
    let mut english = English { words: Vocabulary::default(), stems: HashMap::new(), terms: &options.terms };
    for line in en {
        text.en.push(&english.read(line), line.chars().count());
    }
    text.en.count(english.words.len());
    let mut chinese = Chinese {
        lexicon,
        syllables,
        names: Names::of(en, syllables),
        terms: &options.terms,
        english: &english.words,
        words: Vocabulary::default(),
        pairs: Vec::new(),
    };
    for line in zh {
        text.zh.push(&chinese.read(line), line.chars().filter(|&c| !is_blank(c)).count());
    }
    text.zh.count(chinese.words.len());
    text.pairs = chinese.pairs;
    text.pairs.sort_unstable();
    text.pairs.dedup();
    text
}

/// What both scripts mark alike.
fn signs(line: &str) -> impl Iterator<Item = &'static str> {
    let count = |signs: [char; 2]| line.chars().filter(move |c| signs.contains(c)).count();
    let is_quoted = line.contains(['“', '「', '『', '"', '‘']);
    std::iter::repeat_n("?", count(['?', '？']))
        .chain(std::iter::repeat_n("!", count(['!', '！'])))
        .chain(is_quoted.then_some("\""))
}

/// The word for what a quantity is worth. One and none are too often no numbers.
fn worth(quantity: &Quantity) -> Option<String> {
    (quantity.value >= 2.0 || quantity.value.fract() != 0.0).then(|| format!("#{}", quantity.value))
}

/// Reads English sentences.
struct English<'a> {
    words: Vocabulary,
    /// Stems that were made already.
    stems: HashMap<String, String>,
    terms: &'a Terms,
}

impl English<'_> {
    fn read(&mut self, line: &str) -> Vec<u32> {
        let mut words = Vec::new();
        for word in line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))) {
            let word = word.trim_matches(['-', '\'', '’']);
            if !word.is_empty() {
                self.word(&folded(word), &mut words);
            }
        }
        words.extend(signs(line).map(|sign| self.words.number(sign)));
        if line.bytes().any(|byte| byte.is_ascii_digit()) || line.len() > 4 {
            words.extend(read_en(line).iter().filter_map(worth).map(|worth| self.words.number(&worth)));
        }
        words.extend(self.terms.in_en(line).iter().map(|term| self.words.number(&format!("*{term}"))));
        words
    }

    /// Adds the words that `word`, folded, is or is made of.
    fn word(&mut self, word: &str, words: &mut Vec<u32>) {
        let first = word.split(['-', '\'']).next().unwrap_or_default();
        let not = word.ends_with("n't").then(|| little::of_en("not")).flatten();
        for class in little::of_en(first).into_iter().chain(not) {
            words.push(self.words.number(class));
        }
        for part in word.split(['-', '\'']).filter(|part| !part.is_empty() && !is_stop_word(part)) {
            if !self.stems.contains_key(part) {
                self.stems.insert(part.to_owned(), stem(base(part).unwrap_or(part)));
            }
            words.extend(self.stems.get(part).map(|stem| self.words.number(stem)));
        }
        if word.contains('-') {
            words.push(self.words.number(word));
        }
    }
}

/// Reads Chinese sentences, once the English ones are known.
struct Chinese<'a> {
    lexicon: Lexicon<'a>,
    syllables: &'a Syllables,
    names: Names,
    terms: &'a Terms,
    english: &'a Vocabulary,
    words: Vocabulary,
    pairs: Vec<(u32, u32)>,
}

impl Chinese<'_> {
    fn read(&mut self, line: &str) -> Vec<u32> {
        let mut words = Vec::new();
        for found in self.lexicon.words(line) {
            words.push(self.word(&line[found.range], found.entry));
        }
        for latin in line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            for stem in content_stems(latin) {
                words.push(self.shared('L', &stem));
            }
        }
        for name in self.names_in(line) {
            let english = if name.contains('-') { name } else { stem(&name) };
            words.push(self.shared('N', &english));
        }
        words.extend(read_zh(line).iter().filter_map(worth).map(|worth| self.shared('V', &worth)));
        words.extend(signs(line).map(|sign| self.shared('S', sign)));
        words.extend(self.terms.in_zh(line).iter().map(|term| self.shared('T', &format!("*{term}"))));
        words
    }

    /// The number of a word of the dictionary.
    fn word(&mut self, word: &str, entry: Entry) -> u32 {
        let known = self.words.len();
        let number = self.words.number(word);
        if number as usize == known {
            let senses = self.lexicon.senses(entry).filter_map(|(stem, _)| std::str::from_utf8(stem).ok());
            let senses = senses.chain(little::of_zh(word));
            self.pairs.extend(senses.filter_map(|stem| Some((number, self.english.find(stem)?))));
        }
        number
    }

    /// The number of a Chinese word of `class` that says the English `word`.
    fn shared(&mut self, class: char, word: &str) -> u32 {
        let known = self.words.len();
        let number = self.words.number(&format!("{class}{word}"));
        if number as usize == known {
            self.pairs.extend(self.english.find(word).map(|english| (number, english)));
        }
        number
    }

    /// The names of the English side that `line` can be read as.
    fn names_in(&self, line: &str) -> Vec<String> {
        let characters: Vec<char> = line.chars().collect();
        let mut found = Vec::new();
        for start in (0..characters.len()).filter(|&at| is_han(characters[at])) {
            self.names.at(&characters[start..], self.syllables, |name| found.push(name.to_owned()));
        }
        found
    }
}
