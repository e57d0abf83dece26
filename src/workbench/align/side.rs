//! One side of a pair of texts: its sentences, and what begins with each.

use std::path::Path;

use crate::align::Begins;
use crate::project::SegmentSettings;
use crate::source::Role;
use crate::text::{Language, is_blank};
use crate::workbench::failure::Failure;
use crate::workbench::segment::{Cut, segment};
use crate::workbench::store;

/// The sentences of one side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextSide {
    /// The file, as it is shown to people.
    pub path: String,
    /// The sentences, in printed order.
    pub sentences: Vec<String>,
    /// What begins with each; empty where the file says nothing of that.
    pub begins: Vec<Begins>,
    /// The sentences with which turns begin, and who speaks.
    pub turns: Vec<(usize, String)>,
    /// The transcript it was cut from; `None` where the file had a sentence a line.
    pub cut: Option<Cut>,
}

impl TextSide {
    /// The sentences as the aligner takes them.
    pub fn lines(&self) -> Vec<&str> {
        self.sentences.iter().map(String::as_str).collect()
    }
}

/// Reads a file with a sentence a line; empty lines count as sentences, so that numbers are those of lines.
pub(super) fn read_lines(path: &Path) -> Result<TextSide, Failure> {
    let text = store::read_text(path)?;
    let sentences = text.lines().map(|line| line.trim_matches(is_blank).to_owned()).collect();
    Ok(TextSide { path: store::show(path), sentences, ..TextSide::default() })
}

/// Reads any readable source and cuts it. Lines that send readers to another page are no sentences.
pub(super) fn read_source(
    path: &Path,
    settings: &SegmentSettings,
    language: Language,
) -> Result<TextSide, Failure> {
    let cut = segment(path, settings, &[], Some(language))?;
    let mut side = TextSide { path: store::show(path), ..TextSide::default() };
    for paragraph in cut.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Jump) {
        if let Some(speaker) = paragraph.speaker.as_ref().filter(|_| paragraph.begins_turn) {
            side.turns.push((side.sentences.len(), speaker.clone()));
        }
        for (number, sentence) in paragraph.sentences.iter().enumerate() {
            side.sentences.push(sentence.clone());
            side.begins.push(match (number, paragraph.begins_turn) {
                (0, true) => Begins::Turn,
                (0, false) => Begins::Paragraph,
                _ => Begins::Sentence,
            });
        }
    }
    side.cut = Some(cut);
    Ok(side)
}
