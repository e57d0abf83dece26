//! Finding words and senses in the table, in place.

use std::ops::Range;

/// The table made from CC-CEDICT.
static CEDICT: &[u8] = include_bytes!("cedict.bin");

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

/// What makes looking up in CC-CEDICT quick, found when the program is made.
#[derive(Debug)]
struct Index {
    /// A bit for each code unit, set for the traditional characters of the script map: others need no search.
    traditional: [u64; 1024],
    /// The key of the first word of each block, in one place.
    keys: [u32; BLOCKS],
    /// How many keys are below each row of 256 code units: a search need not look at the others.
    rows: [u32; 257],
}

/// How many blocks CC-CEDICT has.
const BLOCKS: usize = number_at(CEDICT, 8);

static INDEX: Index = {
    let mut index = Index { traditional: [0; 1024], keys: [0; BLOCKS], rows: [0; 257] };
    // The script map comes first, behind five numbers; then where each block begins.
    let (mut at, mut block) = (24, 0);
    let starts = at + 4 * number_at(CEDICT, 4);
    while at < starts {
        let unit = unit_at(CEDICT, at) as usize;
        index.traditional[unit / 64] |= 1 << (unit % 64);
        at += 4;
    }
    let stems = number_at(CEDICT, 12);
    let blocks = starts + 4 * BLOCKS + 4 * (stems + 1) + 2 * stems;
    while block < BLOCKS {
        index.keys[block] = key_at(CEDICT, blocks + number_at(CEDICT, starts + 4 * block));
        index.rows[(index.keys[block] >> 24) as usize + 1] += 1;
        block += 1;
    }
    let mut row = 0;
    while row < 256 {
        index.rows[row + 1] += index.rows[row];
        row += 1;
    }
    index
};

const fn number_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

const fn unit_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

/// The key of the word that begins a block at `at`: its first two code units, which order words as they stand, up to the
/// third.
const fn key_at(bytes: &[u8], at: usize) -> u32 {
    key(unit_at(bytes, at + 2), if bytes[at + 1] > 1 { unit_at(bytes, at + 4) } else { 0 })
}

const fn key(first: u16, second: u16) -> u32 {
    (first as u32) << 16 | second as u32
}

/// The senses of a word of the table: bytes of its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    start: u32,
    size: u8,
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
    cost: (usize, usize),
    last: Option<(usize, Entry)>,
}

