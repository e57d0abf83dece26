//! A memory: several indexes asked as one, their entries ranked.

use std::collections::HashMap;

use super::build::neighbour;
use super::entry::Stored;
use super::fold::fold;
use super::index::Index;
use super::lookup::{Found, Scratch};
use super::similarity::Similarity;

/// Where entries come from: a file, or the project's own units.
#[derive(Debug)]
pub struct Shard {
    /// What people call it: the path of the file.
    pub name: String,
    /// Its entries.
    pub index: Index,
}

/// Several indexes, asked as one; of equally good entries those of the first index come first.
#[derive(Debug, Default)]
pub struct Memory {
    /// The indexes.
    pub shards: Vec<Shard>,
}

/// An index of a memory that is damaged: its number. It is to be built anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged(pub usize);

/// A new sentence, with its neighbours where they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Query<'a> {
    /// The sentence.
    pub zh: &'a str,
    /// The one before it.
    pub before: Option<&'a str>,
    /// The one behind it.
    pub after: Option<&'a str>,
}

/// An entry that is like a new sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// How alike the Chinese texts are.
    pub similarity: Similarity,
    /// How many neighbours of the sentence, of two, are neighbours of the entry too.
    pub context: u32,
    /// The entry.
    pub entry: Stored,
    /// The number of the index it stands in.
    pub shard: usize,
    /// How often this Chinese stands in memory with this English.
    pub times: usize,
}

impl Memory {
    /// How many entries there are.
    pub fn entries(&self) -> u64 {
        self.shards.iter().map(|shard| shard.index.tally().entries).sum()
    }

    /// The `top` entries of at least `min` per cent, best first: by similarity, then by context, then in the
    /// order of the indexes and of the entries in them. Entries that say the same in both languages count as one.
    ///
    /// # Errors
    /// The number of a damaged index.
    pub fn search(
        &self,
        query: &Query<'_>,
        min: u32,
        top: usize,
        scratch: &mut Scratch,
    ) -> Result<Vec<Hit>, Damaged> {
        let folded = fold(query.zh);
        let neighbours =
            [query.before, query.after].map(|text| text.map(fold).filter(|text| !text.is_empty()));
        let [before, after] = neighbours.map(|text| text.map(|text| neighbour(&text)));
        let mut texts: Vec<(usize, Found)> = Vec::new();
        for (number, shard) in self.shards.iter().enumerate() {
            let found = shard.index.lookup(&folded, min, top, scratch).map_err(|_| Damaged(number))?;
            texts.extend(found.into_iter().map(|found| (number, found)));
        }
        texts.sort_by(|(a, x), (b, y)| y.similarity.cmp(&x.similarity).then((a, x.text).cmp(&(b, y.text))));
        let mut hits: Vec<Hit> = Vec::new();
        let mut seen: HashMap<(Vec<char>, String), usize> = HashMap::new();
        for (shard, found) in texts {
            // Only entries of the same similarity can still change places.
            if hits.len() >= top && hits.get(top - 1).is_some_and(|hit| hit.similarity > found.similarity) {
                break;
            }
            for entry in self.members(shard, found.text).map_err(|_| Damaged(shard))? {
                let context = u32::from(before.is_some_and(|hash| hash == entry.before))
                    + u32::from(after.is_some_and(|hash| hash == entry.after));
                let key = (fold(&entry.zh), entry.en.trim().to_owned());
                let hit = Hit { similarity: found.similarity, context, entry, shard, times: 1 };
                match seen.get(&key) {
                    Some(&at) if hits[at].context >= hit.context => hits[at].times += 1,
                    Some(&at) => hits[at] = Hit { times: hits[at].times + 1, ..hit },
                    None => {
                        seen.insert(key, hits.len());
                        hits.push(hit);
                    }
                }
            }
        }
        hits.sort_by(|a, b| b.similarity.cmp(&a.similarity).then(b.context.cmp(&a.context)));
        hits.truncate(top);
        Ok(hits)
    }

    fn members(&self, shard: usize, text: u32) -> Result<Vec<Stored>, super::shelf::Torn> {
        let index = &self.shards[shard].index;
        index.members(text)?.into_iter().map(|entry| index.entry(entry)).collect()
    }
}
