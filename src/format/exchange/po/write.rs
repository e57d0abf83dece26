//! PO, written: an entry a bead, its id as context, so that equal sentences stay apart.

use std::fmt::Write as _;

use super::super::record::{Record, records};
use super::{MARK, Po};
use crate::format::mark::normal;
use crate::format::{Edition, Writer};
use crate::project::State;

impl Writer for Po {
    fn name(&self) -> &'static str {
        "po"
    }

    fn extension(&self) -> &'static str {
        "po"
    }

    fn summary(&self) -> &'static str {
        "gettext PO, for programs that translate software"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let language = |tag: &str| tag.replace('-', "_");
        // No date: a revision has none but a clock's, and gettext asks for none.
        let header = [
            ("Project-Id-Version", edition.name.clone()),
            ("Language", language(&edition.languages.1)),
            ("MIME-Version", "1.0".to_owned()),
            ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
            ("Content-Transfer-Encoding", "8bit".to_owned()),
            ("X-Source-Language", language(&edition.languages.0)),
            ("X-Generator", "duizhao".to_owned()),
        ];
        let mut out = String::new();
        keyword("msgid", "", &mut out);
        let header: String =
            header.iter().map(|(name, value)| format!("{name}: {}\n", normal(value))).collect();
        keyword("msgstr", &header, &mut out);
        for record in records(edition) {
            entry(&record, &mut out);
        }
        out.into_bytes()
    }
}

fn entry(record: &Record<'_>, out: &mut String) {
    out.push('\n');
    for (kind, text) in record.remarks() {
        for line in normal(&text).lines() {
            let _ = writeln!(out, "#. {kind}: {line}");
        }
    }
    let _ = writeln!(out, "#. {MARK} {}", record.marks());
    // gettext wants both or neither to begin and end in a line end: `normal` leaves none there.
    let english = normal(&record.en());
    if record.row.state == State::Draft && !english.is_empty() {
        out.push_str("#, fuzzy\n");
    }
    keyword("msgctxt", record.id(), out);
    keyword("msgid", &normal(&record.zh()), out);
    keyword("msgstr", &english, out);
}

/// A keyword and its text: on one line, or a line for each of the text's below it. Nothing is wrapped, as with
/// `--no-wrap`: where a line may break inside Chinese, programs do not agree.
fn keyword(keyword: &str, text: &str, out: &mut String) {
    out.push_str(keyword);
    out.push(' ');
    if text.trim_end_matches('\n').contains('\n') || text.ends_with('\n') {
        out.push_str("\"\"\n");
        for line in text.split_inclusive('\n') {
            quote(line, out);
        }
    } else {
        quote(text, out);
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out.push_str("\"\n");
}
