//! Building an index: entries in, bytes out, in one pass over the entries.
//!
//! The texts of entries are handed on as they come; what stays in memory is the characters of each different
//! Chinese text once, as numbers, and afterwards its tokens.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::alphabet::CharacterIds;
use super::entry::Entry;
use super::fold::fold_into;
use super::layout::{FENCE, Foot, Section, Signature, Tally};
use super::lists::{Lists, Texts};
use super::shelf::{Full, Sink};
use crate::text::{count_han, stable_hash};

/// A hasher for keys that are numbers: a multiplication and a shift.
#[derive(Debug, Default)]
pub(super) struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        let product = (self.0 ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = product ^ product >> 32;
    }
}

pub(super) type NumberMap<K, V> = HashMap<K, V, BuildHasherDefault<NumberHasher>>;

/// The hash by which neighbours are known: of the folded text, never 0, which is for “no neighbour”.
pub(super) fn neighbour(folded: &[char]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &c in folded {
        hash = (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3);
        hash ^= hash >> 29;
    }
    hash.max(1)
}

/// Builds an index.
pub struct Builder<'s> {
    sink: &'s mut dyn Sink,
    written: u64,
    foot: Foot,
    /// Where each entry begins.
    places: Vec<u64>,
    /// The text of each entry.
    text_of: Vec<u32>,
    /// A hash of each entry's English.
    english: Vec<u64>,
    alphabet: Vec<char>,
    ids_of: CharacterIds,
    /// The ids of all texts, one behind the other, and where each begins.
    ids: Vec<u32>,
    starts: Vec<usize>,
    /// The first text of each hash, and for texts with the same hash the next one.
    first_of: NumberMap<u64, u32>,
    next_of: NumberMap<u32, u32>,
    /// The entry that waits for the one behind it, in bytes, and the hash of the last Chinese text.
    waiting: Vec<u8>,
    last: u64,
    folded: Vec<char>,
}

impl std::fmt::Debug for Builder<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder").field("tally", &self.foot.tally).finish_non_exhaustive()
    }
}

impl<'s> Builder<'s> {
    /// A builder that hands its bytes to `sink`.
    pub fn new(sink: &'s mut dyn Sink) -> Self {
        Self {
            sink,
            written: 0,
            foot: Foot::default(),
            places: Vec::new(),
            text_of: Vec::new(),
            english: Vec::new(),
            alphabet: Vec::new(),
            ids_of: CharacterIds::default(),
            ids: Vec::new(),
            starts: vec![0],
            first_of: NumberMap::default(),
            next_of: NumberMap::default(),
            waiting: Vec::new(),
            last: 0,
            folded: Vec::new(),
        }
    }

    /// Takes an entry; one without Chinese or without English is counted and left out.
    ///
    /// # Errors
    /// The sink takes no more.
    pub fn add(&mut self, entry: &Entry<'_>) -> Result<(), Full> {
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(entry.zh, &mut folded);
        if folded.is_empty() || entry.en.trim().is_empty() {
            self.folded = folded;
            self.foot.tally.empty += 1;
            return Ok(());
        }
        let hash = neighbour(&folded);
        self.hand_on(hash)?;
        entry.put(std::mem::replace(&mut self.last, hash), &mut self.waiting);
        let text = self.text(&folded, hash);
        self.folded = folded;
        self.text_of.push(text);
        self.english.push(stable_hash(&[entry.en.trim()]));
        self.foot.tally.han += count_han(entry.zh) as u64;
        Ok(())
    }

    /// Ends a document: the entries before and behind are no neighbours.
    ///
    /// # Errors
    /// The sink takes no more.
    pub fn end_document(&mut self) -> Result<(), Full> {
        self.hand_on(0)?;
        self.last = 0;
        Ok(())
    }

