//! How Chinese characters are read, without tones, in pinyin and in the spelling of Wade and Giles.

mod build;
mod syllable;

pub use build::build;
pub use syllable::{Syllable, Syllables};
