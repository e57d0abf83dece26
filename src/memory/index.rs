//! An index, opened: what is always in memory, and reading the rest.

use std::ops::Range;

use super::alphabet::CharacterIds;
use super::entry::Stored;
use super::layout::{FENCE, Foot, RECORD, Section, Signature, Tally, longs, words};
use super::myers::NOBODY;
use super::shelf::{Shelf, Torn};

/// An index of entries: the small tables in memory, the rest on its shelf.
pub struct Index {
    pub(super) shelf: Box<dyn Shelf>,
    pub(super) foot: Foot,
    /// The lengths that occur, ascending, each with the first rank that has it.
    lengths: Vec<(u32, u32)>,
    ids: CharacterIds,
    fences: Vec<u64>,
    keys: u64,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("tally", &self.foot.tally).finish_non_exhaustive()
    }
}

/// What is known of a text without its characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    at: u64,
    pub(super) length: u32,
    pub(super) text: u32,
    pub(super) signature: Signature,
}

impl Index {
    /// Opens the index that a [`Builder`](super::Builder) wrote on `shelf`.
    ///
    /// # Errors
    /// The bytes are no index, one of another version, or damaged.
    pub fn open(shelf: Box<dyn Shelf>) -> Result<Self, Torn> {
        let mut buffer = Vec::new();
        let end = shelf.length();
        let foot_at = end.checked_sub(Foot::LENGTH as u64).ok_or(Torn)?;
        let foot = Foot::of_bytes(shelf.read(foot_at..end, &mut buffer)?)?;
        let lengths = longs(shelf.read(foot.range(Section::Lengths), &mut buffer)?)
            .map(|long| (long as u32, (long >> 32) as u32))
            .collect();
        let mut ids = CharacterIds::default();
        for c in words(shelf.read(foot.range(Section::Alphabet), &mut buffer)?) {
            ids.add(char::from_u32(c).ok_or(Torn)?);
        }
        let fences = longs(shelf.read(foot.range(Section::Fences), &mut buffer)?).collect();
        let keys = foot.range(Section::Keys);
        let keys = (keys.end - keys.start) / 8;
        Ok(Self { shelf, foot, lengths, ids, fences, keys })
    }

    /// What it holds.
    pub fn tally(&self) -> Tally {
        self.foot.tally
    }

    /// How many character ids there are.
    pub(super) fn alphabet(&self) -> usize {
        self.ids.len()
    }

    /// The id of `c`; [`NOBODY`] where no text holds it.
    pub(super) fn id(&self, c: char) -> u32 {
        self.ids.get(c).unwrap_or(NOBODY)
    }

    /// How many texts there are.
    pub(super) fn texts(&self) -> u32 {
        u32::try_from(self.foot.tally.texts).unwrap_or(u32::MAX)
    }

    /// The ranks of the texts of `least` to `most` characters.
    pub(super) fn ranks(&self, least: usize, most: usize) -> Range<u32> {
        let first = |length: usize| {
            let at = self.lengths.partition_point(|&(own, _)| (own as usize) < length);
            self.lengths.get(at).map_or(self.texts(), |&(_, rank)| rank)
        };
        first(least)..first(most.saturating_add(1))
    }

    /// The record of `rank`.
    pub(super) fn record(&self, rank: u32, buffer: &mut Vec<u8>) -> Result<Record, Torn> {
        let rank = u64::from(rank);
        let place = self.foot.part(Section::Records, RECORD, rank..rank + 1)?;
        Record::of_bytes(self.shelf.read(place, buffer)?)
    }

