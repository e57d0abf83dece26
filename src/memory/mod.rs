//! Translation memory: pairs of Chinese and English, and finding those whose Chinese is like a new sentence.
//!
//! A [`Builder`] makes an index of entries on any [`Sink`]; an [`Index`] is opened from any [`Shelf`] and gives
//! exactly what a comparison with every entry would give. A [`Memory`] asks several as one. Where the bytes are
//! kept is the caller's affair.

mod alphabet;
mod answer;
mod build;
mod caution;
mod concordance;
mod difference;
mod entry;
mod fold;
mod index;
mod layout;
mod leverage;
mod lists;
mod lookup;
mod myers;
mod names;
mod search;
mod shelf;
mod similarity;

pub use answer::{Answer, Match};
pub use build::Builder;
pub use caution::{Caution, CautionKind, cautions};
pub use difference::{Piece, difference};
pub use entry::{Entry, Stored};
pub use fold::fold;
pub use index::Index;
pub use layout::Tally;
pub use leverage::{Band, Leverage, Share};
pub use lookup::{Found, Scratch};
pub use names::Names;
pub use search::{Damaged, Hit, Memory, Query, Shard};
pub use shelf::{Full, Shelf, Sink, Torn};
pub use similarity::Similarity;
