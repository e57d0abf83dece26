//! `sync`: the transcript was replaced by a better copy; the unit file follows, and no English is lost.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::desk::refused;
use super::draft::sync_units;
use super::failure::{Failure, FileProblem};
use super::parallel::in_order;
use super::progress::Progress;
use super::recut::joins_of;
use super::segment::{Cut, segment};
use super::store;
use super::workspace::Workspace;
use crate::jobs::Jobs;
use crate::project::{
    Document, DocumentEntry, Edit, Fresh, NewUnit, Note, Registration, Speaker, UnitFile, apply, carry,
    recut, register, resync,
};
use crate::termbase::Glossary;
use crate::text::is_blank;

/// What `sync` did to one document.
#[derive(Debug)]
pub struct Synced {
    /// The unit file, as it is shown to people.
    pub path: String,
    /// What happened; empty where the units hold the transcript already.
    pub notes: Vec<Note>,
    /// Speakers that were not known before.
    pub speakers: Vec<String>,
    /// Units that were not cut anew, for something is written about them.
    pub left: Vec<String>,
}

/// What `sync` did.
#[derive(Debug, Default)]
pub struct Syncs {
    /// The documents, in the project's order.
    pub documents: Vec<Synced>,
    /// Files that could not be read whole; they are as they were.
    pub problems: Vec<FileProblem>,
    /// Why documents could not be followed or written; they are as they were.
    pub failures: Vec<Failure>,
}

/// Brings the unit files called `names` (all where none are named) to what their transcripts hold now; with
/// `resegment` units are cut anew too, with `dry` nothing is written. So many `jobs` are done at once; files are written one
/// after the other, in the project's order, and one that cannot be followed or written stops no other.
///
/// # Errors
/// An unknown document.
pub fn sync(
    workspace: &Workspace,
    names: &[String],
    (resegment, dry): (bool, bool),
    jobs: Jobs,
    progress: &dyn Progress,
) -> Result<Syncs, Failure> {
    let entries = workspace.entries(names)?;
    let jobs = workspace.jobs_for(&entries, jobs);
    let follower = Follower { workspace, glossary: workspace.glossary().0, resegment, jobs };
    let mut settings = workspace.text.clone();
    let mut syncs = Syncs::default();
    let follow = |(): &mut (), entry: &&DocumentEntry| follower.follow(entry);
    in_order(
        &entries,
        jobs,
        progress,
        |entry| entry.name(),
        || (),
        follow,
        |followed| match followed.and_then(|followed| Ok(followed.finish(workspace, &mut settings, dry)?)) {
            Ok(synced) => syncs.documents.push(synced),
            Err(Unfollowed::Problem(problem)) => syncs.problems.push(problem),
            Err(Unfollowed::Failure(failure)) => syncs.failures.push(failure),
        },
    );
    Ok(syncs)
}

/// Why a document was not followed.
enum Unfollowed {
    /// It could not be read whole.
    Problem(FileProblem),
    /// It, or its transcript, could not be worked with or written.
    Failure(Failure),
}

impl From<Failure> for Unfollowed {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// How transcripts are followed.
struct Follower<'r> {
    workspace: &'r Workspace,
    glossary: Glossary,
    /// Whether units are cut anew too.
    resegment: bool,
    /// How many parts of a large file are read at once.
    jobs: Jobs,
}

/// What is to be written of one document.
struct Followed {
    /// What was done.
    synced: Synced,
    path: PathBuf,
    before: String,
    /// The text to come; `None` where nothing changes.
    after: Option<String>,
    /// Speakers to be registered.
    speakers: Vec<(String, Speaker)>,
}