/// Number `index` of a column; 0 behind its end.
fn nth(column: &[[u8; 4]], index: usize) -> usize {
    column.get(index).map_or(0, |&bytes| wide(u32::from_le_bytes(bytes)))
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
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
        let bit = |bits: &[u64; 1024]| bits[usize::from(wanted / 64)] >> (wanted % 64) & 1;
        if self.index.is_some_and(|index| bit(&index.traditional) == 0) {
            return None;
        }
        let from = |pair: &[u8; 4]| u16::from_le_bytes([pair[0], pair[1]]);
        let at = self.script.binary_search_by_key(&wanted, from).ok()?;
        let pair = self.script[at];
        char::from_u32(u32::from(u16::from_le_bytes([pair[2], pair[3]])))
    }

    /// The entry of `word`, in either script.
    pub fn find(&self, word: &str) -> Option<Entry> {
        let units = self.units(word);
        let mut found = None;
        self.beginnings(&units, |length, entry| found = (length == units.len()).then_some(entry));
        found
    }

    /// The entry of the character `c` as a word.
    pub fn find_char(&self, c: char) -> Option<Entry> {
        let unit = self.unit(c);
        let mut found = None;
        let block = self.last_up_to(key(unit, 0));
        self.scan(block, &[unit], |_, entry| found = Some(entry));
        found
    }

    /// The stems of the senses of `entry`, the most frequent first, each with how many words have it.
    pub fn senses(&self, entry: Entry) -> Senses<'t> {
        let start = wide(entry.start);
        let bytes = self.blocks.get(start..start + usize::from(entry.size)).unwrap_or_default();
        Senses { lexicon: *self, bytes }
    }

    /// The words of unspaced `text`, with the bytes they stand in. Of all readings the one with the fewest words, then
    /// with the fewest single characters, then with the longer word to the right: what longest match from
    /// both ends aims at. Characters of no word are left out.
    pub fn words(&self, text: &str) -> Vec<(Range<usize>, Entry)> {
        let units = self.units(text);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut best = vec![Reading { cost: (usize::MAX, 0), last: None }; units.len() + 1];
        best[0].cost = (0, 0);
        for start in 0..units.len() {
            let (words, singles) = best[start].cost;
            // A character of no word costs more than a word of one character.
            if (words + 1, singles + 2) < best[start + 1].cost {
                best[start + 1] = Reading { cost: (words + 1, singles + 2), last: None };
            }
            self.beginnings(&units[start..], |length, entry| {
                let cost = (words + 1, singles + usize::from(length == 1));
                if cost < best[start + length].cost {
                    best[start + length] = Reading { cost, last: Some((start, entry)) };
                }
            });
        }
        let mut found = Vec::new();
        let mut end = units.len();
        while end > 0 {
            end = match best[end].last {
                Some((start, entry)) => {
                    found.push((places[start]..places[end], entry));
                    start
                }
                None => end - 1,
            };
        }
        found.reverse();
        found
    }

    /// The characters of `text` as code units of simplified Chinese; 0 stands for one beyond U+FFFF.
    fn units(&self, text: &str) -> Vec<u16> {
        text.chars().map(|c| self.unit(c)).collect()
    }

    fn unit(&self, c: char) -> u16 {
        u16::try_from(u32::from(self.simplified(c).unwrap_or(c))).unwrap_or(0)
    }

    /// The last block whose first word is not behind the words of `key`, the first where there is none.
    fn last_up_to(&self, key: u32) -> usize {
        let behind = match self.index {
            Some(index) => {
                let row = wide(key >> 24);
                let (start, end) = (wide(index.rows[row]), wide(index.rows[row + 1]));
                start + index.keys[start..end].partition_point(|&other| other <= key)
            }
            None => self.starts.partition_point(|at| {
                let word = self.blocks.get(wide(u32::from_le_bytes(*at))..);
                word.filter(|word| word.len() > 5).is_some_and(|word| key_at(word, 0) <= key)
            }),
        };
        behind.saturating_sub(1)
    }

    /// Tells `each` the words that `text` begins with, the shortest first: how long they are, and their entries.
    fn beginnings(&self, text: &[u16], mut each: impl FnMut(usize, Entry)) {
        let text = &text[..text.len().min(LONGEST)];
        let Some(&first) = text.first() else { return };
        self.scan(self.last_up_to(key(first, 0)), &[first], &mut each);
        let Some(&second) = text.get(1) else { return };
        // A block may begin with one of several words that have the same key: the one before it has the others.
        let mut block = self.last_up_to(key(first, second).saturating_sub(1));
        while block < self.starts.len()
            && !self.scan(block, text, |length, entry| {
                if length > 1 {
                    each(length, entry);
                }
            })
        {
            block += 1;
        }
    }

    /// Tells `each` the words of block `index` that `text` begins with; whether a word behind all of these was seen, so
    /// that no later block has one.
    ///
    /// How much of `text` the word before begins with is all that has to be known: a word that shares more with
    /// that one stands to `text` as that one does, and a word that shares less is behind.
    fn scan(&self, index: usize, text: &[u16], mut each: impl FnMut(usize, Entry)) -> bool {
        let start = nth(self.starts, index);
        let end = if index + 1 < self.starts.len() { nth(self.starts, index + 1) } else { self.blocks.len() };
        let bytes = self.blocks.get(start..end).unwrap_or_default();
        let (mut at, mut matched) = (0, 0);
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

impl<'t> Iterator for Senses<'t> {
    type Item = (&'t [u8], usize);

    /// Reads the number of a stem, seven bits a byte, and looks the stem up.
    fn next(&mut self) -> Option<Self::Item> {
        let (mut number, mut shift) = (0, 0_u32);
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let Lexicon { stem_starts, stems, counts, .. } = self.lexicon;
        let stem = stems.get(nth(stem_starts, number)..nth(stem_starts, number + 1)).unwrap_or_default();
        Some((stem, counts.get(number).map_or(0, |&count| usize::from(u16::from_le_bytes(count)))))
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
            Lexicon::cedict().words(text).into_iter().map(|(range, _)| &text[range]).collect()
        };
        assert_eq!(words("研究生命的起源"), ["研究", "生命", "的", "起源"]);
        assert_eq!(words("圖書館，ABC開門"), ["圖書館", "開門"]);
        assert_eq!(words("𠮷"), [""; 0]);
    }

    #[test]
    fn what_is_no_table_is_not_opened() {
        assert!(Lexicon::open(b"").is_none());
        assert!(Lexicon::open(&CEDICT[..100]).is_none());
    }
}
