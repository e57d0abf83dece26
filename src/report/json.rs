//! JSON, whole or a line a finding.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};

use super::coverage::coverage_value;
use super::view::View;
use crate::check::{Finding, Mqm};
use crate::project::Severity;

pub(super) fn render(view: &View<'_>) -> String {
    let findings: Vec<Record<'_>> = view.findings.iter().map(|finding| Record::of(view, finding)).collect();
    let coverage: Vec<Value> = view.coverage.iter().map(coverage_value).collect();
    let by_rule: Value =
        view.by_rule().into_iter().map(|(id, count)| (id.to_owned(), json!(count))).collect();
    let whole = json!({
        "format": 1,
        "findings": findings,
        "coverage": coverage,
        "counts": {
            "error": view.count(Severity::Error),
            "warning": view.count(Severity::Warning),
            "note": view.count(Severity::Note),
            "by-rule": by_rule,
        },
    });
    format!("{whole:#}\n")
}

pub(super) fn render_lines(view: &View<'_>) -> String {
    let mut lines = String::new();
    for finding in view.findings {
        Record::of(view, finding).write(&mut lines);
        lines.push('\n');
    }
    lines
}

/// A finding as it is written: its fields in the order of the alphabet, as in the whole.
struct Record<'f>([(&'static str, Field<'f>); 19]);

/// What a field holds.
enum Field<'f> {
    /// A word of ours: nothing in it has to be escaped.
    Word(&'static str),
    Text(Cow<'f, str>),
    Number(usize),
    Relations(Vec<Relation<'f>>),
    /// There is none, which is said.
    Null,
    /// There is none, and the field is left out.
    Absent,
}

/// Another place that a finding speaks of.
#[derive(Serialize)]
struct Relation<'f> {
    column: usize,
    line: usize,
    message: &'f str,
    path: &'f str,
}

impl<'f> Record<'f> {
    fn of(view: &View<'f>, finding: &'f Finding) -> Self {
        use Field::{Absent, Null, Number, Relations, Text, Word};
        let related = finding.related.iter().map(|related| Relation {
            column: related.place.column,
            line: related.place.line,
            message: view.lang.of(&related.message),
            path: &related.path,
        });
        let text = |text: &'f str| Text(Cow::Borrowed(text));
        let (start, end, segment, side) = match &finding.extract {
            Some(extract) => (
                Number(extract.range.start),
                Number(extract.range.end),
                Number(extract.segment),
                Word(if extract.source { "src" } else { "tgt" }),
            ),
            None => (Absent, Absent, Absent, Absent),
        };
        Self([
            ("check", Word(finding.rule.id)),
            ("column", Number(finding.start.column)),
            ("confidence", Word(finding.confidence.name())),
            ("end", end),
            ("end-column", Number(finding.end.column)),
            ("end-line", Number(finding.end.line)),
            ("fingerprint", Text(finding.fingerprint().into())),
            ("fix", finding.fix.as_ref().map_or(Absent, |fix| text(&fix.with))),
            ("group", Word(finding.rule.group.name())),
            ("id", text(&finding.unit)),
            ("line", Number(finding.start.line)),
            ("message", text(view.lang.of(&finding.message))),
            ("mqm", finding.rule.mqm.map_or(Null, |mqm| Word(Mqm::name(mqm)))),
            ("path", text(&finding.path)),
            ("related", Relations(related.collect())),
            ("segment", segment),
            ("severity", Word(finding.severity.name())),
            ("side", side),
            ("start", start),
        ])
    }

    /// Writes it behind `line`: by hand, for a thousand findings are written in the time in which a hundred sentences are
    /// read, and nearly all that is written are words of ours and texts in which nothing has to be escaped.
    fn write(&self, line: &mut String) {
        let mut mark = '{';
        for (name, field) in self.0.iter().filter(|(_, field)| !matches!(field, Field::Absent)) {
            line.push(mark);
            mark = ',';
            quote(name, line);
            line.push(':');
            match field {
                Field::Word(word) => quote(word, line),
                Field::Text(text) if is_plain(text) => quote(text, line),
                // A number is always written.
                Field::Number(number) => drop(write!(line, "{number}")),
                Field::Relations(related) if related.is_empty() => line.push_str("[]"),
                // Texts and numbers always are, too.
                other => line.extend(serde_json::to_string(other)),
            }
        }
        line.push('}');
    }
}

fn quote(text: &str, line: &mut String) {
    line.push('"');
    line.push_str(text);
    line.push('"');
}

/// Whether nothing in `text` has to be escaped.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (byte >= b' ') & (byte != b'"') & (byte != b'\\'))
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, field) in self.0.iter().filter(|(_, field)| !matches!(field, Field::Absent)) {
            map.serialize_entry(name, field)?;
        }
        map.end()
    }
}

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(word) => serializer.serialize_str(word),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Relations(related) => related.serialize(serializer),
            Self::Null | Self::Absent => serializer.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::{Extract, Fix, Message, RULES, Related};
    use crate::report::Lang;
    use crate::text::Place;

    /// A finding that says `text` wherever it can.
    fn finding(text: &str, number: usize) -> Finding {
        let message = Message::new(text, text);
        let place = Place { line: number, column: number / 2 };
        let extract = Extract { source: number > 5, segment: 0, range: 3..number };
        let related = Related { path: text.to_owned(), place, message: message.clone() };
        let fix = Fix { unit: 0, field: "en", segment: 0, range: 0..1, with: text.to_owned() };
        Finding {
            rule: RULES[number % RULES.len()],
            severity: Severity::Note,
            confidence: RULES[0].confidence,
            path: text.to_owned(),
            unit: text.to_owned(),
            span: 0..1,
            start: place,
            end: place,
            extract: Some(extract).filter(|_| number.is_multiple_of(2)),
            message,
            related: vec![related; number % 3],
            fix: Some(fix).filter(|_| number.is_multiple_of(3)),
        }
    }

    proptest! {
        #[test]
        fn a_line_is_what_a_writer_of_json_makes_of_it(text in "[ -~\\n\\x00-\\x7F“中𠮷é]{0,9}", number in 0..90_usize) {
            let view = View {
                documents: &[],
                findings: &[finding(&text, number)],
                coverage: &[],
                lang: Lang::En,
                color: false,
                statistics: false,
            };
            let written = serde_json::to_string(&Record::of(&view, &view.findings[0])).unwrap();
            prop_assert_eq!(render_lines(&view), format!("{written}\n"));
        }
    }
}
