//! Times of a spoken text: which stretch of it was heard when.

use std::ops::Range;

use crate::text::nonblank;

/// A stretch of the text and when it is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When it begins, in milliseconds from the beginning of the recording.
    pub start: u64,
    /// When it ends.
    pub end: u64,
    /// Bytes of the extracted text.
    pub range: Range<usize>,
}

/// When the bytes `range` of `text` are heard: milliseconds from the beginning; `None` where no cue covers
/// any of them.
///
/// A sentence that begins or ends inside a cue gets its share of the cue's time, counted in characters.
pub fn times(text: &str, cues: &[Cue], range: &Range<usize>) -> Option<(u64, u64)> {
    let first = cues.partition_point(|cue| cue.range.end <= range.start);
    let touching = || cues[first..].iter().take_while(|cue| cue.range.start < range.end);
    let moment = |cue: &Cue, at: usize| {
        let count = |part: Range<usize>| text.get(part).map_or(0, |part| nonblank(part).count()) as u64;
        let (before, all) = (count(cue.range.start..at), count(cue.range.clone()).max(1));
        cue.start + cue.end.saturating_sub(cue.start) * before / all
    };
    let start = touching().map(|cue| moment(cue, range.start.max(cue.range.start))).min()?;
    let end = touching().map(|cue| moment(cue, range.end.min(cue.range.end))).max()?;
    Some((start, end))
}

/// Milliseconds as `00:01:02.500`.
pub fn clock(milliseconds: u64) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}.{rest:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_inside_a_cue_gets_its_share_of_the_time() {
        let text = "甲乙。丙丁戊己庚。\n辛。";
        let cues = [
            Cue { start: 1000, end: 2000, range: 0..15 },
            Cue { start: 2500, end: 3500, range: 15..27 },
            Cue { start: 9000, end: 9500, range: 28..34 },
        ];
        assert_eq!(times(text, &cues, &(0..9)), Some((1000, 1600)));
        assert_eq!(times(text, &cues, &(9..27)), Some((1600, 3500)));
        assert_eq!(times(text, &cues, &(28..34)), Some((9000, 9500)));
        assert_eq!(times(text, &cues, &(27..28)), None);
        assert_eq!(clock(3_661_005), "01:01:01.005");
    }
}
