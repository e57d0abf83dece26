//! The table of an export that came back: which row says what, however the program spelled it.

use crate::format::mark::{Mark, normal};
use crate::format::wording;
use crate::format::{Returned, ReturnedRow};

/// Who writes the comments of an export.
pub(in crate::format) const AUTHOR: &str = "duizhao";

/// The style of the cells of beads, in Word and in OpenDocument.
const PAIR: &str = "Pair";

/// A cell that is being read, or a paragraph outside the table.
#[derive(Debug, Default)]
pub(in crate::format) struct Piece {
    /// Its text so far, a line a paragraph.
    pub(in crate::format) text: String,
    /// The style of its first paragraph.
    pub(in crate::format) style: String,
    /// Whether it goes on with the cell above it.
    pub(in crate::format) merged: bool,
    /// Whether the end of its last paragraph is taken as not there.
    pub(in crate::format) joined: bool,
}

impl Piece {
    /// A paragraph begins in the cell.
    pub(in crate::format) fn paragraph(&mut self) {
        if !std::mem::take(&mut self.joined) && !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

/// A row of the table, or a paragraph outside it.
#[derive(Debug, Default)]
struct Row {
    marks: Vec<Mark>,
    cells: Vec<Piece>,
    /// What people remarked, by the number that the file gives the remark.
    comments: Vec<(String, String)>,
    /// Whether a change that was tracked put the row in, or took it out, and is taken so.
    gone: bool,
}

/// A document that is being read. Only the rows of tables that stand in no other table are rows.
#[derive(Debug, Default)]
pub(in crate::format) struct Table {
    returned: Returned,
    tables: usize,
    number: usize,
    row: Row,
}

impl Table {
    /// A table begins.
    pub(in crate::format) fn open(&mut self) {
        self.tables += 1;
    }

    /// A table ends.
    pub(in crate::format) fn close(&mut self) {
        self.tables = self.tables.saturating_sub(1);
    }

    /// A row begins.
    pub(in crate::format) fn begin_row(&mut self) {
        if self.tables == 1 {
            self.number += 1;
            self.row = Row::default();
        }
    }

    /// A cell begins.
    pub(in crate::format) fn begin_cell(&mut self, merged: bool) {
        if self.tables == 1 {
            self.row.cells.push(Piece { merged, ..Piece::default() });
        }
    }

    /// A paragraph begins, in the cell or outside of tables.
    pub(in crate::format) fn begin_paragraph(&mut self) {
        if self.tables == 0 {
            self.row = Row::default();
        } else {
            self.piece().paragraph();
        }
    }

    /// A paragraph ends.
    pub(in crate::format) fn end_paragraph(&mut self) {
        if self.tables == 0 {
            self.end_headline();
        }
    }

    /// A bookmark begins.
    pub(in crate::format) fn bookmark(&mut self, name: &str) {
        // LibreOffice calls the second of two of the same name “… Copy 1”.
        self.row.marks.extend(Mark::all(name));
    }

    /// Somebody remarked `text` here; `number` tells remarks apart.
    pub(in crate::format) fn comment(&mut self, number: &str, text: &str) {
        if self.row.comments.iter().all(|(known, _)| known != number) {
            self.row.comments.push((number.to_owned(), text.to_owned()));
        }
    }

    /// The row is taken as not there.
    pub(in crate::format) fn drop_row(&mut self) {
        self.row.gone = true;
    }

    /// The cell that is being read, or the paragraph outside of tables.
    pub(in crate::format) fn piece(&mut self) -> &mut Piece {
        if self.row.cells.is_empty() {
            self.row.cells.push(Piece::default());
        }
        let last = self.row.cells.len() - 1;
        &mut self.row.cells[last]
    }

    /// A headline stands outside the table: its Chinese, then its English on the next lines.
    fn end_headline(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        let text = normal(&row.cells.pop().unwrap_or_default().text);
        if row.marks.is_empty() {
            self.lose(row.comments);
            return;
        }
        let en = text.split_once('\n').map_or("", |(_, english)| english);
        let en = if wording::is_missing(en) { "" } else { en };
        self.returned.rows.push(ReturnedRow {
            line: self.number.max(1),
            marks: row.marks,
            en: Some(en.to_owned()),
            comments: texts(row.comments),
            ..ReturnedRow::default()
        });
    }

    /// A row ends.
    pub(in crate::format) fn end_row(&mut self) {
        if self.tables != 1 {
            return;
        }
        let row = std::mem::take(&mut self.row);
        if row.gone {
            return;
        }
        let [first, .., last] = row.cells.as_slice() else {
            if !row.marks.is_empty() {
                let text =
                    "the cells of this row were put together, so its English cannot be told".to_owned();
                self.returned.remarks.push((self.number, text));
            }
            self.lose(row.comments);
            return;
        };
        if last.merged
            && let Some(above) = self.returned.rows.last_mut()
        {
            above.marks.extend(row.marks);
            above.comments.extend(texts(row.comments));
            above.zh = above.zh.take().map(|above| above + &first.text);
            return;
        }
        // Rows of speakers, headings and the head of the table carry no mark and have a style of their own.
        if row.marks.is_empty() && first.style != PAIR && last.style != PAIR {
            self.lose(row.comments);
            return;
        }
        let mut en = normal(&last.text);
        // What stands where English is missing is no English: a mark, or the Chinese. Unless it was there before.
        let is_absent = wording::is_missing(&en) || en == normal(&first.text);
        if is_absent && !row.marks.iter().any(|mark| mark.had_english(&en)) {
            en.clear();
        }
        self.returned.rows.push(ReturnedRow {
            line: self.number,
            marks: row.marks,
            zh: Some(first.text.clone()),
            en: Some(en),
            comments: texts(row.comments),
            ..ReturnedRow::default()
        });
    }

    /// Comments on what is no unit have no place in the unit file, and are told.
    fn lose(&mut self, comments: Vec<(String, String)>) {
        for text in texts(comments) {
            self.returned.remarks.push((self.number, format!("this comment stands at no unit: {text}")));
        }
    }

    /// What came back; `noun` is what the file is called in messages.
    ///
    /// # Errors
    /// No row carries a mark.
    pub(in crate::format) fn finish(self, noun: &str) -> Result<Returned, String> {
        if self.returned.rows.iter().any(|row| !row.marks.is_empty()) {
            return Ok(self.returned);
        }
        Err(format!(
            "no row of this {noun} carries the mark of a unit: only the table of `--layout side` comes back"
        ))
    }
}

fn texts(comments: Vec<(String, String)>) -> Vec<String> {
    comments.into_iter().map(|(_, text)| text).collect()
}
