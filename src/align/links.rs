//! How strongly words of the two sides are linked.

use super::tokens::Text;

/// Links of Chinese words, row by row: how many times more probable an English word is beside a Chinese one than anywhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// Where the links of each Chinese word begin, and where all end.
    pub(super) starts: Vec<u32>,
    /// The English words.
    pub(super) en: Vec<u32>,
    /// p(en | zh) of each link.
    pub(super) en_of_zh: Vec<f32>,
    /// p(zh | en) of each link.
    pub(super) zh_of_en: Vec<f32>,
}

impl Links {
    /// What the dictionary says: the senses of a word share its mass by how often the text has them.
    pub(super) fn of(text: &Text, unknown: f32) -> Self {
        let (zh, en) = (&text.zh.counts, &text.en.counts);
        let (all_zh, all_en) = (text.zh.total(), text.en.total());
        let mut by_zh = vec![unknown / all_en; zh.len()];
        let mut by_en = vec![unknown / all_zh; en.len()];
        for &(f, e) in &text.pairs {
            by_zh[f as usize] += en[e as usize] as f32 / all_en;
            by_en[e as usize] += zh[f as usize] as f32 / all_zh;
        }
        let mut links = Self::with_rows(text.pairs.iter().map(|pair| pair.0), zh.len());
        for &(f, e) in &text.pairs {
            links.en.push(e);
            links.en_of_zh.push(en[e as usize] as f32 / all_en / by_zh[f as usize]);
            links.zh_of_en.push(zh[f as usize] as f32 / all_zh / by_en[e as usize]);
        }
        links
    }

    /// Links without values, for `rows` Chinese words, sorted.
    pub(super) fn with_rows(rows: impl Iterator<Item = u32>, size: usize) -> Self {
        let mut starts = vec![0u32; size + 1];
        for row in rows {
            starts[row as usize + 1] += 1;
        }
        for at in 0..size {
            starts[at + 1] += starts[at];
        }
        Self { starts, ..Self::default() }
    }

    /// Where the links of Chinese word `zh` stand.
    pub(super) fn row(&self, zh: u32) -> std::ops::Range<usize> {
        self.starts[zh as usize] as usize..self.starts[zh as usize + 1] as usize
    }
}
