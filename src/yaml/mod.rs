//! YAML as a tree with places, read event by event, decoded field by field.
//!
//! What a file means is not known here: `project` and `termbase` decode their own types from the tree.

mod decode;
mod format;
mod locate;
mod node;
mod parse;
mod problem;
mod quote;
mod traps;

pub use decode::{decode, decode_fields};
pub use format::check_format;
pub use locate::locate;
pub use node::{Field, Kind, Node, Places, Spot, Style, take_list};
pub use parse::parse;
pub use problem::Problem;
pub use quote::{flow_scalar, scalar};
