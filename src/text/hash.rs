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

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        for part in eights.iter().chain([&last]) {
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(*part)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_never_changes_and_keeps_parts_apart() {
        assert_eq!(stable_hash(&["对照", "中俄"]), stable_hash(&["对照", "中俄"]));
        assert_ne!(stable_hash(&["ab", "c"]), stable_hash(&["a", "bc"]));
        assert_eq!(stable_hash(&[]), 0xefd0_1f60_ba99_2926);
    }
}
