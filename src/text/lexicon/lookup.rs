//! Finding words and senses in the table, in place.

use std::cell::Cell;
use std::ops::Range;

use super::index::{CEDICT, INDEX, Index, beginning, key, key_at};

/// The longest word of the table, in characters.
pub(super) const LONGEST: usize = 8;

/// How many words a block holds.
pub(super) const BLOCK: usize = 4;

/// The words and senses of a table made by [`build`](super::build::build).
#[derive(Debug, Clone, Copy, Default)]
pub struct Lexicon<'t> {
    script: &'t [[u8; 4]],
    starts: &'t [[u8; 4]],
    stem_starts: &'t [[u8; 4]],
    counts: &'t [[u8; 2]],
    blocks: &'t [u8],
    stems: &'t [u8],
    index: Option<&'static Index>,
}

/// The senses of a word of the table: bytes of its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    start: u32,
    size: u8,
}

impl Entry {
    /// Whether there are no senses: a word that is only explained.
    pub fn is_empty(self) -> bool {
        self.size == 0
    }
}

/// A word of the table in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How many characters it has.
    pub length: usize,
    /// Its senses.
    pub entry: Entry,
}

/// The senses of an entry, one after the other: a stem, and how many words have it.
#[derive(Debug, Clone)]
pub struct Senses<'t> {
    lexicon: Lexicon<'t>,
    bytes: &'t [u8],
}

/// The best reading of the beginning of a text: how many words and how many single characters it has, and where its last
/// word begins, where it ends in one.
#[derive(Clone, Copy)]
struct Reading {
    /// Words, times 2^32, and single characters: the fewest words come first.
    cost: u64,
    /// How many characters the last word has, 0 where there is none.
    length: u8,
    entry: Entry,
}

thread_local! {
    /// The memory of the text that was read last, for the next one.
    static SPARE: Cell<(Vec<u16>, Vec<Reading>)> = const { Cell::new((Vec::new(), Vec::new())) };
}

/// Longer texts leave no memory behind.
const LONG: usize = 1 << 14;

/// What a word adds to the cost of a reading, and what a single character does.
const WORD: u64 = 1 << 32;
const SINGLE: u64 = 1;

/// Number `index` of a column; 0 behind its end.
fn nth(column: &[[u8; 4]], index: usize) -> usize {
    column.get(index).map_or(0, |&bytes| wide(u32::from_le_bytes(bytes)))
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What the first letters of `stem` come to: stems that begin with the same [`GLANCE`](super::GLANCE) letters, and stems that are the
/// same, have the same.
pub fn glance(stem: &[u8]) -> u16 {
    beginning(stem, 0, stem.len())
}

impl Lexicon<'static> {
    /// The table that comes with the program.
    pub fn cedict() -> Self {
        Self { index: Some(&INDEX), ..Self::open(CEDICT).unwrap_or_default() }
    }
}

impl<'t> Lexicon<'t> {
    /// The table in `bytes`; `None` where it is none. Reads five numbers and no more.
    pub fn open(bytes: &'t [u8]) -> Option<Self> {
        let (head, mut rest) = bytes.strip_prefix(b"CED2")?.split_at_checked(20)?;
        let mut take = |length: usize| {
            let (taken, left) = rest.split_at_checked(length)?;
            rest = left;
            Some(taken)
        };
        let size = |index: usize| nth(head.as_chunks().0, index);
        Some(Self {
            script: take(4 * size(0))?.as_chunks().0,
            starts: take(4 * size(1))?.as_chunks().0,
            stem_starts: take(4 * (size(2) + 1))?.as_chunks().0,
            counts: take(2 * size(2))?.as_chunks().0,
            blocks: take(size(3))?,
            stems: take(size(4))?,
            index: None,
        })
    }

    /// The simplified form of `c`, where `c` is a character that only traditional Chinese has.
    #[inline]
    pub fn simplified(&self, c: char) -> Option<char> {
        let wanted = u16::try_from(u32::from(c)).ok()?;
        if self.index.is_some_and(|index| !index.is_traditional(wanted)) {
            return None;
        }
        let from = |pair: &[u8; 4]| u16::from_le_bytes([pair[0], pair[1]]);
        let at = self.script.binary_search_by_key(&wanted, from).ok()?;
        let pair = self.script[at];
        char::from_u32(u32::from(u16::from_le_bytes([pair[2], pair[3]])))
    }

    /// Whether the character `code` may be one that only traditional Chinese has: told without a search.
    #[inline]
    pub fn may_be_traditional(&self, code: u16) -> bool {
        self.index.is_none_or(|index| index.is_traditional(code))
    }

    /// The entry of `word`, in either script.
    pub fn find(&self, word: &str) -> Option<Entry> {
        let units: Vec<u16> = word.chars().map(|c| self.unit(c)).collect();
        let mut found = None;
        self.beginnings(&units, |length, entry| found = (length == units.len()).then_some(entry));
        found
    }

    /// The entry of the character `c` as a word.
    pub fn find_char(&self, c: char) -> Option<Entry> {
        self.single(self.unit(c))
    }

