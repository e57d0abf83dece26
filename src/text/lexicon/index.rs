//! What makes looking up in CC-CEDICT quick: found when the program is made, so that nothing is built when it runs.

/// The table made from CC-CEDICT.
pub(super) static CEDICT: &[u8] = include_bytes!("cedict.bin");

/// The Han characters that words mostly begin with.
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

/// How many slots the keys of words have: nearly twice as many as there are keys.
const SLOTS: usize = 1 << 17;

/// How many bits tell keys at a glance: seven for each.
const GLIMPSES: usize = 1 << 19;

/// The index of CC-CEDICT.
#[derive(Debug)]
pub(super) struct Index {
    /// A bit for each code unit, set for the traditional characters of the script map: others need no search.
    traditional: [u64; 1024],
    /// Where the senses of each Han character stand that is a word, times 256, and how many bytes they take; 0 for none.
    singles: [u32; HAN],
    /// Where the first word of each key stands: at what the key comes to, or in the first slot behind it that was free.
    slots: [Slot; SLOTS],
    /// A bit for each key: two characters in a row that begin no word seldom have one.
    glimpses: [u64; GLIMPSES / 64],
    /// What the first letters of each stem come to.
    beginnings: [u16; STEMS],
}

/// Where the first word of a key stands.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// 0 where the slot is free: no word has that key.
    key: u32,
    block: u16,
    /// The byte of the block at which it begins.
    from: u16,
}

// A hundred thousand words are read, which the compiler takes for an endless loop.
#[allow(long_running_const_eval)]
pub(super) static INDEX: Index = {
    let mut index = Index {
        traditional: [0; 1024],
        singles: [0; HAN],
        slots: [Slot { key: 0, block: 0, from: 0 }; SLOTS],
        glimpses: [0; GLIMPSES / 64],
        beginnings: [0; STEMS],
    };
    index.note_script();
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

    /// Reads all words, each of which goes on from the one before it.
    const fn note_words(&mut self) {
        assert!(BLOCKS < u16::MAX as usize);
        let (mut at, mut first, mut second) = (BLOCKS_AT, 0, 0);
        let (mut block, mut start, mut last) = (0, BLOCKS_AT, 0);
        while at < STEMS_AT {
            if block + 1 < BLOCKS && at == block_at(block + 1) {
                (block, start) = (block + 1, at);
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
            let key = key(first, second);
            // Characters that have a row are found there.
            if key != last && (second != 0 || row(first).is_none()) {
                self.note_key(Slot { key, block: block as u16, from: (at - start) as u16 });
                last = key;
            }
            if let (true, Some(row)) = (second == 0, row(first)) {
                self.singles[row] = ((behind + 1 - BLOCKS_AT) as u32) << 8 | size as u32;
            }
            at = behind + 1 + size as usize;
        }
    }

    const fn note_key(&mut self, slot: Slot) {
        let mut at = place(slot.key);
        while self.slots[at].key != 0 {
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = slot;
        let glimpse = glimpse(slot.key);
        self.glimpses[glimpse / 64] |= 1 << (glimpse % 64);
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

    /// Where the first word of `key` stands: its block, and the byte of the block at which it begins. Nowhere for a character
    /// of one of the rows by itself.
    #[inline]
    pub(super) fn first(&self, key: u32) -> Option<(usize, usize)> {
        let glimpse = glimpse(key);
        if self.glimpses[glimpse / 64] >> (glimpse % 64) & 1 == 0 {
            return None;
        }
        let mut at = place(key);
        loop {
            let slot = self.slots[at];
            if slot.key == key {
                return Some((usize::from(slot.block), usize::from(slot.from)));
            } else if slot.key == 0 {
                return None;
            }
            at = (at + 1) % SLOTS;
        }
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

/// The slot that a key comes to.
const fn place(key: u32) -> usize {
    (mixed(key) >> (32 - SLOTS.ilog2())) as usize
}

/// The same for a bit.
const fn glimpse(key: u32) -> usize {
    (mixed(key) >> (32 - GLIMPSES.ilog2())) as usize
}

const fn mixed(key: u32) -> u32 {
    key.wrapping_mul(0x9E37_79B1)
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
