//! One file of the memory: its entries become an index, kept in the user's cache.

use std::path::{Path, PathBuf};

use crate::format::{RawEntry, Remarks, Wanted, entry_endings, read_entries};
use crate::memory::{Builder, Entry, Full, Index, Sink};
use crate::text::stable_hash;
use crate::workbench::cache::{Cache, Kept, Look};
use crate::workbench::stream::{Stream, fingerprint, place};
use crate::workbench::{Failure, Progress, store};

/// What reading a file of entries gave to be said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileReport {
    /// The file, as it is shown to people.
    pub path: String,
    /// What is wrong, a whole line each with its place and what to do.
    pub problems: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The tags under which its Chinese stands, each with how often.
    pub tags: Vec<(String, usize)>,
}

/// How files are read.
pub(super) struct Reading<'a> {
    pub(super) wanted: Wanted<'a>,
    pub(super) progress: &'a dyn Progress,
    pub(super) cache: Cache,
    /// Whether indexes are read into memory whole.
    pub(super) load: bool,
}

/// Larger indexes are read from the disk where they are asked.
const MOST_LOADED: u64 = 900 << 20;

impl Reading<'_> {
    /// The index of the file at `path`: from the cache, or made now; the report says nothing of a file that was not
    /// read.
    ///
    /// # Errors
    /// A file that cannot be read, of no known format, or without Chinese.
    pub(super) fn index(&self, path: &Path) -> Result<(Index, FileReport), Failure> {
        let shown = store::show(path);
        let name = stable_hash(&[&store::here().join(path).to_string_lossy()]);
        let key = stable_hash(&[
            &format!("{:x}", self.sum(path, name)?),
            &path.extension().unwrap_or_default().to_string_lossy(),
            self.wanted.zh,
            self.wanted.en,
        ]);
        let report = FileReport { path: shown, ..FileReport::default() };
        if let Some(index) = self.cache.find(name, key).and_then(|kept| self.open(kept)) {
            return Ok((index, report));
        }
        if let Some(mut draft) = self.cache.begin(name, key)
            && let Some(report) = self.fill(path, &mut draft)?
            && let Some(index) = draft.keep().and_then(|kept| self.open(kept))
        {
            return Ok((index, report));
        }
        // No cache, no room in it, or what was written does not read back: the index lives in memory.
        self.build(path)
    }

    /// The sum of the file at `path`, whose name in the cache is `name`; it is read only where it looks other than the
    /// last time.
    fn sum(&self, path: &Path, name: u64) -> Result<u64, Failure> {
        let look = Look::at(path);
        if let Some(sum) = look.as_ref().and_then(|look| self.cache.known_sum(name, look)) {
            return Ok(sum);
        }
        let sum = fingerprint(path)?;
        if let Some(look) = look {
            self.cache.keep_sum(name, &look, sum);
        }
        Ok(sum)
    }

    /// The index of the file at `path`, in memory and past the cache.
    ///
    /// # Errors
    /// As for [`Reading::index`].
    pub(super) fn build(&self, path: &Path) -> Result<(Index, FileReport), Failure> {
        let mut bytes = Vec::new();
        let too_large = || {
            let shown = store::show(path);
            Failure::Usage(format!(
                "{shown} holds more entries than an index can. Split it into several files."
            ))
        };
        let report = self.fill(path, &mut bytes)?.ok_or_else(too_large)?;
        Ok((Index::open(Box::new(bytes)).map_err(|_| too_large())?, report))
    }

    fn open(&self, kept: Kept) -> Option<Index> {
        if self.load && kept.size() <= MOST_LOADED {
            return Index::open(Box::new(kept.load().ok()?)).ok();
        }
        Index::open(Box::new(kept)).ok()
    }

    /// Reads the file into an index on `sink`; `None` where the sink takes no more.
    fn fill(&self, path: &Path, sink: &mut dyn Sink) -> Result<Option<FileReport>, Failure> {
        let mut builder = Builder::new(sink);
        let mut full = false;
        let remarks = self.read(path, &mut |raw| {
            let entry = Entry { zh: &raw.zh, en: &raw.en, name: &raw.id };
            full = builder.add(&entry) == Err(Full);
            !full
        })?;
        if full || builder.finish().is_err() {
            return Ok(None);
        }
        Ok(Some(report(path, &remarks)))
    }

    /// Reads the entries of the file at `path`.
    ///
    /// # Errors
    /// A file that cannot be read, of no known format, or without Chinese.
    pub(super) fn read(
        &self,
        path: &Path,
        take: &mut dyn FnMut(&RawEntry) -> bool,
    ) -> Result<Remarks, Failure> {
        let shown = store::show(path);
        let mut stream = Stream::open(path, self.progress)?;
        let name = path.to_string_lossy();
        let mut taken = 0usize;
        let mut counted = |raw: &RawEntry| {
            taken += 1;
            take(raw)
        };
        let remarks = read_entries(&name, &mut stream, self.wanted, &mut counted).ok_or_else(|| {
            let known = entry_endings().collect::<Vec<_>>().join(", ");
            Failure::Usage(format!(
                "{shown} is in no format that memory reads. Its ending may be one of {known}."
            ))
        })?;
        let remarks = remarks
            .map_err(|error| Failure::Usage(format!("{shown} could not be read to its end: {error}.")))?;
        if taken == 0 && !remarks.other_tags.is_empty() {
            let tags = remarks.other_tags.keys().cloned().collect::<Vec<_>>().join(", ");
            return Err(Failure::Usage(format!(
                "{shown} has no Chinese: its languages are {tags}. Chinese is tagged zh, or zh with a script or region; mend the tags if they are wrong."
            )));
        }
        Ok(remarks)
    }
}

/// What `remarks` say, in words.
pub(super) fn report(path: &Path, remarks: &Remarks) -> FileReport {
    let shown = store::show(path);
    let problems = remarks.problems.iter().map(|problem| {
        let (line, column) = place(path, problem.at);
        format!("{shown}:{line}:{column}: {}. {}", problem.message, problem.cure)
    });
    let without: usize = remarks.other_tags.values().sum();
    let without = (without > 0).then(|| {
        let tags = remarks.other_tags.keys().cloned().collect::<Vec<_>>().join(", ");
        format!("{shown}: some units have no Chinese and were left out; their languages are {tags}")
    });
    FileReport {
        problems: problems.chain(without).collect(),
        more: remarks.count - remarks.problems.len(),
        tags: remarks.tags.iter().map(|(tag, &count)| (tag.clone(), count)).collect(),
        path: shown,
    }
}

/// `name` from the project's `folder`.
pub(super) fn from_folder(folder: &Path, name: &str) -> PathBuf {
    store::tidy(&folder.join(name))
}
