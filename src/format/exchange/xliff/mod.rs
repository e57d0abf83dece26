//! XLIFF, the format of translation programs: written as 2.1 and as 1.2, read in either.
//!
//! A bead is a unit. Its id is that of its first unit and stays the same from one export to the next; the mark stands
//! where programs keep what is not theirs: in the metadata module of 2.1, in `extradata` of 1.2.

mod new;
mod old;
mod read;
mod unit;

pub(in crate::format) use new::Xliff;
pub(in crate::format) use old::Xliff12;

/// What our own notes are called, with the word for their kind behind it; they are not taken for remarks of people.
const OURS: &str = "duizhao";
