//! What stands at the edge of a sentence: quotation marks that open and close, and the mark that ends it.
//!
//! How edges of both sides go together is learnt from the beads of the text itself.

use super::bead::Bead;
use super::options::Begins;
use super::weights::Weights;

/// How many classes of edges there are by quotation marks.
const QUOTES: usize = 5;

/// How many classes of edges there are by end marks.
const MARKS: usize = 4;

/// How many classes of edges there are by what begins behind them.
const BEGINS: usize = 3;

/// The classes of the edges of a side: behind 0, 1, … sentences.
#[derive(Debug, Default)]
pub(super) struct Edges {
    quotes: Vec<u8>,
    marks: Vec<u8>,
    begins: Vec<u8>,
}

impl Edges {
    /// Reads the edges of `sentences`; `begins` says what begins with each, where that is known.
    pub(super) fn of(sentences: &[&str], begins: &[Begins]) -> Self {
        let mut edges = Self { quotes: vec![0], marks: vec![0], begins: vec![0] };
        let mut inside = false;
        for (at, sentence) in sentences.iter().enumerate() {
            inside = after(sentence, inside);
            let closes = ends_closed(sentence);
            let opens = sentences.get(at + 1).is_some_and(|next| begins_open(next));
            edges.quotes.push(match (closes, opens, inside) {
                (true, false, _) => 1,
                (true, true, _) => 2,
                (false, true, _) => 3,
                (false, false, true) => 4,
                (false, false, false) => 0,
            });
            edges.marks.push(mark(sentence));
            edges.begins.push(match begins.get(at + 1) {
                None | Some(Begins::Sentence) => 0,
                Some(Begins::Paragraph) => 1,
                Some(Begins::Turn) => 2,
            });
        }
        edges
    }
}

/// Whether a quotation is open behind `sentence`, where one was before it or not.
fn after(sentence: &str, mut inside: bool) -> bool {
    let mut before = ' ';
    let mut characters = sentence.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        match c {
            '“' | '「' | '『' => inside = true,
            '”' | '」' | '』' => inside = false,
            '"' => inside = opens_here(before, next) || (!closes_here(before, next) && !inside),
            '\'' | '‘' | '’' if opens_here(before, next) && c != '’' => inside = true,
            '\'' | '’' if closes_here(before, next) => inside = false,
            _ => {}
        }
        before = c;
    }
    inside
}

fn opens_here(before: char, next: char) -> bool {
    (before.is_whitespace() || matches!(before, '(' | '—' | '-' | '–')) && !next.is_whitespace()
}

fn closes_here(before: char, next: char) -> bool {
    matches!(before, '.' | ',' | '!' | '?' | '—' | '–' | '…' | '-' | ';' | ':') && !next.is_alphanumeric()
}

fn begins_open(sentence: &str) -> bool {
    sentence.starts_with(['“', '「', '『', '"', '\'', '‘'])
}

fn ends_closed(sentence: &str) -> bool {
    let sentence = sentence.trim_end();
    sentence.ends_with(['”', '」', '』', '"', '’', '\''])
}

/// The class of the mark that ends `sentence`.
fn mark(sentence: &str) -> u8 {
    let last = sentence
        .trim_end_matches(|c: char| c.is_whitespace() || "”」』\"’'）)".contains(c))
        .chars()
        .next_back();
    match last {
        Some('？' | '?') => 1,
        Some('！' | '!') => 2,
        Some('。' | '.') => 0,
        _ => 3,
    }
}

/// How edges of both sides go together: a logarithm for each pair of classes.
#[derive(Debug, Clone, Default)]
pub(super) struct Fit {
    quotes: [[f32; QUOTES]; QUOTES],
    marks: [[f32; MARKS]; MARKS],
    begins: [[f32; BEGINS]; BEGINS],
}

impl Fit {
    /// What the edges of `beads` teach.
    pub(super) fn learn(beads: &[Bead], zh: &Edges, en: &Edges, weights: &Weights) -> Self {
        let at: Vec<(usize, usize)> =
            beads.iter().filter(|bead| !bead.is_null()).map(|bead| (bead.zh.end, bead.en.end)).collect();
        Self {
            quotes: table(&at, &zh.quotes, &en.quotes, weights.quotes, weights.shrink),
            marks: table(&at, &zh.marks, &en.marks, weights.marks, weights.shrink),
            begins: table(&at, &zh.begins, &en.begins, weights.begins, weights.shrink),
        }
    }

    /// How well the edge behind `i` Chinese sentences goes with the one behind `j` English ones.
    pub(super) fn of(&self, zh: &Edges, en: &Edges, i: usize, j: usize) -> f32 {
        let at = |zh: &[u8], en: &[u8]| (usize::from(zh[i]), usize::from(en[j]));
        let (quotes, marks, begins) =
            (at(&zh.quotes, &en.quotes), at(&zh.marks, &en.marks), at(&zh.begins, &en.begins));
        self.quotes[quotes.0][quotes.1] + self.marks[marks.0][marks.1] + self.begins[begins.0][begins.1]
    }
}

/// For each pair of classes: the logarithm of how much more often than by chance they meet, times `weight`.
fn table<const N: usize>(
    at: &[(usize, usize)],
    zh: &[u8],
    en: &[u8],
    weight: f32,
    shrink: f32,
) -> [[f32; N]; N] {
    let share = |classes: &[u8]| {
        let mut share = [0f32; N];
        classes[1..].iter().for_each(|&class| share[usize::from(class)] += 1.0);
        share.map(|count| count / (classes.len() - 1).max(1) as f32)
    };
    let (zh_share, en_share) = (share(zh), share(en));
    let mut met = [[0f32; N]; N];
    for &(i, j) in at {
        met[usize::from(zh[i])][usize::from(en[j])] += 1.0;
    }
    let all = at.len() as f32;
    let mut fit = [[0f32; N]; N];
    for (a, row) in fit.iter_mut().enumerate() {
        for (b, value) in row.iter_mut().enumerate() {
            let chance = all * zh_share[a] * en_share[b];
            *value = weight * ((met[a][b] + shrink) / (chance + shrink)).ln();
        }
    }
    fit
}
