//! Terms of a glossary that stand in a sentence.

use std::collections::HashMap;

use super::names::folded;

/// Terms of both languages, found by how they begin.
#[derive(Debug, Default)]
pub(super) struct Terms<'a> {
    zh: HashMap<char, Vec<(&'a str, usize)>>,
    en: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl<'a> Terms<'a> {
    /// The terms of `pairs`, numbered as they stand there.
    pub(super) fn of(pairs: &'a [(String, String)]) -> Self {
        let mut terms = Self::default();
        for (number, (zh, en)) in pairs.iter().enumerate() {
            let mut words = words(en);
            if let Some(first) = zh.chars().next()
                && !words.is_empty()
            {
                terms.zh.entry(first).or_default().push((zh, number));
                terms.en.entry(words.remove(0)).or_default().push((words, number));
            }
        }
        terms
    }

    /// The numbers of the terms that stand in a Chinese sentence.
    pub(super) fn in_zh(&self, line: &str) -> Vec<usize> {
        if self.zh.is_empty() {
            return Vec::new();
        }
        let found = line.char_indices().flat_map(|(at, c)| {
            self.zh.get(&c).into_iter().flatten().filter(move |(term, _)| line[at..].starts_with(term))
        });
        found.map(|(_, number)| *number).collect()
    }

    /// The numbers of the terms that stand in an English sentence.
    pub(super) fn in_en(&self, line: &str) -> Vec<usize> {
        if self.en.is_empty() {
            return Vec::new();
        }
        let words = words(line);
        let found = (0..words.len()).flat_map(|at| {
            let rest = &words[at + 1..];
            self.en.get(&words[at]).into_iter().flatten().filter(move |(term, _)| rest.starts_with(term))
        });
        found.map(|(_, number)| *number).collect()
    }
}

/// The words of English text, folded.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .map(folded)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_whole() {
        let pairs = [("水站".to_owned(), "Water Station".to_owned()), ("桥".to_owned(), "bridge".to_owned())];
        let terms = Terms::of(&pairs);
        assert_eq!(terms.in_zh("桥边的水站"), [1, 0]);
        assert_eq!(terms.in_en("The water station's bridge; water."), [0, 1]);
    }
}