impl Follower<'_> {
    /// Works out what becomes of one document; writes nothing.
    fn follow(&self, entry: &DocumentEntry) -> Result<Followed, Unfollowed> {
        let workspace = self.workspace;
        let document = workspace.sound(entry, self.jobs).map_err(Unfollowed::Problem)?;
        let path = store::here().join(&document.path);
        let source = source_of(&document, &path);
        let cut = segment(&source, &workspace.project.segment, &joins_of(&document), None)?;
        let mut speakers = Vec::new();
        let taken = document.units().iter().chain(&document.file.obsolete).map(|unit| unit.id.clone());
        let new = sync_units(&workspace.project, document.entry.name(), &cut, taken, &mut speakers);
        let found = resync(&printed(&document), &obsolete(&document), &fresh(&cut));
        let names = self.glossary.terms.iter().filter(|term| term.pos.as_deref() == Some("name"));
        let mut carried = carry(&document, &found, &new, names.map(|term| term.zh.as_str()));
        let edit =
            |text: &str, edits: &[Edit]| apply(text, edits).map_err(|why| refused(&document.path, text, why));
        let mut text = edit(&document.text, &carried.edits)?;
        let mut left = Vec::new();
        if self.resegment {
            let file = UnitFile::read(&text).0;
            let synced =
                Document::new(&document.path, text.clone(), file, &workspace.project, document.entry.clone());
            let (more, kept) = recut(&synced, &new);
            text = edit(&text, &more.edits)?;
            carried.edits.extend(more.edits);
            carried.notes.extend(more.notes);
            left = kept;
        }
        let used = speakers_of_new(&carried.notes, &new);
        speakers.retain(|(key, _)| used.contains(key.as_str()));
        let printed = speakers.iter().map(|(_, speaker)| speaker.zh.clone()).collect();
        let after = (!carried.edits.is_empty()).then_some(text);
        let synced = Synced { path: document.path, notes: carried.notes, speakers: printed, left };
        Ok(Followed { synced, path, before: document.text, after, speakers })
    }
}

impl Followed {
    /// Writes what is to be written, the speakers first; `settings` is what `duizhao.yaml` holds.
    fn finish(self, workspace: &Workspace, settings: &mut String, dry: bool) -> Result<Synced, Failure> {
        if let Some(after) = self.after.filter(|_| !dry) {
            if !self.speakers.is_empty() {
                *settings = registered(workspace, settings, &self.speakers)?;
            }
            store::write(&self.path, after.as_bytes(), Some(self.before.as_bytes()))?;
        }
        Ok(self.synced)
    }
}

/// The speakers of those of the units `new` that `notes` say were made.
fn speakers_of_new<'n>(notes: &[Note], new: &'n [NewUnit]) -> HashSet<&'n str> {
    let made: HashSet<&str> = notes
        .iter()
        .filter_map(|note| if let Note::New { id, .. } = note { Some(id.as_str()) } else { None })
        .collect();
    let units = new.iter().filter(|unit| made.contains(unit.id.as_str()));
    units.filter_map(|unit| unit.speaker.as_deref()).collect()
}

/// The transcript of `document`, whose unit file stands at `path`.
fn source_of(document: &Document, path: &Path) -> PathBuf {
    store::tidy(&path.parent().unwrap_or(Path::new(".")).join(&document.file.source.path))
}

/// Writes `speakers` into `duizhao.yaml`, which holds `settings`; gives the new text.
fn registered(
    workspace: &Workspace,
    settings: &str,
    speakers: &[(String, Speaker)],
) -> Result<String, Failure> {
    let registration = Registration { document: None, fail_under: 0, speakers: speakers.to_vec() };
    let path = workspace.settings_path();
    let text = register(settings, &registration)
        .map_err(|problem| refused(&store::show(&path), settings, problem.into()))?;
    store::write(&path, text.as_bytes(), Some(settings.as_bytes()))?;
    Ok(text)
}

/// Label and text of each unit.
fn printed(document: &Document) -> Vec<(String, String)> {
    let units = document.units().iter().enumerate();
    units.map(|(index, unit)| (document.label(index).unwrap_or_default(), unit.zh.clone())).collect()
}

fn obsolete(document: &Document) -> Vec<String> {
    document.file.obsolete.iter().map(|unit| unit.zh.clone()).collect()
}

/// The sentences of `cut`, each with its label and what stands before it.
fn fresh(cut: &Cut) -> Vec<Fresh> {
    let mut fresh = Vec::new();
    for paragraph in &cut.paragraphs {
        let mut rest = paragraph.text.as_str();
        for (number, zh) in paragraph.sentences.iter().enumerate() {
            let at = rest.find(zh.as_str()).unwrap_or(0);
            let lead = if number == 0 || !rest[..at].chars().all(is_blank) { "" } else { &rest[..at] };
            let label = if number == 0 { paragraph.label.clone() } else { String::new() };
            fresh.push(Fresh { label, zh: zh.clone(), lead: lead.to_owned() });
            rest = rest.get(at + zh.len()..).unwrap_or_default();
        }
    }
    fresh
}
