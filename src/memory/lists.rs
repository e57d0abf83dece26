//! The lists of an index: for each pair of neighbouring characters the texts that hold it.
//!
//! Two counting sorts and no hash table: the pairs are put in order of their first character, then of their
//! second, and stay in order of rank.

use std::ops::Range;

use super::layout::token;

/// The characters of all texts in order of rank, and where each text ends.
pub(super) struct Texts {
    pub(super) ids: Vec<u32>,
    pub(super) ends: Vec<usize>,
}

impl Texts {
    /// Tells each pair of neighbours: first, second, rank of the text.
    pub(super) fn each_pair(&self, mut tell: impl FnMut(u32, u32, u32)) {
        let mut start = 0;
        for (rank, &end) in (0..).zip(&self.ends) {
            for pair in self.ids[start..end].windows(2) {
                tell(pair[0], pair[1], rank);
            }
            start = end;
        }
    }
}

/// The lists that are made.
#[derive(Default)]
pub(super) struct Lists {
    /// The tokens, ascending.
    pub(super) keys: Vec<u64>,
    /// Where the list of each token begins.
    pub(super) starts: Vec<u32>,
    /// How many ranks all lists hold.
    pub(super) total: u32,
    /// The ranks that were not handed on yet, as bytes.
    pub(super) postings: Vec<u8>,
    /// Buffers: pairs by first character; by second; how many have each second; ranks seen more than once.
    by_first: Vec<(u32, u32)>,
    by_second: Vec<u32>,
    counts: Vec<u32>,
    again: Vec<u32>,
}

impl Lists {
    /// Makes the lists of the pairs that begin with the ids `firsts`; `counts` says how many begin with each id.
    pub(super) fn take(&mut self, texts: &Texts, counts: &[u32], firsts: Range<usize>) {
        let mut ends = Vec::with_capacity(firsts.len());
        let mut size = 0usize;
        for &count in &counts[firsts.clone()] {
            ends.push(size);
            size += count as usize;
        }
        let mut by_first = std::mem::take(&mut self.by_first);
        by_first.clear();
        by_first.resize(size, (0, 0));
        let least = u32::try_from(firsts.start).unwrap_or(u32::MAX);
        texts.each_pair(|first, second, rank| {
            if let Some(end) = ends.get_mut(first.wrapping_sub(least) as usize) {
                by_first[*end] = (second, rank);
                *end += 1;
            }
        });
        let mut start = 0;
        for (first, &end) in (least..).zip(&ends) {
            self.sort(first, &by_first[start..end], counts.len());
            start = end;
        }
        self.by_first = by_first;
    }

    /// Makes the lists of the pairs that begin with `first`: second and rank of each, in order of rank.
    fn sort(&mut self, first: u32, pairs: &[(u32, u32)], alphabet: usize) {
        self.counts.resize(alphabet, 0);
        let mut seconds: Vec<u32> = Vec::new();
        for &(second, _) in pairs {
            let count = &mut self.counts[second as usize];
            if *count == 0 {
                seconds.push(second);
            }
            *count += 1;
        }
        seconds.sort_unstable();
        let mut place = 0;
        for &second in &seconds {
            place += std::mem::replace(&mut self.counts[second as usize], place);
        }
        self.by_second.clear();
        self.by_second.resize(pairs.len(), 0);
        for &(second, rank) in pairs {
            let place = &mut self.counts[second as usize];
            self.by_second[*place as usize] = rank;
            *place += 1;
        }
        // Each place is now the end of its second's ranks.
        let by_second = std::mem::take(&mut self.by_second);
        let mut start = 0;
        for second in seconds {
            let end = std::mem::take(&mut self.counts[second as usize]) as usize;
            self.list(first, second, &by_second[start..end]);
            start = end;
        }
        self.by_second = by_second;
    }

    /// Makes the lists of one pair from the ranks of the texts that hold it, a rank as often as its text does.
    fn list(&mut self, first: u32, second: u32, ranks: &[u32]) {
        let mut again = std::mem::take(&mut self.again);
        self.begin(token(first, second, 0));
        let mut last = u32::MAX;
        for &rank in ranks {
            if rank == last {
                again.push(rank);
            } else {
                self.push(rank);
            }
            last = rank;
        }
        // The nth list holds the ranks that come more than n times.
        for nth in 1.. {
            if again.is_empty() {
                break;
            }
            self.begin(token(first, second, nth));
            let mut last = u32::MAX;
            again.retain(|&rank| {
                let more = rank == last;
                last = rank;
                if !more {
                    self.push(rank);
                }
                more
            });
        }
        self.again = again;
    }

    fn begin(&mut self, key: u64) {
        self.keys.push(key);
        self.starts.push(self.total);
    }

    fn push(&mut self, rank: u32) {
        self.postings.extend_from_slice(&rank.to_le_bytes());
        self.total += 1;
    }
}
