//! The version of the files: `format: 1`.

use super::node::{Kind, Node};
use super::problem::Problem;

/// The version of the format that this program reads and writes.
const FORMAT: &str = "1";

/// Whether a file is a map that says `format: 1`; `kind` names it in the message.
///
/// # Errors
/// An empty file, one that is no map, one without a format or with another.
pub fn check_format(node: &Node, kind: &str) -> Result<(), Problem> {
    let start = node.span.start;
    if node.is_null() {
        return Err(Problem::new(
            start..start,
            format!("this {kind} is empty"),
            "Bring it back from version control, or delete it and make it anew.",
        ));
    }
    if !matches!(node.kind, Kind::Map(_)) {
        return Err(Problem::new(
            start..start,
            format!("a {kind} is a map of keys, and {} stands here", node.describe()),
            "Its first line is `format: 1`.",
        ));
    }
    match node.get("format") {
        None => Err(Problem::new(
            start..start,
            format!("this {kind} does not say its format"),
            "Add `format: 1` as its first line.",
        )),
        Some(format) if format.text() == Some(FORMAT) => Ok(()),
        Some(format) => Err(Problem::new(
            format.span.clone(),
            format!(
                "this {kind} has format {}, and this duizhao reads format {FORMAT}",
                format.text().unwrap_or("…")
            ),
            "Use the version of duizhao that wrote it, or one that is newer.",
        )),
    }
}
