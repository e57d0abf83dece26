//! Tables in Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::read::{TermReader, TermReading};
use super::row::Row;
use super::table::terms_of;
use crate::text::Lines;

/// The tables of a Markdown file, one after the other; each begins with its header.
pub(super) struct MarkdownTable;

impl TermReader for MarkdownTable {
    fn extension(&self) -> &'static str {
        "md"
    }

    fn summary(&self) -> &'static str {
        "Markdown: its tables; several variants in a cell are taken apart"
    }

    fn read(&self, bytes: &[u8]) -> TermReading {
        let text = String::from_utf8_lossy(bytes);
        let mut whole = TermReading::default();
        let tables = tables(&text);
        if tables.is_empty() {
            return terms_of(&[]);
        }
        for table in tables {
            let reading = terms_of(&table);
            whole.entries += reading.entries;
            whole.terms.extend(reading.terms);
            whole.lines.extend(reading.lines);
            whole.remarks.extend(reading.remarks);
        }
        whole
    }
}

/// The tables of `text`, row by row, the text of cells without its marks.
fn tables(text: &str) -> Vec<Vec<Row>> {
    let lines = Lines::new(text);
    let (mut tables, mut cell): (Vec<Vec<Row>>, Option<String>) = (Vec::new(), None);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                let line = lines.place(text, range.start).line;
                if let Some(table) = tables.last_mut() {
                    table.push(Row { line, cells: Vec::new() });
                }
            }
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                let row = tables.last_mut().and_then(|table| table.last_mut());
                if let (Some(row), Some(cell)) = (row, cell.take()) {
                    row.cells.push(cell.trim().to_owned());
                }
            }
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&piece);
                }
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => {
                if let Some(cell) = &mut cell {
                    cell.push(' ');
                }
            }
            _ => {}
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_terms_and_headings_between_them_are_not() {
        let text = "# Words\n\n| English 英文 | 简体中文 | 繁體中文 | Note 备注 |\n|---|---|---|---|\n| **A** | | | |\n\
                    | alias (n.) | 别名，化名 | 別名 | see [there](x) |\n| `box` | 盒子 | | two<br>lines |\n";
        let reading = MarkdownTable.read(text.as_bytes());
        let terms: Vec<(&str, &str)> = reading.terms.iter().map(|t| (t.zh.as_str(), t.en.as_str())).collect();
        assert_eq!(terms, [("别名", "alias"), ("化名", "alias"), ("別名", "alias"), ("盒子", "box")]);
        assert_eq!(reading.entries, 2);
        assert_eq!(reading.terms[0].note.as_deref(), Some("see there"));
        assert!(reading.remarks.iter().all(|remark| remark.line == 6), "{:?}", reading.remarks);
    }
}
