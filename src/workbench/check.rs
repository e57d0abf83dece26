//! `check`: the rules over the documents of a project, or over any bilingual file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::examine::{Examined, Examiner, Unexamined};
use super::failure::{Failure, FileProblem};
use super::git::Revision;
use super::parallel::each;
use super::progress::Progress;
use super::store::{self, Content};
use super::term_file::read_terms;
use super::workspace::Workspace;
use crate::check::{BadLine, Baseline, Coverage, Finding, Looked, Selection, Sifted};
use crate::format::{self, Reading};
use crate::jobs::Jobs;
use crate::project::{Document, DocumentEntry, Severity};
use crate::source::decode;
use crate::termbase::{Term, Termbase};

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
    /// Whether to mend what a program may mend.
    pub fix: bool,
    /// Only what is new since this revision.
    pub since: Option<String>,
    /// The file of findings that stay silent; the project's where it is absent.
    pub baseline: Option<PathBuf>,
    /// Whether that file is to be written anew from what is found.
    pub update_baseline: bool,
    /// The file of terms, in any format that terms are read in; the project's where it is absent.
    pub glossary: Option<PathBuf>,
    /// How much may be done at once.
    pub jobs: Jobs,
}

/// What a check gave.
#[derive(Debug)]
pub struct Checked {
    /// The documents that could be read whole: only those are checked.
    pub documents: Vec<Looked>,
    /// Findings, in the order of documents and places.
    pub findings: Vec<Finding>,
    /// The coverage of each document, with its gate.
    pub coverage: Vec<Coverage>,
    /// Files that could not be read whole.
    pub problems: Vec<FileProblem>,
    /// Documents that were not mended or compared as asked, and why; they are as they were.
    pub failures: Vec<Failure>,
    /// The least severity that fails.
    pub fail_on: Severity,
    /// What the baseline did, where there is one.
    pub baseline: Option<BaselineUse>,
    /// How many places were mended.
    pub mended: usize,
}

/// What a baseline did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineUse {
    /// The file, as it is shown to people.
    pub path: String,
    /// How many findings it holds back.
    pub known: usize,
    /// How many it holds that are not found any more.
    pub gone: usize,
    /// Whether it was written now.
    pub written: bool,
    /// Whether the project names it.
    pub named: bool,
}

impl Checked {
    /// Nothing looked at yet.
    fn new(fail_on: Severity) -> Self {
        Self {
            documents: Vec::new(),
            findings: Vec::new(),
            coverage: Vec::new(),
            problems: Vec::new(),
            failures: Vec::new(),
            fail_on,
            baseline: None,
            mended: 0,
        }
    }

    /// Puts what was found in one document behind the others.
    fn take(&mut self, examined: Result<Examined, Unexamined>) {
        match examined {
            Ok(examined) => {
                self.documents.push(examined.looked);
                self.findings.extend(examined.findings);
                self.coverage.extend(examined.coverage);
                self.mended += examined.mended;
            }
            Err(Unexamined::Problem(problem)) => self.problems.push(problem),
            Err(Unexamined::Failure(failure)) => self.failures.push(failure),
        }
    }

    /// Whether nothing reaches the failing severity and every gate is met.
    pub fn passes(&self) -> bool {
        let quiet = self.findings.iter().all(|finding| finding.severity < self.fail_on);
        quiet && self.coverage.iter().all(Coverage::passes)
    }
}

/// Checks what `request` names: documents of the project around `folder`, and bilingual files of any format
/// that [`format::reader`] knows, for which no project is needed. Documents are read, looked at and let go, several at
/// once; what is found does not depend on how many.
///
/// # Errors
/// Bad usage: an unknown document, rule or revision, or a file that is not there.
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
    let asked = workspace.as_ref().filter(|_| files.is_empty() || !names.is_empty());
    let entries = asked.map(|workspace| workspace.entries(&names)).transpose()?.unwrap_or_default();
    let (terms, unread) = glossary(folder, workspace.as_ref(), request.glossary.as_deref())?;
    let revision = request.since.as_deref().map(|name| Revision::find(&store::here().join(folder), name));
    let examiner = Examiner {
        project: &project,
        selection: &selection,
        revision: revision.transpose()?,
        fix: request.fix,
        jobs: request.jobs,
    };
    let termbase = Termbase::new(terms);
    let mut checked = Checked::new(request.fail_on.unwrap_or(settings.fail_on));
    if let Some(workspace) = asked {
        let jobs = workspace.jobs_for(&entries, request.jobs);
        let look = |entry: &&DocumentEntry| examiner.entry(workspace, entry, &termbase);
        for examined in each(&entries, jobs, progress, |entry| entry.name(), look) {
            checked.take(examined);
        }
    }
    checked.problems.extend(unread);
    for name in &files {
        let read = pairs(folder, name)?;
        checked.take(examiner.document(read.document, &termbase.with_own(read.terms)));
        checked.problems.extend(read.problems);
    }
    if let Some((path, named)) = place_of_baseline(folder, workspace.as_ref(), request) {
        let findings = std::mem::take(&mut checked.findings);
        (checked.findings, checked.baseline) = sift(&path, named, request.update_baseline, findings)?;
    }
    Ok(checked)
}

