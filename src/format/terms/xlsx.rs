//! Excel workbooks: the first sheet that holds terms.

use super::read::{Oddity, Remark, TermReader, TermReading};
use super::row::Row;
use super::table::terms_of;
use super::xlsx_sheet::{shared_strings, sheet_rows};
use crate::format::archive::Package;

/// Workbooks of Excel 2007 and later.
pub(super) struct Xlsx;

impl TermReader for Xlsx {
    fn extension(&self) -> &'static str {
        "xlsx"
    }

    fn summary(&self) -> &'static str {
        "Excel: the first sheet with a Chinese and an English column; lines are its rows"
    }

    fn is_text(&self) -> bool {
        false
    }

    fn read(&self, bytes: &[u8]) -> TermReading {
        match sheets(bytes, on_one_line) {
            Ok(sheets) => {
                let mut first = None;
                for rows in sheets {
                    let reading = terms_of(&rows);
                    if reading.entries > 0 {
                        return reading;
                    }
                    first.get_or_insert(reading);
                }
                first.unwrap_or_else(|| broken("the workbook has no sheet".to_owned()))
            }
            Err(why) => broken(why),
        }
    }
}

fn broken(text: String) -> TermReading {
    TermReading { remarks: vec![Remark { line: 1, kind: Oddity::Broken, text }], ..TermReading::default() }
}

/// Blanks and line ends in a cell of a glossary are one blank.
fn on_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of each sheet, in the order of their numbers; the text of each cell went through `tidy`.
///
/// # Errors
/// What is wrong, where this is no workbook.
pub(in crate::format) fn sheets(bytes: &[u8], tidy: fn(&str) -> String) -> Result<Vec<Vec<Row>>, String> {
    let mut package = Package::open(bytes, "workbook")?;
    let mut names = package.names();
    names.retain(|name| name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
    // sheet2 goes before sheet10.
    names.sort_by_key(|name| (name.len(), name.clone()));
    let shared = package.part("xl/sharedStrings.xml")?.map_or_else(Vec::new, |text| shared_strings(&text));
    let mut sheets = Vec::new();
    for name in names {
        let text = package.part(&name)?.unwrap_or_default();
        sheets.push(sheet_rows(&text, &shared, tidy));
    }
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn shared_inline_and_missing_cells_are_read_from_the_first_sheet_with_terms() {
        let bytes = workbook(&[
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>中文</t></si><si><r><t>读者</t></r><r><t>证</t></r><rPh><t>x</t></rPh></si></sst>",
            ),
            ("xl/worksheets/sheet10.xml", "<worksheet><sheetData/></worksheet>"),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
            (
                "xl/worksheets/sheet2.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>English</t></is></c></row>\
                 <row r=\"3\"><c r=\"A3\"><v>7</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" t=\"str\"><v>library &amp; card</v></c></row></sheetData></worksheet>",
            ),
        ]);
        let reading = Xlsx.read(&bytes);
        assert_eq!(
            (reading.terms[0].zh.as_str(), reading.terms[0].en.as_str()),
            ("读者证", "library & card")
        );
        assert_eq!(reading.entries, 1);
    }

    #[test]
    fn what_is_no_workbook_is_told() {
        assert_eq!(Xlsx.read(b"zh,en").remarks[0].kind, Oddity::Broken);
        assert_eq!(Xlsx.read(&workbook(&[("a.txt", "")])).remarks[0].kind, Oddity::Broken);
    }
}
