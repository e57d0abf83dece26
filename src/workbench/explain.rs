//! `segment --explain`: every mark that could end a sentence, and what was decided about it.

use std::path::Path;

use super::cutter::Cutter;
use super::failure::Failure;
use super::segment::hints_of;
use super::transcript;
use crate::project::SegmentSettings;
use crate::segment::{Considered, Verdict};
use crate::source;
use crate::text::{Language, Lines, Place, nonblank};

/// A mark that could end a sentence, and what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Where the mark stands in the transcript.
    pub place: Place,
    /// The mark, with what closes behind it.
    pub mark: String,
    /// Whether a sentence ends behind it.
    pub is_cut: bool,
    /// Whether that could be argued with.
    pub is_doubtful: bool,
    /// Why: a clause.
    pub reason: &'static str,
}

/// Reads the transcript at `path` (`-` for standard input), cuts it as `segment` does, or as `segment_plain`
/// where `plain`, and says of each mark what was decided. For English the boundaries alone are known.
///
/// # Errors
/// A file that cannot be read, or is no text; an SRX file with mistakes.
pub fn explain(
    path: &Path,
    settings: &SegmentSettings,
    joins: &[(String, bool)],
    language: Option<Language>,
    plain: bool,
) -> Result<Vec<Explained>, Failure> {
    let read = transcript::read(path)?;
    let text = &read.text;
    let cutter = Cutter::new(language.unwrap_or_else(|| Language::of(text)), settings)?;
    let lines = Lines::new(text);
    let mut explained = Vec::new();
    let mut tell = |from: usize, paragraphs: &mut dyn Iterator<Item = (String, String)>| {
        // Joining changes blanks only, so characters are counted.
        let mut characters = nonblank(&text[from..]).map(|(at, _)| from + at);
        for (label, paragraph) in paragraphs {
            characters.by_ref().take(nonblank(&label).count()).for_each(drop);
            let mut told = 0;
            for mark in cutter.considered(&paragraph) {
                let between = nonblank(&paragraph[told..mark.range.start]).count();
                let own = nonblank(&paragraph[mark.range.clone()]).count();
                let at = characters.by_ref().skip(between).take(own).next();
                characters.by_ref().take(own.saturating_sub(1)).for_each(drop);
                told = mark.range.end;
                explained.extend(at.map(|at| entry(lines.place(text, at), &paragraph, &mark)));
            }
            characters.by_ref().take(nonblank(&paragraph[told..]).count()).for_each(drop);
        }
    };
    if plain {
        tell(0, &mut source::paragraphs(text).into_iter().map(|paragraph| (String::new(), paragraph)));
    } else {
        for block in source::read(text, &hints_of(&read, settings, joins)).blocks {
            tell(block.range.start, &mut std::iter::once((block.label, block.text)));
        }
    }
    Ok(explained)
}

fn entry(place: Place, paragraph: &str, mark: &Considered) -> Explained {
    Explained {
        place,
        mark: paragraph[mark.range.clone()].replace(['\t', '\n', '\r'], " "),
        is_cut: matches!(mark.verdict, Verdict::Cut(_)),
        is_doubtful: mark.doubtful,
        reason: mark.verdict.explain(),
    }
}
