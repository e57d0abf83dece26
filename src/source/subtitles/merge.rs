//! Cues put together into paragraphs: a sentence runs on across cues, a pause or another voice ends a paragraph.

use super::super::cue::Cue;
use super::super::extract::{Extracted, Remark};
use super::super::join::{is_bracketed, is_ended, seam};
use super::super::label::{Labels, Voice};
use super::parse::RawCue;
use super::payload::Line;
use crate::text::is_strong_end;

/// A silence that ends a paragraph where a sentence has ended, in milliseconds.
const PAUSE: u64 = 2_000;
/// A silence that ends a paragraph even inside a sentence: an interpreter speaks, or a reel was changed.
const LONG_PAUSE: u64 = 10_000;
/// With fewer than one end mark to so many cues, subtitles are taken to be written without marks.
const SPARSE: usize = 12;

/// What is being put together.
#[derive(Debug, Default)]
struct Merger {
    read: Extracted,
    /// The speaker that a tag named last.
    voice: Option<String>,
    /// Whether the open paragraph may not go on: a bracketed line, or subtitles without marks.
    closed: bool,
    /// When the cue before ended.
    ended: u64,
}

/// Puts `cues`, in the order of their times, together.
///
/// The text of cues that share a sentence stands on one line: the rules for printed lines would take a short cue
/// without an end mark for a heading.
pub(super) fn merge(cues: &[RawCue]) -> Extracted {
    let lines = || cues.iter().flat_map(|cue| &cue.lines);
    let labels = Labels::learn(lines().map(|line| line.text.as_str()), &[]);
    let labelled =
        |line: &Line| labels.find(&line.text).is_some_and(|label| label.voice != Voice::Particulars);
    let ends: usize = lines().map(|line| line.text.chars().filter(|&c| is_end(c)).count()).sum();
    let unpunctuated = cues.len() >= SPARSE && ends * SPARSE < cues.len();
    let mut merger = Merger::default();
    for cue in cues {
        if cue.lines.is_empty() {
            continue;
        }
        let pause = cue.start.saturating_sub(merger.ended);
        let mut start = None;
        for (nth, line) in cue.lines.iter().enumerate() {
            let paused = nth == 0 && merger.rests(pause);
            let fresh = paused || (unpunctuated && nth == 0) || line.dashed || labelled(line);
            let at = merger.add(line, fresh);
            start.get_or_insert(at);
        }
        let end = merger.read.text.len();
        merger.read.cues.push(Cue { start: cue.start, end: cue.end, range: start.unwrap_or(end)..end });
        merger.ended = merger.ended.max(cue.end);
    }
    if !merger.read.text.is_empty() {
        merger.read.text.push('\n');
    }
    merger.read.remarks.extend(unpunctuated.then_some(Remark::Unpunctuated));
    merger.read
}

impl Merger {
    /// Whether a silence this long ends the paragraph.
    fn rests(&self, pause: u64) -> bool {
        pause >= LONG_PAUSE || pause >= PAUSE && is_ended(last_line(&self.read.text))
    }

    /// Adds a line, to a new paragraph where it is `fresh`; the byte at which it begins, label included.
    fn add(&mut self, line: &Line, fresh: bool) -> usize {
        let apart = is_bracketed(&line.text) || line.text.starts_with('♪');
        let changed = line.voice.is_some() && line.voice != self.voice;
        let text = &mut self.read.text;
        if !text.is_empty() {
            if fresh || apart || changed || self.closed {
                text.push_str("\n\n");
            } else {
                text.push_str(seam(text, &line.text));
            }
        }
        self.closed = apart;
        let at = text.len();
        if let Some(voice) = line.voice.as_ref().filter(|_| changed) {
            text.push_str(voice);
            text.push('：');
            if !self.read.speakers.contains(voice) {
                self.read.speakers.push(voice.clone());
            }
            self.voice = Some(voice.clone());
        }
        text.push_str(&line.text);
        at
    }
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

/// Whether `c` ends sentences in subtitles.
fn is_end(c: char) -> bool {
    is_strong_end(c) || matches!(c, '.' | '!' | '?' | '…')
}
