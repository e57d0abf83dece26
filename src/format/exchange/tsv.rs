//! Tab-separated values: a line a bead, for programs that know lines only.
//!
//! Tabs, line ends and backslashes inside a cell are written `\t`, `\n` and `\\`, so that a line stays a line.

use super::delimited::Cells;
use super::markup::text_of;
use super::record::{COLUMNS, records};
use super::returned::{Returned, Returns, Tracked};
use super::table::returned;
use crate::format::{Edition, Writer};

/// Tab-separated values.
pub(in crate::format) struct TsvTable;

impl Writer for TsvTable {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn extension(&self) -> &'static str {
        "tsv"
    }

    fn summary(&self) -> &'static str {
        "tab-separated values with a header, a line a bead"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut out = COLUMNS.join("\t");
        out.push('\n');
        for record in records(edition) {
            for (nth, cell) in record.cells().iter().enumerate() {
                if nth > 0 {
                    out.push('\t');
                }
                escape(cell, &mut out);
            }
            out.push('\n');
        }
        out.into_bytes()
    }
}

impl Returns for TsvTable {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        let text = text_of(bytes, "table")?;
        let lines = text.lines().enumerate();
        let filled = lines.filter(|(_, line)| !line.trim().is_empty());
        let rows: Vec<Cells> = filled
            .map(|(nth, line)| Cells { line: nth + 1, cells: line.split('\t').map(unescape).collect() })
            .collect();
        returned(&rows)
    }
}

fn escape(cell: &str, out: &mut String) {
    for c in cell.chars() {
        match c {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' => out.push_str("\\\\"),
            c => out.push(c),
        }
    }
}

fn unescape(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.trim().chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}
