//! Records of streams: an object a line in, an object a line out. `docs/streams.md` is their contract.
//!
//! A record is read by itself and written by itself, so that what comes out of it does not depend on the stream it stood
//! in. Fields that nobody asks for are carried along as they were typed.

mod align;
mod check;
mod fields;
mod pairs;
mod problem;
mod segment;

pub use align::{AlignInput, AlignOutput, BeadRecord, LinkKind, LinksRecord, SideText};
pub use check::{CheckInput, CheckOutput, FindingRecord};
pub use fields::{RecordId, Rest, record_line};
pub use pairs::{PairRecord, finished_pair, pair_error_line};
pub use problem::{ErrorOutput, ProblemCode, RecordProblem};
pub use segment::{SegmentInput, SegmentOutput, SentenceRecord, Tongue};

/// The version of the contract: raised when a field goes, changes its meaning, or becomes required.
pub const STREAM_FORMAT: u8 = 1;
