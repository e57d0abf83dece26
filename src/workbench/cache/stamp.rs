//! What a large file looked like when its bytes were last summed: while it looks the same it is not read again.
//!
//! Size, times and number of the file, as git's index has them. What changes in the very moment in which it is summed
//! could look the same afterwards; so a stamp is believed only where it was written a while after the file last
//! changed, which git calls racily clean (`Documentation/technical/racy-git.txt`).

use std::fs::{self, File, Metadata};
use std::io::{Read, Write};
use std::path::Path;

use super::Cache;

/// Clocks of file systems are as coarse as two seconds (FAT).
const COARSE: i128 = 2_000_000_000;

/// How a file looks without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workbench) struct Look {
    size: u64,
    /// When its bytes, and when its bytes or its place changed: nanoseconds since 1970. A program may set the first
    /// as it likes, and not the second.
    modified: i128,
    changed: i128,
    device: u64,
    number: u64,
}

impl Look {
    /// The look of the file at `path`; `None` where the system tells too little.
    pub(in crate::workbench) fn at(path: &Path) -> Option<Self> {
        Self::of(&fs::metadata(path).ok()?)
    }

    #[cfg(unix)]
    fn of(file: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Some(Self {
            size: file.size(),
            modified: nanoseconds(file.mtime(), file.mtime_nsec()),
            changed: nanoseconds(file.ctime(), file.ctime_nsec()),
            device: file.dev(),
            number: file.ino(),
        })
    }

    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Option<Self> {
        None
    }

    /// The line of a stamp: the look, and the sum of the bytes.
    fn line(&self, sum: u64) -> String {
        let Self { size, modified, changed, device, number } = self;
        format!("{size} {modified} {changed} {device} {number} {sum:016x}\n")
    }
}

impl Cache {
    /// The sum of the file that `name` stands for, if it still looks as it did when it was summed.
    pub(in crate::workbench) fn known_sum(&self, name: u64, look: &Look) -> Option<u64> {
        let mut stamp = File::open(self.folder.as_ref()?.join(stamp_name(name))).ok()?;
        let written = Look::of(&stamp.metadata().ok()?)?.modified;
        if written < look.changed.max(look.modified) + COARSE {
            return None;
        }
        let mut line = String::new();
        stamp.read_to_string(&mut line).ok()?;
        let sum = u64::from_str_radix(line.trim_end().rsplit(' ').next()?, 16).ok()?;
        (line == look.line(sum)).then_some(sum)
    }

    /// Keeps the `sum` of the file that `name` stands for; `look` was taken before it was read.
    pub(in crate::workbench) fn keep_sum(&self, name: u64, look: &Look, sum: u64) {
        // Where nothing can be kept the file is read again next time.
        let _ = self.write_stamp(name, look, sum);
    }

    fn write_stamp(&self, name: u64, look: &Look, sum: u64) -> Option<()> {
        let folder = self.folder.as_ref()?;
        fs::create_dir_all(folder).ok()?;
        let mut file = tempfile::Builder::new().prefix(".stamp-").tempfile_in(folder).ok()?;
        file.write_all(look.line(sum).as_bytes()).ok()?;
        file.persist(folder.join(stamp_name(name))).ok()?;
        Some(())
    }
}

fn stamp_name(name: u64) -> String {
    format!("{name:016x}.stamp")
}

#[cfg(test)]
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the tests change files")]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    /// A cache, and a file that was last changed `ago` seconds before now.
    fn set_up(ago: u64) -> (tempfile::TempDir, Cache, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache { folder: Some(folder.path().join("cache")) };
        let path = folder.path().join("memory.jsonl");
        fs::write(&path, "one").unwrap();
        set_time(&path, SystemTime::now() - Duration::from_secs(ago));
        (folder, cache, path)
    }

    fn set_time(path: &Path, time: SystemTime) {
        File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    }

    /// Makes the stamp younger, for no test waits two seconds.
    fn age(cache: &Cache, name: u64) {
        let stamp = cache.folder.as_ref().unwrap().join(stamp_name(name));
        set_time(&stamp, SystemTime::now() + Duration::from_secs(3));
    }

    #[test]
    fn a_sum_is_known_while_the_file_looks_the_same() {
        let (_folder, cache, path) = set_up(60);
        let look = Look::at(&path).unwrap();
        assert_eq!(cache.known_sum(1, &look), None);
        cache.keep_sum(1, &look, 77);
        age(&cache, 1);
        assert_eq!(cache.known_sum(1, &look), Some(77));
        assert_eq!(cache.known_sum(2, &look), None);
    }

    #[test]
    fn a_file_that_just_changed_is_read_again() {
        let (_folder, cache, path) = set_up(0);
        let look = Look::at(&path).unwrap();
        cache.keep_sum(1, &look, 77);
        assert_eq!(cache.known_sum(1, &look), None);
    }

    #[test]
    fn a_change_that_keeps_size_and_time_is_seen() {
        let (_folder, cache, path) = set_up(60);
        let look = Look::at(&path).unwrap();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        cache.keep_sum(1, &look, 77);
        age(&cache, 1);
        // The clock of the file system may not have moved on since the file was made.
        std::thread::sleep(Duration::from_millis(30));
        fs::write(&path, "two").unwrap();
        set_time(&path, time);
        let now = Look::at(&path).unwrap();
        assert_eq!((now.size, now.modified), (look.size, look.modified));
        assert_eq!(cache.known_sum(1, &now), None);
    }

    #[test]
    fn a_damaged_stamp_is_no_stamp() {
        let (_folder, cache, path) = set_up(60);
        let look = Look::at(&path).unwrap();
        cache.keep_sum(1, &look, 77);
        let stamp = cache.folder.as_ref().unwrap().join(stamp_name(1));
        for text in ["", "1 2", "a b c d e f\n", &look.line(77)[1..]] {
            fs::write(&stamp, text).unwrap();
            age(&cache, 1);
            assert_eq!(cache.known_sum(1, &look), None, "{text:?}");
        }
    }
}