/// The terms to check with: those of the file `asked` for, else of the project, else none.
pub(super) fn glossary(
    folder: &Path,
    workspace: Option<&Workspace>,
    asked: Option<&Path>,
) -> Result<(Vec<Term>, Option<FileProblem>), Failure> {
    match (asked, workspace) {
        (Some(path), _) => {
            let file = read_terms(&store::here().join(folder).join(path))?;
            Ok((file.terms, file.problems))
        }
        (None, Some(workspace)) => {
            let (glossary, problems) = workspace.glossary();
            Ok((glossary.terms, problems))
        }
        (None, None) => Ok((Vec::new(), None)),
    }
}

/// Where the baseline stands, and whether the project names it: the one asked for, the project's, or, when one is to
/// be written and none is named, `baseline.tsv` beside the project.
fn place_of_baseline(
    folder: &Path,
    workspace: Option<&Workspace>,
    request: &CheckRequest,
) -> Option<(PathBuf, bool)> {
    let home = workspace.map_or_else(|| store::here().join(folder), |workspace| workspace.folder.clone());
    let named = workspace.and_then(|workspace| workspace.project.checks.baseline.as_ref());
    match (&request.baseline, named) {
        (Some(asked), _) => Some((store::here().join(folder).join(asked), true)),
        (None, Some(named)) => Some((home.join(named), true)),
        (None, None) => request.update_baseline.then(|| (home.join("baseline.tsv"), false)),
    }
}

/// Holds back the findings that the baseline at `path` has, or writes it from all of them.
fn sift(
    path: &Path,
    named: bool,
    update: bool,
    findings: Vec<Finding>,
) -> Result<(Vec<Finding>, Option<BaselineUse>), Failure> {
    let shown = store::show(path);
    let home = store::tidy(path.parent().unwrap_or(Path::new(".")));
    let place = |finding: &Finding| {
        let file = store::tidy(&store::here().join(&finding.path));
        let file = store::relative(&file, &home).unwrap_or(file);
        format!("{}#{}", file.to_string_lossy().replace('\\', "/"), finding.unit)
    };
    if update {
        let baseline = Baseline::of(&findings, place);
        store::overwrite(path, baseline.to_text().as_bytes())?;
        let used = BaselineUse { path: shown, known: baseline.len(), gone: 0, written: true, named };
        return Ok((Vec::new(), Some(used)));
    }
    let baseline = Baseline::read(&store::read_text(path)?).map_err(|BadLine(line)| {
        Failure::Usage(format!(
            "{shown}:{line}: a baseline has rule, unit and count on a line, with tabs between them. Run `duizhao check --update-baseline` to write it anew."
        ))
    })?;
    let Sifted { new, known, gone } = baseline.sift(findings, place);
    Ok((new, Some(BaselineUse { path: shown, known, gone, written: false, named })))
}

/// A bilingual file, read.
pub(super) struct PairFile {
    /// Its pairs.
    pub(super) document: Document,
    /// The terms that pairs bring along, by their index.
    terms: HashMap<usize, Vec<Term>>,
    /// What could not be read.
    pub(super) problems: Option<FileProblem>,
}

/// Reads the bilingual file called `name`.
fn pairs(folder: &Path, name: &str) -> Result<PairFile, Failure> {
    let path = folder.join(name);
    let shown = store::show(&store::here().join(&path));
    pairs_of(&shown, store::content(&path)?)
}

/// The pairs that `content` holds, as a document shown as `shown`, which names their format too.
///
/// # Errors
/// A name of no known format, or bytes that give no text.
pub(super) fn pairs_of(shown: &str, content: Content) -> Result<PairFile, Failure> {
    let text = match content {
        Content::Text(text) => text,
        Content::Bytes(bytes) => {
            let decoded = decode(&bytes);
            decoded.map_err(|error| Failure::Transcript { path: shown.to_owned(), error })?.text
        }
    };
    let Some(reader) = format::reader(shown) else {
        return Err(Failure::Usage(format!("{shown} is in no format that can be read.")));
    };
    let Reading { pairs, terms, problems } = reader.read(&text);
    let problems = (!problems.is_empty()).then(|| FileProblem {
        path: shown.to_owned(),
        text: text.clone(),
        problems,
        partial: true,
    });
    Ok(PairFile { document: Document::of_pairs(shown, text, pairs, reader.locate()), terms, problems })
}
