//! The verbs. Every face of the tool (command line, editor, web page) calls these and shows what they give.
//!
//! A verb reads through [`store`], works with the rooms below, and gives data; it prints nothing. Only
//! `store` touches the disk and asks the environment; only `pdf`, `git` and `suggest/program` start a program.

mod accept;
mod add;
mod align;
mod cache;
mod check;
mod cover;
mod coverage;
mod cutter;
mod desk;
mod diff;
mod draft;
mod examine;
mod explain;
mod export;
mod failure;
mod fill;
mod filter;
mod fix;
mod fmt;
mod git;
mod history;
mod import;
mod init;
mod install_git;
mod link;
mod look;
mod memory;
mod merge;
mod merge_file;
mod move_unit;
mod next;
mod numbers;
mod parallel;
mod pdf;
mod print;
mod progress;
mod recut;
mod schema;
mod seat;
mod segment;
mod set;
mod since;
mod split;
mod state;
mod status;
pub mod store;
mod stream;
mod suggest;
mod sync;
mod term;
mod term_file;
mod term_harvest;
mod term_import;
mod timing;
mod transcript;
mod undo;
mod watch;
mod workspace;

pub use accept::{Side, accept};
pub use add::{Added, add};
pub use align::{
    AlignRequest, Aligned, BatchRequest, BatchTally, IntoRequest, TextSide, align, align_into,
    aligned_unit_file, batch, pairs_of,
};
pub use check::{BaselineUse, CheckRequest, Checked, check};
pub use coverage::{CoverageRequest, Covered, coverage};
pub use cutter::export_srx;
pub use desk::{Edited, EditedFile};
pub use diff::{Differed, Differences, diff};
pub use explain::{Explained, explain};
pub use export::{ExportRequest, Exported, export};
pub use failure::{Failure, FileProblem};
pub use fill::{FillRequest, Filled, fill};
pub use filter::{
    CheckStreamRequest, Ends, SegmentStreamRequest, Tally, align_stream, check_stream, segment_stream,
};
pub use fmt::fmt;
pub use history::{Milestone, history};
pub use import::{Choice, Clash, ImportRequest, Imported, Reason, import};
pub use init::{Initialised, init};
pub use install_git::{Installed, install_git};
pub use link::{confirm, link, unlink};
pub use look::{Judge, TermInUnit};
pub use memory::{
    Concordance, FileReport, OpenMemory, TmExportRequest, TmExported, TmImported, TmLeverage, TmQuery,
    TmRequest, TmSearched, TmStats, TmText, tm_concordance, tm_export, tm_import, tm_leverage, tm_search,
    tm_stats,
};
pub use merge::merge;
pub use merge_file::{MergeRequest, merge_file};
pub use move_unit::move_unit;
pub use next::{Next, next};
pub use numbers::numbers;
pub use print::Printer;
pub use progress::{Progress, Silent};
pub use recut::{Change, Recut, document_of, joins_of, recut};
pub use schema::{SchemaOf, schema};
pub use seat::Seat;
pub use segment::{Cut, CutParagraph, cut, segment, segment_plain, segment_text, unit_file};
pub use set::{SETTABLE, SeenChange, SetSeen, set, set_from, set_seen};
pub use split::split;
pub use state::{StateRequest, state};
pub use status::status;
pub use suggest::{Allowed, Likeness, Suggestions, allow_suggest, suggest};
pub use sync::{Synced, Syncs, sync};
pub use term::{FoundTerm, TermAdded, TermSource, add_term, export_terms, find_terms, terms};
pub use term_harvest::{HarvestRequest, Harvested, harvest_terms};
pub use term_import::{TermsImported, import_terms};
pub use undo::Undo;
pub use watch::Watch;
pub use workspace::{Loaded, Workspace};

pub use crate::source::clock;
pub use crate::termbase::{Candidate, Term};
