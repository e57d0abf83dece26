//! YAML as a tree with places, read event by event, decoded field by field.

mod decode;
mod locate;
mod node;
mod parse;
mod quote;
mod traps;

pub use decode::{decode, decode_fields};
pub use locate::locate;
pub use node::{Field, Kind, Node, Places, Spot, Style};
pub use parse::parse;
pub use quote::{flow_scalar, scalar};
