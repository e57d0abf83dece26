//! The verbs. Every face of the tool (command line, editor, web page) calls these and shows what they give.
//!
//! A verb reads through [`store`], works with the rooms below, and gives data; it prints nothing. Only
//! `store` touches the disk and asks the environment; only `pdf` starts a program.

mod add;
mod cache;
mod check;
mod coverage;
mod cutter;
mod draft;
mod explain;
mod export;
mod failure;
mod init;
mod memory;
mod numbers;
mod pdf;
mod progress;
mod recut;
mod schema;
mod segment;
mod status;
pub mod store;
mod stream;
mod transcript;
mod workspace;

pub use add::{Added, add};
pub use check::{CheckRequest, Checked, check};
pub use coverage::{CoverageRequest, Covered, coverage};
pub use cutter::export_srx;
pub use explain::{Explained, explain};
pub use export::{ExportRequest, Exported, export};
pub use failure::{Failure, FileProblem};
pub use init::{Initialised, init};
pub use memory::{
    Concordance, FileReport, OpenMemory, TmExportRequest, TmExported, TmImported, TmLeverage, TmQuery,
    TmRequest, TmSearched, TmStats, TmText, tm_concordance, tm_export, tm_import, tm_leverage, tm_search,
    tm_stats,
};
pub use numbers::numbers;
pub use progress::{Progress, Silent};
pub use recut::{Change, Recut, document_of, joins_of, recut};
pub use schema::{SchemaOf, schema};
pub use segment::{Cut, CutParagraph, cut, segment, segment_plain, unit_file};
pub use status::status;
pub use workspace::{Loaded, Workspace};

pub use crate::source::clock;
