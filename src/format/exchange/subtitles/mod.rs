//! Subtitles in both languages, SubRip and WebVTT: a cue a bead, for transcripts that are subtitles themselves.
//!
//! WebVTT names its cues, so its marks come back; SubRip has no place for a mark, and its cues are told by their
//! Chinese line.

mod read;
mod write;

/// SubRip.
pub(in crate::format) struct Srt;

/// WebVTT.
pub(in crate::format) struct Vtt;
