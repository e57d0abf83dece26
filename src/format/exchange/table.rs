//! A table with a header that came back.

use super::delimited::Cells;
use super::returned::{Returned, ReturnedRow};
use crate::format::mark::{Mark, normal};

/// Which column holds what.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    id: Option<usize>,
    zh: Option<usize>,
    en: Option<usize>,
    query: Option<usize>,
    mark: Option<usize>,
}

impl Columns {
    /// What a header says: our own words, or those that other programs use.
    fn of(header: &Cells) -> Self {
        let names: Vec<String> = header.cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let find = |known: &[&str]| {
            names.iter().position(|name| {
                known.contains(&name.as_str())
                    || known.iter().any(|k| k.len() == 2 && k != &"id" && name.starts_with(&format!("{k}-")))
            })
        };
        Self {
            id: find(&["id", "key", "unit"]),
            zh: find(&["zh", "src", "source", "chinese", "中文"]),
            en: find(&["en", "tgt", "target", "english", "英文"]),
            query: find(&["query", "comment", "comments", "批注"]),
            mark: find(&["mark"]),
        }
    }
}

/// What a table says whose first row is its header.
///
/// # Errors
/// No column of English, or nothing that tells which units the rows are.
pub(super) fn returned(table: &[Cells]) -> Result<Returned, String> {
    let Some((header, rows)) = table.split_first() else {
        return Err("the table is empty".to_owned());
    };
    let columns = Columns::of(header);
    let Some(en) = columns.en else {
        return Err("no column is called `en`: the first row must name the columns".to_owned());
    };
    if columns.mark.is_none() && columns.id.is_none() && columns.zh.is_none() {
        return Err("no column is called `mark`, `id` or `zh`, so no row tells which unit it is".to_owned());
    }
    let mut returned = Returned::default();
    for row in rows {
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
        let filled = |column| cell(column).filter(|cell| !cell.is_empty());
        if row.cells.len() < en + 1 {
            let text = format!("this row has {} cells, and its English is cell {}", row.cells.len(), en + 1);
            returned.remarks.push((row.line, text));
            continue;
        }
        returned.rows.push(ReturnedRow {
            line: row.line,
            marks: filled(columns.mark).map(|cell| Mark::all(cell)).unwrap_or_default(),
            id: filled(columns.id).cloned(),
            zh: filled(columns.zh).cloned(),
            en: cell(Some(en)).map(|cell| normal(cell)),
            wrapped: false,
            comments: filled(columns.query).map(|cell| normal(cell)).into_iter().collect(),
        });
    }
    Ok(returned)
}
