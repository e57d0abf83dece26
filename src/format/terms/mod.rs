//! Glossaries of other tools: read as terms with what is odd in them, and written.
//!
//! Tables (CSV, TSV, Markdown, XLSX) become [`Row`](row::Row)s and are understood in one place; TBX brings its own meaning.

mod cell;
mod columns;
mod csv;
mod markdown;
mod read;
mod row;
mod table;
mod tbx;
mod tbx_write;
mod xlsx;
mod xlsx_sheet;

pub use csv::write_csv;
pub use read::{Oddity, Remark, TERM_READERS, TermReader, TermReading, term_reader};
pub use tbx_write::write_tbx;
pub(super) use xlsx::sheets;
