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

use std::ops::Range;

use super::bead::BeadText;
use super::evidence::{Token, tokens};
use super::length::{Ratio, Ruler};
use crate::text::lexicon::{Lexicon, Stemmer};

/// A stretch of Chinese that seems to have no English.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    /// Bytes of the Chinese.
    pub(super) range: Range<usize>,
    /// How much likelier it is that the stretch was dropped than that it was translated: a logarithm.
    pub(super) score: f64,
}

/// A shorter stretch, or a shorter rest, holds too few words to judge by.
const SHORTEST_GAP: f64 = 4.0;
const SHORTEST_REST: f64 = 5.0;

/// How many standard deviations too short the English is before a gap is looked for.
const OFF: f64 = -0.8;

/// What it says that a stretch ends at a mark, and that it is the beginning or the end of the text.
const AT_MARK: f64 = 4.0;
const AT_END: f64 = 1.0;

/// How much a free style of the rest excuses.
const STYLE: f64 = 1.5;

/// The most likely gap of `zh` against `en` of those that score more than `least`; `None` too where the length gives no
/// reason to look.
pub(super) fn most_likely(
    lexicon: &Lexicon<'_>,
    stemmer: &mut Stemmer,
    ratio: Ratio,
    bead: &BeadText<'_>,
    least: f64,
) -> Option<Gap> {
    let zh = &*bead.zh;
    let (whole, words) = bead.lengths();
    let off = |length: f64| ((words + 1.0).ln() - ratio.centre - (length + 1.0).ln()) / ratio.spread;
    let off_whole = off(whole);
    // English that is nearly long enough has room for everything: nothing is looked up, which keeps corpora fast.
    if whole < Ratio::SHORTEST || off_whole > OFF {
        return None;
    }
    let tokens = tokens(lexicon, bead, stemmer);
    let sums = Sums::of(&tokens);
    // What the length and the edges may add to the evidence: in most sentences all of it together is not enough.
    let most = off_whole * off_whole / 2.0 + 2.0 * (AT_MARK + AT_END);
    let reach = sums.reach();
    if reach.iter().zip(&sums.evidence).all(|(reach, before)| reach - before + most <= least) {
        return None;
    }
    let ruler = Ruler::new(zh);
    let marks = marks(zh, &tokens);
    let mut best = Gap { range: 0..0, score: least };
    for from in 0..tokens.len() {
        if reach[from] - sums.evidence[from] + most <= best.score {
            continue;
        }
        for to in from + 1..=tokens.len() {
            let evidence = sums.evidence[to] - sums.evidence[from];
            if evidence <= 0.0 {
                continue;
            }
            let edges = AT_MARK * (f64::from(marks[from]) + f64::from(marks[to]))
                + AT_END * f64::from(u8::from(from == 0) + u8::from(to == tokens.len()));
            // A rest of the right length and no style to excuse it: more is not to be had.
            if evidence + off_whole * off_whole / 2.0 + edges <= best.score {
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
            let score = evidence + lengths + sums.style(from, to) + edges;
            if score > best.score {
                best = Gap { range: start..end, score };
            }
        }
    }
    (best.score > least).then_some(best)
}

/// Sums over the first n tokens.
struct Sums {
    evidence: Vec<f64>,
    judged: Vec<u32>,
    found: Vec<u32>,
}

impl Sums {
    fn of(tokens: &[Token]) -> Self {
        let room = tokens.len() + 1;
        let (evidence, judged, found) =
            (Vec::with_capacity(room), Vec::with_capacity(room), Vec::with_capacity(room));
        let mut sums = Self { evidence, judged, found };
        sums.evidence.push(0.0);
        sums.judged.push(0);
        sums.found.push(0);
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

    /// For each place the highest sum at a later one, itself included.
    fn reach(&self) -> Vec<f64> {
        let mut reach = self.evidence.clone();
        for at in (1..reach.len()).rev() {
            reach[at - 1] = reach[at - 1].max(reach[at]);
        }
        reach
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
