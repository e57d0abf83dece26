//! `status`: where a project stands, turn by turn, and what is next.

use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::workspace::Workspace;
use crate::check::DocumentStatus;

/// The status of the documents called `names`, all where none are named; and the files that could not be
/// read whole.
///
/// # Errors
/// Bad usage: an unknown document.
pub fn status(
    workspace: &Workspace,
    names: &[String],
    progress: &dyn Progress,
) -> Result<(Vec<DocumentStatus>, Vec<FileProblem>), Failure> {
    let loaded = workspace.load(names, progress)?;
    let min_state = workspace.project.coverage.min_state;
    let status = loaded.documents.iter().map(|document| DocumentStatus::of(document, min_state));
    Ok((status.collect(), loaded.problems))
}
