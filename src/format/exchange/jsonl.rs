//! JSON lines: an object a bead, in the form that `check` reads.

use serde::{Deserialize, Serialize};

use super::record::records;
use super::returned::{Returned, ReturnedRow, Returns, Tracked};
use crate::format::mark::{Mark, normal};
use crate::format::{Edition, Writer};

/// JSON lines.
pub(in crate::format) struct JsonLines;

/// A line that goes out.
#[derive(Serialize)]
struct Out<'a> {
    id: &'a str,
    src: String,
    tgt: String,
    state: &'a str,
    role: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    speaker: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted: Option<&'a str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    footnote: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<f64>,
    mark: String,
}

/// A line that comes back.
#[derive(Deserialize)]
struct Back {
    id: Option<String>,
    #[serde(alias = "zh", alias = "source")]
    src: Option<String>,
    #[serde(alias = "en", alias = "target")]
    tgt: Option<Lines>,
    query: Option<Lines>,
    mark: Option<String>,
}

/// One text or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Lines {
    One(String),
    Many(Vec<String>),
}

impl Lines {
    fn text(&self) -> String {
        match self {
            Self::One(text) => normal(text),
            Self::Many(texts) => normal(&texts.join("\n")),
        }
    }
}

impl Writer for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn summary(&self) -> &'static str {
        "JSON lines, an object a bead, for programs"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = Vec::new();
        for record in records(edition) {
            let line = Out {
                id: record.id(),
                src: record.zh(),
                tgt: record.en(),
                state: record.row.state.name(),
                role: record.role.name(),
                speaker: record.speaker(),
                omitted: record.omitted(),
                footnote: record.footnote(),
                note: record.internal(),
                origin: record.row.origin,
                link: record.row.link,
                mark: record.marks(),
            };
            if serde_json::to_writer(&mut out, &line).is_ok() {
                out.push(b'\n');
            }
        }
        out
    }
}

impl Returns for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        let mut returned = Returned::default();
        for (nth, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match serde_json::from_slice::<Back>(line) {
                Ok(back) => returned.rows.push(ReturnedRow {
                    line: nth + 1,
                    marks: back.mark.as_deref().map(Mark::all).unwrap_or_default(),
                    id: back.id,
                    zh: back.src,
                    en: back.tgt.map(|lines| lines.text()),
                    wrapped: false,
                    comments: back.query.map(|lines| lines.text()).into_iter().collect(),
                }),
                Err(error) => {
                    returned.remarks.push((nth + 1, format!("this line is no JSON object: {error}")))
                }
            }
        }
        if returned.rows.is_empty() && !returned.remarks.is_empty() {
            return Err("no line of this file is a JSON object".to_owned());
        }
        Ok(returned)
    }
}
