//! An aligned pair becomes a unit file, English filled in.

use std::path::Path;

use super::pair::Aligned;
use crate::align::Bead;
use crate::project::{NewDocument, NewEnglish, NewUnit, Project, Role, new_unit_file};
use crate::workbench::draft::draft;
use crate::workbench::segment::{Cut, CutParagraph};

/// The unit file that `aligned` makes: one unit a Chinese sentence, state `draft`; the English of a link of several Chinese
/// sentences stands in the first, several English sentences are a list. `source` is the transcript from the
/// unit file's folder.
pub fn aligned_unit_file(aligned: &Aligned, source: &Path, project: &Project) -> String {
    let name = source.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let bare = bare_cut(&aligned.zh.sentences);
    let (mut new, speakers) = draft(&name, source, aligned.zh.cut.as_ref().unwrap_or(&bare), project);
    new.speakers = speakers;
    fill(&mut new, &aligned.alignment.beads, &aligned.en.sentences);
    new_unit_file(&new)
}

/// A transcript of one paragraph.
fn bare_cut(sentences: &[String]) -> Cut {
    let paragraph = CutParagraph {
        label: String::new(),
        role: crate::source::Role::Answer,
        speaker: None,
        begins_turn: false,
        sentences: sentences.to_vec(),
        ranges: Vec::new(),
        times: Vec::new(),
        text: String::new(),
        joins: Vec::new(),
    };
    Cut {
        paragraphs: vec![paragraph],
        parts: Vec::new(),
        converted_from: None,
        remarks: Vec::new(),
        timed: false,
    }
}

/// Gives the units their English.
fn fill(new: &mut NewDocument, beads: &[Bead], english: &[String]) {
    let places: Vec<usize> =
        new.units.iter().enumerate().filter(|(_, unit)| unit.translatable).map(|(at, _)| at).collect();
    for bead in beads {
        let segments: Vec<String> = english[bead.en.clone()].to_vec();
        let units = &places[bead.zh.clone()];
        let Some((&first, others)) = units.split_first() else {
            let after = bead.zh.start.checked_sub(1).map(|at| new.units[places[at]].id.clone());
            new.unmatched.extend(segments.into_iter().map(|segment| (after.clone(), segment)));
            continue;
        };
        if segments.is_empty() {
            continue;
        }
        new.units[first].english = Some(NewEnglish::Linked { segments, link: bead.confidence });
        for &other in others {
            // English cannot be carried over from one turn to the next: such a unit stays open.
            if new.units[first + 1..=other].iter().any(begins_turn) {
                break;
            }
            new.units[other].english = Some(NewEnglish::CoveredByPrevious);
        }
    }
}

/// Whether `unit` begins a turn.
fn begins_turn(unit: &NewUnit) -> bool {
    unit.speaker.is_some() || matches!(unit.role, Some(role) if !matches!(role, Role::Heading | Role::Jump))
}
