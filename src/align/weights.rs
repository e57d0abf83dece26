//! The figures of the model.

/// The most Chinese sentences in a bead that is found.
pub(super) const MOST_ZH: usize = 4;

/// The most English sentences in a bead that is found.
pub(super) const MOST_EN: usize = 6;

/// The most sentences in a bead that is found.
pub(super) const MOST: usize = 7;

/// The figures of the model: found by a search on the development chapters, a few steps from where they began.
/// `docs/alignment.md` tells what they reach on texts that they were not searched on.
/// Priors are natural logarithms.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Prior of a sentence that has no counterpart.
    pub null: f32,
    /// Prior of each Chinese sentence beyond the first of a bead.
    pub more_zh: f32,
    /// Prior of each English sentence beyond the first of a bead.
    pub more_en: f32,
    /// Prior of each sentence beyond the first that both sides of a bead have.
    pub both: f32,
    /// Variance of the length of a translation, in characters of English for each character expected.
    pub variance: f32,
    /// How probably a word has a counterpart.
    pub link: f32,
    /// Weight of the words: they are not independent, as the model has it.
    pub lexical: f32,
    /// Occurrences kept for senses that the text does not hold.
    pub unknown: f32,
    /// How many times the text teaches words and edges.
    pub rounds: usize,
    /// Steps of expectation and maximisation each time.
    pub steps: usize,
    /// Weight of the dictionary against the text, in occurrences.
    pub prior: f32,
    /// Occurrences taken off pairs of words that the dictionary does not hold.
    pub discount: f32,
    /// Weight of quotation marks at the edges of beads.
    pub quotes: f32,
    /// Weight of the marks that end sentences.
    pub marks: f32,
    /// Weight of paragraphs and turns that begin.
    pub begins: f32,
    /// Edges of each pair of classes that are taken as met by chance, before the text is asked.
    pub shrink: f32,
    /// What scores are multiplied by before they are read as probabilities: found so that confidence is what it says.
    pub sharp: f32,
    /// What a sentence without counterpart is worth in the choice of the path, where a bead is worth 1.
    pub null_worth: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            null: -8.0,
            more_zh: -2.5,
            more_en: -1.5,
            both: -1.0,
            variance: 6.0,
            link: 0.5,
            lexical: 0.4,
            unknown: 1.0,
            rounds: 2,
            steps: 3,
            prior: 3.0,
            discount: 0.7,
            quotes: 0.7,
            marks: 0.4,
            begins: 0.7,
            shrink: 5.0,
            sharp: 0.6,
            null_worth: 0.8,
        }
    }
}

/// The kinds of beads that are considered, Chinese and English sentences each; those without counterpart first.
pub(super) fn shapes() -> Vec<(usize, usize)> {
    let mut shapes = vec![(1, 0), (0, 1)];
    for zh in 1..=MOST_ZH {
        for en in 1..=MOST_EN {
            if zh + en <= MOST {
                shapes.push((zh, en));
            }
        }
    }
    shapes
}

impl Weights {
    /// The prior of a bead of `zh` and `en` sentences.
    pub(super) fn shape(&self, zh: usize, en: usize) -> f32 {
        if zh == 0 || en == 0 {
            return self.null;
        }
        let beyond = |n: usize| f32::from(u8::try_from(n - 1).unwrap_or(u8::MAX));
        self.more_zh * beyond(zh) + self.more_en * beyond(en) + self.both * beyond(zh.min(en))
    }
}
