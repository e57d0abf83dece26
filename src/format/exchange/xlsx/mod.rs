//! Excel workbooks: one sheet with a header, a row a bead.
//!
//! The writer is our own: a sheet of texts is one page of XML, and the crates that write workbooks bring formulas,
//! charts and a clock. Every cell is a text, whatever it begins with; nothing that comes from a transcript can become
//! a formula.

mod read;
mod sheet;
mod write;

/// Excel workbooks.
pub(in crate::format) struct Xlsx;
