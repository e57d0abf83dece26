//! What comes back from other programs: rows with their marks, their English, and what people remarked.

use crate::format::mark::Mark;

/// A row that came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReturnedRow {
    /// The line of the file, or the row of the table, from 1.
    pub line: usize,
    /// The marks of its units; empty where it carries none.
    pub marks: Vec<Mark>,
    /// The id it names, where it names one without a mark.
    pub id: Option<String>,
    /// Its Chinese, where the format carries it letter by letter.
    pub zh: Option<String>,
    /// Its English, a line a segment; `None` where the row does not say.
    pub en: Option<String>,
    /// Whether its lines may be those of a screen, and no segments.
    pub wrapped: bool,
    /// What people remarked about it.
    pub comments: Vec<String>,
}

/// What a file gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returned {
    /// The rows, in file order.
    pub rows: Vec<ReturnedRow>,
    /// What could not be read, each with its line or row.
    pub remarks: Vec<(usize, String)>,
}

/// What is done with changes that a word processor tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tracked {
    /// They are taken as made.
    #[default]
    Accept,
    /// They are taken as not made.
    Refuse,
}

/// A format that comes back.
pub trait Returns: Sync {
    /// The word for `--from`.
    fn name(&self) -> &'static str;

    /// The endings of its files, without a dot.
    fn endings(&self) -> &'static [&'static str];

    /// What `bytes` hold. A bad row never hides a good one.
    ///
    /// # Errors
    /// What is wrong, as a sentence, where nothing can be read.
    fn read(&self, bytes: &[u8], tracked: Tracked) -> Result<Returned, String>;
}

/// All formats that come back, in the order of the manual.
pub static RETURNS: &[&dyn Returns] = &[
    &crate::format::docx::Docx,
    &crate::format::odt::Odt,
    &super::Csv,
    &super::TsvTable,
    &super::Xlsx,
    &super::JsonLines,
    &super::Xliff,
    &super::Po,
    &super::Tmx,
    &super::Srt,
    &super::Vtt,
];

/// The format called `name`, or whose files end so.
pub fn returns(name: &str) -> Option<&'static dyn Returns> {
    let name = name.to_ascii_lowercase();
    let known = |format: &&&dyn Returns| format.name() == name || format.endings().contains(&name.as_str());
    RETURNS.iter().find(known).copied()
}
