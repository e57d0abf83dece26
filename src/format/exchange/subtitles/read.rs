//! Subtitles, read back: which line is Chinese is told by the whole file.

use super::super::markup::text_of;
use super::super::returned::{Returned, ReturnedRow, Returns, Tracked};
use super::{Srt, Vtt};
use crate::format::mark::{Mark, normal};
use crate::text::count_han;

impl Returns for Srt {
    fn name(&self) -> &'static str {
        "srt"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["srt"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        read(&text_of(bytes, "SubRip file")?, false)
    }
}

impl Returns for Vtt {
    fn name(&self) -> &'static str {
        "vtt"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["vtt"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        read(&text_of(bytes, "WebVTT file")?, true)
    }
}

/// A cue: the line of its times, its name, and what it shows.
struct Cue {
    line: usize,
    name: String,
    lines: Vec<String>,
}

fn read(text: &str, web: bool) -> Result<Returned, String> {
    let cues = cues(text, web);
    if cues.is_empty() {
        return Err("there are no subtitles in this file: no line has two times".to_owned());
    }
    // A Chinese sentence may hold no Chinese character, and an English one some: the file as a whole tells its layout.
    let chinese = cues.iter().filter(|cue| cue.lines.first().is_some_and(|line| is_chinese(line))).count();
    let bilingual = chinese * 2 > cues.len();
    let has_english = !bilingual || cues.iter().any(|cue| cue.lines.len() > 1);
    if !bilingual && !cues.iter().any(|cue| !Mark::all(&cue.name).is_empty()) {
        return Err("its cues show no Chinese and carry no marks, so none tells which unit it is".to_owned());
    }
    let row = |cue: Cue| {
        let from = usize::from(bilingual).min(cue.lines.len());
        ReturnedRow {
            line: cue.line,
            marks: Mark::all(&cue.name),
            zh: cue.lines.first().filter(|_| bilingual).cloned(),
            en: has_english.then(|| normal(&cue.lines[from..].join("\n"))),
            wrapped: true,
            ..ReturnedRow::default()
        }
    };
    Ok(Returned { rows: cues.into_iter().map(row).collect(), remarks: Vec::new() })
}

fn is_chinese(line: &str) -> bool {
    count_han(line) * 3 > line.chars().count()
}

/// The cues of `text`: a line with an arrow, the name above it, and what stands below it up to a blank line.
fn cues(text: &str, web: bool) -> Vec<Cue> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let times: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].contains("-->")).collect();
    let cue = |(nth, &at): (usize, &usize)| {
        let next = times.get(nth + 1).copied().unwrap_or(lines.len());
        // Some programs leave the blank line out before the number of the next cue.
        let is_number = |line: &str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
        let end =
            if next < lines.len() && next > at + 1 && is_number(lines[next - 1]) { next - 1 } else { next };
        let shown = lines[at + 1..end].iter().take_while(|line| !line.trim().is_empty());
        let shown = shown.map(|line| if web { unescaped(line) } else { (*line).to_owned() });
        let name = at.checked_sub(1).map(|above| lines[above].trim()).filter(|_| web);
        Cue { line: at + 1, name: name.unwrap_or_default().to_owned(), lines: shown.collect() }
    };
    times.iter().enumerate().map(cue).collect()
}

/// The text of a line of WebVTT: tags go, entities are resolved.
fn unescaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(out, |text, (name, c)| text.replace(name, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_the_whole_file() {
        let text = "1\n00:01 --> 00:02\n几点开船？\nWhen do\nwe leave?\n\n2\n00:02 --> 00:03\nOK！\nOK!\n\n3\n00:03 --> 00:04\n七点。\n";
        let rows = read(text, false).unwrap().rows;
        let found: Vec<_> = rows.iter().map(|row| (row.line, row.zh.as_deref(), row.en.as_deref())).collect();
        assert_eq!(
            found,
            [
                (2, Some("几点开船？"), Some("When do\nwe leave?")),
                (8, Some("OK！"), Some("OK!")),
                (13, Some("七点。"), Some(""))
            ]
        );
        assert!(read("1\n00:01 --> 00:02\nWhen?\n", false).is_err());
        let text =
            "WEBVTT\n\nu_a_00000000_00000000\n00:01.000 --> 00:02.000\n<v A>a &lt;b> <i>c</i> &amp;lt;\n";
        let rows = read(text, true).unwrap().rows;
        assert_eq!((rows[0].en.as_deref(), rows[0].marks.len()), (Some("a <b> c &lt;"), 1));
    }
}
