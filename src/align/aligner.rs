//! The way from sentences to beads.

use std::ops::Range;

use super::band::Band;
use super::bead::{Alignment, Bead};
use super::chain::chain;
use super::edges::Fit;
use super::learn::learn;
use super::links::Links;
use super::options::{Fixed, Options};
use super::path;
use super::posterior::Lattice;
use super::score::Scorer;
use super::tokens::{self, Text};
use super::trouble;
use crate::text::lexicon::Lexicon;
use crate::text::pinyin::Syllables;

/// Sentences on either side of the first chain.
const FIRST: usize = 8;

/// Sentences on either side of a path that was found.
const LATER: usize = 4;

/// Texts of more sentences teach enough the first time.
const LONG: usize = 3000;

/// Aligns texts: what is read once for all of them.
#[derive(Debug)]
pub struct Aligner {
    lexicon: Lexicon<'static>,
    syllables: Syllables,
}

impl Default for Aligner {
    fn default() -> Self {
        Self { lexicon: Lexicon::cedict(), syllables: Syllables::new() }
    }
}

/// Sentences of both sides between two links that stay as they are.
struct Stretch {
    zh: Range<usize>,
    en: Range<usize>,
    /// The link that ends it.
    end: Option<Fixed>,
}

impl Aligner {
    /// Aligns the sentences of both sides; time and memory grow with their number alone.
    pub fn align(&self, zh: &[&str], en: &[&str], options: &Options) -> Alignment {
        let mut troubles = trouble::of_texts(zh, en);
        if zh.is_empty() || en.is_empty() {
            let left = (0..zh.len()).map(|i| Bead { zh: i..i + 1, en: 0..0, confidence: 1.0 });
            let right = (0..en.len()).map(|j| Bead { zh: 0..0, en: j..j + 1, confidence: 1.0 });
            return Alignment { beads: left.chain(right).collect(), troubles };
        }
        let text = tokens::read(zh, en, self.lexicon, &self.syllables, options);
        let dictionary = Links::of(&text, options.weights.unknown);
        let stretches = stretches(&options.fixed, zh.len(), en.len());
        let beads = Search { text: &text, options, dictionary: &dictionary, stretches: &stretches }.run();
        if troubles.is_empty() {
            troubles = trouble::of_beads(&beads, related(&text, &beads));
        }
        Alignment { beads, troubles }
    }
}

/// The search for the beads of a text.
struct Search<'a> {
    text: &'a Text,
    options: &'a Options,
    dictionary: &'a Links,
    stretches: &'a [Stretch],
}

impl Search<'_> {
    /// A chain of rare words, then paths: each teaches words and edges for the next.
    fn run(&self) -> Vec<Bead> {
        let weights = &self.options.weights;
        let chain = chain(self.text, self.dictionary);
        let mut corners: Vec<(usize, usize)> = chain.iter().map(|point| (point.zh, point.en)).collect();
        let mut scorer = self.scorer(self.dictionary, Fit::default());
        let mut beads = Vec::new();
        let long = self.text.zh.len().min(self.text.en.len()) > LONG;
        for round in 0..if long { weights.rounds.min(1) } else { weights.rounds } {
            let width = if round == 0 { FIRST } else { LATER };
            beads = self.each(|stretch| {
                path::best(&mut scorer, &Band::around(&corners, &stretch.zh, &stretch.en, width))
            });
            corners = beads.iter().map(|bead| (bead.zh.end, bead.en.end)).collect();
            let links = learn(self.text, &beads, self.dictionary, weights);
            let fit = Fit::learn(&beads, &self.text.zh_edges, &self.text.en_edges, weights);
            scorer = self.scorer(&links, fit);
        }
        let width = if beads.is_empty() { FIRST } else { LATER };
        self.each(|stretch| {
            let band = Band::around(&corners, &stretch.zh, &stretch.en, width);
            let mut lattice = Lattice::of(&mut scorer, band, weights.sharp);
            lattice.normalise();
            lattice.best(weights.null_worth)
        })
    }

    fn scorer(&self, links: &Links, fit: Fit) -> Scorer<'_> {
        Scorer::new(self.text, links, fit, &self.options.weights).with_likenesses(&self.options.likenesses)
    }

    /// The beads of all stretches, and the links between them.
    fn each(&self, mut find: impl FnMut(&Stretch) -> Option<Vec<Bead>>) -> Vec<Bead> {
        let mut beads = Vec::new();
        for stretch in self.stretches {
            beads.extend(find(stretch).unwrap_or_else(|| unlinked(stretch)));
            let end = stretch.end.as_ref().filter(|fixed| !fixed.zh.is_empty() || !fixed.en.is_empty());
            beads.extend(end.map(|fixed| Bead {
                zh: fixed.zh.clone(),
                en: fixed.en.clone(),
                confidence: 1.0,
            }));
        }
        beads
    }
}

/// Every sentence by itself.
fn unlinked(stretch: &Stretch) -> Vec<Bead> {
    let (zh, en) = (stretch.zh.clone(), stretch.en.clone());
    let left = zh.clone().map(|i| Bead { zh: i..i + 1, en: en.start..en.start, confidence: 0.0 });
    let right = en.clone().map(|j| Bead { zh: zh.end..zh.end, en: j..j + 1, confidence: 0.0 });
    left.chain(right).collect()
}

/// The stretches between the links that stay; links that go back are left out.
fn stretches(fixed: &[Fixed], zh: usize, en: usize) -> Vec<Stretch> {
    let mut fixed: Vec<&Fixed> = fixed.iter().collect();
    fixed.sort_by_key(|link| (link.zh.start, link.en.start, link.zh.end, link.en.end));
    let (mut at, mut stretches) = ((0, 0), Vec::new());
    for link in fixed {
        let forward = link.zh.start >= at.0 && link.en.start >= at.1;
        if forward
            && link.zh.start <= link.zh.end
            && link.en.start <= link.en.end
            && link.zh.end <= zh
            && link.en.end <= en
        {
            stretches.push(Stretch {
                zh: at.0..link.zh.start,
                en: at.1..link.en.start,
                end: Some(link.clone()),
            });
            at = (link.zh.end, link.en.end);
        }
    }
    stretches.push(Stretch { zh: at.0..zh, en: at.1..en, end: None });
    stretches
}

/// The share of beads with both sides in which the dictionary links words.
fn related(text: &Text, beads: &[Bead]) -> f32 {
    let (mut linked, mut all) = (0u32, 0u32);
    for bead in beads.iter().filter(|bead| !bead.is_null()) {
        all += 1;
        let en = &text.en.words[text.en.span(bead.en.clone())];
        let has = |f: u32| {
            let start = text.pairs.partition_point(|pair| pair.0 < f);
            text.pairs[start..].iter().take_while(|pair| pair.0 == f).any(|pair| en.contains(&pair.1))
        };
        linked += u32::from(text.zh.words[text.zh.span(bead.zh.clone())].iter().any(|&f| has(f)));
    }
    linked as f32 / all.max(1) as f32
}
