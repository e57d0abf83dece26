//! The way through a file of subtitles.

use super::super::decode::decode;
use super::super::error::SourceError;
use super::super::extract::{Extracted, Remark};
use super::super::kind::Kind;
use super::merge::merge;
use super::parse::{RawCue, cues};

/// Reads subtitles of `kind`.
pub(in crate::source) fn read(kind: Kind, bytes: &[u8]) -> Result<Extracted, SourceError> {
    let decoded = decode(bytes)?;
    let (mut cues, stray) = cues(&decoded.text, kind == Kind::WebVtt)?;
    if cues.is_empty() {
        return Err(SourceError::NoCues);
    }
    let disorder = cues.windows(2).filter(|pair| pair[1].start < pair[0].end).count();
    cues.sort_by_key(|cue| cue.start);
    let repeated = drop_repeated(&mut cues);
    let mut read = merge(&cues);
    if read.text.is_empty() {
        return Err(SourceError::Empty);
    }
    read.converted_from = decoded.converted_from;
    read.remarks.extend((disorder > 0 && repeated == 0).then_some(Remark::Disorder(disorder)));
    read.remarks.extend((stray > 0).then_some(Remark::Stray(stray)));
    read.remarks.extend((repeated > 0).then_some(Remark::Repeated(repeated)));
    Ok(read)
}

/// Rolling captions, as speech recognition makes them, show each line twice: below, then above the next one.
/// They are known by the times inside their text; there, lines of the cue before are left out.
fn drop_repeated(cues: &mut [RawCue]) -> usize {
    if !cues.iter().any(|cue| cue.rolling) {
        return 0;
    }
    let mut dropped = 0;
    let mut before: Vec<String> = Vec::new();
    for cue in cues {
        let shown: Vec<String> = cue.lines.iter().map(|line| line.text.clone()).collect();
        cue.lines.retain(|line| !before.contains(&line.text));
        dropped += shown.len() - cue.lines.len();
        before = shown;
    }
    dropped
}
