//! `numbers`: the quantities of a text, line by line.

use std::path::Path;

use super::failure::Failure;
use super::store;
use crate::text::{Language, LineItem, line_items};

/// Reads the text at `path` (`-` for standard input) and gives its quantities in order.
///
/// # Errors
/// A file that cannot be read or is not UTF-8.
pub fn numbers(path: &Path, language: Language) -> Result<Vec<LineItem>, Failure> {
    Ok(line_items(&store::read_text(path)?, language))
}
