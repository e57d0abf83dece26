//! One side of a text as numbers: which words stand in which sentence.

use std::collections::HashMap;
use std::ops::Range;

/// Words and their numbers.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
}

impl Vocabulary {
    /// The number of `word`, which may be new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The number of `word`, where it was seen.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// How many words were seen.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }
}

/// Words of the shortest text that says how rare its words are.
const SHORT: f32 = 2000.0;

/// The sentences of one side.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Numbers of the words, sentence after sentence.
    pub(super) words: Vec<u32>,
    /// Where the words of each sentence begin, and where all end.
    pub(super) starts: Vec<u32>,
    /// The length of each sentence, in characters.
    pub(super) lengths: Vec<f32>,
    /// How often each word occurs.
    pub(super) counts: Vec<u32>,
}

impl Side {
    /// How many sentences there are.
    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// How many words a word is one of, when it is asked how rare it is: a short text says little of that, and most words
    /// that stand in it once are rare.
    pub(super) fn total(&self) -> f32 {
        (self.words.len() as f32).max(SHORT)
    }

    /// Where the words of sentences `range` stand.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        self.starts[range.start] as usize..self.starts[range.end] as usize
    }

    /// The words of sentence `index`.
    pub(super) fn sentence(&self, index: usize) -> &[u32] {
        &self.words[self.span(index..index + 1)]
    }

    /// Adds a sentence.
    pub(super) fn push(&mut self, words: &[u32], length: usize) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.words.extend_from_slice(words);
        self.starts.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.lengths.push(f32::from(u16::try_from(length.max(1)).unwrap_or(u16::MAX)));
    }

    /// Counts the words, of which there are `size` different ones.
    pub(super) fn count(&mut self, size: usize) {
        self.counts = vec![0; size];
        for &word in &self.words {
            self.counts[word as usize] += 1;
        }
    }
}
