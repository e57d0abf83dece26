//! Terms of a glossary that stand in a sentence.

use std::collections::HashMap;
use std::sync::Arc;

use super::names::folded;

/// Terms and their translations, found by how they begin. A clone shares them: a glossary is read once for any number of
/// texts.
#[derive(Debug, Clone, Default)]
pub struct Terms(Arc<Index>);

#[derive(Debug, Clone, Default)]
struct Index {
    count: usize,
    zh: HashMap<char, Vec<(String, usize)>>,
    en: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Extend<(String, String)> for Terms {
    fn extend<I: IntoIterator<Item = (String, String)>>(&mut self, pairs: I) {
        let index = Arc::make_mut(&mut self.0);
        for (zh, en) in pairs {
            let (mut words, number) = (words(&en), index.count);
            index.count += 1;
            if let Some(first) = zh.chars().next()
                && !words.is_empty()
            {
                index.zh.entry(first).or_default().push((zh, number));
                index.en.entry(words.remove(0)).or_default().push((words, number));
            }
        }
    }
}

impl FromIterator<(String, String)> for Terms {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut terms = Self::default();
        terms.extend(pairs);
        terms
    }
}

impl Terms {
    /// The numbers of the terms that stand in a Chinese sentence.
    pub(super) fn in_zh(&self, line: &str) -> Vec<usize> {
        if self.0.zh.is_empty() {
            return Vec::new();
        }
        let found = line.char_indices().flat_map(|(at, c)| {
            self.0
                .zh
                .get(&c)
                .into_iter()
                .flatten()
                .filter(move |(term, _)| line[at..].starts_with(term.as_str()))
        });
        found.map(|(_, number)| *number).collect()
    }

    /// The numbers of the terms that stand in an English sentence.
    pub(super) fn in_en(&self, line: &str) -> Vec<usize> {
        if self.0.en.is_empty() {
            return Vec::new();
        }
        let words = words(line);
        let found = (0..words.len()).flat_map(|at| {
            let rest = &words[at + 1..];
            self.0.en.get(&words[at]).into_iter().flatten().filter(move |(term, _)| rest.starts_with(term))
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
        let pairs = [("水站", "Water Station"), ("桥", "bridge")];
        let terms: Terms = pairs.map(|(zh, en)| (zh.to_owned(), en.to_owned())).into_iter().collect();
        assert_eq!(terms.in_zh("桥边的水站"), [1, 0]);
        assert_eq!(terms.in_en("The water station's bridge; water."), [0, 1]);
    }
}
