//! The stretch of a Chinese text that its English most likely leaves out, and how likely.
//!
//! Two explanations are weighed against each other for every stretch between two words: *it is translated*, and *it was
//! dropped*. The score is a sum of log-likelihood ratios (natural logarithms), so each part can be read by itself:
//!
//! - Words. A Chinese word of two characters or more has a sense of the dictionary in its English in 60 to 80 of 100
//!   cases, and in 3 of 100 in a strange sentence; both were counted on human translations (`docs/scoreboard.md`). A word
//!   that is found speaks against a gap, one that is not found speaks for it, a little.
//! - Length. English words for a Chinese character spread around a common ratio as a log-normal. Where the whole is too
//!   short and the whole without the stretch is not, the stretch was dropped.
//! - Style. Where the rest of the sentence is translated freely, words that are not found mean little.
//! - Edges. A sentence or a clause is dropped, hardly ever half of one.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::is_han;
use crate::text::lexicon::{Lexicon, content_stems};

/// A stretch of Chinese that seems to have no English.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    /// Bytes of the Chinese.
    pub(super) range: Range<usize>,
    /// How much likelier it is that the stretch was dropped than that it was translated: a logarithm.
    pub(super) score: f64,
}

/// English words (and one) for a unit of Chinese length (and one): the median over human translations is 0.70; its
/// logarithm.
const RATIO: f64 = -0.35;

/// How far the logarithm of the ratio spreads from sentence to sentence.
const SPREAD: f64 = 0.22;

/// Shorter Chinese, and a shorter stretch, hold too few words to judge by.
const SHORTEST: f64 = 8.0;
const SHORTEST_GAP: f64 = 4.0;
const SHORTEST_REST: f64 = 5.0;

/// What a found word weighs against its full value: words of the topic come again in the rest of the text.
const FOUND: f64 = 0.45;

/// What it says that a stretch ends at a mark, and that it is the beginning or the end of the text.
const AT_MARK: f64 = 4.0;
const AT_END: f64 = 1.0;

/// How much a free style of the rest excuses.
const STYLE: f64 = 1.5;

/// A word, a Latin word or a numeral of the Chinese, as evidence.
struct Token {
    range: Range<usize>,
    /// The log-likelihood ratio of dropped against translated.
    evidence: f64,
    /// Whether it counts for the style, and whether it was found.
    style: Option<bool>,
}

/// The most likely gap of `zh` against `en`; `None` where the length gives no reason to look.
pub(super) fn most_likely(lexicon: &Lexicon<'_>, zh: &str, en: &str) -> Option<Gap> {
    let ruler = Ruler::new(zh);
    let words = english_words(en);
    let off = |length: f64| ((words + 1.0).ln() - RATIO - (length + 1.0).ln()) / SPREAD;
    let whole = ruler.between(0, zh.len());
    let off_whole = off(whole);
    // Long enough English has room for everything: nothing is looked up, which keeps whole corpora fast.
    if whole < SHORTEST || off_whole > 0.0 {
        return None;
    }
    let tokens = tokens(lexicon, zh, en);
    let sums = Sums::of(&tokens);
    let marks = marks(zh, &tokens);
    let mut best: Option<Gap> = None;
    for from in 0..tokens.len() {
        for to in from + 1..=tokens.len() {
            let evidence = sums.evidence[to] - sums.evidence[from];
            if evidence <= 0.0 {
                continue;
            }
            let start = if from == 0 { 0 } else { tokens[from].range.start };
            let end = if to == tokens.len() { zh.len() } else { tokens[to - 1].range.end };
            let length = ruler.between(start, end);
            if length < SHORTEST_GAP || whole - length < SHORTEST_REST {
                continue;
            }
            let off_rest = off(whole - length);
            let lengths = (-(off_whole * off_whole.abs()) - off_rest * off_rest) / 2.0;
            let edges = AT_MARK * (f64::from(marks[from]) + f64::from(marks[to]))
                + AT_END * f64::from(u8::from(from == 0) + u8::from(to == tokens.len()));
            let score = evidence + lengths + sums.style(from, to) + edges;
            if best.as_ref().is_none_or(|best| score > best.score) {
                best = Some(Gap { range: start..end, score });
            }
        }
    }
    best
}

/// Sums over the first n tokens.
struct Sums {
    evidence: Vec<f64>,
    judged: Vec<u32>,
    found: Vec<u32>,
}

impl Sums {
    fn of(tokens: &[Token]) -> Self {
        let mut sums = Self { evidence: vec![0.0], judged: vec![0], found: vec![0] };
        let (mut evidence, mut judged, mut found) = (0.0, 0, 0);
        for token in tokens {
            evidence += token.evidence;
            judged += u32::from(token.style.is_some());
            found += u32::from(token.style == Some(true));
            sums.evidence.push(evidence);
            sums.judged.push(judged);
            sums.found.push(found);
        }
        sums
    }

