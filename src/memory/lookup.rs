//! Fuzzy look-up: the texts of an index that are most like a query, exactly those that a comparison with every
//! text would give.
//!
//! Three filters, none of which loses anything. *Length*: texts are ranked by length, and only a stretch of
//! ranks can reach the least per cent. *Count*: an edit touches two pairs of neighbouring characters at most, so
//! texts within d edits share at least m − 1 − 2d pairs, m being the length of the longer (Ukkonen 1992); what shares
//! T of G pairs shares c of any G − T + c of them, so the rarest are looked at alone. *Characters*: what
//! one text has and the other lacks costs an edit each. Whatever passes is measured.

use std::ops::Range;

use super::index::{Index, Record};
use super::layout::{RECORD, Signature, token};
use super::myers::{NOBODY, Pattern};
use super::shelf::Torn;
use super::similarity::{Similarity, admissible, most_edits};

/// A text that is like the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The text's number in its index: texts are numbered as they first came.
    pub text: u32,
    /// How alike they are.
    pub similarity: Similarity,
}

/// How many shared pairs a text must show in the rarest lists: more make fewer candidates and longer lists.
const SHOWN: usize = 4;

/// Buffers that are used again from query to query.
#[derive(Debug, Default)]
pub struct Scratch {
    pattern: Pattern,
    ids: Vec<u32>,
    text: Vec<u32>,
    bytes: Vec<u8>,
    lists: Vec<Range<u64>>,
    counts: Vec<u8>,
    touched: Vec<u32>,
    candidates: Vec<u32>,
    pairs: Vec<(u32, u32)>,
}

/// The best so far.
struct Best {
    min: u32,
    top: usize,
    found: Vec<Found>,
}

impl Best {
    /// The most edits that a text may need, the longer of both having `longest` characters.
    fn most(&self, longest: usize) -> usize {
        let most = most_edits(self.min, longest);
        match self.found.last().filter(|_| self.found.len() >= self.top) {
            Some(worst) => {
                let (d, m) = (worst.similarity.distance as usize, worst.similarity.longest as usize);
                most.min((d * longest).checked_div(m).unwrap_or(0))
            }
            None => most,
        }
    }

    fn offer(&mut self, new: Found) {
        let before = |own: &Found| (new.similarity, own.text) <= (own.similarity, new.text);
        let at = self.found.partition_point(before);
        if at < self.top {
            self.found.truncate(self.top - 1);
            self.found.insert(at, new);
        }
    }
}

