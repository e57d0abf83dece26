//! Which English stands for which Chinese: a link a bead, apart from the texts.

use super::name::{self, pointers};
use crate::format::{Cell, Chunk, Edition, Passage, Row};

/// The links of all beads that have English.
pub(super) fn beads(edition: &Edition) -> String {
    let links: String = rows(edition).filter_map(|row| link(edition, row)).collect();
    if links.is_empty() {
        return String::new();
    }
    format!("<standOff>\n<linkGrp type=\"alignment\">\n{links}</linkGrp>\n</standOff>\n")
}

fn link(edition: &Edition, row: &Row) -> Option<String> {
    if !matches!(row.en, Cell::Text(_)) {
        return None;
    }
    let mut names: Vec<String> = row.parts.iter().map(|part| name::chinese(part.id)).collect();
    let zh = names.len();
    names.extend(name::english(row, edition.options.untranslated));
    Some(format!("<link n=\"{zh}:{}\" target=\"{}\"/>\n", names.len() - zh, pointers(&names)))
}

/// All rows, in the order of the text.
fn rows<'a>(edition: &'a Edition<'a>) -> impl Iterator<Item = &'a Row<'a>> {
    edition.passages.iter().flat_map(|passage| -> Vec<&Row> {
        match passage {
            Passage::Title(row) => vec![row],
            Passage::Turn(_, chunks) => chunks.iter().flat_map(in_chunk).collect(),
            Passage::Gap(_) | Passage::LeftOut => Vec::new(),
        }
    })
}

fn in_chunk<'a>(chunk: &'a Chunk<'a>) -> Vec<&'a Row<'a>> {
    match chunk {
        Chunk::Paragraph(paragraph) => paragraph.rows.iter().collect(),
        Chunk::Heading(row) => vec![row],
        Chunk::Jump { .. } | Chunk::LeftOut => Vec::new(),
    }
}
