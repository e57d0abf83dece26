//! `check`: the rules over the documents of a project, or over any bilingual file.

use std::path::Path;

use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::store;
use super::workspace::{Loaded, Workspace};
use crate::check::{self, Coverage, Finding, Selection};
use crate::format::{self, Reading};
use crate::project::{Document, Severity};
use crate::source::decode;

/// What is to be checked, and how.
#[derive(Debug, Clone, Default)]
pub struct CheckRequest {
    /// Documents by path or name, and bilingual files; all documents where none are named.
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

/// Checks what `request` names: documents of the project around `folder`, and bilingual files of any format
/// that [`format::reader`] knows, for which no project is needed.
///
/// # Errors
/// Bad usage: an unknown document or rule, or a file that is not there.
pub fn check(folder: &Path, request: &CheckRequest, progress: &dyn Progress) -> Result<Checked, Failure> {
    let (files, names): (Vec<String>, Vec<String>) =
        request.documents.iter().cloned().partition(|name| format::reader(name).is_some());
    let workspace = match Workspace::open(folder) {
        Ok(workspace) => Some(workspace),
        Err(Failure::NoProject { .. }) if names.is_empty() && !files.is_empty() => None,
        Err(other) => return Err(other),
    };
    let project = workspace.as_ref().map(|workspace| workspace.project.clone()).unwrap_or_default();
    let settings = &project.checks;
    let selection = Selection::new(settings, &request.select, &request.ignore)?;
    let mut loaded = Loaded::default();
    let mut coverage = Vec::new();
    if let Some(workspace) = workspace.filter(|_| files.is_empty() || !names.is_empty()) {
        loaded = workspace.load(&names, progress)?.only_sound();
        loaded.problems.extend(workspace.glossary().1);
        let min_state = project.coverage.min_state;
        coverage.extend(loaded.documents.iter().map(|document| Coverage::of(document, min_state, None)));
    }
    for name in &files {
        let (document, problems) = pairs(folder, name)?;
        loaded.documents.push(document);
        loaded.problems.extend(problems);
    }
    Ok(Checked {
        findings: loaded.documents.iter().flat_map(|document| check::check(document, &selection)).collect(),
        coverage,
        fail_on: request.fail_on.unwrap_or(settings.fail_on),
        problems: loaded.problems,
        documents: loaded.documents,
    })
}

/// Reads the bilingual file called `name`.
fn pairs(folder: &Path, name: &str) -> Result<(Document, Option<FileProblem>), Failure> {
    let path = folder.join(name);
    let shown = store::show(&store::here().join(&path));
    let bytes = store::read(&path)?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            decode(error.as_bytes()).map_err(|error| Failure::Transcript { path: shown.clone(), error })?.text
        }
    };
    let Some(reader) = format::reader(name) else {
        return Err(Failure::Usage(format!("{shown} is in no format that can be read.")));
    };
    let Reading { pairs, problems } = reader.read(&text);
    let problems = (!problems.is_empty()).then(|| FileProblem {
        path: shown.clone(),
        text: text.clone(),
        problems,
        partial: true,
    });
    Ok((Document::of_pairs(&shown, text, pairs, reader.locate()), problems))
}
