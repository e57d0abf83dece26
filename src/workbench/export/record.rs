//! What stands in a folder already, for `--resume`: which files were made, of what, and how they were left.
//!
//! One line a document and format: the two names, a hash of all that went into the files, and for each file its name, when it
//! was written and how long it is. A line is added when its files stand there, so that a run that was killed leaves a record of
//! what it finished. A line that was cut off says nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::super::failure::Failure;
use super::super::store::{self, Stamp, StoreError};

/// The name of the file in the folder.
const NAME: &str = ".duizhao-export.tsv";

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    /// The hash of what it was made of.
    hash: u64,
    /// The files, by name.
    files: Vec<(String, Stamp)>,
}

/// What stands in a folder already.
pub(super) struct Record {
    folder: PathBuf,
    made: BTreeMap<(String, String), Made>,
    /// Held while a line is added.
    adding: Mutex<()>,
}

impl Record {
    /// Reads the record of `folder`; a folder without one has nothing. Lines that later ones took back are left out of it.
    ///
    /// # Errors
    /// A record that cannot be read or written.
    pub(super) fn open(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(NAME);
        let text = if store::exists(&path) { store::read_text(&path)? } else { String::new() };
        let whole = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
        let made: BTreeMap<_, _> = whole.filter_map(read).collect();
        let clean: String = made.iter().map(|(of, made)| line(of, made)).collect();
        if clean != text && !text.is_empty() {
            store::overwrite(&path, clean.as_bytes())?;
        }
        Ok(Self { folder: folder.to_path_buf(), made, adding: Mutex::new(()) })
    }

    /// Whether the files of `document` in `format` were made of what has this `hash`, and are as they were left.
    pub(super) fn has(&self, document: &str, format: &str, hash: u64) -> bool {
        let made = self.made.get(&(document.to_owned(), format.to_owned()));
        made.is_some_and(|made| {
            let stays =
                |(name, stamp): &(String, Stamp)| store::stamp(&self.folder.join(name)) == Some(*stamp);
            made.hash == hash && made.files.iter().all(stays)
        })
    }

    /// Adds that the files at `paths` were made.
    ///
    /// # Errors
    /// A disk that refuses.
    pub(super) fn add(
        &self,
        document: &str,
        format: &str,
        hash: u64,
        paths: &[PathBuf],
    ) -> Result<(), StoreError> {
        let files = paths.iter().filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            Some((name, store::stamp(path)?))
        });
        let made = Made { hash, files: files.collect() };
        let line = line(&(document.to_owned(), format.to_owned()), &made);
        let _one = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        store::append(&self.folder.join(NAME), line.as_bytes())
    }
}

fn line((document, format): &(String, String), made: &Made) -> String {
    let files: String =
        made.files.iter().map(|(name, (time, size))| format!("\t{name}\t{time}\t{size}")).collect();
    format!("{document}\t{format}\t{:016x}{files}\n", made.hash)
}

fn read(line: &str) -> Option<((String, String), Made)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [document, format, hash, files @ ..] = cells.as_slice() else { return None };
    let (files, []) = files.as_chunks::<3>() else { return None };
    let file =
        |[name, time, size]: &[&str; 3]| Some(((*name).to_owned(), (time.parse().ok()?, size.parse().ok()?)));
    let files: Option<Vec<(String, Stamp)>> = files.iter().map(file).collect();
    let made =
        Made { hash: u64::from_str_radix(hash, 16).ok()?, files: files.filter(|files| !files.is_empty())? };
    Some((((*document).to_owned(), (*format).to_owned()), made))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_known_until_it_or_its_sources_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        store::overwrite(&path, b"one").unwrap();
        Record::open(folder.path()).unwrap().add("a", "html", 7, std::slice::from_ref(&path)).unwrap();
        let record = Record::open(folder.path()).unwrap();
        assert!(record.has("a", "html", 7));
        assert!(!record.has("a", "html", 8) && !record.has("a", "md", 7) && !record.has("b", "html", 7));
        store::overwrite(&path, b"other").unwrap();
        assert!(!record.has("a", "html", 7));
    }

    #[test]
    fn a_line_that_was_cut_off_says_nothing_and_spoils_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        store::overwrite(&path, b"one").unwrap();
        let record = Record::open(folder.path()).unwrap();
        record.add("a", "html", 7, std::slice::from_ref(&path)).unwrap();
        store::append(&folder.path().join(NAME), b"b\thtml\t0000000000000007\tb.html\t1").unwrap();
        let record = Record::open(folder.path()).unwrap();
        assert!(record.has("a", "html", 7) && !record.has("b", "html", 7));
        record.add("c", "html", 9, std::slice::from_ref(&path)).unwrap();
        assert!(Record::open(folder.path()).unwrap().has("c", "html", 9));
    }
}