    /// The stems of the senses of `entry`, the most frequent first, each with how many words have it.
    pub fn senses(&self, entry: Entry) -> Senses<'t> {
        let start = wide(entry.start);
        let bytes = self.blocks.get(start..start + usize::from(entry.size)).unwrap_or_default();
        Senses { lexicon: *self, bytes }
    }

    /// The stem called `number`.
    pub fn stem(&self, number: usize) -> &'t [u8] {
        self.stems.get(nth(self.stem_starts, number)..nth(self.stem_starts, number + 1)).unwrap_or_default()
    }

    /// How many words have the stem called `number`.
    pub fn count(&self, number: usize) -> usize {
        self.counts.get(number).map_or(0, |&count| usize::from(u16::from_le_bytes(count)))
    }

    /// What the first letters of the stem called `number` come to: [`glance`] of it.
    #[inline]
    pub fn glance(&self, number: usize) -> u16 {
        self.index.map_or_else(|| glance(self.stem(number)), |index| index.beginning(number))
    }

    /// The words of unspaced `text`, in order. Of all readings the one with the fewest words, then
    /// with the fewest single characters, then with the longer word to the right: what longest match from
    /// both ends aims at. Characters of no word are left out.
    pub fn words(&self, text: &str) -> Vec<Found> {
        let (mut units, mut best) = SPARE.take();
        units.clear();
        units.extend(text.chars().map(|c| self.unit(c)));
        let none = Entry { start: 0, size: 0 };
        best.clear();
        best.resize(units.len() + 1, Reading { cost: u64::MAX, length: 0, entry: none });
        best[0].cost = 0;
        for start in 0..units.len() {
            let one_more = best[start].cost + WORD;
            // A character of no word costs more than a word of one character.
            let cost = one_more + 2 * SINGLE;
            if cost < best[start + 1].cost {
                best[start + 1] = Reading { cost, length: 0, entry: none };
            }
            self.beginnings(&units[start..], |length, entry| {
                let cost = one_more + if length == 1 { SINGLE } else { 0 };
                if let (true, Ok(length)) = (cost < best[start + length].cost, u8::try_from(length)) {
                    best[start + usize::from(length)] = Reading { cost, length, entry };
                }
            });
        }
        let mut found = Vec::with_capacity(units.len() / 2 + 1);
        let (mut at, mut chars) = (units.len(), text.char_indices().rev());
        let mut end = text.len();
        while at > 0 {
            let Reading { length, entry, .. } = best[at];
            let length = usize::from(length);
            let steps = length.max(1);
            let start = chars.nth(steps - 1).map_or(0, |(start, _)| start);
            if length > 0 {
                found.push(Found { range: start..end, length, entry });
            }
            (at, end) = (at - steps, start);
        }
        found.reverse();
        if best.capacity() <= LONG {
            SPARE.set((units, best));
        }
        found
    }

    /// `c` as a code unit of simplified Chinese; 0 stands for one beyond U+FFFF.
    fn unit(&self, c: char) -> u16 {
        u16::try_from(u32::from(self.simplified(c).unwrap_or(c))).unwrap_or(0)
    }

    /// Where to look for the words of `key`: a block, and the byte of it at which a word begins that stands before them or is
    /// the first of them. `None` where there are none.
    fn place(&self, key: u32) -> Option<(usize, usize)> {
        if let Some(index) = self.index {
            return index.first(key);
        }
        // A block may begin with one of several words that have the same key, and the one before it has the others.
        let behind = self.starts.partition_point(|at| {
            let word = self.blocks.get(wide(u32::from_le_bytes(*at))..);
            word.filter(|word| word.len() > 5).is_some_and(|word| key_at(word, 0) < key)
        });
        Some((behind.saturating_sub(1), 0))
    }

    /// The entry of the character `unit` as a word.
    fn single(&self, unit: u16) -> Option<Entry> {
        if let Some(known) = self.index.and_then(|index| index.single(unit)) {
            return known.map(|(start, size)| Entry { start, size });
        }
        let mut found = None;
        self.scan_from(key(unit, 0), &[unit], |_, entry| found = Some(entry));
        found
    }

    /// Tells `each` the words that `text` begins with, the shortest first: how long they are, and their entries.
    fn beginnings(&self, text: &[u16], mut each: impl FnMut(usize, Entry)) {
        let text = &text[..text.len().min(LONGEST)];
        let Some(&first) = text.first() else { return };
        if let Some(entry) = self.single(first) {
            each(1, entry);
        }
        let Some(&second) = text.get(1) else { return };
        self.scan_from(key(first, second), text, |length, entry| {
            if length > 1 {
                each(length, entry);
            }
        });
    }

    /// Tells `each` the words that `text`, which has this `key`, begins with.
    fn scan_from(&self, key: u32, text: &[u16], mut each: impl FnMut(usize, Entry)) {
        let Some((mut block, mut from)) = self.place(key) else { return };
        while block < self.starts.len() && !self.scan(block, from, text, &mut each) {
            (block, from) = (block + 1, 0);
        }
    }

    /// Tells `each` the words of block `index`, from byte `from` of it on, that `text` begins with; whether a word behind all
    /// of these was seen, so that no later block has one.
    ///
    /// How much of `text` the word before begins with is all that has to be known: a word that shares more with
    /// that one stands to `text` as that one does, and a word that shares less is behind.
    fn scan(&self, index: usize, from: usize, text: &[u16], mut each: impl FnMut(usize, Entry)) -> bool {
        let start = nth(self.starts, index);
        let end = if index + 1 < self.starts.len() { nth(self.starts, index + 1) } else { self.blocks.len() };
        let bytes = self.blocks.get(start..end).unwrap_or_default();
        // What the word at `from` shares with the one before it, `text` does too, and no more.
        let (mut at, mut matched) = (from, usize::from(bytes.get(from).copied().unwrap_or_default()));
        while let Some([shared, more]) = bytes.get(at..at + 2) {
            let (shared, units, behind) = (usize::from(*shared), at + 2, at + 2 + 2 * usize::from(*more));
            let Some(&size) = bytes.get(behind) else { break };
            at = behind + 1 + usize::from(size);
            if shared > matched {
                continue;
            }
            if shared < matched {
                return true;
            }
            let mut units = bytes[units..behind].as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
            let next = units.find(|unit| {
                let same = text.get(matched) == Some(unit);
                matched += usize::from(same);
                !same
            });
            match (next, text.get(matched)) {
                (None, _) => {
                    let start = u32::try_from(start + behind + 1).unwrap_or(u32::MAX);
                    each(matched, Entry { start, size });
                }
                (Some(_), None) => return true,
                (Some(unit), Some(wanted)) if unit > *wanted => return true,
                _ => {}
            }
        }
        false
    }
}

