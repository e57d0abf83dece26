//! Formats that other programs work in: out, and back.
//!
//! What goes out is a [`record::Record`] a bead, with the mark of its units; what comes back is a
//! [`ReturnedRow`] a row, and whoever imports compares the two.

mod csv;
mod delimited;
mod jsonl;
mod markup;
mod moses;
mod po;
mod record;
mod returned;
mod subtitles;
mod table;
mod tmx;
mod tsv;
mod xliff;
mod xlsx;

pub(super) use csv::Csv;
pub(super) use delimited::{quoted, rows};
pub(super) use jsonl::JsonLines;
pub(super) use moses::Moses;
pub(super) use po::Po;
pub use returned::{RETURNS, Returned, ReturnedRow, Returns, Tracked, returns};
pub(super) use subtitles::{Srt, Vtt};
pub(super) use tmx::Tmx;
pub(super) use tsv::TsvTable;
pub(super) use xliff::{Xliff, Xliff12};
pub(super) use xlsx::Xlsx;
