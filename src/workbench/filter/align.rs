//! `align --stream`: a document in both languages becomes its links.

use std::io::{Read, Write};

use super::pipe::{Ends, Tally, pipe};
use crate::align::Aligner;
use crate::format::{AlignInput, AlignOutput, ProblemCode, RecordProblem, SideText, record_line};
use crate::source::{Hints, Kind, to_text};
use crate::text::{Language, is_blank};
use crate::workbench::align::{AlignRequest, TextSide, link, links_record};
use crate::workbench::cutter::Cutter;
use crate::workbench::failure::Failure;
use crate::workbench::segment::cut_with;

/// Links the documents of the input, each by itself, as `request` asks.
///
/// # Errors
/// What a stream cannot give or take, and an SRX file of the project with mistakes.
pub fn align_stream<R: Read + Send, W: Write + Send>(
    ends: Ends<'_, R, W>,
    request: &AlignRequest,
) -> Result<Tally, Failure> {
    let cutters =
        (Cutter::new(Language::Zh, &request.segment)?, Cutter::new(Language::En, &request.segment)?);
    let hints = Hints { speakers: request.segment.labels.clone(), joins: Vec::new() };
    let aligner = Aligner::default();
    pipe(ends, AlignInput::KEY, |line| {
        let AlignInput { doc_id, zh, en, rest } = AlignInput::read(line)?;
        let named = |problem: RecordProblem| problem.of(&doc_id);
        let zh = side(zh, "zh", &cutters.0, &hints).map_err(named)?;
        let en = side(en, "en", &cutters.1, &hints).map_err(named)?;
        let aligned = link(&aligner, zh, en, request)
            .map_err(|failure| named(RecordProblem::new(ProblemCode::ProgramFailed, failure.to_string())))?;
        if let Some(trouble) = aligned.no_pair() {
            return Err(named(RecordProblem::new(ProblemCode::NotAPair, trouble.to_string())));
        }
        Ok(record_line(&AlignOutput::new(doc_id, rest, links_record(&aligned))))
    })
}

/// The sentences of one side: a text is cut as a file is; one of blanks has none.
fn side(text: SideText, name: &str, cutter: &Cutter, hints: &Hints) -> Result<TextSide, RecordProblem> {
    let text = match text {
        SideText::Sentences(sentences) => return Ok(TextSide { sentences, ..TextSide::default() }),
        SideText::Text(text) if text.chars().all(is_blank) => return Ok(TextSide::default()),
        SideText::Text(text) => text,
    };
    let read = to_text(Kind::Text, text.as_bytes()).map_err(|error| {
        RecordProblem::new(ProblemCode::NotText, format!("`{name}`: {error}. {}", error.cure()))
    })?;
    Ok(TextSide::of_cut(cut_with(cutter, &read.text, hints)))
}
