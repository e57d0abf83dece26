//! A hash that is the same on every machine and in every version.

use std::hash::Hasher;

/// A 64-bit hash of `parts`, each closed by a separator so that `["ab", "c"]` and `["a", "bc"]` differ.
///
/// FNV-1a with the finaliser of MurmurHash3 (so that short texts fill all bits). It names things;
/// it protects nothing.
pub fn stable_hash(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// Hashes short texts for tables in memory, eight bytes at a time: for words that are looked up by the million, where the
/// table is bounded and nobody gains by filling one of its rows. The step is that of Firefox (`FxHasher`), with a last one
/// that moves the high bits down.
#[derive(Debug, Default)]
pub struct TextHasher(u64);

impl TextHasher {
    fn add(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        // The last part reaches back into the one before, so that no part is put together from its bytes.
        if let Some(last) = bytes.last_chunk() {
            bytes.as_chunks().0.iter().for_each(|part| self.add(u64::from_le_bytes(*part)));
            self.add(u64::from_le_bytes(*last));
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            self.add(u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
        } else {
            self.add(bytes.iter().fold(0, |part, &byte| part << 8 | u64::from(byte)));
        }
        self.add(u64::try_from(bytes.len()).unwrap_or_default());
    }

    /// What the end of a text is marked with.
    fn write_u8(&mut self, mark: u8) {
        self.add(u64::from(mark));
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_are_told_apart() {
        let hash = |length: usize, letter: u8| {
            let mut hasher = TextHasher::default();
            hasher.write(&vec![letter; length]);
            hasher.finish()
        };
        let all: std::collections::HashSet<u64> =
            (0..99).flat_map(|length| [hash(length, b'a'), hash(length, 0)]).collect();
        // Nothing at all is the same of either letter.
        assert_eq!(all.len(), 2 * 99 - 1);
    }

    #[test]
    fn the_hash_never_changes_and_keeps_parts_apart() {
        assert_eq!(stable_hash(&["对照", "中俄"]), stable_hash(&["对照", "中俄"]));
        assert_ne!(stable_hash(&["ab", "c"]), stable_hash(&["a", "bc"]));
        assert_eq!(stable_hash(&[]), 0xefd0_1f60_ba99_2926);
    }
}
