//! The questions a page asks, and the edits it makes; a file for each kind.
//!
//! Verbs read files and take their time, so each runs on a thread of its own.

mod ask;
mod edit;
mod routes;
mod typed;

pub(super) use routes::{Shared, routes};
