//! The user's cache: indexes that can be thrown away at any time and are then made anew.
//!
//! A file is written whole under another name and renamed, so that two processes never see half of one. Its bytes
//! are summed block by block; a block whose sum is wrong is as good as no file.

use std::fs::{self, File};
use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

pub(super) use stamp::Look;

use crate::memory::{Full, Shelf, Sink, Torn};

mod stamp;

/// The bytes that share a sum.
const BLOCK: usize = 4096;

/// The last bytes of every file; the number is that of the form.
const SIGN: &[u8; 8] = b"dzcache\x01";

/// What stands behind the sums: how many bytes are kept, the sum of the sums, the sign.
const FOOT: usize = 24;

/// Where the user's cache is.
#[derive(Debug, Clone)]
pub(super) struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache of this user: `$XDG_CACHE_HOME/duizhao`, or where the system keeps caches; none where nobody says.
    pub(super) fn of_user() -> Self {
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let system = match std::env::consts::OS {
            "macos" => folder("HOME").map(|home| home.join("Library/Caches")),
            "windows" => folder("LOCALAPPDATA"),
            _ => folder("HOME").map(|home| home.join(".cache")),
        };
        Self {
            folder: folder("XDG_CACHE_HOME").or(system).map(|folder| folder.join("duizhao").join("memory")),
        }
    }

    /// What is kept for `name` under `key`.
    pub(super) fn find(&self, name: u64, key: u64) -> Option<Kept> {
        let file = File::open(self.folder.as_ref()?.join(file_name(name, key))).ok()?;
        Kept::open(file).ok()
    }

    /// Begins a file for `name` under `key`; `None` where nothing can be kept.
    pub(super) fn begin(&self, name: u64, key: u64) -> Option<Draft> {
        let folder = self.folder.clone()?;
        fs::create_dir_all(&folder).ok()?;
        let file = tempfile::Builder::new().prefix(".draft-").tempfile_in(&folder).ok()?;
        Some(Draft {
            file,
            folder,
            name,
            key,
            length: 0,
            waiting: Vec::with_capacity(2 * WRITTEN),
            sums: Vec::new(),
        })
    }
}

fn file_name(name: u64, key: u64) -> String {
    format!("{name:016x}-{key:016x}.index")
}

/// How many bytes are written at a time.
const WRITTEN: usize = 64 * BLOCK;

/// A file that is being written.
pub(super) struct Draft {
    file: tempfile::NamedTempFile,
    folder: PathBuf,
    name: u64,
    key: u64,
    length: u64,
    waiting: Vec<u8>,
    sums: Vec<u8>,
}

impl Sink for Draft {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.waiting.extend_from_slice(bytes);
        self.length += bytes.len() as u64;
        if self.waiting.len() >= WRITTEN {
            let whole = self.waiting.len() / BLOCK * BLOCK;
            self.write(whole)?;
        }
        Ok(())
    }
}

impl Draft {
    fn write(&mut self, length: usize) -> Result<(), Full> {
        let bytes = &self.waiting[..length];
        for block in bytes.chunks(BLOCK) {
            self.sums.extend_from_slice(&(sum(block, 0) as u32).to_le_bytes());
        }
        self.file.write_all(bytes).map_err(|_| Full)?;
        self.waiting.drain(..length);
        Ok(())
    }

    /// Ends the file, puts it in the place of what was kept for the same name, and opens it.
    pub(super) fn keep(mut self) -> Option<Kept> {
        self.write(self.waiting.len()).ok()?;
        let mut foot = self.sums.clone();
        foot.extend_from_slice(&self.length.to_le_bytes());
        foot.extend_from_slice(&sum(&self.sums, self.length).to_le_bytes());
        foot.extend_from_slice(SIGN);
        self.file.write_all(&foot).ok()?;
        let kept = Kept::open(self.file.reopen().ok()?).ok()?;
        let own = file_name(self.name, self.key);
        // Where it cannot be renamed it is made anew next time.
        if self.file.persist(self.folder.join(&own)).is_ok() {
            let prefix = format!("{:016x}-", self.name);
            for old in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
                let name = old.file_name().to_string_lossy().into_owned();
                if name.starts_with(&prefix) && name != own {
                    let _ = fs::remove_file(old.path());
                }
            }
        }
        Some(kept)
    }
}

/// A file of the cache, read where it is asked.
pub(super) struct Kept {
    file: File,
    length: u64,
    sums: Vec<u32>,
}

impl Kept {
    fn open(file: File) -> Result<Self, Torn> {
        let size = file.metadata().map_err(|_| Torn)?.len();
        let mut foot = [0; FOOT];
        read_at(&file, &mut foot, size.checked_sub(FOOT as u64).ok_or(Torn)?)?;
        let (numbers, sign) = foot.split_at(16);
        let [length, check] = [&numbers[..8], &numbers[8..]]
            .map(|long| u64::from_le_bytes(long.first_chunk().copied().unwrap_or_default()));
        let blocks = length.div_ceil(BLOCK as u64);
        if sign != SIGN
            || blocks.checked_mul(4).and_then(|sums| sums.checked_add(length + FOOT as u64)) != Some(size)
        {
            return Err(Torn);
        }
        let mut sums = vec![0; usize::try_from(4 * blocks).map_err(|_| Torn)?];
        read_at(&file, &mut sums, length)?;
        if sum(&sums, length) != check {
            return Err(Torn);
        }
        let sums = sums.as_chunks::<4>().0.iter().map(|sum| u32::from_le_bytes(*sum)).collect();
        Ok(Self { file, length, sums })
    }

