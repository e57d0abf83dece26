//! The XML of the sheet: rows of texts.

use std::fmt::Write as _;

use super::super::markup::escaped;
use super::super::record::{COLUMNS, Record};
use crate::project::State;

/// The width of each column, in characters of the first font; 0 hides it.
const WIDTHS: [u8; 9] = [10, 14, 56, 72, 12, 28, 28, 28, 0];

/// The style of each column, as `styles.xml` numbers them: plain, Chinese, English.
const STYLES: [u8; 9] = [1, 2, 2, 3, 1, 2, 1, 1, 1];

/// The style of the header.
const HEADER: u8 = 4;
/// The style of English that nobody vouched for, or that is not there.
const OPEN: u8 = 5;

/// The sheet of `records`.
pub(super) fn sheet(records: &[Record<'_>]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
    );
    for (nth, width) in (1..).zip(WIDTHS) {
        let hidden = if width == 0 { " hidden=\"1\"" } else { "" };
        let _ = write!(
            out,
            "<col min=\"{nth}\" max=\"{nth}\" width=\"{}\"{hidden} customWidth=\"1\"/>",
            width.max(9)
        );
    }
    out.push_str("</cols><sheetData>");
    row(1, COLUMNS.map(|name| (name, HEADER)), &mut out);
    for (record, number) in records.iter().zip(2..) {
        let cells = record.cells();
        let mut styles = STYLES;
        if record.row.state < State::Translated {
            styles[3] = OPEN;
        }
        let mut styled = [("", 0); 9];
        for (place, (cell, style)) in styled.iter_mut().zip(cells.iter().zip(styles)) {
            *place = (cell.as_str(), style);
        }
        row(number, styled, &mut out);
    }
    let _ = write!(out, "</sheetData><autoFilter ref=\"A1:I{}\"/></worksheet>", records.len() + 1);
    out
}

fn row(number: usize, cells: [(&str, u8); 9], out: &mut String) {
    let _ = write!(out, "<row r=\"{number}\">");
    for (column, (text, style)) in ('A'..).zip(cells) {
        if text.is_empty() {
            let _ = write!(out, "<c r=\"{column}{number}\" s=\"{style}\"/>");
        } else {
            let _ = write!(
                out,
                "<c r=\"{column}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                spelt(text)
            );
        }
    }
    out.push_str("</row>");
}

/// The text of a cell. `_x0041_` would be read as `A`, so its first sign is spelt in that way itself; characters that
/// XML does not have go.
fn spelt(text: &str) -> String {
    let text = escaped(text);
    let is_code = |rest: &str| {
        let code = rest.get(..5).and_then(|code| code.strip_suffix('_'));
        code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let mut pieces = text.split("_x");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(if is_code(piece) { "_x005F_x" } else { "_x" });
        out.push_str(piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_code_is_no_code() {
        assert_eq!(spelt("a_x0041_ _x41 _x_x000D_"), "a_x005F_x0041_ _x41 _x_x005F_x000D_");
        assert_eq!(spelt("=1+1 <\u{1}>"), "=1+1 &lt;&gt;");
    }
}
