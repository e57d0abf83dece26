//! Subtitles become a transcript: cues merged into the sentences that they cut, their times kept.
//!
//! `parse` finds the cues of SubRip and WebVTT files, `payload` takes the tags out of a cue, `merge` puts the cues
//! together.

mod merge;
mod parse;
mod payload;
mod read;

pub(super) use read::read;
