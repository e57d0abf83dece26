//! Finding the next mark by looking at 32 bytes together, without decoding what stands between.

use super::mark::{Mark, mark_at};

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// A block and what a mark that begins in it may need of the next.
type Window = [u8; BLOCK + 2];

/// Whether a mark may begin at the first of three bytes: E2, E3, EF, or ASCII that is no letter and no digit.
/// 、 (E3 80 81) and ，(EF BC 8C) are half of all marks in print, and end nothing. No branches, so that the
/// compiler looks at many bytes with one instruction.
const fn may_begin(first: u8, third: u8) -> bool {
    let e2_e3 = (first & 0xFE == 0xE2) & (third != 0x81);
    let ef = (first == 0xEF) & (third != 0x8C);
    let letter = (first | 0x20).wrapping_sub(b'a') < 26;
    let digit = first.wrapping_sub(b'0') < 10;
    let ascii = (first < 0x80) & (first > b' ') & !letter & !digit;
    e2_e3 | ef | ascii
}

/// One bit for every byte of the block at which a mark may begin, the first byte lowest.
fn candidates(window: &Window) -> u32 {
    let mut flags = [0; BLOCK];
    for (nth, flag) in flags.iter_mut().enumerate() {
        *flag = u8::from(may_begin(window[nth], window[nth + 2]));
    }
    let words = flags.as_chunks::<8>().0;
    if words.iter().fold(0, |any, word| any | u64::from_le_bytes(*word)) == 0 {
        return 0;
    }
    words.iter().rev().fold(0, |bits, word| {
        // The multiplication gathers the eight flags in the top byte.
        let packed = u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits << 8 | packed as u32
    })
}

/// Finds the marks of a text one after the other.
#[derive(Debug, Clone)]
pub(super) struct Marks<'a> {
    text: &'a str,
    /// Where the block begins that was looked at last.
    block: usize,
    /// Its bytes at which a mark may begin and that were not looked at yet.
    bits: u32,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, block: 0, bits: Self::bits(text, 0) }
    }

    /// The bits of the block at `at`; beyond the end of the text there are blanks.
    fn bits(text: &str, at: usize) -> u32 {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        if let Some(window) = rest.first_chunk() {
            return candidates(window);
        }
        let mut window: Window = [b' '; BLOCK + 2];
        window[..rest.len()].copy_from_slice(rest);
        candidates(&window)
    }

    /// The first mark at or behind `from`, which never goes back: where it stands, the character, and what
    /// it does.
    pub(super) fn next_from(&mut self, from: usize) -> Option<(usize, char, Mark)> {
        let bytes = self.text.as_bytes();
        match from.saturating_sub(self.block) {
            passed @ 0..BLOCK => self.bits &= u32::MAX << passed,
            _ => (self.block, self.bits) = (from, Self::bits(self.text, from)),
        }
        loop {
            while self.bits != 0 {
                let at = self.block + self.bits.trailing_zeros() as usize;
                self.bits &= self.bits - 1;
                if let Some((c, mark)) = mark_at(bytes, at) {
                    return Some((at, c, mark));
                }
            }
            self.block += BLOCK;
            if self.block >= bytes.len() {
                return None;
            }
            self.bits = Self::bits(self.text, self.block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::zh::mark::mark;

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        let piece = "文é，字！𠮷“a.”⋯（3）、ok?［文］か｡；\"";
        for before in 0..40 {
            let text = format!("{}{}", "x".repeat(before), piece.repeat(4));
            let all: Vec<_> =
                text.char_indices().filter_map(|(at, c)| mark(c).map(|mark| (at, c, mark))).collect();
            let mut marks = Marks::new(&text);
            let mut from = 0;
            for expected in all {
                let found = marks.next_from(from);
                assert_eq!(found, Some(expected));
                from = expected.0 + expected.1.len_utf8();
            }
            assert_eq!(marks.next_from(from), None);
        }
    }
}
