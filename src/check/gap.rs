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
use super::evidence::{Clue, Token, clues, tokens};
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
    // English that is nearly long enough has room for everything: nothing is looked up, which keeps corpora fast.
    if whole < Ratio::SHORTEST || off(whole) > OFF {
        return None;
    }
    let clues = clues(lexicon, zh);
    let mut search = Search::new(zh, whole, off, &clues);
    // First as if nothing of it were in the English: in many sentences not even that comes to a gap.
    let most: Vec<f64> = clues.iter().map(|clue| clue.at_most(zh)).collect();
    if !search.may_exceed(&most, least) {
        return None;
    }
    search.best(&tokens(lexicon, &clues, bead, stemmer), least)
}

/// What is known of the stretches between two words before it is known what the English has.
struct Search<F> {
    /// Where each word begins and ends.
    places: Vec<Range<usize>>,
    /// How long the Chinese is up to each of its bytes.
    ruler: Ruler,
    /// For each place between two words, the two ends included, what it says that a stretch begins or ends there.
    edges: Vec<f64>,
    /// The length of the whole.
    whole: f64,
    /// How many standard deviations too short the English is for Chinese of a length.
    off: F,
    /// The same for the whole.
    off_whole: f64,
    /// What the lengths say where a stretch of this length was dropped; NaN where nobody asked.
    gains: Vec<f64>,
    /// How many bytes the Chinese has.
    size: usize,
}

impl<F: Fn(f64) -> f64> Search<F> {
    fn new(zh: &str, whole: f64, off: F, clues: &[Clue]) -> Self {
        let places: Vec<Range<usize>> = clues.iter().map(|clue| clue.range.clone()).collect();
        let edges = marks(zh, &places).into_iter().enumerate().map(|(at, mark)| {
            let ends = u8::from(at == 0) + u8::from(at == clues.len());
            AT_MARK * f64::from(mark) + AT_END * f64::from(ends)
        });
        let (edges, off_whole) = (edges.collect(), off(whole));
        let gains = vec![f64::NAN; whole as usize + 1];
        Self { places, ruler: Ruler::new(zh), edges, whole, off, off_whole, gains, size: zh.len() }
    }

    /// What the lengths say at most: what is left has the right one.
    fn most(&self) -> f64 {
        self.off_whole * self.off_whole / 2.0
    }

    /// The bytes of the words from `from` up to `to`; what stands at the ends of the text goes with them.
    fn stretch(&self, from: usize, to: usize) -> Range<usize> {
        let start = if from == 0 { 0 } else { self.places[from].start };
        start..if to == self.places.len() { self.size } else { self.places[to - 1].end }
    }

    /// What the lengths say where the words from `from` up to `to` were dropped; `None` where they, or what is left, are
    /// too few to judge by.
    fn lengths(&mut self, from: usize, to: usize) -> Option<f64> {
        let stretch = self.stretch(from, to);
        let length = self.ruler.between(stretch.start, stretch.end);
        if length < SHORTEST_GAP || self.whole - length < SHORTEST_REST {
            return None;
        }
        let gain = self.gains.get_mut(length as usize)?;
        if gain.is_nan() {
            let off_rest = (self.off)(self.whole - length);
            *gain = (-(self.off_whole * self.off_whole.abs()) - off_rest * off_rest) / 2.0;
        }
        Some(*gain)
    }

    /// Whether a stretch may score more than `least` where each word says `most` of what it can say.
    fn may_exceed(&mut self, most: &[f64], least: f64) -> bool {
        let mut rest: f64 = most.iter().sum();
        for from in 0..most.len() {
            // What all words from here on come to, between the best of edges.
            if rest + self.most() + 2.0 * (AT_MARK + AT_END) <= least - ROUNDING {
                break;
            }
            rest -= most[from];
            let mut score = self.edges[from];
            for to in from + 1..=most.len() {
                score += most[to - 1];
                let wanted = least - ROUNDING - score - self.edges[to];
                if wanted < self.most() && self.lengths(from, to).is_some_and(|lengths| lengths > wanted) {
                    return true;
                }
            }
        }
        false
    }

    /// The most likely gap by `tokens`, of those that score more than `least`.
    fn best(&mut self, tokens: &[Token], least: f64) -> Option<Gap> {
        let sums = Sums::of(tokens);
        // What the length and the edges may add to the evidence: in most sentences all of it together is not enough.
        let most = self.most() + 2.0 * (AT_MARK + AT_END);
        let reach = sums.reach();
        let mut best = Gap { range: 0..0, score: least };
        for (from, reach) in reach.into_iter().enumerate().take(tokens.len()) {
            if reach - sums.evidence[from] + most <= best.score {
                continue;
            }
            for to in from + 1..=tokens.len() {
                let evidence = sums.evidence[to] - sums.evidence[from];
                let edges = self.edges[from] + self.edges[to];
                // A rest of the right length and no style to excuse it: more is not to be had.
                if evidence <= 0.0 || evidence + self.most() + edges <= best.score {
                    continue;
                }
                let Some(lengths) = self.lengths(from, to) else { continue };
                let score = evidence + lengths + sums.style(from, to) + edges;
                if score > best.score {
                    best = Gap { range: self.stretch(from, to), score };
                }
            }
        }
        (best.score > least).then_some(best)
    }
}

/// Sums in another order may differ by so much.
const ROUNDING: f64 = 1e-9;

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

/// For each place between two words, the two ends included, 1 where a mark stands there.
fn marks(zh: &str, words: &[Range<usize>]) -> Vec<u8> {
    let mark = |c: char| {
        matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '、' | '…')
    };
    (0..=words.len())
        .map(|index| {
            let inner = index > 0 && index < words.len();
            let between = || zh.get(words[index - 1].end..words[index].start).unwrap_or_default();
            u8::from(!inner || between().contains(mark))
        })
        .collect()
}
