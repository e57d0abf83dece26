//! What each word of a Chinese text says for or against its being in the English.

use std::cell::LazyCell;
use std::ops::Range;

use super::bead::BeadText;
use super::length::{is_numeral, is_point};
use crate::text::lexicon::{Entry, GLANCE, Lexicon, Senses, Stemmer};

/// A word, a Latin word or a numeral of the Chinese, as evidence.
pub(super) struct Token {
    /// The log-likelihood ratio of dropped against translated.
    pub(super) evidence: f64,
    /// Whether it counts for the style, and whether it was found.
    pub(super) style: Option<bool>,
}

/// What a found word weighs against its full value: words of the topic come again in the rest of the text.
const FOUND: f64 = 0.45;

/// The stems of the English.
struct Stems<'m> {
    /// Each with what its first letters come to.
    stems: Vec<(u16, &'m [u8])>,
    /// A bit for each of these numbers: most stems that are asked for begin otherwise.
    beginnings: [u64; 64],
}

impl<'m> Stems<'m> {
    fn of(bead: &BeadText<'_>, stemmer: &'m mut Stemmer) -> Self {
        stemmer.tidy();
        let mut numbers: Vec<u32> = Vec::with_capacity(bead.words().len());
        numbers.extend(bead.words().iter().filter_map(|word| stemmer.number(&bead.en[word.range()])));
        let mut stems = Self { stems: Vec::with_capacity(numbers.len()), beginnings: [0; 64] };
        for number in numbers {
            let (glance, stem) = stemmer.stem(number);
            let (place, bit) = place(glance);
            stems.beginnings[place] |= bit;
            stems.stems.push((glance, stem.as_bytes()));
        }
        stems
    }

    /// Whether a stem may begin like stem `number` of the lexicon: hardly ever.
    #[inline]
    fn may_begin_like(&self, lexicon: &Lexicon<'_>, number: usize) -> bool {
        let (place, bit) = place(lexicon.glance(number));
        self.beginnings[place] & bit != 0
    }

