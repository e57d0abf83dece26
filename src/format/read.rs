//! The formats that bilingual files are read in.

use std::collections::HashMap;

use crate::project::{Locate, Pair};
use crate::termbase::Term;
use crate::yaml::Problem;

/// What a bilingual file gave: all pairs that could be read, and what was wrong with the rest.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The pairs, in file order.
    pub pairs: Vec<Pair>,
    /// Terms that pairs bring along, by the index of the pair.
    pub terms: HashMap<usize, Vec<Term>>,
    /// What is wrong, in file order.
    pub problems: Vec<Problem>,
}

/// A format that pairs can be read from.
pub trait Reader: Sync {
    /// The ending of its files, without a dot: the format's name too.
    fn extension(&self) -> &'static str;

    /// One line for the list of formats.
    fn summary(&self) -> &'static str;

    /// The pairs of `text`. A bad line never hides a good one.
    fn read(&self, text: &str) -> Reading;

    /// How a place in a value becomes a place in the file.
    fn locate(&self) -> Locate;
}

/// All formats, in the order of the manual.
pub static READERS: [&dyn Reader; 3] = [&super::jsonl::Jsonl, &super::tsv::Tsv, &super::tmx::Tmx];

/// The format of the file called `name`, by its ending.
pub fn reader(name: &str) -> Option<&'static dyn Reader> {
    let (_, ending) = name.rsplit_once('.')?;
    READERS.iter().copied().find(|reader| reader.extension().eq_ignore_ascii_case(ending))
}

/// The lines of `text` that hold something, each with its number from 1 and the byte at which it begins; the
/// line end and a byte order mark are no part of them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut at = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1).chain([text.len()]);
    ends.enumerate().filter_map(move |(index, end)| {
        let whole = &text[at..end];
        let mark = if at == 0 && whole.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let start = at + mark;
        at += whole.len();
        let line = whole[mark..].trim_end_matches(['\n', '\r']);
        (!line.trim().is_empty()).then_some((index + 1, start, line))
    })
}
