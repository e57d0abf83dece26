//! English phrases that come again: words in a row that begin and end with one that says something.

use std::collections::HashMap;

use super::english::{English, Gap};
use crate::text::lexicon::is_stop_word;

/// The longest phrase looked at, in words.
const LONGEST: usize = 11;

/// The phrases of a text.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// In how many texts each phrase stands.
    pub(super) counts: Vec<usize>,
    /// The phrases of each text.
    pub(super) of_pair: Vec<Vec<usize>>,
    /// The forms in which each phrase is written, with how often.
    forms: Vec<HashMap<String, usize>>,
}

impl Phrases {
    /// The form in which phrase `index` is written most.
    pub(super) fn surface(&self, index: usize) -> String {
        let forms = self.forms[index].iter();
        let best = forms
            .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.len().cmp(&a.0.len())).then_with(|| b.0.cmp(a.0)));
        best.map(|(form, _)| form.clone()).unwrap_or_default()
    }
}

/// The phrases that stand in at least `least` of `texts`, whatever their inflection.
pub(super) fn english_phrases(texts: &[&str], least: usize) -> Phrases {
    let read: Vec<English<'_>> = texts.iter().map(|text| English::of(text)).collect();
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for (index, english) in read.iter().enumerate() {
        each(english, |key, _| {
            let (count, last) = counts.entry(key).or_insert((0, usize::MAX));
            if *last != index {
                (*count, *last) = (*count + 1, index);
            }
        });
    }
    counts.retain(|_, (count, _)| *count >= least);
    let mut keys: Vec<String> = counts.keys().cloned().collect();
    keys.sort_unstable();
    let places: HashMap<&str, usize> = keys.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
    let mut phrases = Phrases {
        counts: keys.iter().map(|key| counts[key].0).collect(),
        of_pair: vec![Vec::new(); texts.len()],
        forms: vec![HashMap::new(); keys.len()],
    };
    for (index, english) in read.iter().enumerate() {
        each(english, |key, form| {
            if let Some(&place) = places.get(key.as_str()) {
                *phrases.forms[place].entry(form.to_owned()).or_default() += 1;
                phrases.of_pair[index].push(place);
            }
        });
        phrases.of_pair[index].sort_unstable();
        phrases.of_pair[index].dedup();
    }
    let whole = whole(&keys, &phrases.counts);
    for of_pair in &mut phrases.of_pair {
        of_pair.retain(|&place| whole[place]);
    }
    phrases
}

/// Which phrases are no mere piece of a longer one, with which they always come.
fn whole(keys: &[String], counts: &[usize]) -> Vec<bool> {
    let mut whole = vec![true; keys.len()];
    let places: HashMap<&str, usize> = keys.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
    for (at, key) in keys.iter().enumerate() {
        let words: Vec<&str> = key.split_inclusive(' ').collect();
        for start in 0..words.len() {
            for end in start + 1..=words.len() {
                if let Some(&piece) = places.get(words[start..end].concat().as_str())
                    && piece != at
                    && counts[piece] == counts[at]
                {
                    whole[piece] = false;
                }
            }
        }
    }
    whole
}

/// Calls `meet` with the key and the form of each phrase of `english`.
fn each(english: &English<'_>, mut meet: impl FnMut(String, &str)) {
    let words = english.words();
    for start in 0..words.len() {
        if is_stop_word(&words[start].lower) || is_number(&words[start].lower) {
            continue;
        }
        let mut key = String::new();
        for end in start..words.len().min(start + LONGEST) {
            let word = &words[end];
            if end > start && word.gap > Gap::Narrow {
                break;
            }
            // “China and Russia” and “China–Russia” are one.
            if !word.is_article() && word.lower != "and" {
                key.push_str(word.root().key());
                key.push(' ');
            }
            if !is_stop_word(&word.lower) && !is_number(&word.lower) {
                meet(key.clone(), &english.text[words[start].range.start..word.range.end]);
            }
        }
    }
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '.')
}
