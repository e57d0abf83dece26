//! A project on disk, opened.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::{store, transcript};
use crate::jobs::Jobs;
use crate::project::{Document, DocumentEntry, Project, UnitFile};
use crate::termbase::Glossary;
use crate::yaml::Problem;

/// The name of the project's file.
const SETTINGS: &str = "duizhao.yaml";

/// So many bytes of unit files are worth a second thread: some four hundred units.
const WORTH_THREADS: u64 = 128 << 10;

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
        let unsound: HashSet<&str> = self.problems.iter().map(|file| file.path.as_str()).collect();
        self.documents.retain(|document| !unsound.contains(document.path.as_str()));
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
        if names.is_empty() {
            return Ok(documents.iter().collect());
        }
        let mut known: HashMap<PathBuf, Vec<usize>> = HashMap::new();
        for (number, entry) in documents.iter().enumerate() {
            let place = store::tidy(&self.folder.join(&entry.path));
            for name in [entry.name().into(), PathBuf::from(&entry.path), place] {
                known.entry(name).or_default().push(number);
            }
        }
        let here = store::here();
        let mut wanted = vec![false; documents.len()];
        for name in names {
            let called = known.get(Path::new(name)).into_iter().flatten();
            let mut found = called.chain(known.get(&store::tidy(&here.join(name))).into_iter().flatten());
            let Some(first) = found.next() else {
                return Err(Failure::NoDocument { name: name.clone(), known: self.names() });
            };
            std::iter::once(first).chain(found).for_each(|&number| wanted[number] = true);
        }
        Ok(documents.iter().zip(wanted).filter_map(|(entry, wanted)| wanted.then_some(entry)).collect())
    }

    /// The names of the documents, for people: of many the first ones.
    fn names(&self) -> String {
        const SHOWN: usize = 20;
        let documents = &self.project.documents;
        let names: Vec<&str> = documents.iter().take(SHOWN).map(DocumentEntry::name).collect();
        match documents.len().saturating_sub(SHOWN) {
            0 => names.join(", "),
            more => format!("{} and {more} more", names.join(", ")),
        }
    }

    /// How many of `jobs` are worth a thread for the documents of `entries`: one for what is read sooner than a thread
    /// is made.
    pub(super) fn jobs_for(&self, entries: &[&DocumentEntry], jobs: Jobs) -> Jobs {
        let mut sum = 0;
        let mut sizes = entries.iter().filter_map(|entry| store::size(&self.folder.join(&entry.path)));
        let enough = sizes.any(|size| {
            sum += size;
            sum >= WORTH_THREADS
        });
        if enough { jobs } else { Jobs::ONE }
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
            let (document, problem) = self.read(entry, Jobs::ONE);
            loaded.documents.extend(document);
            loaded.problems.extend(problem);
        }
        Ok(loaded)
    }

    /// Reads one document with its transcript, or says what is wrong with either.
    pub(super) fn sound(&self, entry: &DocumentEntry, jobs: Jobs) -> Result<Document, FileProblem> {
        match self.read(entry, jobs) {
            (_, Some(problem)) => Err(problem),
            (document, None) => Ok(document.unwrap_or_default()),
        }
    }

    /// Reads one document with its transcript, parts of a large one at once: `None` where it cannot be read at all, and
    /// what is wrong.
    pub(super) fn read(&self, entry: &DocumentEntry, jobs: Jobs) -> (Option<Document>, Option<FileProblem>) {
        let path = self.folder.join(&entry.path);
        let text = match store::read_text(&path) {
            Ok(text) => text,
            Err(error) => return (None, Some(self.unreadable(&entry.path, &error.to_string()))),
        };
        let (mut document, mut problems) = self.document(entry, text, jobs);
        if problems.is_none() {
            let found = attach_transcript(&mut document, &path);
            problems = found.map(|problem| problems_of(&document, vec![problem]));
        }
        (Some(document), problems)
    }

    /// The text of a unit file, read into `buffer`, which holds another before.
    pub(super) fn text_of<'b>(
        &self,
        entry: &DocumentEntry,
        buffer: &'b mut Vec<u8>,
    ) -> Result<&'b str, FileProblem> {
        let read = store::read_text_into(&self.folder.join(&entry.path), buffer);
        read.map_err(|error| self.unreadable(&entry.path, &error.to_string()))
    }

    /// The document that `text` is, without its transcript.
    pub(super) fn document(
        &self,
        entry: &DocumentEntry,
        text: String,
        jobs: Jobs,
    ) -> (Document, Option<FileProblem>) {
        let shown = store::show(&self.folder.join(&entry.path));
        let (file, problems) = UnitFile::read_with(&text, jobs);
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
        FileProblem::of(&store::show(&self.settings_path()), &self.text, vec![problem])
    }
}

fn problems_of(document: &Document, problems: Vec<Problem>) -> FileProblem {
    FileProblem::of(&document.path, &document.text, problems)
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
            document.cues = read.cues.into_iter().map(|cue| (cue.start..cue.end, cue.range)).collect();
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
