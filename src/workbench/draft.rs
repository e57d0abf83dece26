//! A cut transcript becomes a unit file: ids minted, speakers given keys, proposals kept as proposals.

use std::path::Path;

use super::segment::Cut;
use crate::project::{Bilingual, Minter, NewDocument, NewUnit, Project, Role, Speaker};
use crate::source::{self, Part};

/// The unit file called `name` for `cut`, whose transcript stands at `source` seen from the file's folder;
/// and the speakers that `project` does not know yet.
pub(super) fn draft(
    name: &str,
    source: &Path,
    cut: &Cut,
    project: &Project,
) -> (NewDocument, Vec<(String, Speaker)>) {
    let mut speakers = Vec::new();
    let joins = cut.paragraphs.iter().flat_map(|paragraph| &paragraph.joins);
    let parts = cut.parts.iter().map(|part| match part {
        Part::Begins(words) => Ok(words.clone()),
        Part::Gap { zh, en } => Err(Bilingual { zh: Some((*zh).to_owned()), en: Some((*en).to_owned()) }),
    });
    let new = NewDocument {
        schema: project.schema.clone(),
        source: source.to_string_lossy().replace('\\', "/"),
        joins: joins.map(|join| (join.at.clone(), join.reason.explain())).collect(),
        parts: parts.collect(),
        speakers: Vec::new(),
        units: units(project, name, cut, Minter::default(), &mut speakers),
        unmatched: Vec::new(),
    };
    (new, speakers)
}

/// The units of `cut` for the document called `name`, whose ids `taken` are given away already; speakers that the
/// project does not know are added to `speakers`.
pub(super) fn sync_units(
    project: &Project,
    name: &str,
    cut: &Cut,
    taken: impl IntoIterator<Item = String>,
    speakers: &mut Vec<(String, Speaker)>,
) -> Vec<NewUnit> {
    units(project, name, cut, Minter::new(taken), speakers)
}

/// The units of `cut`, their ids from `minter`.
fn units(
    project: &Project,
    name: &str,
    cut: &Cut,
    mut minter: Minter,
    speakers: &mut Vec<(String, Speaker)>,
) -> Vec<NewUnit> {
    let mut previous = String::new();
    let mut units = Vec::new();
    for paragraph in &cut.paragraphs {
        let label = paragraph.label.trim_end();
        for (number, zh) in paragraph.sentences.iter().enumerate() {
            let first = number == 0;
            let speaker = paragraph.speaker.as_ref().filter(|_| first && !label.is_empty());
            let interrupts = matches!(paragraph.role, source::Role::Heading | source::Role::Jump);
            units.push(NewUnit {
                id: minter.mint(name, &previous, zh),
                speaker: speaker.map(|zh| key(project, zh, speakers)),
                label: speaker.filter(|zh| label != format!("{zh}：")).map(|_| label.to_owned()),
                role: (first && (paragraph.begins_turn || interrupts)).then(|| role(paragraph.role)),
                paragraph: first && !paragraph.begins_turn && !interrupts,
                zh: zh.clone(),
                translatable: paragraph.role != source::Role::Jump,
                english: None,
            });
            previous.clone_from(zh);
        }
    }
    units
}

/// The key of the speaker printed as `zh`: the project's, else the printed name itself, which a person may
/// replace by a shorter one.
fn key(project: &Project, zh: &str, speakers: &mut Vec<(String, Speaker)>) -> String {
    if let Some(key) = project.speaker_key(zh) {
        return key.to_owned();
    }
    if !speakers.iter().any(|(key, _)| key == zh) {
        speakers.push((zh.to_owned(), Speaker { zh: zh.to_owned(), en: None }));
    }
    zh.to_owned()
}

/// The same role in a unit file.
fn role(role: source::Role) -> Role {
    match role {
        source::Role::Title => Role::Title,
        source::Role::Dateline => Role::Dateline,
        source::Role::Heading => Role::Heading,
        source::Role::Opening => Role::Opening,
        source::Role::Question => Role::Question,
        source::Role::Answer => Role::Answer,
        source::Role::Jump => Role::Jump,
    }
}
