//! Sentences of a Chinese text and of its translation become beads: which sentences say the same, and how sure that is.
//!
//! [`Aligner`] holds what is read once (dictionary, readings of characters) and aligns any number of texts. It asks
//! neither disk nor network: a dictionary, lengths, names, numbers and marks are what it goes by, and what the text
//! itself teaches. `docs/alignment.md` tells the model.

mod aligner;
mod band;
mod bead;
mod chain;
mod edges;
mod learn;
mod links;
mod little;
mod names;
mod options;
mod path;
mod posterior;
mod score;
mod side;
mod terms;
mod tokens;
mod trouble;
mod turns;
mod weights;

pub use aligner::Aligner;
pub use bead::{Alignment, Bead, SURE};
pub use options::{Begins, Fixed, Options};
pub use terms::Terms;
pub use trouble::Trouble;
pub use turns::match_turns;
pub use weights::Weights;