    /// Hands on the waiting entry, now that the hash of the text behind it is known.
    fn hand_on(&mut self, after: u64) -> Result<(), Full> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.places.push(self.written);
        self.waiting[8..16].copy_from_slice(&after.to_le_bytes());
        let waiting = std::mem::take(&mut self.waiting);
        self.put(&waiting)?;
        self.waiting = waiting;
        self.waiting.clear();
        Ok(())
    }

    /// The number of the text `folded`, a new one where it was not seen before.
    fn text(&mut self, folded: &[char], hash: u64) -> u32 {
        let from = self.ids.len();
        for &c in folded {
            let id = self.ids_of.get(c).unwrap_or_else(|| {
                self.alphabet.push(c);
                self.ids_of.add(c)
            });
            self.ids.push(id);
        }
        let new = u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX);
        let mut seen = *self.first_of.entry(hash).or_insert(new);
        while seen != new {
            let place = self.starts[seen as usize]..self.starts[seen as usize + 1];
            if self.ids[place] == self.ids[from..] {
                self.ids.truncate(from);
                return seen;
            }
            seen = *self.next_of.entry(seen).or_insert(new);
        }
        self.starts.push(self.ids.len());
        new
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.sink.put(bytes)?;
        self.written += bytes.len() as u64;
        Ok(())
    }

    /// Writes `numbers` as a section.
    fn section<const N: usize>(
        &mut self,
        section: Section,
        numbers: impl Iterator<Item = [u8; N]>,
    ) -> Result<(), Full> {
        self.begin(section);
        let mut buffer = Vec::with_capacity(BUFFER);
        for number in numbers {
            buffer.extend_from_slice(&number);
            if buffer.len() + N > BUFFER {
                self.put(&buffer)?;
                buffer.clear();
            }
        }
        self.put(&buffer)
    }

    fn begin(&mut self, section: Section) {
        self.foot.starts[section as usize] = self.written;
    }

    /// Writes all that can be known only now, and gives the counts.
    ///
    /// # Errors
    /// The sink takes no more.
    pub fn finish(mut self) -> Result<Tally, Full> {
        self.end_document()?;
        self.foot.tally.entries = self.places.len() as u64;
        self.foot.tally.texts = (self.starts.len() - 1) as u64;
        let places = std::mem::take(&mut self.places);
        self.section(Section::EntryPlaces, places.iter().map(|place| place.to_le_bytes()))?;
        drop(places);
        self.members()?;
        let order = self.ranks()?;
        self.postings(&order)?;
        let written = self.written;
        if let Some(end) = self.foot.starts.last_mut() {
            *end = written;
        }
        let foot = self.foot.to_bytes();
        self.put(&foot)?;
        Ok(self.foot.tally)
    }

    /// The entries of each text, and how many repeat or contradict each other.
    fn members(&mut self) -> Result<(), Full> {
        let texts = self.starts.len() - 1;
        let mut ends = vec![0u32; texts + 1];
        for &text in &self.text_of {
            ends[text as usize + 1] += 1;
        }
        for text in 0..texts {
            ends[text + 1] += ends[text];
        }
        let starts = ends.clone();
        let mut members = vec![0u32; self.text_of.len()];
        for (entry, &text) in self.text_of.iter().enumerate() {
            let place = &mut ends[text as usize];
            members[*place as usize] = u32::try_from(entry).unwrap_or(u32::MAX);
            *place += 1;
        }
        let mut english = Vec::new();
        for text in 0..texts {
            let own = &members[starts[text] as usize..starts[text + 1] as usize];
            english.clear();
            english.extend(own.iter().map(|&entry| self.english[entry as usize]));
            english.sort_unstable();
            english.dedup();
            self.foot.tally.repeated += (own.len() - english.len()) as u64;
            self.foot.tally.contradictory += u64::from(english.len() > 1);
        }
        self.text_of = Vec::new();
        self.english = Vec::new();
        self.first_of = NumberMap::default();
        self.section(Section::Members, members.iter().map(|member| member.to_le_bytes()))?;
        self.section(Section::MemberStarts, starts.iter().map(|start| start.to_le_bytes()))
    }

    /// The texts by length, those of one length by number: gives the text of each rank.
    fn ranks(&mut self) -> Result<Vec<u32>, Full> {
        let length = |text: u32| self.starts[text as usize + 1] - self.starts[text as usize];
        let texts = u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX);
        let mut order: Vec<u32> = (0..texts).collect();
        order.sort_by_key(|&text| length(text));
        let mut lengths: Vec<(u32, u32)> = Vec::new();
        for (rank, &text) in order.iter().enumerate() {
            let length = u32::try_from(length(text)).unwrap_or(u32::MAX);
            if lengths.last().is_none_or(|&(last, _)| last != length) {
                lengths.push((length, u32::try_from(rank).unwrap_or(u32::MAX)));
            }
        }
        self.write_ids(&order)?;
        self.write_records(&order)?;
        let pair = |&(length, rank): &(u32, u32)| (u64::from(rank) << 32 | u64::from(length)).to_le_bytes();
        self.section(Section::Lengths, lengths.iter().map(pair))?;
        let alphabet = std::mem::take(&mut self.alphabet);
        self.section(Section::Alphabet, alphabet.iter().map(|&c| u32::from(c).to_le_bytes()))?;
        self.alphabet = alphabet;
        Ok(order)
    }

    fn write_ids(&mut self, order: &[u32]) -> Result<(), Full> {
        let (ids, starts) = (std::mem::take(&mut self.ids), std::mem::take(&mut self.starts));
        let all = order.iter().flat_map(|&text| &ids[starts[text as usize]..starts[text as usize + 1]]);
        if self.alphabet.len() <= usize::from(u16::MAX) {
            self.section(Section::Ids, all.map(|&id| u16::try_from(id).unwrap_or(0).to_le_bytes()))?;
        } else {
            self.section(Section::Ids, all.map(|&id| id.to_le_bytes()))?;
        }
        (self.ids, self.starts) = (ids, starts);
        Ok(())
    }

    fn write_records(&mut self, order: &[u32]) -> Result<(), Full> {
        self.begin(Section::Records);
        let mut at = 0u64;
        let mut buffer = Vec::with_capacity(BUFFER);
        for &text in order {
            let ids = &self.ids[self.starts[text as usize]..self.starts[text as usize + 1]];
            let signature = Signature::of(ids.iter().map(|&id| self.alphabet[id as usize]));
            let length = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            buffer.extend_from_slice(&at.to_le_bytes());
            buffer.extend_from_slice(&length.to_le_bytes());
            buffer.extend_from_slice(&text.to_le_bytes());
            buffer.extend(signature.0.iter().flat_map(|bits| bits.to_le_bytes()));
            at += u64::from(length);
            if buffer.len() >= BUFFER {
                self.sink.put(&buffer)?;
                self.written += buffer.len() as u64;
                buffer.clear();
            }
        }
        self.put(&buffer)
    }

    /// The characters of the texts in order of rank, taken out of the builder.
    fn by_rank(&mut self, order: &[u32]) -> Texts {
        let (ids, starts) = (std::mem::take(&mut self.ids), std::mem::take(&mut self.starts));
        let mut texts = Texts { ids: Vec::with_capacity(ids.len()), ends: Vec::with_capacity(order.len()) };
        for &text in order {
            texts.ids.extend_from_slice(&ids[starts[text as usize]..starts[text as usize + 1]]);
            texts.ends.push(texts.ids.len());
        }
        texts
    }

    /// The lists of ranks, a list a token: some first characters at a time, so that little is held at once.
    fn postings(&mut self, order: &[u32]) -> Result<(), Full> {
        let pairs = self.ids.len() - order.len();
        if u32::try_from(pairs).is_err() {
            return Err(Full);
        }
        let texts = self.by_rank(order);
        let mut counts = vec![0u32; self.alphabet.len()];
        texts.each_pair(|first, _, _| counts[first as usize] += 1);
        self.begin(Section::Postings);
        let mut lists = Lists::default();
        let mut from = 0;
        while from < counts.len() {
            let mut to = from;
            let mut size = 0;
            while to < counts.len() && (to == from || size + counts[to] as usize <= AT_ONCE) {
                size += counts[to] as usize;
                to += 1;
            }
            lists.take(&texts, &counts, from..to);
            self.put(&lists.postings)?;
            lists.postings.clear();
            from = to;
        }
        drop(texts);
        let Lists { keys, starts, total, .. } = lists;
        self.section(Section::Keys, keys.iter().map(|key| key.to_le_bytes()))?;
        let starts = starts.iter().copied().chain([total]);
        self.section(Section::ListStarts, starts.map(u32::to_le_bytes))?;
        self.section(Section::Fences, keys.iter().step_by(FENCE).map(|key| key.to_le_bytes()))
    }
}

/// How many bytes are handed on at a time.
const BUFFER: usize = 1 << 16;

/// How many pairs of characters are sorted at a time, unless one character alone begins more.
const AT_ONCE: usize = 1 << 24;
