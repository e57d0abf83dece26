//! `term`: the terms of a project, listed, found in a text, added and written for other tools.

use std::path::{Path, PathBuf};

use super::failure::{Failure, FileProblem};
use super::store;
use super::term_file::read_terms;
use super::workspace::Workspace;
use crate::format::{write_csv, write_tbx};
use crate::project::Project;
use crate::source::decode;
use crate::termbase::{Term, Terms, append_terms, new_glossary};

/// Where terms are read from.
#[derive(Debug, Clone, Default)]
pub struct TermSource {
    /// A file in any format that terms are read in; the project's glossary where it is absent.
    pub glossary: Option<PathBuf>,
}

impl TermSource {
    /// Its terms, as it is shown to people, and what could not be read.
    ///
    /// # Errors
    /// No project, no glossary, a file that cannot be read.
    fn read(&self, folder: &Path) -> Result<(Vec<Term>, Option<FileProblem>), Failure> {
        if let Some(path) = &self.glossary {
            let file = read_terms(&store::here().join(folder).join(path))?;
            return Ok((file.terms, file.problems));
        }
        let (glossary, problems) = Workspace::open(folder)?.glossary();
        Ok((glossary.terms, problems))
    }
}

/// The terms of `source`, and what could not be read.
///
/// # Errors
/// No project, a file that cannot be read.
pub fn terms(folder: &Path, source: &TermSource) -> Result<(Vec<Term>, Option<FileProblem>), Failure> {
    source.read(folder)
}

/// A term that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTerm {
    /// The term.
    pub term: Term,
    /// How often it stands there.
    pub times: usize,
}

/// The terms of `source` that stand in `text` (`-` for standard input), in the order in which they come.
///
/// # Errors
/// No project, a file that cannot be read.
pub fn find_terms(
    folder: &Path,
    source: &TermSource,
    text: &str,
) -> Result<(Vec<FoundTerm>, Option<FileProblem>), Failure> {
    let text = match text {
        "-" => {
            let decoded = decode(&store::read(Path::new("-"))?);
            decoded.map_err(|error| Failure::Transcript { path: "-".to_owned(), error })?.text
        }
        text => text.to_owned(),
    };
    let (terms, problems) = source.read(folder)?;
    let terms = Terms::new(terms);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for hit in terms.find(&text) {
        match found.iter_mut().find(|(term, _)| *term == hit.term) {
            Some((_, times)) => *times += 1,
            None => found.push((hit.term, 1)),
        }
    }
    let found = found.into_iter().map(|(term, times)| FoundTerm { term: terms.all()[term].clone(), times });
    Ok((found.collect(), problems))
}

/// The terms of `source` in the format `to`: `tbx` or `csv`.
///
/// # Errors
/// No project, a file that cannot be read.
pub fn export_terms(
    folder: &Path,
    source: &TermSource,
    to: &str,
    output: Option<&Path>,
) -> Result<(Option<String>, usize, Option<FileProblem>), Failure> {
    let (terms, problems) = source.read(folder)?;
    let text = if to == "tbx" { write_tbx(&terms) } else { write_csv(&terms) };
    let Some(path) = output else { return Ok((Some(text), terms.len(), problems)) };
    store::overwrite(&store::here().join(path), text.as_bytes())?;
    Ok((None, terms.len(), problems))
}

/// What adding a term did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermAdded {
    /// The glossary, as it is shown to people.
    pub path: String,
    /// Whether the glossary was made.
    pub made: bool,
}

/// Adds `term` to the project's glossary, which is made where there is none.
///
/// # Errors
/// A term that stands there already, a glossary with problems, or one that cannot be added to.
pub fn add_term(workspace: &Workspace, term: Term) -> Result<TermAdded, Failure> {
    let glossary = OpenGlossary::of(workspace)?;
    if term.zh.trim().is_empty() || term.en.trim().is_empty() && !term.dnt {
        let cure = "Give the Chinese and its English, or `--dnt` for what stays untranslated.";
        return Err(Failure::Usage(format!("a term needs both languages. {cure}")));
    }
    if let Some(known) = Terms::new(glossary.terms.clone()).get(&term.zh) {
        return Err(Failure::Usage(format!(
            "{} stands in {} already, as “{}”. Add other English there, under `admitted:`.",
            known.zh,
            store::show(&glossary.path),
            known.renderings().next().unwrap_or_default()
        )));
    }
    glossary.write(workspace, &[term])
}

/// A project's glossary, to be added to.
pub(super) struct OpenGlossary {
    /// The file, which may not be there yet.
    pub(super) path: PathBuf,
    /// Its terms.
    pub(super) terms: Vec<Term>,
    /// Its text; `None` where there is no file.
    text: Option<String>,
}

impl OpenGlossary {
    /// Opens the glossary of `workspace`.
    ///
    /// # Errors
    /// A glossary with problems: it is mended before it is added to.
    pub(super) fn of(workspace: &Workspace) -> Result<Self, Failure> {
        let path = workspace.folder.join(workspace.project.glossary.as_deref().unwrap_or("glossary.yaml"));
        if !store::exists(&path) {
            return Ok(Self { path, terms: Vec::new(), text: None });
        }
        let file = read_terms(&path)?;
        if let Some(problem) = file.problems {
            return Err(Failure::Files(vec![FileProblem { partial: false, ..problem }]));
        }
        Ok(Self { text: Some(store::read_text(&path)?), terms: file.terms, path })
    }

    /// Writes `terms` behind those that are there.
    pub(super) fn write(self, workspace: &Workspace, terms: &[Term]) -> Result<TermAdded, Failure> {
        let shown = store::show(&self.path);
        let made = self.text.is_none();
        let problem = |text: &str, problem| {
            Failure::Files(vec![FileProblem {
                path: shown.clone(),
                text: text.to_owned(),
                problems: vec![problem],
                partial: false,
            }])
        };
        let new = match &self.text {
            Some(text) => append_terms(text, terms).map_err(|found| problem(text, found))?,
            None => new_glossary(None, terms),
        };
        if workspace.project.glossary.is_none() {
            name_glossary(workspace)?;
        }
        store::write(&self.path, new.as_bytes(), self.text.as_deref().map(str::as_bytes))?;
        Ok(TermAdded { path: shown, made })
    }
}

/// Writes `glossary: glossary.yaml` at the end of the project's settings.
fn name_glossary(workspace: &Workspace) -> Result<(), Failure> {
    let text = &workspace.text;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.ends_with('\n') { "" } else { newline };
    let out = format!("{text}{gap}glossary: glossary.yaml{newline}");
    let wanted = Project { glossary: Some("glossary.yaml".to_owned()), ..workspace.project.clone() };
    // The path of an SRX file was made absolute when the project was opened.
    let (mut read, problems) = Project::read(&out);
    read.segment.srx.clone_from(&wanted.segment.srx);
    if !problems.is_empty() || read != wanted {
        return Err(Failure::Usage(format!(
            "{} names no glossary and cannot be added to. Write `glossary: glossary.yaml` into it.",
            store::show(&workspace.settings_path())
        )));
    }
    Ok(store::write(&workspace.settings_path(), out.as_bytes(), Some(text.as_bytes()))?)
}