    /// The stems that may begin like stem `number`.
    fn like(&self, lexicon: &Lexicon<'_>, number: usize) -> impl Iterator<Item = &'m [u8]> {
        let wanted = lexicon.glance(number);
        self.stems.iter().filter(move |(first, _)| *first == wanted).map(|&(_, stem)| stem)
    }

    /// Whether stem `number` is one of them.
    fn has(&self, lexicon: &Lexicon<'_>, number: usize) -> bool {
        self.like(lexicon, number).any(|stem| stem == lexicon.stem(number))
    }

    /// Whether a stem begins with the same letters as stem `number`: as many make one word to a reader, `economi` and
    /// `econom`.
    fn has_like(&self, lexicon: &Lexicon<'_>, number: usize) -> bool {
        let is_like = |stem: &[u8]| {
            let letters = stem.get(..GLANCE);
            letters.is_some() && letters == lexicon.stem(number).get(..GLANCE)
        };
        self.like(lexicon, number).any(is_like)
    }
}

/// Which bit stands for what first letters come to.
fn place(glance: u16) -> (usize, u64) {
    (usize::from(glance / 64 % 64), 1 << (glance % 64))
}

/// What in a Chinese text may be looked for in its English.
pub(super) struct Clue {
    /// Bytes of the Chinese.
    pub(super) range: Range<usize>,
    what: What,
}

enum What {
    /// A word of the dictionary, of so many characters.
    Word(Entry, usize),
    /// A Latin word or a numeral.
    Literal,
}

/// The clues of `zh`, in their order.
pub(super) fn clues(lexicon: &Lexicon<'_>, zh: &str) -> Vec<Clue> {
    let words = lexicon.words(zh).into_iter().filter(|word| !word.entry.is_empty());
    let words = words.map(|word| Clue { range: word.range, what: What::Word(word.entry, word.length) });
    let mut clues: Vec<Clue> = words.collect();
    let words = clues.len();
    clues.extend(literals(zh).map(|range| Clue { range, what: What::Literal }));
    if clues.len() > words {
        clues.sort_by_key(|clue| clue.range.start);
    }
    clues
}

impl Clue {
    /// What it says for a gap at most: that the English has nothing like it.
    pub(super) fn at_most(&self, zh: &str) -> f64 {
        match self.what {
            What::Word(_, length) => unfound(length),
            What::Literal => missing(&zh[self.range.clone()]),
        }
    }
}

/// What a word of `length` characters says that nothing in the English is like.
fn unfound(length: usize) -> f64 {
    match length {
        1 => 0.19,
        2 => 1.0,
        _ => 1.3,
    }
}

/// What a Latin word or a numeral says that the English does not have.
fn missing(literal: &str) -> f64 {
    if literal.starts_with(is_numeral) { 0.8 } else { 1.3 }
}

/// The evidence of `clues`, those of the Chinese of `bead`, against its English.
pub(super) fn tokens(
    lexicon: &Lexicon<'_>,
    clues: &[Clue],
    bead: &BeadText<'_>,
    stemmer: &mut Stemmer,
) -> Vec<Token> {
    let (zh, en) = (&*bead.zh, &*bead.en);
    let stems = Stems::of(bead, stemmer);
    let lower = LazyCell::new(|| en.to_ascii_lowercase());
    let tokens = clues.iter().map(|Clue { range, what }| match *what {
        What::Word(entry, length) => {
            let senses = lexicon.senses(entry);
            let (evidence, is_found) = word(lexicon, &zh[range.clone()], senses, length, &stems);
            Token { evidence, style: (length > 1).then_some(is_found) }
        }
        What::Literal => {
            let text = zh[range.clone()].trim_end_matches(is_point).to_ascii_lowercase();
            let is_there = lower.contains(&text);
            let found = if text.starts_with(is_numeral) { -2.5 } else { -3.5 };
            let evidence = if is_there { FOUND * found } else { missing(&text) };
            Token { evidence, style: Some(is_there) }
        }
    });
    tokens.collect()
}

/// What `word` of `length` characters says by its `senses`, and whether one of them is among `stems`.
fn word(
    lexicon: &Lexicon<'_>,
    word: &str,
    senses: Senses<'_>,
    length: usize,
    stems: &Stems<'_>,
) -> (f64, bool) {
    let (mut rarest, mut is_like) = (None, false);
    for stem in senses.numbers().filter(|&stem| stems.may_begin_like(lexicon, stem)) {
        if stems.has(lexicon, stem) {
            let count = lexicon.count(stem);
            rarest = Some(rarest.map_or(count, |rarest: usize| rarest.min(count)));
        }
        is_like = is_like || rarest.is_none() && stems.has_like(lexicon, stem);
    }
    let evidence = match (rarest, length) {
        (Some(count), _) => FOUND * against(count, length),
        (None, 1) => unfound(1),
        (None, _) if is_like => -0.5,
        (None, 2) if by_character(lexicon, word, stems) => 0.3,
        (None, _) => unfound(length),
    };
    (evidence, rarest.is_some())
}

/// What a found word of `length` characters says against a gap, by how many words of the dictionary share the sense: a
/// common one is found by chance more often.
fn against(count: usize, length: usize) -> f64 {
    match (length, count) {
        (1, ..64) => -2.0,
        (1, 64..256) => -1.6,
        (1, _) => -1.1,
        (2, ..64) => -3.8,
        (2, 64..256) => -3.1,
        (2, _) => -1.8,
        (_, ..64) => -4.2,
        (_, 64..256) => -3.0,
        (_, _) => -1.5,
    }
}

/// Whether one of the characters of `word` has a sense in the English; one that hundreds of words share says nothing.
fn by_character(lexicon: &Lexicon<'_>, word: &str, stems: &Stems<'_>) -> bool {
    let entries = word.chars().filter_map(|c| lexicon.find_char(c));
    let mut senses = entries.flat_map(|entry| lexicon.senses(entry).numbers());
    senses.any(|stem| {
        stems.may_begin_like(lexicon, stem) && lexicon.count(stem) < 900 && stems.has(lexicon, stem)
    })
}

/// The Latin words and the numerals of `text`.
fn literals(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(u8::is_ascii_alphanumeric)?;
        let start = at;
        let goes_on = |byte: &u8| {
            if bytes[start].is_ascii_digit() {
                byte.is_ascii_digit() || matches!(byte, b'.' | b',')
            } else {
                byte.is_ascii_alphabetic()
            }
        };
        at += bytes[at..].iter().take_while(|byte| goes_on(byte)).count();
        Some(start..at)
    })
}
