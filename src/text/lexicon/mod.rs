//! Chinese words and what they mean in English, as stems: a table made from CC-CEDICT.
//!
//! The table is data under CC BY-SA 4.0 (`LICENSE-CC-CEDICT` beside it); the code is not. It is searched where it
//! lies in the program: nothing is parsed, nothing is built, and who does not ask pays nothing.

mod build;
mod index;
mod lookup;
mod words;

pub use build::build;
pub use index::GLANCE;
pub use lookup::{Entry, Found, Lexicon, Senses, glance};
pub use words::{Stemmer, content_stems, is_stop_word, plain};
