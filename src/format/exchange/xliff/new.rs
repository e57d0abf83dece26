//! XLIFF 2.1 (OASIS, 2018), written.

use std::fmt::Write as _;

use super::super::markup::{attribute, escaped, escaped_with};
use super::super::record::{Record, records};
use super::OURS;
use super::unit::{is_closed, token};
use crate::format::{Edition, Writer};
use crate::project::State;

/// XLIFF 2.1; as a reader, every version from 1.1.
pub(in crate::format) struct Xliff;

impl Writer for Xliff {
    fn name(&self) -> &'static str {
        "xliff"
    }

    fn extension(&self) -> &'static str {
        "xlf"
    }

    fn summary(&self) -> &'static str {
        "XLIFF 2.1, for translation programs"
    }

    fn refusal(&self, edition: &Edition) -> Option<String> {
        // The schema wants at least one unit in a file.
        records(edition)
            .is_empty()
            .then(|| "there is nothing in it to translate, and XLIFF 2 has no empty files".to_owned())
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let (source, target) = (attribute(&edition.languages.0), attribute(&edition.languages.1));
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" version=\"2.1\" srcLang=\"{source}\" trgLang=\"{target}\">\n<file id=\"f1\" original=\"{}\" canResegment=\"no\" xml:space=\"preserve\">\n",
            attribute(&edition.name)
        );
        for record in records(edition) {
            unit(&record, &mut out);
        }
        out.push_str("</file>\n</xliff>\n");
        out.into_bytes()
    }
}

fn unit(record: &Record<'_>, out: &mut String) {
    let closed = if is_closed(record) { " translate=\"no\"" } else { "" };
    let _ = write!(
        out,
        "<unit id=\"{}\" name=\"{}\"{closed}>\n<mda:metadata><mda:metaGroup category=\"{OURS}\"><mda:meta type=\"mark\">{}</mda:meta></mda:metaGroup></mda:metadata>\n",
        token(record.id()),
        attribute(record.id()),
        record.marks()
    );
    let remarks = record.remarks();
    if !remarks.is_empty() {
        out.push_str("<notes>\n");
        for (kind, text) in remarks {
            let _ = writeln!(out, "<note category=\"{OURS}:{kind}\">{}</note>", escaped(&text));
        }
        out.push_str("</notes>\n");
    }
    let english = record.en();
    let _ = write!(out, "<segment{}>\n<source>{}</source>\n", state(record.row.state), spelt(&record.zh()));
    if !english.is_empty() {
        let _ = writeln!(out, "<target>{}</target>", spelt(&english));
    }
    out.push_str("</segment>\n</unit>\n");
}

/// Text of a segment: characters that XML does not have are spelt `<cp/>` (4.3.1.1 of the standard).
fn spelt(text: &str) -> String {
    escaped_with(text, |c, out| {
        let _ = write!(out, "<cp hex=\"{:04X}\"/>", u32::from(c));
    })
}

/// The state of a segment. A draft has English that nobody vouched for, and so is still to be done.
fn state(state: State) -> &'static str {
    match state {
        State::Initial => " state=\"initial\"",
        State::Draft => " state=\"initial\" subState=\"duizhao:draft\"",
        State::Translated => " state=\"translated\"",
        State::Reviewed => " state=\"reviewed\"",
        State::Final => " state=\"final\"",
    }
}