    /// What the rest says of the style: how many of its words are found, against the 6 of 10 that are usual. Three words at
    /// the usual rate stand for what is known before.
    fn style(&self, from: usize, to: usize) -> f64 {
        let inside = |sums: &[u32]| f64::from(sums[to] - sums[from]);
        let outside = |sums: &[u32]| f64::from(sums[sums.len() - 1]) - inside(sums);
        let rate = (outside(&self.found) + 1.8) / (outside(&self.judged) + 3.0);
        let missing = inside(&self.judged) - inside(&self.found);
        if rate < 0.6 { STYLE * (rate / 0.6).ln() * missing } else { 0.0 }
    }
}

/// Chinese length: a Han character counts one, a Latin word or a numeral two.
struct Ruler(Vec<f64>);

impl Ruler {
    fn new(zh: &str) -> Self {
        let mut at = vec![0.0; zh.len() + 1];
        let mut sum = 0.0;
        let mut before = None;
        for (byte, c) in zh.char_indices() {
            let begins = |kind: fn(char) -> bool| kind(c) && !before.is_some_and(kind);
            if is_han(c) {
                sum += 1.0;
            } else if begins(is_latin) || begins(is_numeral) && !before.is_some_and(is_point) {
                sum += 2.0;
            }
            before = Some(c);
            at[byte + 1..=byte + c.len_utf8()].fill(sum);
        }
        Self(at)
    }

    fn between(&self, start: usize, end: usize) -> f64 {
        self.0[end] - self.0[start]
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_point(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// How many words `en` has; the parts of a compound count each.
fn english_words(en: &str) -> f64 {
    let words = en.split(|c: char| c.is_whitespace() || matches!(c, '-' | '—'));
    let count = words.filter(|word| word.contains(char::is_alphanumeric)).count();
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The first five letters: `economi` and `econom` are one word to a reader.
fn beginning(stem: &str) -> Option<&str> {
    stem.get(..5)
}

fn tokens(lexicon: &Lexicon<'_>, zh: &str, en: &str) -> Vec<Token> {
    let stems: Vec<String> = content_stems(en);
    let whole: HashSet<&str> = stems.iter().map(String::as_str).collect();
    let begun: HashSet<&str> = stems.iter().filter_map(|stem| beginning(stem)).collect();
    let mut tokens: Vec<Token> = Vec::new();
    for (range, entry) in lexicon.words(zh) {
        let senses: Vec<(&str, usize)> = lexicon.senses(&entry).collect();
        if senses.is_empty() {
            continue;
        }
        let length = zh[range.clone()].chars().count();
        let rarest = senses.iter().filter(|(stem, _)| whole.contains(stem)).map(|&(_, count)| count).min();
        let evidence = match (rarest, length) {
            (Some(count), _) => FOUND * against(count, length),
            (None, 1) => 0.19,
            (None, _)
                if senses.iter().any(|(stem, _)| beginning(stem).is_some_and(|b| begun.contains(b))) =>
            {
                -0.5
            }
            (None, 2) if by_character(lexicon, &zh[range.clone()], &whole) => 0.3,
            (None, 2) => 1.0,
            (None, _) => 1.3,
        };
        tokens.push(Token { range, evidence, style: (length > 1).then_some(rarest.is_some()) });
    }
    let lower = en.to_lowercase();
    tokens.extend(literals(zh).map(|range| {
        let text = zh[range.clone()].trim_end_matches(is_point).to_lowercase();
        let (found, missing) = if text.starts_with(is_numeral) { (-2.5, 0.8) } else { (-3.5, 1.3) };
        let is_there = lower.contains(&text);
        Token { range, evidence: if is_there { FOUND * found } else { missing }, style: Some(is_there) }
    }));
    tokens.sort_by_key(|token| token.range.start);
    tokens
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
fn by_character(lexicon: &Lexicon<'_>, word: &str, stems: &HashSet<&str>) -> bool {
    word.char_indices().any(|(at, c)| {
        let entry = lexicon.find(&word[at..at + c.len_utf8()]);
        entry.is_some_and(|entry| {
            lexicon.senses(&entry).any(|(stem, count)| count < 900 && stems.contains(stem))
        })
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

/// For each place between two tokens, the two ends included, 1 where a mark stands there.
fn marks(zh: &str, tokens: &[Token]) -> Vec<u8> {
    let mark = |c: char| {
        matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '、' | '…')
    };
    (0..=tokens.len())
        .map(|index| {
            let inner = index > 0 && index < tokens.len();
            let between =
                || zh.get(tokens[index - 1].range.end..tokens[index].range.start).unwrap_or_default();
            u8::from(!inner || between().contains(mark))
        })
        .collect()
}
