//! A transcript file becomes blocks: paragraphs made whole again, with speaker and role.
//!
//! The way of the text: [`to_text`] makes transcript text of whatever the file is (one reader a format; [`decode`]
//! makes characters of bytes), [`read`] finds the printed lines, joins
//! those that print broke (`join`), finds the labels of speakers (`label`), gives every block its role
//! (`turn`) and, where columns stand out of order, proposes a reading order (`order`). Nothing is
//! reordered, corrected or dropped here: every non-blank character of the file stands in exactly one
//! block, in printed order.

mod block;
mod cue;
mod decode;
mod docx;
mod error;
mod extract;
mod flow;
mod html;
mod join;
mod kind;
mod label;
mod markdown;
mod order;
mod pages;
mod plain;
mod subtitles;
mod transcript;
mod turn;

pub use block::{Block, Join, JoinReason, Role};
pub use cue::{Cue, clock, times};
pub use decode::{Decoded, decode};
pub use error::SourceError;
pub use extract::{Extracted, Remark, to_text};
pub use kind::Kind;
pub use order::{Part, begins};
pub use pages::from_pages;
pub use plain::paragraphs;
pub use transcript::{Hints, Transcript, read};
