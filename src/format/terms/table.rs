//! A table becomes terms.

use std::collections::HashMap;

use super::cell::{Cell, brackets_pair, take_apart};
use super::columns::Columns;
use super::read::{Oddity, Remark, TermReading};
use super::row::Row;
use crate::termbase::Term;
use crate::text::is_han;

/// Terms that are being gathered, each Chinese once.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) reading: TermReading,
    places: HashMap<String, (usize, usize)>,
}

impl Gathered {
    /// Something odd in `line`.
    pub(super) fn remark(&mut self, line: usize, kind: Oddity, text: impl Into<String>) {
        let remark = Remark { line, kind, text: text.into() };
        // Both scripts of one row are odd in the same way.
        if self.reading.remarks.last() != Some(&remark) {
            self.reading.remarks.push(remark);
        }
    }

    /// A term that stands in `line`.
    pub(super) fn push(&mut self, line: usize, term: Term) {
        if !brackets_pair(&term.zh) || !brackets_pair(&term.en) {
            self.remark(
                line,
                Oddity::Unpaired,
                format!("brackets do not pair, or hold nothing: {} = {}", term.zh, term.en),
            );
        }
        if !term.zh.chars().any(is_han) {
            self.remark(line, Oddity::Latin, format!("“{}” has no Chinese character", term.zh));
        }
        let Some(&(at, first)) = self.places.get(&term.zh) else {
            self.places.insert(term.zh.clone(), (self.reading.terms.len(), line));
            self.reading.terms.push(term);
            self.reading.lines.push(line);
            return;
        };
        let known = &self.reading.terms[at];
        let is_known = known.renderings().any(|words| letters(words) == letters(&term.en));
        let (kind, text) = if is_known {
            (Oddity::Duplicate, format!("{} = {} stands on line {first} too", term.zh, term.en))
        } else {
            let text = format!("{} is “{}” here and “{}” on line {first}", term.zh, term.en, known.en);
            (Oddity::Contradiction, text)
        };
        if line != first {
            self.remark(line, kind, text);
        }
        if !is_known {
            self.reading.terms[at].join(term);
        }
    }
}

/// The terms in `rows`.
pub(super) fn terms_of(rows: &[Row]) -> TermReading {
    let mut gathered = Gathered::default();
    let Some(columns) = Columns::of(rows) else {
        gathered.remark(
            1,
            Oddity::Broken,
            "no column of Chinese beside a column of English is to be found here",
        );
        return gathered.reading;
    };
    let (header, rows) = if columns.header { rows.split_at(1) } else { rows.split_at(0) };
    let usual = usual_width(rows);
    for header in header.iter().filter(|header| header.cells.len() != usual && !rows.is_empty()) {
        let text = format!("the header has {} cells, and most lines have {usual}", header.cells.len());
        gathered.remark(header.line, Oddity::Cells, text);
    }
    // A table that gives variants a column of their own keeps them out of the others.
    let loose = columns.admitted.is_none() && columns.zh.len() > 1;
    for row in rows {
        entry(row, &columns, loose, &mut gathered);
        if row.cells.len() != usual {
            let text = format!("{} cells, and {usual} in most lines", row.cells.len());
            gathered.remark(row.line, Oddity::Cells, text);
        }
    }
    gathered.reading.remarks.sort_by_key(|remark| remark.line);
    gathered.reading
}

/// The number of cells that most rows have.
fn usual_width(rows: &[Row]) -> usize {
    let mut widths: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *widths.entry(row.cells.len()).or_default() += 1;
    }
    widths.into_iter().max_by_key(|&(width, count)| (count, width)).map_or(0, |(width, _)| width)
}

fn entry(row: &Row, columns: &Columns, loose: bool, gathered: &mut Gathered) {
    let english = take_apart(row.cell(columns.en), loose);
    let chinese: Vec<Cell> = columns.zh.iter().map(|&column| take_apart(row.cell(column), loose)).collect();
    let dnt = columns.dnt.is_some_and(|column| is_yes(row.cell(column)));
    let empty = chinese.iter().all(|cell| cell.variants.is_empty());
    if empty || english.variants.is_empty() && !dnt {
        // A line with one cell filled is a heading in the table.
        if row.filled() > 1 || columns.zh.len() == 1 {
            let side = if empty { "Chinese" } else { "English" };
            gathered.remark(row.line, Oddity::Incomplete, format!("no {side}: {}", row.cells.join(" | ")));
        }
        return;
    }
    gathered.reading.entries += 1;
    for cell in chinese.iter().chain([&english]).filter(|cell| cell.variants.len() > 1) {
        gathered.remark(
            row.line,
            Oddity::Variants,
            format!("several variants: {}", cell.variants.join(" | ")),
        );
    }
    for cell in chinese.iter().chain([&english]) {
        if let Some(inside) = cell.note.as_deref().or(cell.pos) {
            gathered.remark(row.line, Oddity::Bracketed, format!("a note in the cell: {inside}"));
        }
    }
    let optional = |column: Option<usize>| {
        column.map(|column| row.cell(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    };
    let list = |column: Option<usize>| {
        column.map_or_else(Vec::new, |column| take_apart(row.cell(column), false).variants)
    };
    let mut renderings = english.variants.iter().cloned();
    let en = renderings.next().unwrap_or_default();
    let mut admitted: Vec<String> = renderings.collect();
    for words in list(columns.admitted) {
        if words != en && !admitted.contains(&words) {
            admitted.push(words);
        }
    }
    for cell in &chinese {
        let notes: Vec<String> =
            [optional(columns.note), english.note.clone(), cell.note.clone()].into_iter().flatten().collect();
        for zh in &cell.variants {
            let term = Term {
                zh: zh.clone(),
                en: en.clone(),
                admitted: admitted.clone(),
                forbidden: list(columns.forbidden),
                pos: optional(columns.pos).or(english.pos.or(cell.pos).map(str::to_owned)),
                domain: optional(columns.domain),
                note: (!notes.is_empty()).then(|| notes.join("; ")),
                dnt,
                case: columns.case.is_some_and(|column| is_yes(row.cell(column))),
            };
            gathered.push(row.line, term);
        }
    }
}

/// What is left of English when case, blanks and marks do not count.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_yes(cell: &str) -> bool {
    matches!(cell.to_ascii_lowercase().as_str(), "true" | "yes" | "y" | "1" | "x" | "是" | "✓")
}
