//! `align`: a text and its translation, linked sentence by sentence.

mod anchor;
mod batch;
mod into;
mod pair;
mod record;
mod side;
mod units;

pub use batch::{BatchRequest, BatchTally, batch, pairs_of};
pub use into::{IntoRequest, align_into};
pub use pair::{AlignRequest, Aligned, align};
pub use side::TextSide;
pub use units::aligned_unit_file;

pub(super) use pair::link;
pub(super) use record::links_record;
