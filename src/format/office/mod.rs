//! What Word and OpenDocument files have in common, out and back.

mod craft;
mod line;
mod listen;
mod page;
mod table;
#[cfg(test)]
pub(super) mod tests;

pub(super) use craft::{Cells, Craft, Look, Style};
pub(super) use listen::{Listener, attribute, listen, one_line};
pub(super) use page::Page;
pub(super) use table::{AUTHOR, Table};
