//! A file of any kind becomes the text of its transcript.

use super::cue::Cue;
use super::decode::decode;
use super::error::SourceError;
use super::kind::{Kind, agree};
use super::{docx, html, markdown, subtitles};

/// The text of a transcript: paragraphs with blank lines between them, printed lines as lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extracted {
    /// The text; everything downstream works on it, the comparison of `check` too.
    pub text: String,
    /// The encoding it was in, when that was not UTF-8: a name for people.
    pub converted_from: Option<&'static str>,
    /// When which stretch of the text is heard, in its order; empty but for subtitles.
    pub cues: Vec<Cue>,
    /// Names that the format itself calls speakers.
    pub speakers: Vec<String>,
    /// What was left out or set right on the way, for people to know.
    pub remarks: Vec<Remark>,
}

/// Something a reader did that a person should know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    /// Page numbers and running heads of a PDF.
    #[error("page numbers and running heads left out: {0}")]
    PageMargins(usize),
    /// Changes that Word tracked.
    #[error(
        "tracked changes: insertions kept: {insertions}, deletions left out: {deletions}; accept or reject them in Word to be sure"
    )]
    TrackedChanges {
        /// Runs of inserted text.
        insertions: usize,
        /// Runs of deleted text.
        deletions: usize,
    },
    /// Footnotes and endnotes.
    #[error("footnotes and endnotes put at the end as paragraphs: {0}")]
    Notes(usize),
    /// Signs of fonts such as Wingdings.
    #[error("signs of symbol fonts, which stand for no character, left out: {0}")]
    Symbols(usize),
    /// Cues that begin before the one above them ends, or begins.
    #[error("cues that overlap or stand out of order, read in the order of their times: {0}")]
    Disorder(usize),
    /// Lines of subtitles that no times stand above.
    #[error("lines that stand in no cue, left out: {0}")]
    Stray(usize),
    /// Lines that rolling captions show twice.
    #[error("lines of rolling captions that repeat the cue before them, left out: {0}")]
    Repeated(usize),
    /// Subtitles without marks.
    #[error("the subtitles hold hardly a mark that ends a sentence, so each cue is a line of its own")]
    Unpunctuated,
}

/// Reads `bytes`, which are of `kind`.
///
/// A PDF is no business of this room, which starts no program: see [`super::from_pages`].
///
/// # Errors
/// [`SourceError`], with the place where there is one.
pub fn to_text(kind: Kind, bytes: &[u8]) -> Result<Extracted, SourceError> {
    agree(kind, bytes)?;
    match kind {
        Kind::Pdf => Err(SourceError::NoPdfProgram),
        Kind::Markdown => markdown::read(bytes),
        Kind::Html => html::read(bytes),
        Kind::Docx => docx::read(bytes),
        Kind::Srt | Kind::WebVtt => subtitles::read(kind, bytes),
        Kind::Text => plain(bytes),
    }
}

/// Plain text: decoded, nothing else.
fn plain(bytes: &[u8]) -> Result<Extracted, SourceError> {
    let decoded = decode(bytes)?;
    Ok(Extracted { text: decoded.text, converted_from: decoded.converted_from, ..Extracted::default() })
}
