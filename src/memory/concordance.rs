//! Concordance: the entries that hold some words, in either language.
//!
//! Han text is found through the lists of neighbouring characters, which need no word boundaries; everything
//! else by reading the entries, whatever the case of letters.

use super::entry::Stored;
use super::fold::fold;
use super::index::Index;
use super::layout::token;
use super::myers::NOBODY;
use super::shelf::Torn;
use crate::text::is_han;

/// `text` as a concordance compares it: folded, and in small letters.
fn plain(text: &str) -> String {
    fold(text).into_iter().flat_map(char::to_lowercase).collect()
}

impl Index {
    /// The first `most` entries that hold `words` in Chinese or English, in their order, and how many there are.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn holding(&self, words: &str, most: usize) -> Result<(Vec<Stored>, usize), Torn> {
        let folded = fold(words);
        if folded.is_empty() {
            return Ok((Vec::new(), 0));
        }
        if folded.len() > 1 && folded.iter().all(|&c| is_han(c)) {
            return self.holding_han(&folded, most);
        }
        let wanted = plain(words);
        let (mut found, mut count) = (Vec::new(), 0);
        for number in 0..u32::try_from(self.tally().entries).unwrap_or(u32::MAX) {
            let entry = self.entry(number)?;
            if plain(&entry.zh).contains(&wanted) || plain(&entry.en).contains(&wanted) {
                count += 1;
                if found.len() < most {
                    found.push(entry);
                }
            }
        }
        Ok((found, count))
    }

    /// The same for Han characters alone, two or more.
    fn holding_han(&self, folded: &[char], most: usize) -> Result<(Vec<Stored>, usize), Torn> {
        let ids: Vec<u32> = folded.iter().map(|&c| self.id(c)).collect();
        let mut numbers: Vec<u32> = Vec::new();
        for text in self.texts_holding(&ids)? {
            numbers.extend(self.members(text)?);
        }
        numbers.sort_unstable();
        let found: Result<Vec<Stored>, Torn> =
            numbers.iter().take(most).map(|&number| self.entry(number)).collect();
        Ok((found?, numbers.len()))
    }

    /// The texts that hold `ids`, side by side.
    fn texts_holding(&self, ids: &[u32]) -> Result<Vec<u32>, Torn> {
        if ids.contains(&NOBODY) {
            return Ok(Vec::new());
        }
        let mut bytes = Vec::new();
        let mut lists = Vec::new();
        for pair in ids.windows(2) {
            lists.push(self.list(token(pair[0], pair[1], 0), &mut bytes)?);
        }
        lists.sort_unstable_by_key(|list| (list.end - list.start, list.start));
        lists.dedup();
        let all = 0..self.texts();
        let mut ranks: Option<Vec<u32>> = None;
        for list in lists {
            let mut own = self
                .postings(list, &all, &mut bytes)?
                .iter()
                .map(|rank| u32::from_le_bytes(*rank))
                .peekable();
            ranks = Some(match ranks {
                None => own.collect(),
                // Both ascend, so one walk through both finds what they share.
                Some(kept) => kept
                    .into_iter()
                    .filter(|&rank| {
                        while own.next_if(|&other| other < rank).is_some() {}
                        own.peek() == Some(&rank)
                    })
                    .collect(),
            });
        }
        let mut texts = Vec::new();
        let mut characters = Vec::new();
        for rank in ranks.unwrap_or_default() {
            let record = self.record(rank, &mut bytes)?;
            self.characters(&record, &mut bytes, &mut characters)?;
            if characters.windows(ids.len()).any(|window| window == ids) {
                texts.push(record.text);
            }
        }
        Ok(texts)
    }
}
