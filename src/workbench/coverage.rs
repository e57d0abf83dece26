//! `coverage`: how much of a project has English, and whether its gates are met.

use super::failure::{Failure, FileProblem};
use super::git::Revision;
use super::parallel::each_with;
use super::progress::Progress;
use super::since::document_at;
use super::store;
use super::workspace::Workspace;
use crate::check::{Coverage, Ratchet};
use crate::jobs::Jobs;
use crate::project::{Document, DocumentEntry, State, UnitFile};

/// What is to be counted, and how.
#[derive(Debug, Clone, Default)]
pub struct CoverageRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// The least state that covers a unit; the project's where it is absent.
    pub min_state: Option<State>,
    /// A gate for every document; each document's own where it is absent.
    pub fail_under: Option<f64>,
    /// Whether speakers, turns or characters are to be counted, and not units and states alone.
    pub details: bool,
    /// Whether turns are to be shown, which needs the documents whole.
    pub turns: bool,
    /// How many documents are counted at once.
    pub jobs: Jobs,
    /// A git revision: what it had covered or reviewed may not be lost.
    pub ratchet: Option<String>,
}

/// What was counted.
#[derive(Debug)]
pub struct Covered {
    /// The documents, as they were read; without their units where none of these is to be shown.
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
    let entries = workspace.entries(&request.documents)?;
    let min_state = request.min_state.unwrap_or(workspace.project.coverage.min_state);
    let jobs = workspace.jobs_for(&entries, request.jobs);
    let count =
        |buffer: &mut Vec<u8>, entry: &&DocumentEntry| count(workspace, entry, request, min_state, buffer);
    let counted = each_with(&entries, jobs, progress, |entry| entry.name(), Vec::new, count);
    let mut covered = Covered {
        documents: Vec::new(),
        coverage: Vec::new(),
        min_state,
        problems: Vec::new(),
        ratchets: Vec::new(),
    };
    for one in counted {
        match one {
            Ok((document, coverage)) => {
                covered.documents.push(document);
                covered.coverage.push(coverage);
            }
            Err(problem) => covered.problems.push(problem),
        }
    }
    if let Some(name) = &request.ratchet {
        let revision = Revision::find(&workspace.folder, name)?;
        for document in &covered.documents {
            let old = document_at(document, &revision, &workspace.project)?;
            let ratchet = old.map_or_else(Ratchet::default, |old| Ratchet::of(&old, document, min_state));
            covered.ratchets.push(ratchet);
        }
    }
    Ok(covered)
}

/// Counts one document, read into `buffer`. Where units and states alone are counted, no unit is even made; where none is
/// to be shown, they are let go.
fn count(
    workspace: &Workspace,
    entry: &DocumentEntry,
    request: &CoverageRequest,
    min_state: State,
    buffer: &mut Vec<u8>,
) -> Result<(Document, Coverage), FileProblem> {
    let text = workspace.text_of(entry, buffer)?;
    if !request.details && request.ratchet.is_none() {
        let path = store::show(&workspace.folder.join(&entry.path));
        let gate = request.fail_under.or(entry.fail_under);
        let coverage = UnitFile::standings(text, request.jobs)
            .map(|standings| Coverage::of_standings(&path, &standings, min_state, gate));
        // The units that a gate misses are listed with their words.
        if let Some(coverage) = coverage.filter(Coverage::passes) {
            return Ok((Document { path, entry: entry.clone(), ..Document::default() }, coverage));
        }
    }
    match workspace.document(entry, text.to_owned(), request.jobs) {
        (_, Some(problem)) => Err(problem),
        (document, None) => {
            let coverage = Coverage::of(&document, min_state, request.fail_under);
            let is_shown = request.turns || request.ratchet.is_some() || !coverage.passes();
            if is_shown {
                return Ok((document, coverage));
            }
            let Document { path, entry, speakers, .. } = document;
            Ok((Document { path, entry, speakers, ..Document::default() }, coverage))
        }
    }
}
