//! The transcript was replaced by a better copy: which unit has become which text.
//!
//! Both copies are compared as characters without blanks, so that a cut a person made stays where it is. Sentences
//! that read the same anchor the comparison ([`anchor`]), what lies between two anchors is compared character by
//! character ([`gap`]), and what is left over is matched by likeness, all at once ([`likeness`]).

mod anchor;
mod carry;
mod gap;
mod likeness;
mod outcome;
mod recut;
mod stream;

pub use carry::{Carried, Note, carry};
pub use outcome::{Fresh, Outcome, Place, Resync, resync};
pub use recut::recut;
