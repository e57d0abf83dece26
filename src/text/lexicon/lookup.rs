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
    script: &'t [u8],
    starts: &'t [u8],
    stem_starts: &'t [u8],
    counts: &'t [u8],
    blocks: &'t [u8],
    stems: &'t [u8],
}

/// The senses of a word of the table: bytes of its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry(Range<usize>);

/// The best reading of the beginning of a text: how many words and how many single characters it has, and where its last
/// word begins, where it ends in one.
#[derive(Clone)]
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

fn number(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte))
}

/// Number `index` of a column of numbers of `width` bytes.
fn nth(column: &[u8], width: usize, index: usize) -> usize {
    column.get(width * index..width * (index + 1)).map_or(0, number)
}

impl Lexicon<'static> {
    /// The table that comes with the program.
    pub fn cedict() -> Self {
        Self::open(CEDICT).unwrap_or_default()
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
        let size = |index: usize| nth(head, 4, index);
        Some(Self {
            script: take(4 * size(0))?,
            starts: take(4 * size(1))?,
            stem_starts: take(4 * (size(2) + 1))?,
            counts: take(2 * size(2))?,
            blocks: take(size(3))?,
            stems: take(size(4))?,
        })
    }

    /// The simplified form of `c`, where `c` is a character that only traditional Chinese has.
    pub fn simplified(&self, c: char) -> Option<char> {
        let wanted = usize::try_from(u32::from(c)).ok()?;
        let (mut low, mut high) = (0, self.script.len() / 4);
        while low < high {
            let middle = usize::midpoint(low, high);
            match nth(self.script, 2, 2 * middle).cmp(&wanted) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => {
                    return char::from_u32(u32::try_from(nth(self.script, 2, 2 * middle + 1)).ok()?);
                }
            }
        }
        None
    }

    /// The entry of `word`, in either script.
    pub fn find(&self, word: &str) -> Option<Entry> {
        self.look(&self.units(word)).entry
    }

    /// The stems of the senses of `entry`, the most frequent first, each with how many words have it.
    pub fn senses(&self, entry: &Entry) -> impl Iterator<Item = (&'t str, usize)> + use<'t> {
        let this = *self;
        let (mut numbers, mut shift, mut stem) = (Vec::new(), 0, 0usize);
        for &byte in this.blocks.get(entry.0.clone()).unwrap_or_default() {
            stem |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                numbers.push(stem);
                (stem, shift) = (0, 0);
            }
        }
        numbers.into_iter().map(move |stem| {
            let place = nth(this.stem_starts, 4, stem)..nth(this.stem_starts, 4, stem + 1);
            let text = std::str::from_utf8(this.stems.get(place).unwrap_or_default()).unwrap_or_default();
            (text, nth(this.counts, 2, stem))
        })
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
            for length in 1..=LONGEST.min(units.len() - start) {
                let hit = self.look(&units[start..start + length]);
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
            end = match best[end].last.take() {
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
        text.chars().map(|c| u16::try_from(u32::from(self.simplified(c).unwrap_or(c))).unwrap_or(0)).collect()
    }

    /// Looks for `word`: the last block whose first word is not behind it, then word after word.
    fn look(&self, word: &[u16]) -> Hit {
        let (mut low, mut high) = (0, self.starts.len() / 4);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.first(middle).cmp(word.iter().copied()) == Ordering::Greater {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut hit = Hit { entry: None, goes_on: false };
        // The next longer word may be the first of the next block.
        let blocks = low.saturating_sub(1)..(low + 1).min(self.starts.len() / 4);
        for block in blocks {
            if self.scan(block, word, &mut hit) {
                break;
            }
        }
        hit
    }

    /// The first word of block `index`.
    fn first(&self, index: usize) -> impl Iterator<Item = u16> + use<'t> {
        let at = nth(self.starts, 4, index);
        let length = self.blocks.get(at + 1).copied().map_or(0, usize::from);
        let units = self.blocks.get(at + 2..at + 2 + 2 * length).unwrap_or_default();
        units.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit))
    }

    /// Reads block `index` for `word`; whether a word behind it was seen, so that nothing more can be found.
    fn scan(&self, index: usize, word: &[u16], hit: &mut Hit) -> bool {
        let mut at = nth(self.starts, 4, index);
        let end = if 4 * (index + 1) < self.starts.len() {
            nth(self.starts, 4, index + 1)
        } else {
            self.blocks.len()
        };
        let mut current = [0u16; LONGEST];
        while at + 2 <= end {
            let (shared, more) = (usize::from(self.blocks[at]), usize::from(self.blocks[at + 1]));
            let length = (shared + more).min(LONGEST);
            for (place, slot) in current[shared.min(length)..length].iter_mut().enumerate() {
                *slot = u16::try_from(nth(&self.blocks[at + 2..], 2, place)).unwrap_or(0);
            }
            at += 2 + 2 * more;
            let size = self.blocks.get(at).copied().map_or(0, usize::from);
            let senses = at + 1..at + 1 + size;
            at = senses.end;
            match current[..length].cmp(word) {
                Ordering::Less => {}
                Ordering::Equal => hit.entry = Some(Entry(senses)),
                Ordering::Greater => {
                    hit.goes_on = current[..length].starts_with(word);
                    return true;
                }
            }
        }
        false
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
            assert!(lexicon.senses(&entry).any(|(stem, count)| stem == "tradit" && count > 10));
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
