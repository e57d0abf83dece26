//! One document of a check: read, mended where that is asked, looked at and let go.

use super::failure::{Failure, FileProblem};
use super::fix::fix;
use super::git::Revision;
use super::since::{compare_with, new_since};
use super::workspace::Workspace;
use crate::check::{self, Coverage, Finding, Looked, Selection};
use crate::jobs::Jobs;
use crate::project::{Document, DocumentEntry, Project};
use crate::termbase::Termbase;

/// How documents are looked at.
pub(super) struct Examiner<'r> {
    pub(super) project: &'r Project,
    pub(super) selection: &'r Selection,
    /// Only what is new since then.
    pub(super) revision: Option<Revision<'r>>,
    /// Whether to mend what a program may mend.
    pub(super) fix: bool,
    /// How much may be done at once inside a document.
    pub(super) jobs: Jobs,
}

/// What is left of a document.
pub(super) struct Examined {
    pub(super) looked: Looked,
    pub(super) findings: Vec<Finding>,
    /// Of units alone: pairs have no gate.
    pub(super) coverage: Option<Coverage>,
    /// How many places were mended.
    pub(super) mended: usize,
}

/// Why a document was not looked at.
pub(super) enum Unexamined {
    /// It could not be read whole.
    Problem(FileProblem),
    /// It could not be mended or compared.
    Failure(Failure),
}

impl From<Failure> for Unexamined {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl Examiner<'_> {
    /// Reads the document of `entry` and looks at it.
    pub(super) fn entry(
        &self,
        workspace: &Workspace,
        entry: &DocumentEntry,
        termbase: &Termbase,
    ) -> Result<Examined, Unexamined> {
        let document = workspace.sound(entry, self.jobs).map_err(Unexamined::Problem)?;
        let mut coverage = Coverage::of(&document, self.project.coverage.min_state, None);
        // No report of a check has a row for every turn.
        coverage.by_turn = Vec::new();
        Ok(Examined { coverage: Some(coverage), ..self.document(document, termbase)? })
    }

    /// Looks at `document`.
    pub(super) fn document(&self, document: Document, termbase: &Termbase) -> Result<Examined, Unexamined> {
        let (mut document, mended) =
            if self.fix { fix(document, self.selection, self.jobs, self.project)? } else { (document, 0) };
        let old = match &self.revision {
            Some(revision) => compare_with(&mut document, revision, self.project)?,
            None => None,
        };
        let found = check::check_with(&document, self.selection, termbase, self.jobs);
        let findings = match &old {
            Some(old) => new_since(&document, found, old, self.selection, termbase, self.jobs),
            None => found,
        };
        Ok(Examined { looked: Looked::of(&document, &findings), findings, coverage: None, mended })
    }
}
