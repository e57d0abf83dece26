//! YAML as a tree with places, read event by event, decoded field by field.
//!
//! What a file means is not known here: `project` and `termbase` decode their own types from the tree.

mod comments;
mod decode;
mod extent;
mod flow;
mod format;
mod lex;
mod line;
mod locate;
mod node;
mod outline;
mod parse;
mod problem;
mod quote;
mod simple;
mod strict;
mod traps;

pub use comments::comments;
pub use decode::{decode, decode_fields};
pub use extent::{BlockScalar, behind_colon, column, extent, item_dashes, token_after};
pub use format::check_format;
pub use line::Text;
pub use locate::locate;
pub use node::{Field, Kind, Node, Places, Spot, Style, take_list};
pub use outline::{ItemOutline, ListOutline, outline};
pub use parse::{parse, parse_any};
pub use problem::Problem;
pub use quote::{double_quoted, fits_block, flow_scalar, scalar, single_quoted};
pub use strict::{Entry, Item, Strict, Value};
