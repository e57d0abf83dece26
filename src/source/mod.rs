//! A transcript file becomes blocks: paragraphs made whole again, with speaker and role.
//!
//! The way of the text: [`decode`] makes characters of bytes, [`read`] finds the printed lines, joins
//! those that print broke (`join`), finds the labels of speakers (`label`), gives every block its role
//! (`turn`) and, where columns stand out of order, proposes a reading order (`order`). Nothing is
//! reordered, corrected or dropped here: every non-blank character of the file stands in exactly one
//! block, in printed order.

mod block;
mod decode;
mod head;
mod join;
mod label;
mod line;
mod marker;
mod names;
mod order;
mod page;
mod plain;
mod seam;
mod tables;
mod timecode;
mod transcript;
mod turn;
mod words;

pub use block::{Block, Join, JoinReason, Role};
pub use decode::{DecodeError, Decoded, decode};
pub use order::{Part, begins};
pub use plain::paragraphs;
pub use transcript::{Hints, Transcript, read};