impl Index {
    /// The `top` texts of at least `min` per cent (1 to 100) that are most like the folded `query`, best first;
    /// of equally good ones the earlier number first.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn lookup(
        &self,
        query: &[char],
        min: u32,
        top: usize,
        scratch: &mut Scratch,
    ) -> Result<Vec<Found>, Torn> {
        let mut best = Best { min: min.clamp(1, 100), top, found: Vec::new() };
        if query.is_empty() || top == 0 {
            return Ok(best.found);
        }
        let (least, most) = admissible(best.min, query.len());
        let ranks = self.ranks(least.max(1), most);
        scratch.ids.clear();
        scratch.ids.extend(query.iter().map(|&c| self.id(c)));
        scratch.pattern.set(&scratch.ids, self.alphabet());
        let signature = Signature::of(query.iter().copied());
        match shared(best.min, query.len(), most) {
            Some(least_shared) => {
                self.candidates(&ranks, least_shared, scratch)?;
                let candidates = std::mem::take(&mut scratch.candidates);
                for candidate in &candidates {
                    let record = self.record(ranks.start + candidate, &mut scratch.bytes)?;
                    self.measure(&record, &signature, scratch, &mut best)?;
                }
                scratch.candidates = candidates;
            }
            None => self.scan(ranks, &signature, scratch, &mut best)?,
        }
        Ok(best.found)
    }

    /// Measures a text, if it may be among the best.
    fn measure(
        &self,
        record: &Record,
        signature: &Signature,
        scratch: &mut Scratch,
        best: &mut Best,
    ) -> Result<(), Torn> {
        let longest = scratch.ids.len().max(record.length as usize);
        let most = best.most(longest);
        if scratch.ids.len().abs_diff(record.length as usize) > most
            || record.signature.least_edits(signature) > most
        {
            return Ok(());
        }
        self.characters(record, &mut scratch.bytes, &mut scratch.text)?;
        if let Some(distance) = scratch.pattern.distance(&scratch.text, most) {
            let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
            let similarity = Similarity { distance: number(distance), longest: number(longest) };
            best.offer(Found { text: record.text, similarity });
        }
        Ok(())
    }

    /// Measures every text of `ranks` that its characters do not rule out: for queries too short for pairs.
    fn scan(
        &self,
        ranks: Range<u32>,
        signature: &Signature,
        scratch: &mut Scratch,
        best: &mut Best,
    ) -> Result<(), Torn> {
        const AT_ONCE: u32 = 4096;
        let mut buffer = Vec::new();
        for start in ranks.clone().step_by(AT_ONCE as usize) {
            let end = start.saturating_add(AT_ONCE).min(ranks.end);
            for bytes in self.records(start..end, &mut buffer)?.as_chunks::<RECORD>().0 {
                self.measure(&Record::of_bytes(bytes)?, signature, scratch, best)?;
            }
        }
        Ok(())
    }

    /// Finds the texts of `ranks` that may share `least` pairs with the query: as distances from the first rank.
    fn candidates(&self, ranks: &Range<u32>, least: usize, scratch: &mut Scratch) -> Result<(), Torn> {
        let Scratch { ids, pairs, lists, bytes, counts, touched, candidates, .. } = scratch;
        lists.clear();
        candidates.clear();
        pairs.clear();
        pairs.extend(ids.windows(2).map(|pair| (pair[0], pair[1])));
        pairs.sort_unstable();
        let mut nth = 0;
        for at in 0..pairs.len() {
            nth = if at > 0 && pairs[at] == pairs[at - 1] { nth + 1 } else { 0 };
            let (first, second) = pairs[at];
            let unknown = first == NOBODY || second == NOBODY;
            lists.push(if unknown { 0..0 } else { self.list(token(first, second, nth), bytes)? });
        }
        lists.sort_unstable_by_key(|list| (list.end - list.start, list.start));
        let shown = least.min(SHOWN);
        lists.truncate(pairs.len() + shown - least);
        counts.resize(counts.len().max(ranks.len()), 0);
        for list in lists.iter().filter(|list| list.start < list.end) {
            for rank in self.postings(list.clone(), ranks, bytes)? {
                let at = u32::from_le_bytes(*rank).wrapping_sub(ranks.start);
                let Some(count) = counts.get_mut(at as usize) else { return Err(Torn) };
                *count += 1;
                if *count == 1 {
                    touched.push(at);
                }
                if usize::from(*count) == shown {
                    candidates.push(at);
                }
            }
        }
        for at in touched.drain(..) {
            counts[at as usize] = 0;
        }
        Ok(())
    }
}

/// How many pairs a text of at least `min` per cent must share with a query of `length` characters, the text
/// having `most` at most; `None` where it need not share any.
fn shared(min: u32, length: usize, most: usize) -> Option<usize> {
    // In `longest` the bound falls nowhere by more than one and rises over any hundred, so the first hundred hold
    // its least value.
    (length..=most.min(length + 200))
        .map(|longest| (longest as i64) - 1 - 2 * most_edits(min, longest) as i64)
        .min()
        .and_then(|least| usize::try_from(least).ok())
        .filter(|&least| least > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_number_of_shared_pairs_is_the_least_over_all_lengths() {
        for min in [30, 50, 51, 60, 70, 75, 85, 99, 100] {
            for length in 1..120 {
                let most = admissible(min, length).1;
                let bound = |longest: usize| longest as i64 - 1 - 2 * most_edits(min, longest) as i64;
                let least = (length..=most).map(bound).min().unwrap();
                assert_eq!(shared(min, length, most), usize::try_from(least).ok().filter(|&n| n > 0));
            }
        }
    }
}
