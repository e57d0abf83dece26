//! `segment`: a transcript cut into sentences, shown and not stored.

use std::path::Path;

use super::draft::draft;
use super::failure::Failure;
use super::store;
use crate::project::{Project, SegmentSettings, new_unit_file};
use crate::segment::{self, Settings};
use crate::source::{self, Hints, Join, Part, Role, decode};
use crate::text::Language;

/// A transcript cut into sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The paragraphs, in printed order.
    pub paragraphs: Vec<CutParagraph>,
    /// A reading order to offer; empty where print order reads on.
    pub parts: Vec<Part>,
    /// The encoding the file was in, when that was not UTF-8.
    pub converted_from: Option<&'static str>,
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
    /// The whole paragraph without its label.
    pub text: String,
    /// The seams inside it.
    pub joins: Vec<Join>,
}

/// Reads the transcript at `path` (`-` for standard input) and cuts it, in `language` or in the one that most
/// of it is in.
///
/// # Errors
/// A file that cannot be read, or is no text.
pub fn segment(
    path: &Path,
    settings: &SegmentSettings,
    joins: &[(String, bool)],
    language: Option<Language>,
) -> Result<Cut, Failure> {
    let decoded = decode(&store::read(path)?)
        .map_err(|error| Failure::Transcript { path: store::show(path), error })?;
    let language = language.unwrap_or_else(|| Language::of(&decoded.text));
    let mut cut = cut_in(language, &decoded.text, settings, joins);
    cut.converted_from = decoded.converted_from;
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
/// A file that cannot be read, or is no text.
pub fn segment_plain(
    path: &Path,
    settings: &SegmentSettings,
    language: Option<Language>,
) -> Result<Vec<Vec<String>>, Failure> {
    let decoded = decode(&store::read(path)?)
        .map_err(|error| Failure::Transcript { path: store::show(path), error })?;
    let rules = rules(settings);
    let language = language.unwrap_or_else(|| Language::of(&decoded.text));
    let paragraphs = source::paragraphs(&decoded.text);
    Ok(paragraphs.iter().map(|paragraph| sentences(language, paragraph, rules)).collect())
}

fn rules(settings: &SegmentSettings) -> Settings {
    Settings { split_at_semicolon: settings.split_at_semicolon, split_quotations: settings.split_quotations }
}

/// The sentences of one paragraph, without the blanks around them.
fn sentences(language: Language, paragraph: &str, rules: Settings) -> Vec<String> {
    let found = match language {
        Language::Zh => segment::zh(paragraph, rules),
        Language::En => segment::en(paragraph, rules),
    };
    found
        .into_iter()
        .map(|sentence| paragraph[sentence.range].trim_matches(crate::text::is_blank).to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Cuts a decoded transcript, in the language that most of it is in.
pub fn cut(text: &str, settings: &SegmentSettings, joins: &[(String, bool)]) -> Cut {
    cut_in(Language::of(text), text, settings, joins)
}

fn cut_in(language: Language, text: &str, settings: &SegmentSettings, joins: &[(String, bool)]) -> Cut {
    let hints = Hints { speakers: settings.labels.clone(), joins: joins.to_vec() };
    let rules = rules(settings);
    let transcript = source::read(text, &hints);
    let paragraphs = transcript.blocks.into_iter().map(|block| CutParagraph {
        sentences: sentences(language, &block.text, rules),
        label: block.label,
        role: block.role,
        speaker: block.speaker,
        begins_turn: block.begins_turn,
        text: block.text,
        joins: block.joins,
    });
    Cut { paragraphs: paragraphs.collect(), parts: transcript.parts, converted_from: None }
}
