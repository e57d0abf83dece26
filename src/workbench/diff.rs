//! `diff`: what changed in the units between two revisions, or since one.

use super::failure::{Failure, FileProblem};
use super::git::Revision;
use super::progress::Progress;
use super::since::document_at;
use super::workspace::Workspace;
use crate::project::{Change, Document, changes};

/// The changes of one document.
#[derive(Debug)]
pub struct Differed {
    /// The document as it was; `None` where it was not there.
    pub old: Option<Document>,
    /// The document as it is now, or at the second revision.
    pub new: Document,
    /// What changed.
    pub changes: Vec<Change>,
}

/// What [`diff`] gave.
#[derive(Debug, Default)]
pub struct Differences {
    /// The documents that changed.
    pub documents: Vec<Differed>,
    /// Files that could not be read whole; they are not compared.
    pub problems: Vec<FileProblem>,
}

/// Compares the documents called `names` (all where none are named) at the revision `from` with those at `to`,
/// or with those on the disk.
///
/// # Errors
/// An unknown document, an unknown revision, no git.
pub fn diff(
    workspace: &Workspace,
    from: &str,
    to: Option<&str>,
    names: &[String],
    progress: &dyn Progress,
) -> Result<Differences, Failure> {
    let from = Revision::find(&workspace.folder, from)?;
    let to = to.map(|to| Revision::find(&workspace.folder, to)).transpose()?;
    let loaded = workspace.load(names, progress)?.only_sound();
    let mut found = Differences { problems: loaded.problems, ..Differences::default() };
    for document in loaded.documents {
        let old = document_at(&document, &from, &workspace.project)?;
        let new = match &to {
            Some(to) => match document_at(&document, to, &workspace.project)? {
                Some(new) => new,
                None => continue,
            },
            None => document,
        };
        let empty = Document::default();
        let changes = changes(old.as_ref().unwrap_or(&empty), &new);
        if !changes.is_empty() {
            found.documents.push(Differed { old, new, changes });
        }
    }
    Ok(found)
}