    /// The bytes of the records of `ranks`.
    pub(super) fn records<'a>(
        &'a self,
        ranks: Range<u32>,
        buffer: &'a mut Vec<u8>,
    ) -> Result<&'a [u8], Torn> {
        let place = self.foot.part(Section::Records, RECORD, u64::from(ranks.start)..u64::from(ranks.end))?;
        self.shelf.read(place, buffer)
    }

    /// The characters of the text of `record`, as ids.
    pub(super) fn characters(
        &self,
        record: &Record,
        buffer: &mut Vec<u8>,
        out: &mut Vec<u32>,
    ) -> Result<(), Torn> {
        out.clear();
        let narrow = self.alphabet() <= usize::from(u16::MAX);
        let end = record.at.checked_add(u64::from(record.length)).ok_or(Torn)?;
        let place = self.foot.part(Section::Ids, if narrow { 2 } else { 4 }, record.at..end)?;
        let bytes = self.shelf.read(place, buffer)?;
        if narrow {
            out.extend(bytes.as_chunks::<2>().0.iter().map(|id| u32::from(u16::from_le_bytes(*id))));
        } else {
            out.extend(words(bytes));
        }
        Ok(())
    }

    /// Where the list of the token `key` lies; empty where no text holds it.
    pub(super) fn list(&self, key: u64, buffer: &mut Vec<u8>) -> Result<Range<u64>, Torn> {
        let Some(fence) = self.fences.partition_point(|&fence| fence <= key).checked_sub(1) else {
            return Ok(0..0);
        };
        let first = (fence * FENCE) as u64;
        let range = first..(first + FENCE as u64).min(self.keys);
        let keys = self.shelf.read(self.foot.part(Section::Keys, 8, range)?, buffer)?.as_chunks::<8>().0;
        let Ok(at) = keys.binary_search_by(|own| u64::from_le_bytes(*own).cmp(&key)) else { return Ok(0..0) };
        let place = self.foot.part(Section::ListStarts, 4, first + at as u64..first + at as u64 + 2)?;
        bounds(self.shelf.read(place, buffer)?)
    }

    /// The ranks of a list that lie in `ranks`, as bytes.
    pub(super) fn postings<'a>(
        &'a self,
        list: Range<u64>,
        ranks: &Range<u32>,
        buffer: &'a mut Vec<u8>,
    ) -> Result<&'a [[u8; 4]], Torn> {
        let all = self.shelf.read(self.foot.part(Section::Postings, 4, list)?, buffer)?.as_chunks::<4>().0;
        let below = |end: u32| all.partition_point(|rank| u32::from_le_bytes(*rank) < end);
        let (from, to) = (below(ranks.start), below(ranks.end));
        all.get(from..to).ok_or(Torn)
    }

    /// The entries of text number `text`.
    pub(super) fn members(&self, text: u32) -> Result<Vec<u32>, Torn> {
        let mut buffer = Vec::new();
        let text = u64::from(text);
        let place = self.foot.part(Section::MemberStarts, 4, text..text + 2)?;
        let members = bounds(self.shelf.read(place, &mut buffer)?)?;
        let place = self.foot.part(Section::Members, 4, members)?;
        Ok(words(self.shelf.read(place, &mut buffer)?).collect())
    }

    /// Entry number `entry`.
    pub(super) fn entry(&self, entry: u32) -> Result<Stored, Torn> {
        let mut buffer = Vec::new();
        let entry = u64::from(entry);
        let last = entry + 1 == self.foot.tally.entries;
        let place = self.foot.part(Section::EntryPlaces, 8, entry..entry + if last { 1 } else { 2 })?;
        let places: Vec<u64> = longs(self.shelf.read(place, &mut buffer)?).collect();
        let start = *places.first().ok_or(Torn)?;
        let end = places.get(1).copied().unwrap_or(self.foot.range(Section::Entries).end);
        let place = self.foot.part(Section::Entries, 1, start..end.max(start))?;
        Stored::of_bytes(self.shelf.read(place, &mut buffer)?)
    }
}

/// Two numbers of four bytes that bound a list.
fn bounds(bytes: &[u8]) -> Result<Range<u64>, Torn> {
    let mut bounds = words(bytes).map(u64::from);
    let (Some(start), Some(end)) = (bounds.next(), bounds.next()) else { return Err(Torn) };
    if start <= end { Ok(start..end) } else { Err(Torn) }
}

impl Record {
    /// Reads a record.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, Torn> {
        let bytes: &[u8; RECORD] = bytes.first_chunk().ok_or(Torn)?;
        let mut numbers = longs(bytes);
        let mut next = || numbers.next().unwrap_or(0);
        let (at, sizes) = (next(), next());
        let signature = Signature([next(), next(), next(), next()]);
        Ok(Self { at, length: sizes as u32, text: (sizes >> 32) as u32, signature })
    }
}
