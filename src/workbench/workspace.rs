//! A project on disk, opened.

use std::path::{Path, PathBuf};

use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::{store, transcript};
use crate::project::{Document, DocumentEntry, Project, UnitFile};
use crate::termbase::Glossary;
use crate::yaml::Problem;

/// The name of the project's file.
const SETTINGS: &str = "duizhao.yaml";

/// A project on disk.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder of `duizhao.yaml`.
    pub folder: PathBuf,
    /// The text of `duizhao.yaml`.
    pub text: String,
    /// What was read from it.
    pub project: Project,
}

/// The documents that could be read, and what could not.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The documents, in the project's order.
    pub documents: Vec<Document>,
    /// Files with problems; a document with some stands in `documents` too, with what could be read.
    pub problems: Vec<FileProblem>,
}

impl Loaded {
    /// The same without the documents that have problems: half a document is not checked, counted or printed.
    pub fn only_sound(mut self) -> Self {
        self.documents.retain(|document| !self.problems.iter().any(|file| file.path == document.path));
        self
    }
}

impl Workspace {
    /// Opens the project around `folder`: `duizhao.yaml` there or above, or in a `translations` folder there.
    ///
    /// # Errors
    /// No project, or one whose settings cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let start = store::tidy(&store::here().join(folder));
        let found = start
            .ancestors()
            .flat_map(|folder| [folder.to_path_buf(), folder.join("translations")])
            .find(|folder| store::exists(&folder.join(SETTINGS)));
        let Some(folder) = found else { return Err(Failure::NoProject { folder: store::show(&start) }) };
        let path = folder.join(SETTINGS);
        let text = store::read_text(&path)?;
        let (mut project, problems) = Project::read(&text);
        if !problems.is_empty() {
            return Err(Failure::Files(vec![FileProblem {
                path: store::show(&path),
                text,
                problems,
                partial: false,
            }]));
        }
        if let Some(srx) = &mut project.segment.srx {
            *srx = folder.join(&*srx).to_string_lossy().into_owned();
        }
        Ok(Self { folder, text, project })
    }

    /// The path of `duizhao.yaml`.
    pub fn settings_path(&self) -> PathBuf {
        self.folder.join(SETTINGS)
    }

    /// The entries called `names` (paths or stems), all where none are named, in the project's order.
    ///
    /// # Errors
    /// A name that the project does not have.
    pub fn entries(&self, names: &[String]) -> Result<Vec<&DocumentEntry>, Failure> {
        let documents = &self.project.documents;
        let matches = |entry: &DocumentEntry, name: &String| {
            let asked = store::tidy(&store::here().join(name));
            entry.name() == name
                || entry.path == *name
                || asked == store::tidy(&self.folder.join(&entry.path))
        };
        for name in names {
            if !documents.iter().any(|entry| matches(entry, name)) {
                let known = documents.iter().map(DocumentEntry::name).collect::<Vec<_>>().join(", ");
                return Err(Failure::NoDocument { name: name.clone(), known });
            }
        }
        let wanted =
            |entry: &&DocumentEntry| names.is_empty() || names.iter().any(|name| matches(entry, name));
        Ok(documents.iter().filter(wanted).collect())
    }

    /// Reads the documents called `names`, all where none are named.
    ///
    /// # Errors
    /// A name that the project does not have. What is wrong with a file is no error here: it stands in
    /// [`Loaded::problems`], so that one bad file does not hide the others.
    pub fn load(&self, names: &[String], progress: &dyn Progress) -> Result<Loaded, Failure> {
        let entries = self.entries(names)?;
        let mut loaded = Loaded::default();
        for (done, entry) in entries.iter().enumerate() {
            progress.step(done, entries.len(), entry.name());
            let (document, problem) = self.read(entry);
            loaded.documents.extend(document);
            loaded.problems.extend(problem);
        }
        Ok(loaded)
    }

    /// Reads one document with its transcript: `None` where it cannot be read at all, and what is wrong.
    pub(super) fn read(&self, entry: &DocumentEntry) -> (Option<Document>, Option<FileProblem>) {
        let path = self.folder.join(&entry.path);
        let text = match self.text_of(entry) {
            Ok(text) => text,
            Err(problem) => return (None, Some(problem)),
        };
        let (mut document, mut problems) = self.document(entry, text);
        if problems.is_none() {
            let found = attach_transcript(&mut document, &path);
            problems = found.map(|problem| problems_of(&document, vec![problem]));
        }
        (Some(document), problems)
    }

    /// The text of a unit file.
    pub(super) fn text_of(&self, entry: &DocumentEntry) -> Result<String, FileProblem> {
        let read = store::read_text(&self.folder.join(&entry.path));
        read.map_err(|error| self.unreadable(&entry.path, &error.to_string()))
    }

    /// The document that `text` is, without its transcript.
    pub(super) fn document(&self, entry: &DocumentEntry, text: String) -> (Document, Option<FileProblem>) {
        let shown = store::show(&self.folder.join(&entry.path));
        let (file, problems) = UnitFile::read(&text);
        let document = Document::new(&shown, text, file, &self.project, entry.clone());
        let problems = (!problems.is_empty()).then(|| problems_of(&document, problems));
        (document, problems)
    }

    /// Reads the project's terms: none where the project names no glossary. What is wrong with the file is
    /// given beside what could be read.
    pub fn glossary(&self) -> (Glossary, Option<FileProblem>) {
        let Some(name) = &self.project.glossary else { return (Glossary::default(), None) };
        let path = self.folder.join(name);
        match store::read_text(&path) {
            Ok(text) => {
                let (glossary, problems) = Glossary::read(&text);
                let file = FileProblem { path: store::show(&path), text, problems, partial: false };
                (glossary, (!file.problems.is_empty()).then_some(file))
            }
            Err(error) => (Glossary::default(), Some(self.unreadable(name, &error.to_string()))),
        }
    }

    /// A file that cannot be read at all is a problem of the line that names it.
    fn unreadable(&self, name: &str, error: &str) -> FileProblem {
        let at = self.text.find(name).unwrap_or(0);
        let (message, cure) = error.split_once(". ").unwrap_or((error, "Look at the file."));
        let problem = Problem::new(at..at + name.len().min(self.text.len() - at), message, cure);
        FileProblem {
            path: store::show(&self.settings_path()),
            text: self.text.clone(),
            problems: vec![problem],
            partial: false,
        }
    }
}

fn problems_of(document: &Document, problems: Vec<Problem>) -> FileProblem {
    FileProblem { path: document.path.clone(), text: document.text.clone(), problems, partial: false }
}

/// Reads the transcript that `document`, standing at `path`, names.
fn attach_transcript(document: &mut Document, path: &Path) -> Option<Problem> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let source = folder.join(&document.file.source.path);
    let span = document
        .text
        .find(&document.file.source.path)
        .map_or(0..0, |at| at..at + document.file.source.path.len());
    document.transcript_path = store::show(&source);
    match transcript::read(&source) {
        Ok(read) => {
            document.transcript = Some(read.text);
            None
        }
        Err(Failure::Transcript { error, .. }) => {
            Some(Problem::new(span, format!("the transcript cannot be read: {error}"), error.cure()))
        }
        Err(error) => {
            let message = error.to_string();
            let message = message.split(". ").next().unwrap_or(&message);
            Some(Problem::new(
                span,
                format!("the transcript cannot be read: {message}"),
                "Put the transcript back, or name where it is now under `source: path:`.",
            ))
        }
    }
}
