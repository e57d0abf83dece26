//! Why a file gives no transcript: whole sentences, with the place and the cure.

use super::kind::Kind;

/// Why a file cannot be read as a transcript. [`SourceError::cure`] says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Control characters that no text holds.
    #[error("this is not a text file: byte {at} is 0x{byte:02X}, which no text holds")]
    Binary {
        /// Byte offset.
        at: usize,
        /// The byte found there.
        byte: u8,
    },
    /// Neither UTF-8 nor an encoding of Chinese.
    #[error("byte {at} is not UTF-8, and the text is neither GB18030 nor Big5")]
    Unknown {
        /// Byte offset of the first byte that is not UTF-8.
        at: usize,
    },
    /// Nothing but blanks.
    #[error("the file holds no text")]
    Empty,
    /// The bytes are of another kind than the name says.
    #[error("by its name this is {}, but it holds {}", .name.noun(), .bytes.noun())]
    WrongEnding {
        /// What the name says.
        name: Kind,
        /// What the first bytes say.
        bytes: Kind,
    },
    /// The bytes are not of the kind that the name says.
    #[error("by its name this is {}, but it is not: {why}", .name.noun())]
    NotThatKind {
        /// What the name says.
        name: Kind,
        /// How that was seen.
        why: &'static str,
    },
    /// A format that is not read, known by its first bytes.
    #[error("this is {what}, which is not read")]
    Foreign {
        /// What it is, with its article.
        what: &'static str,
    },
    /// An OLE file: Word before 2007, or a document with a password.
    #[error("this is a Word document of the old kind (.doc), or one that is locked with a password")]
    OldWord,
    /// A package whose directory or part is damaged.
    #[error("the Word document is damaged: {part} cannot be unpacked ({why})")]
    DamagedPackage {
        /// Which part.
        part: String,
        /// What the unpacker says.
        why: String,
    },
    /// A part that grows beyond every document when it is unpacked.
    #[error("{part} unpacks to more than {megabytes} MB, as no document of this size does")]
    TooLarge {
        /// Which part.
        part: String,
        /// The limit that it broke.
        megabytes: u64,
    },
    /// Markup that cannot be read.
    #[error("{part} cannot be read at byte {at}: {why}")]
    BadMarkup {
        /// Which part.
        part: String,
        /// Byte of the part.
        at: u64,
        /// What the parser says.
        why: String,
    },
    /// A page without running text.
    #[error("the page holds no running text: only links, menus or scripts")]
    NoArticle,
    /// A page whose elements stand inside each other without end.
    #[error("elements of the page stand inside each other more than {limit} deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A cue's line of times that cannot be read.
    #[error("line {line}: {found} is no pair of times")]
    BadTimes {
        /// Line of the file, from 1.
        line: usize,
        /// What stands there, shortened.
        found: String,
    },
    /// A cue that ends before it begins.
    #[error("line {line}: the cue ends before it begins ({found})")]
    Backwards {
        /// Line of the file, from 1.
        line: usize,
        /// What stands there, shortened.
        found: String,
    },
    /// Subtitles without a cue.
    #[error("the file holds no cue: no line with two times and --> between them")]
    NoCues,
    /// A PDF, which another program reads.
    #[error("a PDF is read with the program `pdftotext`, which is not installed or not on the path")]
    NoPdfProgram,
    /// That program could not read it.
    #[error("`pdftotext` could not read the PDF: {said}")]
    BadPdf {
        /// Its own words.
        said: String,
    },
    /// A PDF of pictures.
    #[error("the PDF holds no text, only pictures of pages")]
    ScannedPdf,
}

impl SourceError {
    /// What to do: a whole sentence.
    pub fn cure(&self) -> String {
        let words = match self {
            Self::Binary { .. } => "Save the transcript as plain text first.",
            Self::Unknown { .. } => "Save it as UTF-8.",
            Self::Empty => "A transcript has at least one line.",
            Self::WrongEnding { bytes, .. } => {
                return format!("Rename it to end in {}.", bytes.ending());
            }
            Self::NotThatKind { .. } => "Give it the ending of what it is, or fetch it again.",
            Self::Foreign { .. } => {
                "Open it where it was made and save it as .docx or as plain text (UTF-8)."
            }
            Self::OldWord => "Open it in a word processor and save it as .docx without a password.",
            Self::DamagedPackage { .. } | Self::BadMarkup { .. } => {
                "It may have been cut off on its way: fetch it again, or open it in a word processor and save it anew."
            }
            Self::TooLarge { .. } => "Open it in a word processor and save the text alone.",
            Self::NoArticle => {
                "Open the page in a browser, select the text and save it as a .txt file; scripts are not run here."
            }
            Self::TooDeep { .. } => "Open the page in a browser, select the text and save it as a .txt file.",
            Self::BadTimes { .. } => "Write them as 00:01:02,500 --> 00:01:04,000.",
            Self::Backwards { .. } => "Exchange or correct its times.",
            Self::NoCues => "Give it the ending .txt if it is plain text.",
            Self::NoPdfProgram => "Install poppler-utils, or save the PDF as text.",
            Self::BadPdf { .. } => "Open it in a PDF viewer and save it as text, without a password.",
            Self::ScannedPdf => {
                "Have its text recognised first (OCR), read that against the pages, and save it as text."
            }
        };
        words.to_owned()
    }
}
