//! Subtitles, written: the Chinese line, then the English ones.

use std::fmt::Write as _;

use super::super::record::{Record, records};
use super::{Srt, Vtt};
use crate::format::escape::plain;
use crate::format::{Edition, Layout, Untranslated, Writer};

impl Writer for Srt {
    fn name(&self) -> &'static str {
        "srt"
    }

    fn extension(&self) -> &'static str {
        "srt"
    }

    fn summary(&self) -> &'static str {
        "SubRip subtitles, for transcripts that have times"
    }

    fn is_timed(&self) -> bool {
        true
    }

    fn refusal(&self, edition: &Edition) -> Option<String> {
        timeless(edition).or_else(|| {
            let records = records(edition);
            let record = records.iter().find(|record| lines(record, edition).iter().any(|line| line.contains("-->")))?;
            Some(format!(
                "the text of {} has “-->” in it, which parts the times of SubRip and cannot be spelt otherwise; export WebVTT",
                record.id()
            ))
        })
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = String::new();
        for (cue, number) in cues(edition).iter().zip(1..) {
            let _ = writeln!(out, "{number}\n{} --> {}", clock(cue.start, ','), clock(cue.end, ','));
            for line in &cue.lines {
                let _ = writeln!(out, "{line}");
            }
            out.push('\n');
        }
        out.into_bytes()
    }
}

impl Writer for Vtt {
    fn name(&self) -> &'static str {
        "vtt"
    }

    fn extension(&self) -> &'static str {
        "vtt"
    }

    fn summary(&self) -> &'static str {
        "WebVTT subtitles, for transcripts that have times"
    }

    fn is_timed(&self) -> bool {
        true
    }

    fn refusal(&self, edition: &Edition) -> Option<String> {
        timeless(edition)
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = String::from("WEBVTT\n\n");
        for cue in cues(edition) {
            let (marks, times) = (cue.record.marks(), [cue.start, cue.end].map(|time| clock(time, '.')));
            let _ = writeln!(out, "{marks}\n{} --> {}", times[0], times[1]);
            for (line, nth) in cue.lines.iter().zip(0..) {
                if let Some(name) = voice(&cue.record, edition).filter(|_| nth == 0) {
                    let _ = write!(out, "<v {name}>");
                }
                let _ = writeln!(out, "{}", escaped(line));
            }
            out.push('\n');
        }
        out.into_bytes()
    }
}

/// Why `edition` can be no subtitles.
fn timeless(edition: &Edition) -> Option<String> {
    let Some(times) = &edition.times else {
        return Some(
            "nobody knows when its sentences are heard, because its transcript is no subtitles (.srt, .vtt)"
                .to_owned(),
        );
    };
    let records = records(edition);
    let parts = records.iter().flat_map(|record| &record.row.parts);
    let lost = parts.filter(|part| !times.contains_key(part.id)).map(|part| part.id).next()?;
    Some(format!("{lost} stands in no cue of the transcript; `duizhao check` tells where the two part"))
}

/// What is shown, and when.
struct Cue<'a> {
    start: u64,
    end: u64,
    record: Record<'a>,
    lines: Vec<String>,
}

/// The cues in the order of their times. None ends before it begins, and none begins before the one above it ends.
fn cues<'a>(edition: &'a Edition<'a>) -> Vec<Cue<'a>> {
    let Some(times) = &edition.times else { return Vec::new() };
    let cue = |record: Record<'_>| {
        let parts = || record.row.parts.iter().filter_map(|part| times.get(part.id));
        let (start, end) = (parts().map(|time| time.0).min()?, parts().map(|time| time.1).max()?);
        let lines = lines(&record, edition);
        (!lines.is_empty()).then_some((start, end, lines))
    };
    let mut cues: Vec<Cue<'_>> = Vec::new();
    for record in records(edition) {
        if let Some((start, end, lines)) = cue(record.clone()) {
            cues.push(Cue { start, end, record, lines });
        }
    }
    cues.sort_by_key(|cue| (cue.start, cue.end));
    let starts: Vec<u64> = cues.iter().map(|cue| cue.start).collect();
    let mut free = 0;
    for (nth, cue) in cues.iter_mut().enumerate() {
        let next = starts.get(nth + 1).copied().unwrap_or(u64::MAX);
        cue.start = cue.start.max(free);
        cue.end = cue.end.min(next.max(cue.start)).max(cue.start + 1);
        free = cue.end;
    }
    cues
}

/// The lines of a cue, as the layout asks.
fn lines(record: &Record<'_>, edition: &Edition) -> Vec<String> {
    let zh = plain(&record.row.zh_text()).trim().to_owned();
    let english = record.en();
    let english = english.lines().map(|line| plain(line).trim().to_owned());
    let mut english: Vec<String> = english.filter(|line| !line.is_empty()).collect();
    let alone = english.is_empty() && edition.options.untranslated == Untranslated::Source;
    let shows_zh = match edition.options.layout {
        Layout::Side | Layout::Stacked | Layout::Interlinear => true,
        Layout::Source => {
            english.clear();
            true
        }
        Layout::Target => alone,
    };
    let mut lines: Vec<String> = Some(zh).filter(|zh| shows_zh && !zh.is_empty()).into_iter().collect();
    lines.append(&mut english);
    lines
}

/// Who speaks, as a tag names him.
fn voice(record: &Record<'_>, edition: &Edition) -> Option<String> {
    let name = record.turn?.speaker.as_ref()?;
    let name = match edition.options.layout {
        Layout::Target => name.english_first(),
        Layout::Side | Layout::Stacked | Layout::Interlinear | Layout::Source => {
            name.zh.as_deref().unwrap_or_default()
        }
    };
    Some(escaped(&plain(name))).filter(|name| !name.trim().is_empty())
}

/// The text of a cue: WebVTT has tags and entities.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Milliseconds as hours, minutes, seconds and, behind `point`, thousandths.
fn clock(milliseconds: u64, point: char) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}{point}{rest:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::edition;

    #[test]
    fn cues_share_no_time_and_the_order_is_that_of_the_recording() {
        let mut edition = edition();
        assert!(Srt.refusal(&edition).is_some_and(|why| why.contains("no subtitles")));
        let times = [
            ("b3", (0, 10)),
            ("c3", (1000, 2500)),
            ("d3", (2400, 2400)),
            ("f3", (2400, 3000)),
            ("g3", (5000, 6000)),
            ("h3", (6000, 7000)),
            ("j3", (7000, 7100)),
        ];
        edition.times = Some(times.map(|(id, time)| (id.to_owned(), time)).into());
        assert!(Vtt.refusal(&edition).is_some_and(|why| why.starts_with("k3 stands in no cue")));
        edition.times.as_mut().unwrap().insert("k3".to_owned(), (7100, 9000));
        assert_eq!(Vtt.refusal(&edition), None);
        let cues = cues(&edition);
        let found: Vec<_> = cues.iter().map(|cue| (cue.record.id(), cue.start, cue.end)).collect();
        assert_eq!(
            found,
            [
                ("b3", 0, 10),
                ("c3", 1000, 2400),
                ("d3", 2400, 2401),
                ("f3", 2401, 6000),
                ("h3", 6000, 7000),
                ("j3", 7000, 7100),
                ("k3", 7100, 9000)
            ]
        );
        let text = String::from_utf8(Vtt.write(&edition)).unwrap();
        assert!(
            text.contains(
                "\n00:00:01.000 --> 00:00:02.400\n<v 问者>河流向哪里？\nWhere does the river run?\n\n"
            ),
            "{text}"
        );
    }
}