impl<'t> Senses<'t> {
    /// The numbers of the stems alone, which [`Lexicon::stem`] and [`Lexicon::count`] take.
    pub fn numbers(mut self) -> impl Iterator<Item = usize> + Clone + use<'t> {
        std::iter::from_fn(move || self.number())
    }

    /// Reads the number of a stem, seven bits a byte.
    #[inline]
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0_u32);
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    }
}

impl<'t> Iterator for Senses<'t> {
    type Item = (&'t [u8], usize);

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.number()?;
        Some((self.lexicon.stem(number), self.lexicon.count(number)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_are_found_with_their_senses() {
        let lexicon = Lexicon::cedict();
        for word in ["传统", "傳統"] {
            let entry = lexicon.find(word).unwrap();
            assert!(lexicon.senses(entry).any(|(stem, count)| stem == b"tradit" && count > 10));
        }
        assert_eq!(lexicon.find("对照表里没有的词"), None);
        assert_eq!(lexicon.find(""), None);
        assert_eq!((lexicon.simplified('傳'), lexicon.simplified('传')), (Some('传'), None));
    }

    #[test]
    fn unspaced_text_falls_into_words() {
        let words = |text: &'static str| -> Vec<&str> {
            Lexicon::cedict().words(text).into_iter().map(|found| &text[found.range]).collect()
        };
        assert_eq!(words("研究生命的起源"), ["研究", "生命", "的", "起源"]);
        assert_eq!(words("圖書館，ABC開門"), ["圖書館", "開門"]);
        assert_eq!(words("𠮷"), [""; 0]);
    }

    /// Every word of the table, in its order.
    fn all_words(lexicon: &Lexicon<'_>) -> Vec<Vec<u16>> {
        let (mut at, mut word, mut words) = (0, Vec::new(), Vec::new());
        while let Some(&[shared, more]) = lexicon.blocks.get(at..).and_then(|rest| rest.first_chunk()) {
            let behind = at + 2 + 2 * usize::from(more);
            word.truncate(usize::from(shared));
            let units = lexicon.blocks[at + 2..behind].as_chunks().0;
            word.extend(units.iter().map(|unit| u16::from_le_bytes(*unit)));
            words.push(word.clone());
            at = behind + 1 + usize::from(lexicon.blocks[behind]);
        }
        words
    }

    #[test]
    fn the_index_leads_to_every_word() {
        let (slow, quick) = (Lexicon::open(CEDICT).unwrap(), Lexicon::cedict());
        let words = all_words(&slow);
        assert!(words.len() > 90_000);
        for pair in words.windows(2) {
            // A text that begins with one word and goes on with the next has both, and those inside them.
            let text = pair.concat();
            let found = |lexicon: &Lexicon<'_>| {
                let mut found = Vec::new();
                lexicon.beginnings(&text, |length, entry| found.push((length, entry)));
                found
            };
            assert!(found(&quick).iter().any(|(length, _)| *length == pair[0].len()));
            assert_eq!(found(&quick), found(&slow), "{:?}", String::from_utf16_lossy(&text));
        }
    }

    #[test]
    fn what_is_no_table_is_not_opened() {
        assert!(Lexicon::open(b"").is_none());
        assert!(Lexicon::open(&CEDICT[..100]).is_none());
    }
}
