//! XLIFF 1.2 (OASIS, 2008), written: what most translation programs still read best.

use std::fmt::Write as _;

use super::super::markup::{attribute, escaped};
use super::super::record::{Record, records};
use super::OURS;
use super::unit::{is_closed, token};
use crate::format::{Edition, Writer};
use crate::project::State;

/// XLIFF 1.2.
pub(in crate::format) struct Xliff12;

impl Writer for Xliff12 {
    fn name(&self) -> &'static str {
        "xliff12"
    }

    fn extension(&self) -> &'static str {
        "xliff"
    }

    fn summary(&self) -> &'static str {
        "XLIFF 1.2, for translation programs that know no 2.1"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n<file original=\"{}\" source-language=\"{}\" target-language=\"{}\" datatype=\"plaintext\" tool-id=\"duizhao\">\n<header><tool tool-id=\"duizhao\" tool-name=\"duizhao\" tool-version=\"{}\"/></header>\n<body>\n",
            attribute(&edition.name),
            attribute(&edition.languages.0),
            attribute(&edition.languages.1),
            env!("CARGO_PKG_VERSION")
        );
        for record in records(edition) {
            unit(&record, &mut out);
        }
        out.push_str("</body>\n</file>\n</xliff>\n");
        out.into_bytes()
    }
}

fn unit(record: &Record<'_>, out: &mut String) {
    let closed = if is_closed(record) { " translate=\"no\"" } else { "" };
    let approved = if record.row.state == State::Final { " approved=\"yes\"" } else { "" };
    let _ = write!(
        out,
        "<trans-unit id=\"{}\" resname=\"{}\" extradata=\"{}\"{closed}{approved} xml:space=\"preserve\">\n<source>{}</source>\n",
        token(record.id()),
        attribute(record.id()),
        record.marks(),
        escaped(&record.zh())
    );
    let english = record.en();
    if !english.is_empty() {
        let _ = writeln!(out, "<target state=\"{}\">{}</target>", state(record.row.state), escaped(&english));
    }
    for (kind, text) in record.remarks() {
        let _ = writeln!(out, "<note from=\"{OURS}:{kind}\">{}</note>", escaped(&text));
    }
    out.push_str("</trans-unit>\n");
}

/// The state of a target, in the words of 1.2.
fn state(state: State) -> &'static str {
    match state {
        State::Initial => "new",
        State::Draft => "needs-review-translation",
        State::Translated => "translated",
        State::Reviewed => "signed-off",
        State::Final => "final",
    }
}
