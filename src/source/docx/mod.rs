//! A Word document becomes a transcript: its paragraphs in order, tables cell by cell, notes at the end.
//!
//! `package` unpacks parts within limits, `body` walks through their markup, `read` puts the two together.

mod body;
mod package;
mod read;

pub(super) use read::read;
