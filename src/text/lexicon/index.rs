//! What makes looking up in CC-CEDICT quick: found when the program is made, so that nothing is built when it runs.

/// The table made from CC-CEDICT.
pub(super) static CEDICT: &[u8] = include_bytes!("cedict.bin");

/// The Han characters that words mostly begin with; others are looked up among all keys.
const FIRST: u16 = 0x4E00;
const HAN: usize = 0xA000 - 0x4E00;

/// How many blocks and stems CC-CEDICT has, and where the parts of the table begin (`build` tells its layout).
const BLOCKS: usize = number_at(CEDICT, 8);
const STEMS: usize = number_at(CEDICT, 12);
const SCRIPT_AT: usize = 24;
const STARTS_AT: usize = SCRIPT_AT + 4 * number_at(CEDICT, 4);
const STEM_STARTS_AT: usize = STARTS_AT + 4 * BLOCKS;
const BLOCKS_AT: usize = STEM_STARTS_AT + 4 * (STEMS + 1) + 2 * STEMS;
const STEMS_AT: usize = BLOCKS_AT + number_at(CEDICT, 16);

/// How many bits tell the beginnings of words apart: five for each of the hundred thousand.
const PAIRS: usize = 1 << 19;

/// Four places for each key.
const HINTS: usize = 1 << 18;

/// The index of CC-CEDICT.
#[derive(Debug)]
pub(super) struct Index {
    /// A bit for each code unit, set for the traditional characters of the script map: others need no search.
    traditional: [u64; 1024],
    /// The key of the first word of each block, in one place.
    keys: [u32; BLOCKS],
    /// How many keys are below those of each Han character, and below all behind the last one.
    rows: [u16; HAN + 1],
    /// Where the senses of each Han character stand that is a word, times 256, and how many bytes they take; 0 for none.
    singles: [u32; HAN],
    /// A bit for what the key of each word comes to: two characters in a row that begin no word seldom have one.
    pairs: [u64; PAIRS / 64],
    /// For what the key of a word comes to the last block that begins with a smaller one: where two keys come to the same, of
    /// the one behind.
    before: [u16; HINTS],
    /// What the first letters of each stem come to.
    beginnings: [u16; STEMS],
}

// A hundred thousand words are read, which the compiler takes for an endless loop.
#[allow(long_running_const_eval)]
pub(super) static INDEX: Index = {
    let mut index = Index {
        traditional: [0; 1024],
        keys: [0; BLOCKS],
        rows: [0; HAN + 1],
        singles: [0; HAN],
        pairs: [0; PAIRS / 64],
        before: [0; HINTS],
        beginnings: [0; STEMS],
    };
    index.note_script();
    index.note_blocks();
    index.note_words();
    index.note_stems();
    index
};

impl Index {
    const fn note_script(&mut self) {
        let mut at = SCRIPT_AT;
        while at < STARTS_AT {
            let unit = unit_at(CEDICT, at) as usize;
            self.traditional[unit / 64] |= 1 << (unit % 64);
            at += 4;
        }
    }

    const fn note_blocks(&mut self) {
        assert!(BLOCKS < u16::MAX as usize);
        let mut block = 0;
        while block < BLOCKS {
            let key = key_at(CEDICT, block_at(block));
            self.keys[block] = key;
            let unit = key >> 16;
            if unit < FIRST as u32 {
                self.rows[0] += 1;
            } else if let Some(row) = row((key >> 16) as u16) {
                self.rows[row + 1] += 1;
            }
            block += 1;
        }
        let mut row = 0;
        while row < HAN {
            self.rows[row + 1] += self.rows[row];
            row += 1;
        }
    }

    /// Reads all words, each of which goes on from the one before it.
    const fn note_words(&mut self) {
        let (mut at, mut first, mut second) = (BLOCKS_AT, 0, 0);
        let (mut block, mut next, mut last) = (0, block_at(1), 0);
        while at < STEMS_AT {
            // The first word of a block shares nothing with the one before it, and few others do.
            if CEDICT[at] == 0 && at == next {
                block += 1;
                next = if block + 1 < BLOCKS { block_at(block + 1) } else { 0 };
            }
            let (shared, more) = (CEDICT[at], CEDICT[at + 1]);
            let behind = at + 2 + 2 * more as usize;
            let size = CEDICT[behind];
            if shared == 0 {
                first = unit_at(CEDICT, at + 2);
                second = if more > 1 { unit_at(CEDICT, at + 4) } else { 0 };
            } else if shared == 1 {
                second = unit_at(CEDICT, at + 2);
            }
            if shared < 2 {
                let key = key(first, second);
                let sign = sign(key);
                self.pairs[sign / 64] |= 1 << (sign % 64);
                if key != last {
                    let begins = self.keys[block] == key && block > 0;
                    self.before[hint(key)] = (block - begins as usize) as u16;
                    last = key;
                }
            }
            if let (true, Some(row)) = (second == 0, row(first)) {
                self.singles[row] = ((behind + 1 - BLOCKS_AT) as u32) << 8 | size as u32;
            }
            at = behind + 1 + size as usize;
        }
    }

