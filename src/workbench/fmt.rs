//! `fmt`: the blank lines between units, and nothing else.

use super::desk::{self, Edited};
use super::failure::Failure;
use super::workspace::Workspace;
use crate::project::tidy;

/// Brings the documents called `names` (all where none are named) into the form that the tool owns: the blank
/// lines between units. Text, comments, quotes and wrapping stay as they were typed.
///
/// # Errors
/// An unknown document, or a file that cannot be read.
pub fn fmt(workspace: &Workspace, names: &[String], dry_run: bool) -> Result<Edited, Failure> {
    let mut changed = Vec::new();
    for sheet in desk::sheets(workspace, names)? {
        let after = tidy(&sheet.text).map_err(|why| sheet.refused(why))?;
        if after != sheet.text {
            changed.push((sheet, after));
        }
    }
    desk::write(changed, dry_run)
}
