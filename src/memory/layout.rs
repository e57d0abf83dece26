//! How an index lies in bytes: sections one behind the other, and a foot that says where each begins.
//!
//! All numbers are little-endian. The foot is last because the index is written in one pass.

use std::ops::Range;

use super::shelf::Torn;

/// The sections, in the order of the foot.
#[derive(Debug, Clone, Copy)]
pub(super) enum Section {
    /// For each entry a head of [`HEAD`] bytes, then Chinese, English and name.
    Entries,
    /// For each entry, by number: where it begins in `Entries` (u64).
    EntryPlaces,
    /// The entries of each text, by number of the text (u32).
    Members,
    /// For each text: where its members begin (u32), and their end.
    MemberStarts,
    /// The characters of the texts in order of rank, by id (u16, or u32 where the alphabet is larger).
    Ids,
    /// For each rank a record of [`RECORD`] bytes.
    Records,
    /// For each length that occurs: the length and the first rank that has it (u32, u32).
    Lengths,
    /// For each id its character (u32).
    Alphabet,
    /// The ranks of the texts that hold a token, ascending (u32).
    Postings,
    /// The tokens, sorted (u64).
    Keys,
    /// For each token: where its list begins in `Postings` (u32), and their end.
    ListStarts,
    /// Every [`FENCE`]th token (u64).
    Fences,
}

/// How many sections there are.
const SECTIONS: usize = 12;

/// The bytes of an entry's head: before, after (u64), then the lengths of its three texts and a blank (u32).
pub(super) const HEAD: usize = 32;

/// The bytes of a record: where its ids begin (u64), how many (u32), the text's number (u32), its signature.
pub(super) const RECORD: usize = 48;

/// How many tokens stand between two that are kept in memory.
pub(super) const FENCE: usize = 128;

/// The last bytes of every index; the number is that of the layout.
const SIGN: &[u8; 8] = b"dzmem\0\0\x01";

/// What an index holds, counted when it was built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Entries.
    pub entries: u64,
    /// Chinese texts that differ once folded.
    pub texts: u64,
    /// Entries whose Chinese and English stood there before.
    pub repeated: u64,
    /// Chinese texts with more than one English.
    pub contradictory: u64,
    /// Han characters of all entries.
    pub han: u64,
    /// Pairs without Chinese or without English, which were left out.
    pub empty: u64,
}

/// Where everything lies.
#[derive(Debug, Clone, Default)]
pub(super) struct Foot {
    /// The beginning of each section, and the end of the last.
    pub(super) starts: [u64; SECTIONS + 1],
    pub(super) tally: Tally,
}

impl Foot {
    /// The bytes of a foot.
    pub(super) const LENGTH: usize = 8 * (SECTIONS + 1) + 8 * 6 + SIGN.len();

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let t = &self.tally;
        let tally = [t.entries, t.texts, t.repeated, t.contradictory, t.han, t.empty];
        let numbers = self.starts.iter().chain(&tally).flat_map(|number| number.to_le_bytes());
        numbers.chain(*SIGN).collect()
    }

    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, Torn> {
        let numbers = bytes.strip_suffix(SIGN).ok_or(Torn)?.as_chunks::<8>().0;
        let mut numbers = numbers.iter().map(|number| u64::from_le_bytes(*number));
        let mut starts = [0; SECTIONS + 1];
        for start in &mut starts {
            *start = numbers.next().ok_or(Torn)?;
        }
        let mut next = || numbers.next().ok_or(Torn);
        let tally = Tally {
            entries: next()?,
            texts: next()?,
            repeated: next()?,
            contradictory: next()?,
            han: next()?,
            empty: next()?,
        };
        if starts.is_sorted() { Ok(Self { starts, tally }) } else { Err(Torn) }
    }

    /// Where `section` lies.
    pub(super) fn range(&self, section: Section) -> Range<u64> {
        self.starts[section as usize]..self.starts[section as usize + 1]
    }

    /// Where things `from..to` of `size` bytes lie in `section`.
    pub(super) fn part(&self, section: Section, size: usize, things: Range<u64>) -> Result<Range<u64>, Torn> {
        let whole = self.range(section);
        let place = |thing: u64| {
            let at = thing.checked_mul(size as u64)?.checked_add(whole.start)?;
            (at <= whole.end).then_some(at)
        };
        Ok(place(things.start).ok_or(Torn)?..place(things.end).ok_or(Torn)?)
    }
}

/// The numbers of `bytes`, of four bytes each.
pub(super) fn words(bytes: &[u8]) -> impl ExactSizeIterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

/// The numbers of `bytes`, of eight bytes each.
pub(super) fn longs(bytes: &[u8]) -> impl ExactSizeIterator<Item = u64> + '_ {
    bytes.as_chunks::<8>().0.iter().map(|long| u64::from_le_bytes(*long))
}

/// The token of two characters that stand side by side for the `nth` time in a text.
pub(super) fn token(first: u32, second: u32, nth: u32) -> u64 {
    u64::from(first) << 43 | u64::from(second) << 22 | u64::from(nth.min((1 << 22) - 1))
}

/// A set of character ids in 256 bits: what one text has and the other lacks takes an edit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signature(pub(super) [u64; 4]);

impl Signature {
    pub(super) fn of(characters: impl Iterator<Item = char>) -> Self {
        let mut bits = [0; 4];
        for c in characters {
            let hash = u32::from(c).wrapping_mul(0x9E37_79B1) >> 24;
            bits[(hash >> 6) as usize] |= 1 << (hash & 63);
        }
        Self(bits)
    }

    /// The least edits there can be between texts of these signatures.
    pub(super) fn least_edits(&self, other: &Self) -> usize {
        let (mut here, mut there) = (0, 0);
        for (a, b) in self.0.iter().zip(&other.0) {
            here += (a & !b).count_ones();
            there += (b & !a).count_ones();
        }
        here.max(there) as usize
    }
}
