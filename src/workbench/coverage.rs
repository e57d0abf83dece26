//! `coverage`: how much of a project has English, and whether its gates are met.

use super::failure::{Failure, FileProblem};
use super::git::Revision;
use super::progress::Progress;
use super::since::document_at;
use super::workspace::Workspace;
use crate::check::{Coverage, Ratchet};
use crate::project::{Document, State};

/// What is to be counted, and how.
#[derive(Debug, Clone, Default)]
pub struct CoverageRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// The least state that covers a unit; the project's where it is absent.
    pub min_state: Option<State>,
    /// A gate for every document; each document's own where it is absent.
    pub fail_under: Option<f64>,
    /// A git revision: what it had covered or reviewed may not be lost.
    pub ratchet: Option<String>,
}

/// What was counted.
#[derive(Debug)]
pub struct Covered {
    /// The documents, as they were read.
    pub documents: Vec<Document>,
    /// The coverage of each, in the same order.
    pub coverage: Vec<Coverage>,
    /// The least state that covers a unit.
    pub min_state: State,
    /// Files that could not be read whole; they are not counted.
    pub problems: Vec<FileProblem>,
    /// What each document lost against the revision asked for; empty without one.
    pub ratchets: Vec<Ratchet>,
}

impl Covered {
    /// Whether every gate is met.
    pub fn passes(&self) -> bool {
        self.coverage.iter().all(Coverage::passes) && self.ratchets.iter().all(Ratchet::holds)
    }
}

/// Counts what `request` names.
///
/// # Errors
/// Bad usage: an unknown document or revision.
pub fn coverage(
    workspace: &Workspace,
    request: &CoverageRequest,
    progress: &dyn Progress,
) -> Result<Covered, Failure> {
    let loaded = workspace.load(&request.documents, progress)?.only_sound();
    let min_state = request.min_state.unwrap_or(workspace.project.coverage.min_state);
    let coverage =
        loaded.documents.iter().map(|document| Coverage::of(document, min_state, request.fail_under));
    let coverage = coverage.collect();
    let mut ratchets = Vec::new();
    if let Some(name) = &request.ratchet {
        let revision = Revision::find(&workspace.folder, name)?;
        for document in &loaded.documents {
            let old = document_at(document, &revision, &workspace.project)?;
            ratchets.push(old.map_or_else(Ratchet::default, |old| Ratchet::of(&old, document, min_state)));
        }
    }
    Ok(Covered { coverage, documents: loaded.documents, min_state, problems: loaded.problems, ratchets })
}
