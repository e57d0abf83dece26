//! `align`: a text and its translation, linked sentence by sentence.

mod batch;
mod pair;
mod side;
mod units;

pub use batch::{BatchRequest, Done, batch, pairs_of};
pub use pair::{AlignRequest, Aligned, align};
pub use side::TextSide;
pub use units::aligned_unit_file;
