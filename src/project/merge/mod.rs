//! Two branches of a unit file put together, unit by unit and field by field.
//!
//! What only one branch touched is taken; where both gave one unit another English, both stay: one in `en`, the
//! other under `conflict`. The text that is changed is ours, by span, so that its comments and its style stay; the
//! comments of theirs come along.

mod fields;
mod lines;
mod markers;
mod plan;
mod side;

pub use lines::merge_lines;
pub use markers::sides;
pub use plan::{Clash, Merged, merge};