    /// How many bytes are kept.
    pub(super) fn size(&self) -> u64 {
        self.length
    }

    /// All of it, in memory.
    pub(super) fn load(&self) -> Result<Vec<u8>, Torn> {
        let mut bytes = vec![0; usize::try_from(self.length).map_err(|_| Torn)?];
        for (nth, part) in bytes.chunks_mut(1 << 20).enumerate() {
            let first = nth * ((1 << 20) / BLOCK);
            self.blocks(first, part)?;
        }
        Ok(bytes)
    }

    /// Reads the blocks from number `first` on and compares their sums.
    fn blocks(&self, first: usize, out: &mut [u8]) -> Result<(), Torn> {
        read_at(&self.file, out, (first * BLOCK) as u64)?;
        let sums = self.sums.get(first..).unwrap_or_default();
        let sound = out.chunks(BLOCK).zip(sums).all(|(block, &own)| sum(block, 0) as u32 == own);
        if sound && out.len().div_ceil(BLOCK) <= sums.len() { Ok(()) } else { Err(Torn) }
    }
}

impl Shelf for Kept {
    fn length(&self) -> u64 {
        self.length
    }

    fn read<'a>(&'a self, range: Range<u64>, buffer: &'a mut Vec<u8>) -> Result<&'a [u8], Torn> {
        if range.start > range.end || range.end > self.length {
            return Err(Torn);
        }
        let block = BLOCK as u64;
        let first = range.start / block;
        let end = range.end.div_ceil(block).saturating_mul(block).min(self.length);
        let place = |at: u64| usize::try_from(at - first * block).map_err(|_| Torn);
        let needed = place(end.max(first * block))?;
        if buffer.len() < needed {
            buffer.resize(needed, 0);
        }
        self.blocks(usize::try_from(first).map_err(|_| Torn)?, &mut buffer[..needed])?;
        Ok(&buffer[place(range.start)?..place(range.end)?])
    }
}

/// Reads at a place, without moving what others read.
#[cfg(unix)]
fn read_at(file: &File, out: &mut [u8], at: u64) -> Result<(), Torn> {
    std::os::unix::fs::FileExt::read_exact_at(file, out, at).map_err(|_| Torn)
}

/// Reads at a place; a file is read by one thread at a time here.
#[cfg(not(unix))]
fn read_at(mut file: &File, out: &mut [u8], at: u64) -> Result<(), Torn> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(at)).map_err(|_| Torn)?;
    file.read_exact(out).map_err(|_| Torn)
}

/// A sum of `bytes`, going on from `seed`: four lanes of multiplications, for speed. It finds accidents, not malice.
pub(super) fn sum(bytes: &[u8], seed: u64) -> u64 {
    const FACTORS: [u64; 4] =
        [0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5];
    let mut lanes = FACTORS.map(|factor| factor ^ seed);
    let (fours, rest) = bytes.as_chunks::<32>();
    let mix = |lane: u64, word: u64, factor: u64| (lane ^ word).wrapping_mul(factor).rotate_left(29);
    for four in fours {
        for (lane, (word, factor)) in lanes.iter_mut().zip(four.as_chunks::<8>().0.iter().zip(FACTORS)) {
            *lane = mix(*lane, u64::from_le_bytes(*word), factor);
        }
    }
    let rest = rest.iter().fold(bytes.len() as u64, |hash, &byte| mix(hash, u64::from(byte), FACTORS[0]));
    let all = lanes.into_iter().chain([rest]).fold(seed, |hash, lane| mix(hash, lane, FACTORS[1]));
    all ^ all >> 32
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests damage files of the cache")]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { folder: Some(folder.path().to_owned()) };
        (folder, cache)
    }

    fn keep(cache: &Cache, key: u64, bytes: &[u8]) -> Kept {
        let mut draft = cache.begin(1, key).unwrap();
        for part in bytes.chunks(777) {
            draft.put(part).unwrap();
        }
        draft.keep().unwrap()
    }

    #[test]
    fn what_is_kept_is_read_back_at_any_place_and_replaces_what_was() {
        let (folder, cache) = cache();
        let bytes: Vec<u8> = (0..600_000u32).map(|at| (at % 251) as u8).collect();
        keep(&cache, 7, &[1, 2, 3]);
        keep(&cache, 8, &bytes);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(cache.find(1, 7).is_none());
        let kept = cache.find(1, 8).unwrap();
        assert_eq!(kept.load().unwrap(), bytes);
        for range in [0..0, 0..1, 4095..4097, 500_000..600_000, 600_000..600_000] {
            let part = &bytes[range.start..range.end];
            assert_eq!(kept.read(range.start as u64..range.end as u64, &mut Vec::new()).unwrap(), part);
        }
        assert!(kept.read(599_999..600_001, &mut Vec::new()).is_err());
        assert!(keep(&cache, 9, &[]).load().unwrap().is_empty());
    }

    #[test]
    fn a_changed_byte_anywhere_is_seen() {
        let (folder, cache) = cache();
        let bytes: Vec<u8> = (0..9000u32).map(|at| (at % 251) as u8).collect();
        drop(keep(&cache, 8, &bytes));
        let path = folder.path().join(file_name(1, 8));
        let whole = fs::read(&path).unwrap();
        for at in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
            let mut broken = whole.clone();
            broken[at] ^= 0x10;
            fs::write(&path, broken).unwrap();
            assert!(cache.find(1, 8).is_none_or(|kept| kept.load().is_err()), "byte {at}");
        }
        for length in [0, 1, FOOT, whole.len() - 1] {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(cache.find(1, 8).is_none_or(|kept| kept.load().is_err()), "{length} bytes");
        }
    }
}
