//! Workbooks, read back: the first sheet whose header names the columns.

use super::super::delimited::Cells;
use super::super::returned::{Returned, Returns, Tracked};
use super::super::table::returned;
use super::Xlsx;
use crate::format::terms::sheets;

impl Returns for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        let mut wrong = None;
        for rows in sheets(bytes, |cell| cell.trim().to_owned())? {
            let rows: Vec<Cells> =
                rows.into_iter().map(|row| Cells { line: row.line, cells: row.cells }).collect();
            match returned(&rows) {
                Ok(returned) => return Ok(returned),
                Err(why) => wrong = wrong.or(Some(why)),
            }
        }
        Err(wrong.unwrap_or_else(|| "the workbook has no sheet".to_owned()))
    }
}
