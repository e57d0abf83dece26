//! `segment`: a transcript cut into sentences, shown and not stored.

use std::ops::Range;
use std::path::Path;

use super::cutter::Cutter;
use super::draft::draft;
use super::failure::Failure;
use super::transcript;
use crate::project::{Project, SegmentSettings, new_unit_file};
use crate::source::{self, Block, Extracted, Hints, Join, Part, Remark, Role, times};
use crate::text::{Language, is_blank, nonblank};

/// A transcript cut into sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The paragraphs, in printed order.
    pub paragraphs: Vec<CutParagraph>,
    /// A reading order to offer; empty where print order reads on.
    pub parts: Vec<Part>,
    /// The encoding the file was in, when that was not UTF-8.
    pub converted_from: Option<&'static str>,
    /// What the reader left out or set right, for people to know.
    pub remarks: Vec<Remark>,
    /// Whether the file says when things are heard, as subtitles do.
    pub timed: bool,
}

/// A paragraph cut into sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutParagraph {
    /// The speaker's label as printed, colon and blanks behind it included; empty without one.
    pub label: String,
    /// What it is.
    pub role: Role,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Whether a turn begins here.
    pub begins_turn: bool,
    /// The sentences, without the blanks between them.
    pub sentences: Vec<String>,
    /// Where each sentence stands: bytes of the transcript's text, the first with its label.
    pub ranges: Vec<Range<usize>>,
    /// When each sentence is heard, in milliseconds from the beginning; empty but for subtitles.
    pub times: Vec<Option<(u64, u64)>>,
    /// The whole paragraph without its label.
    pub text: String,
    /// The seams inside it.
    pub joins: Vec<Join>,
}

/// Reads the transcript at `path` (`-` for standard input) and cuts it, in `language` or in the one that most
/// of it is in.
///
/// # Errors
/// A file that cannot be read, or is no text; an SRX file with mistakes.
pub fn segment(
    path: &Path,
    settings: &SegmentSettings,
    joins: &[(String, bool)],
    language: Option<Language>,
) -> Result<Cut, Failure> {
    let read = transcript::read(path)?;
    let cutter = Cutter::new(language.unwrap_or_else(|| Language::of(&read.text)), settings)?;
    let mut cut = cut_with(&cutter, &read.text, &hints_of(&read, settings, joins));
    for paragraph in &mut cut.paragraphs {
        paragraph.times = paragraph.ranges.iter().map(|range| times(&read.text, &read.cues, range)).collect();
    }
    cut.timed = !read.cues.is_empty();
    cut.converted_from = read.converted_from;
    cut.remarks = read.remarks;
    Ok(cut)
}

/// The unit file that `cut` of the transcript at `path` would become, with its speakers in it.
pub fn unit_file(path: &Path, cut: &Cut, project: &Project) -> String {
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut new, speakers) = draft(&name, path, cut, project);
    new.speakers = speakers;
    new_unit_file(&new)
}

/// Reads running text at `path` (`-` for standard input) and cuts it: paragraphs by blank lines, no speakers,
/// no re-joining beyond that. Gives the sentences of each paragraph.
///
/// # Errors
/// A file that cannot be read, or is no text; an SRX file with mistakes.
pub fn segment_plain(
    path: &Path,
    settings: &SegmentSettings,
    language: Option<Language>,
) -> Result<Vec<Vec<String>>, Failure> {
    let read = transcript::read(path)?;
    let cutter = Cutter::new(language.unwrap_or_else(|| Language::of(&read.text)), settings)?;
    let paragraphs = source::paragraphs(&read.text);
    Ok(paragraphs.iter().map(|paragraph| sentences(&cutter, paragraph)).collect())
}

/// The sentences of one paragraph of Chinese or English.
pub fn segment_text(paragraph: &str, settings: &SegmentSettings) -> Vec<String> {
    sentences(&Cutter::without_srx(Language::of(paragraph), settings), paragraph)
}

/// What is known before a transcript is read: who speaks, and which seams a person decided.
pub(super) fn hints_of(read: &Extracted, settings: &SegmentSettings, joins: &[(String, bool)]) -> Hints {
    let speakers = settings.labels.iter().chain(&read.speakers).cloned().collect();
    Hints { speakers, joins: joins.to_vec() }
}

/// The sentences of one paragraph, without the blanks around them.
pub(super) fn sentences(cutter: &Cutter, paragraph: &str) -> Vec<String> {
    cutter
        .sentences(paragraph)
        .into_iter()
        .map(|sentence| paragraph[sentence.range].trim_matches(is_blank).to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Cuts a decoded transcript, in the language that most of it is in, by the rules of that language alone.
pub fn cut(text: &str, settings: &SegmentSettings, joins: &[(String, bool)]) -> Cut {
    let hints = Hints { speakers: settings.labels.clone(), joins: joins.to_vec() };
    cut_with(&Cutter::without_srx(Language::of(text), settings), text, &hints)
}

/// Cuts a decoded transcript with `cutter`.
pub(super) fn cut_with(cutter: &Cutter, text: &str, hints: &Hints) -> Cut {
    let transcript = source::read(text, hints);
    let paragraphs = transcript.blocks.into_iter().map(|block| {
        let sentences = sentences(cutter, &block.text);
        CutParagraph {
            ranges: places(text, &block, &sentences),
            times: Vec::new(),
            sentences,
            label: block.label,
            role: block.role,
            speaker: block.speaker,
            begins_turn: block.begins_turn,
            text: block.text,
            joins: block.joins,
        }
    });
    Cut {
        paragraphs: paragraphs.collect(),
        parts: transcript.parts,
        converted_from: None,
        remarks: Vec::new(),
        timed: false,
    }
}

/// Where the `sentences` of `block` stand in `text`: joining changes blanks only, so characters are counted.
fn places(text: &str, block: &Block, sentences: &[String]) -> Vec<Range<usize>> {
    let mut characters = nonblank(&text[block.range.clone()]).map(|(at, c)| (block.range.start + at, c));
    let mut label = nonblank(&block.label).count();
    let mut end = block.range.start;
    let place = |sentence: &String| {
        let count = std::mem::take(&mut label) + nonblank(sentence).count();
        let mut own = characters.by_ref().take(count);
        let start = own.next().map_or(end, |(at, c)| {
            end = at + c.len_utf8();
            at
        });
        end = own.last().map_or(end, |(at, c)| at + c.len_utf8());
        start..end
    };
    sentences.iter().map(place).collect()
}
