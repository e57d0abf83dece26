//! Finding words and senses in the table, in place.

use std::cmp::Ordering;
use std::ops::Range;

/// The table made from CC-CEDICT.
static CEDICT: &[u8] = include_bytes!("cedict.bin");

/// The longest word of the table, in characters.
pub(super) const LONGEST: usize = 8;

/// How many words a block holds.
pub(super) const BLOCK: usize = 16;

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
    /// The first code unit of each block, in one place.
    firsts: [u16; BLOCKS],
}

/// How many blocks CC-CEDICT has.
const BLOCKS: usize = number_at(CEDICT, 8);

static INDEX: Index = {
    let mut index = Index { traditional: [0; 1024], firsts: [0; BLOCKS] };
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
        index.firsts[block] = unit_at(CEDICT, blocks + number_at(CEDICT, starts + 4 * block) + 2);
        block += 1;
    }
    index
};

const fn number_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

const fn unit_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
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

/// What a look for a word gave.
struct Hit {
    entry: Option<Entry>,
    /// Whether longer words begin with it.
    goes_on: bool,
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
        self.look(self.blocks_of(*units.first()?), &units).entry
    }

    /// The entry of the character `c` as a word.
    pub fn find_char(&self, c: char) -> Option<Entry> {
        let unit = self.unit(c);
        self.look(self.blocks_of(unit), &[unit]).entry
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
            let blocks = self.blocks_of(units[start]);
            for length in 1..=LONGEST.min(units.len() - start) {
                let hit = self.look(blocks.clone(), &units[start..start + length]);
                let cost = (words + 1, singles + usize::from(length == 1));
                if let Some(entry) = hit.entry
                    && cost < best[start + length].cost
                {
                    best[start + length] = Reading { cost, last: Some((start, entry)) };
                }
                if !hit.goes_on {
                    break;
                }
            }
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

    /// The blocks whose first word begins with `unit`; all of them where that is not known.
    fn blocks_of(&self, unit: u16) -> Range<usize> {
        let Some(index) = self.index else { return 0..self.starts.len() };
        let start = index.firsts.partition_point(|&first| first < unit);
        start..start + index.firsts[start..].partition_point(|&first| first == unit)
    }

    /// Looks for `word` among the blocks `of` its first unit: the last whose first word is not behind it (which may be the
    /// one before them), then word after word.
    fn look(&self, of: Range<usize>, word: &[u16]) -> Hit {
        let start = of.start;
        let behind = start + self.starts[of].partition_point(|at| !self.begins_behind(*at, word));
        let mut hit = Hit { entry: None, goes_on: false };
        // The next longer word may be the first of the next block.
        let blocks = behind.saturating_sub(1)..(behind + 1).min(self.starts.len());
        for block in blocks {
            if self.scan(block, word, &mut hit) {
                break;
            }
        }
        hit
    }

    /// Whether the first word of the block that begins at `at` is behind `word`.
    fn begins_behind(&self, at: [u8; 4], word: &[u16]) -> bool {
        let at = wide(u32::from_le_bytes(at));
        let length = self.blocks.get(at + 1).copied().map_or(0, usize::from);
        let units = self.blocks.get(at + 2..at + 2 + 2 * length).unwrap_or_default().as_chunks().0;
        for (unit, wanted) in units.iter().zip(word) {
            match u16::from_le_bytes(*unit).cmp(wanted) {
                Ordering::Less => return false,
                Ordering::Greater => return true,
                Ordering::Equal => {}
            }
        }
        length > word.len()
    }

    /// Reads block `index` for `word`; whether a word behind it was seen, so that nothing more can be found.
    ///
    /// How much of `word` the last word of the block begins with is all that has to be known: a word that shares more
    /// with that one stands to `word` as that one does, and a word that shares less is behind.
    fn scan(&self, index: usize, word: &[u16], hit: &mut Hit) -> bool {
        let start = nth(self.starts, index);
        let end = if index + 1 < self.starts.len() { nth(self.starts, index + 1) } else { self.blocks.len() };
        let mut rest = self.blocks.get(start..end).unwrap_or_default();
        let mut matched = 0;
        while let [shared, more, tail @ ..] = rest {
            let (shared, more) = (usize::from(*shared), usize::from(*more));
            let Some((units, tail)) = tail.split_at_checked(2 * more) else { break };
            let Some((&size, tail)) = tail.split_first() else { break };
            rest = tail.get(usize::from(size)..).unwrap_or_default();
            if shared > matched {
                continue;
            }
            if shared < matched {
                return true;
            }
            let mut units = units.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
            let next = units.find(|unit| {
                let same = word.get(matched) == Some(unit);
                matched += usize::from(same);
                !same
            });
            match (next, word.get(matched)) {
                (None, None) => {
                    let start = u32::try_from(end - tail.len()).unwrap_or(u32::MAX);
                    hit.entry = Some(Entry { start, size });
                }
                (Some(_), None) => {
                    hit.goes_on = true;
                    return true;
                }
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
