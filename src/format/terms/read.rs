//! The formats that terms are read in, and what a reader gives.

use crate::termbase::Term;

/// Something odd in a glossary. The entry was read all the same, unless the kind says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Oddity {
    /// The file breaks off or is damaged here; what stands before was read.
    Broken,
    /// One side is empty: the entry was left out.
    Incomplete,
    /// The same Chinese with other English: that is admitted beside the first.
    Contradiction,
    /// The same Chinese with the same English.
    Duplicate,
    /// Not as many cells as the other lines have.
    Cells,
    /// Several variants in one cell: each became a term or a rendering of its own.
    Variants,
    /// A note in brackets: it became the note or the part of speech.
    Bracketed,
    /// Brackets that do not pair.
    Unpaired,
    /// A language that the file names otherwise than the letters do.
    Language,
    /// No Chinese character on the Chinese side.
    Latin,
}

impl Oddity {
    /// All kinds, the gravest first.
    pub const ALL: [Self; 10] = [
        Self::Broken,
        Self::Incomplete,
        Self::Contradiction,
        Self::Duplicate,
        Self::Cells,
        Self::Variants,
        Self::Bracketed,
        Self::Unpaired,
        Self::Language,
        Self::Latin,
    ];

    /// The kind in a list of counts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Broken => "damaged",
            Self::Incomplete => "one side empty, left out",
            Self::Contradiction => "the same Chinese with other English, admitted",
            Self::Duplicate => "repeated",
            Self::Cells => "another number of cells",
            Self::Variants => "several variants in a cell, taken apart",
            Self::Bracketed => "a note in brackets, made a note",
            Self::Unpaired => "brackets that do not pair or hold nothing",
            Self::Language => "language told by the letters",
            Self::Latin => "no Chinese character on the Chinese side",
        }
    }
}

/// Something odd, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line of the file, from 1; for a spreadsheet its row.
    pub line: usize,
    /// The kind.
    pub kind: Oddity,
    /// What it is here: a clause.
    pub text: String,
}

/// What a glossary gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TermReading {
    /// The terms, each Chinese once, in file order.
    pub terms: Vec<Term>,
    /// The line of each term.
    pub lines: Vec<usize>,
    /// How many entries of the file they come from.
    pub entries: usize,
    /// What is odd, in file order.
    pub remarks: Vec<Remark>,
}

/// A format that terms are read in.
pub trait TermReader: Sync {
    /// The ending of its files, without a dot.
    fn extension(&self) -> &'static str;

    /// One line for the list of formats.
    fn summary(&self) -> &'static str;

    /// Whether it is text, to be decoded before it is read.
    fn is_text(&self) -> bool {
        true
    }

    /// The terms in `bytes`, which are UTF-8 where the format is text. A bad entry never hides a good one.
    fn read(&self, bytes: &[u8]) -> TermReading;
}

/// All formats, in the order of the manual.
pub static TERM_READERS: [&dyn TermReader; 5] = [
    &super::tbx::Tbx,
    &super::csv::Csv { extension: "csv" },
    &super::csv::Csv { extension: "tsv" },
    &super::markdown::MarkdownTable,
    &super::xlsx::Xlsx,
];

/// The format of the file called `name`, by its ending.
pub fn term_reader(name: &str) -> Option<&'static dyn TermReader> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = match ending.to_ascii_lowercase().as_str() {
        "txt" | "tab" => "tsv".to_owned(),
        "markdown" => "md".to_owned(),
        other => other.to_owned(),
    };
    TERM_READERS.iter().copied().find(|reader| reader.extension() == ending)
}