    const fn note_stems(&mut self) {
        let mut stem = 0;
        while stem < STEMS {
            let at = STEM_STARTS_AT + 4 * stem;
            let (start, end) = (number_at(CEDICT, at), number_at(CEDICT, at + 4));
            self.beginnings[stem] = beginning(CEDICT, STEMS_AT + start, STEMS_AT + end);
            stem += 1;
        }
    }

    /// Whether `unit` is a character of the script map.
    #[inline]
    pub(super) fn is_traditional(&self, unit: u16) -> bool {
        self.traditional[usize::from(unit / 64)] >> (unit % 64) & 1 == 1
    }

    /// The last block that begins with a word before those of `key`, the first where there is none.
    #[inline]
    pub(super) fn before(&self, key: u32) -> usize {
        let block = usize::from(self.before[hint(key)]);
        let next = self.keys.get(block + 1).copied().unwrap_or(u32::MAX);
        if self.keys[block] < key && key <= next {
            block
        } else {
            self.up_to(key.saturating_sub(1)).saturating_sub(1)
        }
    }

    /// How many blocks begin with a word of `key` or one before it.
    fn up_to(&self, key: u32) -> usize {
        let (start, end) = match row((key >> 16) as u16) {
            Some(row) => (usize::from(self.rows[row]), usize::from(self.rows[row + 1])),
            None => (0, BLOCKS),
        };
        start + self.keys[start..end].partition_point(|&other| other <= key)
    }

    /// Whether a word may begin with these two code units; with a second of 0, whether the first may be one by itself.
    #[inline]
    pub(super) fn may_begin(&self, first: u16, second: u16) -> bool {
        let sign = sign(key(first, second));
        self.pairs[sign / 64] >> (sign % 64) & 1 == 1
    }

    /// Where the senses of the character `unit` stand and how many bytes they take, where it is a word; `None` where
    /// it has to be looked up.
    #[inline]
    pub(super) fn single(&self, unit: u16) -> Option<Option<(u32, u8)>> {
        let packed = self.singles[row(unit)?];
        Some((packed > 0).then_some((packed >> 8, (packed & 0xFF) as u8)))
    }

    /// What the first letters of stem `number` come to.
    #[inline]
    pub(super) fn beginning(&self, number: usize) -> u16 {
        self.beginnings.get(number).copied().unwrap_or_default()
    }
}

/// Where a block begins.
const fn block_at(block: usize) -> usize {
    BLOCKS_AT + number_at(CEDICT, STARTS_AT + 4 * block)
}

/// The row of the character `unit`, where it has one.
const fn row(unit: u16) -> Option<usize> {
    let row = unit.wrapping_sub(FIRST) as usize;
    if row < HAN { Some(row) } else { None }
}

/// What a key comes to: a number below [`PAIRS`].
const fn sign(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> (32 - PAIRS.ilog2())) as usize
}

/// The same for a hint: a number below [`HINTS`].
const fn hint(key: u32) -> usize {
    (key.wrapping_mul(0x85EB_CA6B) >> (32 - HINTS.ilog2())) as usize
}

/// How many letters of stems are told apart at a glance.
pub const GLANCE: usize = 5;

/// What the first [`GLANCE`] letters of the stem at `start..end` come to, all of a shorter one.
pub(super) const fn beginning(bytes: &[u8], start: usize, end: usize) -> u16 {
    let (mut at, mut letters) = (start, 0_u32);
    while at < end && at < start + GLANCE {
        letters = (letters ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (letters >> 16 ^ letters & 0xFFFF) as u16
}

pub(super) const fn number_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

pub(super) const fn unit_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

/// The key of the word that begins a block at `at`: its first two code units, which order words as they stand, up to the
/// third.
pub(super) const fn key_at(bytes: &[u8], at: usize) -> u32 {
    key(unit_at(bytes, at + 2), if bytes[at + 1] > 1 { unit_at(bytes, at + 4) } else { 0 })
}

pub(super) const fn key(first: u16, second: u16) -> u32 {
    (first as u32) << 16 | second as u32
}
