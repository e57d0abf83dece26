//! A row of a table, whatever the table was written in.

/// A row of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::format) struct Row {
    /// The line or row of the file, from 1.
    pub(in crate::format) line: usize,
    /// The cells, without blanks around them.
    pub(in crate::format) cells: Vec<String>,
}

impl Row {
    /// The cell in column `column`; empty where the row is too short.
    pub(in crate::format) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many cells hold something.
    pub(in crate::format) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}
