//! A memory, opened: the project's own units and the files of its `memory:`, or files that are named.

use std::path::{Path, PathBuf};

use super::file::{FileReport, Reading, from_folder};
use super::own::entries_of;
use crate::format::Wanted;
use crate::memory::{Builder, Damaged, Entry, Hit, Index, Memory, Names, Query, Scratch, Shard};
use crate::project::Languages;
use crate::termbase::Term;
use crate::workbench::cache::Cache;
use crate::workbench::{Failure, FileProblem, Loaded, Progress, Silent, Workspace, store};

/// Which memory is asked.
#[derive(Debug, Clone, Default)]
pub struct TmRequest {
    /// Files to ask instead of the project's memory; then no project is needed.
    pub files: Vec<PathBuf>,
    /// A unit file whose own units are left out, because the question is about it.
    pub leave_out: Option<PathBuf>,
    /// Whether many questions come, so that indexes are read into memory whole.
    pub many: bool,
}

/// A memory that can be asked.
#[derive(Debug)]
pub struct OpenMemory {
    /// The indexes.
    pub memory: Memory,
    /// What there is to say of files that were read.
    pub reports: Vec<FileReport>,
    /// Unit files that could not be read whole; they are left out.
    pub problems: Vec<FileProblem>,
    /// Names that the project knows: of its speakers and its glossary.
    pub names: Names,
    /// The file of each index; `None` for the project's own units.
    paths: Vec<Option<PathBuf>>,
    languages: Languages,
    scratch: Scratch,
}

/// What the project's own units are called among the sources.
const OWN: &str = "this project";

impl OpenMemory {
    /// The project's own units alone.
    ///
    /// # Errors
    /// A disk that refuses.
    pub(super) fn own(workspace: &Workspace) -> Result<Self, Failure> {
        let mut open = Self::empty(workspace.project.languages.clone());
        open.add_own(workspace, None)?;
        Ok(open)
    }

    fn empty(languages: Languages) -> Self {
        Self {
            memory: Memory::default(),
            reports: Vec::new(),
            problems: Vec::new(),
            names: Names::default(),
            paths: Vec::new(),
            languages,
            scratch: Scratch::default(),
        }
    }

    /// Opens the memory of the project around `folder`, or of the files that `request` names.
    ///
    /// # Errors
    /// No project, or a file of the memory that cannot be read.
    pub fn open(folder: &Path, request: &TmRequest, progress: &dyn Progress) -> Result<Self, Failure> {
        let workspace = match Workspace::open(folder) {
            Ok(workspace) => Some(workspace),
            Err(Failure::NoProject { .. }) if !request.files.is_empty() => None,
            Err(other) => return Err(other),
        };
        let mut open =
            Self::empty(workspace.as_ref().map(|own| own.project.languages.clone()).unwrap_or_default());
        let mut files = request.files.clone();
        if let Some(workspace) = &workspace {
            open.names = names(workspace);
            if files.is_empty() {
                let listed = workspace.project.memory.iter();
                files = listed.map(|file| from_folder(&workspace.folder, file)).collect();
                open.add_own(workspace, request.leave_out.as_deref())?;
            }
        }
        for path in files {
            let (index, report) = reading(&open.languages, progress, request.many).index(&path)?;
            open.memory.shards.push(Shard { name: report.path.clone(), index });
            open.reports.push(report);
            open.paths.push(Some(path));
        }
        Ok(open)
    }

    /// Adds the project's own units, but for those of the unit file `leave_out`.
    fn add_own(&mut self, workspace: &Workspace, leave_out: Option<&Path>) -> Result<(), Failure> {
        let loaded = workspace.load(&[], &Silent)?;
        let Loaded { documents, problems } = loaded.only_sound();
        self.problems = problems;
        let left_out = leave_out.map(|path| store::show(&store::tidy(&store::here().join(path))));
        let mut bytes = Vec::new();
        let mut builder = Builder::new(&mut bytes);
        let too_large = || Failure::Usage("this project has more units than an index can hold.".to_owned());
        for document in documents.iter().filter(|document| Some(&document.path) != left_out.as_ref()) {
            for raw in entries_of(document) {
                let name = format!("{}:{}", document.entry.name(), raw.id);
                let entry = Entry { zh: &raw.zh, en: &raw.en, name: &name };
                builder.add(&entry).map_err(|_| too_large())?;
            }
            builder.end_document().map_err(|_| too_large())?;
        }
        builder.finish().map_err(|_| too_large())?;
        let index = Index::open(Box::new(bytes)).map_err(|_| too_large())?;
        self.memory.shards.push(Shard { name: OWN.to_owned(), index });
        self.paths.push(None);
        Ok(())
    }

    /// The best entries for a sentence. An index of the cache that turns out to be damaged is made anew on the way.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub fn search(&mut self, query: &Query<'_>, min: u32, top: usize) -> Result<Vec<Hit>, Failure> {
        loop {
            match self.memory.search(query, min, top, &mut self.scratch) {
                Ok(hits) => return Ok(hits),
                Err(damaged) => self.mend(damaged)?,
            }
        }
    }

    /// Where the entry of a hit stands: the address of a unit of this project, else its file and name there.
    pub fn place(&self, hit: &Hit) -> String {
        let (source, name) = (&self.memory.shards[hit.shard].name, &hit.entry.name);
        match name.rsplit_once(':') {
            Some((document, id)) if source == OWN => format!("{document}#{id}"),
            _ => format!("{source} {name}"),
        }
    }

    /// Makes a damaged index anew, in memory.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub(super) fn mend(&mut self, Damaged(number): Damaged) -> Result<(), Failure> {
        let lost = || Failure::Usage("an index in memory is damaged. Run the command again.".to_owned());
        let path = self.paths.get(number).and_then(Clone::clone).ok_or_else(lost)?;
        // Once mended it is in memory, where it cannot be damaged again.
        self.paths[number] = None;
        self.memory.shards[number].index = reading(&self.languages, &Silent, true).build(&path)?.0;
        Ok(())
    }
}

/// How files are read for a project in `languages`.
pub(super) fn reading<'a>(languages: &'a Languages, progress: &'a dyn Progress, load: bool) -> Reading<'a> {
    let wanted = Wanted { zh: &languages.source, en: &languages.target };
    Reading { wanted, progress, cache: Cache::of_user(), load }
}

/// Names that the project knows.
fn names(workspace: &Workspace) -> Names {
    let speakers = workspace.project.speakers.values().map(|speaker| speaker.zh.clone());
    // What is wrong with the glossary is for `check` to say.
    let terms = workspace.glossary().0.terms.into_iter().filter(Term::is_name).map(|term| term.zh);
    let names: Vec<String> = speakers.chain(terms).filter(|name| name.chars().count() > 1).collect();
    Names::new(names.iter().map(String::as_str))
}
