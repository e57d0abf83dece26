//! Blocks become sentences; one language one file.
//!
//! A segmenter borrows a text and gives byte ranges that cover it from end to end: put together, the
//! sentences are the text again. Every boundary says why it is there and whether it is sure.

mod boundary;
mod en;
mod srx;
mod zh;

pub use boundary::{Considered, Held, Reason, Sentence, Settings, Verdict};
pub use en::sentences as en;
pub use srx::{Mistake, Srx};
pub use zh::{considered as zh_considered, sentences as zh};
