//! `sync`: the transcript was replaced by a better copy; the unit file follows, and no English is lost.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::desk::refused;
use super::draft::sync_units;
use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::recut::joins_of;
use super::segment::{Cut, segment};
use super::store;
use super::workspace::Workspace;
use crate::project::{
    Document, Edit, Fresh, Note, Registration, Speaker, UnitFile, apply, carry, recut, register, resync,
};
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
}

/// Brings the unit files called `names` (all where none are named) to what their transcripts hold now; with
/// `resegment` units are cut anew too, with `dry` nothing is written.
///
/// # Errors
/// An unknown document, a transcript that cannot be read, a file that cannot be edited by span or written.
pub fn sync(
    workspace: &Workspace,
    names: &[String],
    resegment: bool,
    dry: bool,
    progress: &dyn Progress,
) -> Result<Syncs, Failure> {
    let loaded = workspace.load(names, progress)?.only_sound();
    let glossary = workspace.glossary().0;
    let mut settings = workspace.text.clone();
    let mut syncs = Syncs { problems: loaded.problems, ..Syncs::default() };
    for document in loaded.documents {
        let path = store::here().join(&document.path);
        let source = source_of(&document, &path);
        let cut = segment(&source, &workspace.project.segment, &joins_of(&document), None)?;
        let mut speakers = Vec::new();
        let taken = document.units().iter().chain(&document.file.obsolete).map(|unit| unit.id.clone());
        let new = sync_units(&workspace.project, document.entry.name(), &cut, taken, &mut speakers);
        let found = resync(&printed(&document), &obsolete(&document), &fresh(&cut));
        let names = glossary.terms.iter().filter(|term| term.pos.as_deref() == Some("name"));
        let names = names.map(|term| term.zh.as_str());
        let mut carried = carry(&document, &found, &new, names);
        let edit =
            |text: &str, edits: &[Edit]| apply(text, edits).map_err(|why| refused(&document.path, text, why));
        let mut text = edit(&document.text, &carried.edits)?;
        let mut left = Vec::new();
        if resegment {
            let file = UnitFile::read(&text).0;
            let synced =
                Document::new(&document.path, text.clone(), file, &workspace.project, document.entry.clone());
            let (more, kept) = recut(&synced, &new);
            text = edit(&text, &more.edits)?;
            carried.edits.extend(more.edits);
            carried.notes.extend(more.notes);
            left = kept;
        }
        if !carried.edits.is_empty() {
            let made: HashSet<&str> = carried
                .notes
                .iter()
                .filter_map(|note| if let Note::New { id, .. } = note { Some(id.as_str()) } else { None })
                .collect();
            let used: HashSet<&str> = new
                .iter()
                .filter(|unit| made.contains(unit.id.as_str()))
                .filter_map(|unit| unit.speaker.as_deref())
                .collect();
            speakers.retain(|(key, _)| used.contains(key.as_str()));
            if !dry {
                if !speakers.is_empty() {
                    settings = registered(workspace, &settings, &speakers)?;
                }
                store::write(&path, text.as_bytes(), Some(document.text.as_bytes()))?;
            }
        } else {
            speakers.clear();
        }
        let speakers = speakers.into_iter().map(|(_, speaker)| speaker.zh).collect();
        syncs.documents.push(Synced { path: document.path, notes: carried.notes, speakers, left });
    }
    Ok(syncs)
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
