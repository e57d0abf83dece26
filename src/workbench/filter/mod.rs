//! Verbs as filters: records come in as lines, and each goes out as a line, in order and in constant memory.
//!
//! [`in_order()`] is the mechanism, for batches of files too; `pipe` lays it between two streams; one file a verb says what
//! is made of a record. What comes out of a record depends on the record and the options alone. `docs/streams.md` is the
//! contract.

mod align;
mod check;
mod in_order;
mod lines;
mod pipe;
mod segment;

pub use align::align_stream;
pub use check::{CheckStreamRequest, check_stream};
pub use pipe::{Ends, Tally};
pub use segment::{SegmentStreamRequest, segment_stream};

pub(super) use in_order::{Limits, in_order};
