//! Strings of Chinese characters that come again and are whole: words, or words in a row.

use std::collections::{HashMap, HashSet};

use crate::text::is_han;
use crate::text::lexicon::{Found, Lexicon};

/// The longest string looked at, in characters.
const LONGEST: usize = 12;

/// A string that comes again.
#[derive(Debug, Clone)]
pub(super) struct Gram {
    /// The string.
    pub(super) text: String,
    /// The texts it stands in, by index.
    pub(super) pairs: Vec<usize>,
}

/// What is known of a string while it is counted.
#[derive(Default)]
struct Count {
    pairs: Vec<usize>,
    times: usize,
    /// How often both its ends are ends of words.
    clean: usize,
    before: HashMap<char, usize>,
    after: HashMap<char, usize>,
}

/// Characters that begin or end no term: particles, pronouns, prepositions, conjunctions.
const GRAMMAR: &str = "的了着过地得和与及或而但也都就将把被对向从在是有为以于之其这那我你他她它们个种各等并更最很不没要会能可应还又再则因此所使让给按根据通由";

/// The strings that stand in at least `least` of `texts`.
pub(super) fn chinese_grams(texts: &[&str], least: usize) -> Vec<Gram> {
    let lexicon = Lexicon::cedict();
    let cuts: Vec<HashSet<usize>> = texts.iter().map(|text| cuts(&lexicon, text)).collect();
    let mut frequent: HashMap<&str, Count> = HashMap::new();
    // A string is no more frequent than the one it begins with, so each length is built on the one before.
    for length in 2..=LONGEST {
        let mut counts: HashMap<&str, Count> = HashMap::new();
        for (index, text) in texts.iter().enumerate() {
            let places: Vec<(usize, char)> = text.char_indices().collect();
            for (at, window) in places.windows(length).enumerate() {
                let end = window[length - 1].0 + window[length - 1].1.len_utf8();
                if !is_han(window[length - 1].1) || length == 2 && !is_han(window[0].1) {
                    continue;
                }
                let shorter = &text[window[0].0..window[length - 1].0];
                if length > 2 && !frequent.contains_key(shorter) {
                    continue;
                }
                let count = counts.entry(&text[window[0].0..end]).or_default();
                count.times += 1;
                if count.pairs.last() != Some(&index) {
                    count.pairs.push(index);
                }
                count.clean += usize::from(cuts[index].contains(&window[0].0) && cuts[index].contains(&end));
                // The ends of a text are as good as many neighbours: each is one of its own.
                let mark = char::from_u32(0xE000 + (count.times as u32 & 0xFFF)).unwrap_or('\u{E000}');
                let neighbour = |at: Option<usize>| {
                    at.and_then(|at| places.get(at)).map(|&(_, c)| c).filter(|&c| is_han(c)).unwrap_or(mark)
                };
                *count.before.entry(neighbour(at.checked_sub(1))).or_default() += 1;
                *count.after.entry(neighbour(Some(at + length))).or_default() += 1;
            }
        }
        counts.retain(|_, count| count.pairs.len() >= least);
        if counts.is_empty() {
            break;
        }
        frequent.extend(counts);
    }
    let mut grams: Vec<Gram> = frequent
        .into_iter()
        .filter(|(text, count)| is_whole(text, count))
        .map(|(text, count)| Gram { text: text.to_owned(), pairs: count.pairs })
        .collect();
    grams.sort_by(|a, b| a.text.cmp(&b.text));
    grams
}

/// Where a word may begin or end: the ends of the dictionary's words, and both sides of a character of no word.
fn cuts(lexicon: &Lexicon<'_>, text: &str) -> HashSet<usize> {
    let mut inside = HashSet::new();
    for Found { range, .. } in lexicon.words(text) {
        inside.extend(range.start + 1..range.end);
    }
    (0..=text.len()).filter(|at| text.is_char_boundary(*at) && !inside.contains(at)).collect()
}

/// Whether a string is a word rather than a piece of one, or of a sentence: its ends are mostly ends of words, it has
/// more than one neighbour on either side, and neither end is grammar.
fn is_whole(text: &str, count: &Count) -> bool {
    let grammar = |c: Option<char>| c.is_some_and(|c| GRAMMAR.contains(c));
    let varied = |neighbours: &HashMap<char, usize>| entropy(neighbours, count.times) > 0.6;
    count.clean * 2 > count.times
        && varied(&count.before)
        && varied(&count.after)
        && !grammar(text.chars().next())
        && !grammar(text.chars().next_back())
}

/// The entropy of what stands beside a string, in nats.
fn entropy(neighbours: &HashMap<char, usize>, times: usize) -> f64 {
    let mut counts: Vec<usize> = neighbours.values().copied().collect();
    counts.sort_unstable();
    counts
        .into_iter()
        .map(|count| {
            let part = count as f64 / times as f64;
            -part * part.ln()
        })
        .sum()
}
