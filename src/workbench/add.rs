//! `add`: a transcript becomes a unit file and is registered in the project.

use std::path::Path;

use super::draft::draft;
use super::failure::{Failure, FileProblem};
use super::segment::{Cut, segment};
use super::store;
use super::workspace::Workspace;
use crate::project::{Registration, new_unit_file, register};
use crate::source::{Remark, Role};

/// What `add` made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The unit file, as it is shown to people.
    pub path: String,
    /// How many units it holds.
    pub units: usize,
    /// How many turns.
    pub turns: usize,
    /// Speakers that were not known before.
    pub speakers: Vec<String>,
    /// Paragraphs that nobody is named for, by their first words.
    pub unnamed: Vec<String>,
    /// Seams that were joined.
    pub joins: usize,
    /// Whether a reading order is proposed.
    pub proposes_order: bool,
    /// The encoding the transcript was in, when that was not UTF-8.
    pub converted_from: Option<&'static str>,
    /// What the reader left out or set right, for people to know.
    pub remarks: Vec<Remark>,
}

/// Segments the transcript at `path` into the project and registers document and speakers.
///
/// # Errors
/// A transcript that cannot be read, a unit file that exists, or settings that cannot be added to.
pub fn add(workspace: &Workspace, path: &Path) -> Result<Added, Failure> {
    let transcript = store::tidy(&store::here().join(path));
    let name = transcript.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let unit_path = workspace.folder.join(format!("{name}.yaml"));
    if store::exists(&unit_path) {
        return Err(Failure::Exists {
            path: store::show(&unit_path),
            cure: "Give the transcript another name, or move that unit file away to cut the transcript anew."
                .to_owned(),
        });
    }
    let cut = segment(&transcript, &workspace.project.segment, &[], None)?;
    let source = store::relative(&transcript, &workspace.folder).unwrap_or(transcript);
    let (new, speakers) = draft(&name, &source, &cut, &workspace.project);
    let registration = Registration { document: Some(format!("{name}.yaml")), fail_under: 0, speakers };
    let settings = register(&workspace.text, &registration).map_err(|problem| {
        let path = store::show(&workspace.settings_path());
        Failure::Files(vec![FileProblem {
            path,
            text: workspace.text.clone(),
            problems: vec![problem],
            partial: false,
        }])
    })?;
    store::write(&unit_path, new_unit_file(&new).as_bytes(), None)?;
    store::write(&workspace.settings_path(), settings.as_bytes(), Some(workspace.text.as_bytes()))?;
    Ok(Added {
        path: store::show(&unit_path),
        units: new.units.len(),
        turns: cut.paragraphs.iter().filter(|paragraph| paragraph.begins_turn).count(),
        speakers: registration.speakers.into_iter().map(|(_, speaker)| speaker.zh).collect(),
        unnamed: unnamed(&cut),
        joins: new.joins.len(),
        proposes_order: !new.parts.is_empty(),
        converted_from: cut.converted_from,
        remarks: cut.remarks,
    })
}

/// The first words of each turn that is spoken and that nobody is named for.
fn unnamed(cut: &Cut) -> Vec<String> {
    let spoken = |role| !matches!(role, Role::Title | Role::Dateline | Role::Heading | Role::Jump);
    cut.paragraphs
        .iter()
        .filter(|paragraph| paragraph.begins_turn && paragraph.speaker.is_none() && spoken(paragraph.role))
        .map(|paragraph| paragraph.text.chars().take(12).collect())
        .collect()
}
