//! `segment --stream`: a text becomes its sentences.

use std::io::{Read, Write};

use super::pipe::{Ends, Tally, pipe};
use crate::format::{ProblemCode, RecordProblem, SegmentInput, SegmentOutput, SentenceRecord, record_line};
use crate::project::SegmentSettings;
use crate::source::{self, Hints, Kind, to_text};
use crate::text::{Language, is_blank};
use crate::workbench::cutter::Cutter;
use crate::workbench::failure::Failure;
use crate::workbench::segment::{Cut, cut_with, sentences};

/// How the texts of a stream are cut.
#[derive(Debug, Clone, Default)]
pub struct SegmentStreamRequest {
    /// The project's settings.
    pub settings: SegmentSettings,
    /// The language of records that do not say theirs; found out where it is absent.
    pub language: Option<Language>,
    /// Running text: paragraphs by blank lines, no speakers.
    pub plain: bool,
}

/// Cuts the texts of the input, each by itself, as `request` asks.
///
/// # Errors
/// What a stream cannot give or take, and an SRX file of the project with mistakes.
pub fn segment_stream<R: Read + Send, W: Write + Send>(
    ends: Ends<'_, R, W>,
    request: &SegmentStreamRequest,
) -> Result<Tally, Failure> {
    let cutter = |language| Cutter::new(language, &request.settings);
    let (zh, en) = (cutter(Language::Zh)?, cutter(Language::En)?);
    let hints = Hints { speakers: request.settings.labels.clone(), joins: Vec::new() };
    pipe(ends, SegmentInput::KEY, |line| {
        let SegmentInput { doc_id, text, lang, rest } = SegmentInput::read(line)?;
        let asked = lang.map(Language::from).or(request.language);
        let language = asked.unwrap_or_else(|| Language::of(&text));
        let cutter = if language == Language::Zh { &zh } else { &en };
        let sentences = if text.chars().all(is_blank) {
            Vec::new()
        } else {
            let read = to_text(Kind::Text, text.as_bytes()).map_err(|error| {
                let message = format!("`text`: {error}. {}", error.cure());
                RecordProblem::new(ProblemCode::NotText, message).of(&doc_id)
            })?;
            if request.plain {
                running(cutter, &read.text)
            } else {
                of_cut(cut_with(cutter, &read.text, &hints))
            }
        };
        Ok(record_line(&SegmentOutput::new(doc_id, rest, language.into(), sentences)))
    })
}

/// The sentences of running text.
fn running(cutter: &Cutter, text: &str) -> Vec<SentenceRecord> {
    let paragraphs = source::paragraphs(text);
    let numbered = paragraphs.iter().enumerate();
    let records = numbered.flat_map(|(number, paragraph)| {
        let sentences = sentences(cutter, paragraph).into_iter();
        sentences.map(move |text| SentenceRecord {
            paragraph: number + 1,
            role: None,
            speaker: None,
            label: None,
            text,
        })
    });
    records.collect()
}

/// The sentences of a transcript.
fn of_cut(cut: Cut) -> Vec<SentenceRecord> {
    let numbered = cut.paragraphs.into_iter().enumerate();
    let records = numbered.flat_map(|(number, paragraph)| {
        let (role, speaker) = (paragraph.role.name(), paragraph.speaker);
        let mut label = Some(paragraph.label).filter(|label| !label.is_empty());
        paragraph.sentences.into_iter().map(move |text| SentenceRecord {
            paragraph: number + 1,
            role: Some(role),
            speaker: speaker.clone(),
            label: label.take(),
            text,
        })
    });
    records.collect()
}
