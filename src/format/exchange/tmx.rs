//! TMX 1.4: a unit a bead that has English, and back.

use std::fmt::Write as _;

use quick_xml::events::BytesStart;

use super::markup::{LineCounter, attribute, attribute_of, escaped, text_of};
use super::record::{Record, records};
use super::returned::{Returned, ReturnedRow, Returns, Tracked};
use crate::format::entries::tags::{chinese, english};
use crate::format::entries::xml::{Handler, is_code, walk};
use crate::format::entries::{Remarks, tmx_head};
use crate::format::mark::Mark;
use crate::format::{Edition, Writer};

/// TMX.
pub(in crate::format) struct Tmx;

/// What our own properties begin with; the rest of the name is the kind.
const OURS: &str = "x-duizhao-";

impl Writer for Tmx {
    fn name(&self) -> &'static str {
        "tmx"
    }

    fn extension(&self) -> &'static str {
        "tmx"
    }

    fn summary(&self) -> &'static str {
        "TMX 1.4, for translation memories; what has no English is left out"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = tmx_head(&edition.languages.0);
        for record in records(edition).iter().filter(|record| !record.en().trim().is_empty()) {
            unit(record, edition, &mut out);
        }
        out.push_str("</body>\n</tmx>\n");
        out.into_bytes()
    }
}

fn unit(record: &Record<'_>, edition: &Edition, out: &mut String) {
    let _ = writeln!(out, "<tu tuid=\"{}\">", attribute(record.id()));
    let own = [("mark", record.marks()), ("state", record.row.state.name().to_owned())];
    for (kind, text) in own.into_iter().chain(record.remarks()) {
        let _ = writeln!(out, "<prop type=\"{OURS}{kind}\">{}</prop>", escaped(&text));
    }
    let (zh, en) = (&edition.languages.0, &edition.languages.1);
    for (tag, text) in [(zh, record.zh()), (en, record.en())] {
        let _ = writeln!(out, "<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>", attribute(tag), escaped(&text));
    }
    out.push_str("</tu>\n");
}

impl Returns for Tmx {
    fn name(&self) -> &'static str {
        "tmx"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["tmx"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        let text = text_of(bytes, "TMX file")?;
        let mut file = File {
            lines: LineCounter::of(&text),
            returned: Returned::default(),
            remarks: Remarks::default(),
            unit: None,
            language: String::new(),
            reading: None,
            code: 0,
            known: false,
        };
        walk(&mut text.as_bytes(), &["tu"], &mut file).map_err(|error| error.to_string())?;
        if file.returned.rows.is_empty() && !file.known {
            return Err("this is no TMX file: there is no unit in it".to_owned());
        }
        let mut lines = LineCounter::of(&text);
        let wrong = file.remarks.problems.iter().map(|problem| {
            let at = usize::try_from(problem.at).unwrap_or(usize::MAX);
            (lines.line(at), format!("{}. {}", problem.message, problem.cure))
        });
        file.returned.remarks.extend(wrong);
        Ok(file.returned)
    }
}

/// A unit that is being read.
#[derive(Default)]
struct Unit {
    row: ReturnedRow,
    variants: Vec<(String, String)>,
}

/// What text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Segment,
    /// A remark of somebody.
    Note,
    /// A property: ours hold the mark.
    Property,
}

struct File<'t> {
    lines: LineCounter<'t>,
    returned: Returned,
    remarks: Remarks,
    unit: Option<Unit>,
    language: String,
    reading: Option<(Reading, String)>,
    /// How many elements of code we are in.
    code: usize,
    /// Whether the file says that it is TMX.
    known: bool,
}

impl Handler for File<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, at: u64, empty: bool) {
        let begin = |reading| (!empty).then(|| (reading, String::new()));
        match tag.local_name().as_ref() {
            "tu" => {
                let at = usize::try_from(at).unwrap_or(usize::MAX).saturating_sub(tag.len() + 2);
                let (line, id) = (self.lines.line(at), attribute_of(tag, "tuid"));
                self.unit =
                    Some(Unit { row: ReturnedRow { line, id, ..ReturnedRow::default() }, ..Unit::default() });
            }
            "tmx" => self.known = true,
            "tuv" => self.language = attribute_of(tag, "lang").unwrap_or_default(),
            "seg" => (self.reading, self.code) = (begin(Reading::Segment), 0),
            "note" => self.reading = begin(Reading::Note),
            "prop" => self.reading = begin(Reading::Property),
            name if !empty && is_code(name) => self.code += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str, _: u64) -> bool {
        match name {
            "seg" | "note" | "prop" => {
                if let (Some((reading, text)), Some(unit)) = (self.reading.take(), &mut self.unit) {
                    match reading {
                        Reading::Segment => unit.variants.push((std::mem::take(&mut self.language), text)),
                        Reading::Note => unit.row.comments.push(text),
                        Reading::Property if unit.row.marks.is_empty() => unit.row.marks = Mark::all(&text),
                        Reading::Property => {}
                    }
                }
            }
            "tu" => self.close(),
            name if is_code(name) => self.code = self.code.saturating_sub(1),
            _ => {}
        }
        true
    }

    fn text(&mut self, text: &str) {
        if let (Some((_, own)), 0) = (&mut self.reading, self.code) {
            own.push_str(text);
        }
    }

    fn broken(&mut self) {
        (self.unit, self.reading, self.code) = (None, None, 0);
    }

    fn remarks(&mut self) -> &mut Remarks {
        &mut self.remarks
    }
}

impl File<'_> {
    /// A unit ends: its variants are told by their language.
    fn close(&mut self) {
        let Some(Unit { mut row, variants }) = self.unit.take() else { return };
        let best = |fits: fn(&str, &str) -> Option<u8>, wanted: &str| {
            let fitting = variants.iter().filter_map(|(tag, text)| Some((fits(tag, wanted)?, text)));
            fitting.min_by_key(|(fit, _)| *fit).map(|(_, text)| text.clone())
        };
        row.zh = best(chinese, "zh-Hans");
        row.en = best(english, "en-GB");
        self.returned.rows.push(row);
    }
}
