//! `check`: the rules over the documents of a project.

use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::workspace::Workspace;
use crate::check::{self, Coverage, Finding, Selection};
use crate::project::{Document, Severity};

/// What is to be checked, and how.
#[derive(Debug, Clone, Default)]
pub struct CheckRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// Only these rules or groups.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// The least severity that fails; the project's where it is absent.
    pub fail_on: Option<Severity>,
}

/// What a check gave.
#[derive(Debug)]
pub struct Checked {
    /// The documents that could be read whole: only those are checked.
    pub documents: Vec<Document>,
    /// Findings, in the order of documents and places.
    pub findings: Vec<Finding>,
    /// The coverage of each document, with its gate.
    pub coverage: Vec<Coverage>,
    /// Files that could not be read whole.
    pub problems: Vec<FileProblem>,
    /// The least severity that fails.
    pub fail_on: Severity,
}

impl Checked {
    /// Whether nothing reaches the failing severity and every gate is met.
    pub fn passes(&self) -> bool {
        let quiet = self.findings.iter().all(|finding| finding.severity < self.fail_on);
        quiet && self.coverage.iter().all(Coverage::passes)
    }
}

/// Checks what `request` names.
///
/// # Errors
/// Bad usage: an unknown document or rule.
pub fn check(
    workspace: &Workspace,
    request: &CheckRequest,
    progress: &dyn Progress,
) -> Result<Checked, Failure> {
    let settings = &workspace.project.checks;
    let selection = Selection::new(settings, &request.select, &request.ignore)?;
    let mut loaded = workspace.load(&request.documents, progress)?.only_sound();
    let (_, glossary) = workspace.glossary();
    loaded.problems.extend(glossary);
    let min_state = workspace.project.coverage.min_state;
    Ok(Checked {
        findings: loaded.documents.iter().flat_map(|document| check::check(document, &selection)).collect(),
        coverage: loaded.documents.iter().map(|document| Coverage::of(document, min_state, None)).collect(),
        fail_on: request.fail_on.unwrap_or(settings.fail_on),
        problems: loaded.problems,
        documents: loaded.documents,
    })
}
