//! Translation memory: pairs of Chinese and English, and finding those whose Chinese is like a new sentence.
//!
//! A [`Builder`] makes an index of entries on any [`Sink`]; an [`Index`] is opened from any [`Shelf`] and gives
//! exactly what a comparison with every entry would give. Where the bytes are kept is the caller's affair.

mod build;
mod entry;
mod fold;
mod index;
mod layout;
mod lookup;
mod myers;
mod search;
mod shelf;
mod similarity;

pub use build::Builder;
pub use entry::{Entry, Stored};
pub use fold::fold;
pub use index::Index;
pub use layout::Tally;
pub use lookup::{Found, Scratch};
pub use search::{Damaged, Hit, Memory, Query, Shard};
pub use shelf::{Full, Shelf, Sink, Torn};
pub use similarity::Similarity;
