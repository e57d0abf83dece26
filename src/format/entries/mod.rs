//! Entries of a translation memory, read as a stream: one file a format, none of which is held whole.
//!
//! The readers beside this folder keep the place of every word, for the checks; these keep nothing, so that a
//! memory of gigabytes takes no more room than its longest entry.

mod lines;
mod problem;
pub(super) mod tags;
mod tmx;
mod write;
mod xliff;
pub(super) mod xml;

pub use problem::{EntryProblem, Remarks};
pub(super) use write::tmx_head;
pub use write::{EntryWriter, entry_writer};

use std::io::BufRead;

/// An entry as it stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawEntry {
    /// Its id in the file, or its line or number.
    pub id: String,
    /// The Chinese; empty where there is none.
    pub zh: String,
    /// The English; empty where there is none.
    pub en: String,
}

/// The languages that are looked for, as BCP 47 tags: a variant of exactly this tag goes before its relatives.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The Chinese.
    pub zh: &'a str,
    /// The English.
    pub en: &'a str,
}

/// Takes each entry as it comes; `false` stops the reading.
type Take<'a> = dyn FnMut(&RawEntry) -> bool + 'a;

type Read = fn(&mut dyn BufRead, Wanted<'_>, &mut Take<'_>) -> std::io::Result<Remarks>;

/// The formats, by ending.
const FORMATS: [(&str, Read); 6] = [
    ("tmx", tmx::read),
    ("xlf", xliff::read),
    ("xliff", xliff::read),
    ("tsv", lines::tsv),
    ("jsonl", lines::jsonl),
    ("ndjson", lines::jsonl),
];

/// The endings of the files that entries can be read from.
pub fn entry_endings() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(ending, _)| *ending)
}

/// Reads the entries of the file called `name`; `None` where its ending is of no format that can be read.
pub fn read_entries(
    name: &str,
    input: &mut dyn BufRead,
    wanted: Wanted<'_>,
    take: &mut Take<'_>,
) -> Option<std::io::Result<Remarks>> {
    let ending = name.rsplit_once('.')?.1;
    let (_, read) = FORMATS.iter().find(|(own, _)| own.eq_ignore_ascii_case(ending))?;
    Some(read(input, wanted, take))
}
