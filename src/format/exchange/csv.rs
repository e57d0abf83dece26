//! Comma-separated values (RFC 4180) for spreadsheets: a row a bead.

use super::delimited::{quoted, rows};
use super::markup::text_of;
use super::record::{COLUMNS, records};
use super::returned::{Returned, Returns, Tracked};
use super::table::returned;
use crate::format::{Edition, Writer};

/// Comma-separated values.
pub(in crate::format) struct Csv;

/// Excel takes a file without this mark for one of the country's old encoding, and Chinese for noise.
const MARK: char = '\u{FEFF}';

impl Writer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn summary(&self) -> &'static str {
        "comma-separated values with a header, for spreadsheets"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = String::from(MARK);
        out.push_str(&COLUMNS.join(","));
        out.push_str("\r\n");
        for record in records(edition) {
            out.push_str(&record.cells().map(|cell| quoted(&cell)).join(","));
            out.push_str("\r\n");
        }
        out.into_bytes()
    }
}

impl Returns for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        let text = text_of(bytes, "table").map_err(|why| why + ": save it as “CSV UTF-8”")?;
        let text = text.as_ref();
        let first = text.lines().next().unwrap_or_default();
        // Excel parts cells by a semicolon where the comma is the decimal mark.
        let separator = if !first.contains(',') && first.contains(';') { ';' } else { ',' };
        let (rows, open) = rows(text, separator);
        let mut returned = returned(&rows)?;
        let said = |line| (line, "a quotation mark opens here and closes nowhere".to_owned());
        returned.remarks.extend(open.map(said));
        Ok(returned)
    }
}
