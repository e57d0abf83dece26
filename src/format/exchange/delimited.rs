//! Rows of cells as RFC 4180 writes them: quoted where a cell holds the separator, a quotation mark or a line end.

/// A row of cells, as they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::format) struct Cells {
    /// The line of the file where it begins, from 1.
    pub(in crate::format) line: usize,
    /// The cells, without blanks around them.
    pub(in crate::format) cells: Vec<String>,
}

/// The rows of `text`, empty ones left out, and the line of a quotation that is never closed.
pub(in crate::format) fn rows(text: &str, separator: char) -> (Vec<Cells>, Option<usize>) {
    let mut table =
        Table { rows: Vec::new(), row: Cells { line: 1, cells: Vec::new() }, cell: String::new() };
    let (mut line, mut quoted, mut opened) = (1, false, 0);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                table.cell.push('"');
                rest.next();
            }
            '"' if quoted => quoted = false,
            '"' if table.cell.is_empty() => (quoted, opened) = (true, line),
            '\n' if !quoted => table.end_row(line),
            c if c == separator && !quoted => table.end_cell(),
            c => table.cell.push(c),
        }
    }
    table.end_row(line);
    (table.rows, quoted.then_some(opened))
}

/// A table that is being read.
struct Table {
    rows: Vec<Cells>,
    row: Cells,
    cell: String,
}

impl Table {
    fn end_cell(&mut self) {
        self.row.cells.push(self.cell.trim().to_owned());
        self.cell.clear();
    }

    /// Ends a row; the next begins in `line`.
    fn end_row(&mut self, line: usize) {
        self.end_cell();
        let whole = std::mem::replace(&mut self.row, Cells { line, cells: Vec::new() });
        if whole.cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(whole);
        }
    }
}

/// `cell` as it is written, in quotation marks where that is needed.
pub(in crate::format) fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
