//! A document with everything resolved: turns, beads, reading order, speakers, standing.

use std::collections::HashMap;
use std::ops::Range;

use super::bead::Beads;
use super::order::ReadingOrder;
use super::pairs::Locate;
use super::places::KnownPlaces;
use super::role::Role;
use super::settings::{DocumentEntry, Project};
use super::speaker::{Speaker, Speakers};
use super::standing::{Standing, Worth};
use super::state::State;
use super::turn::Turns;
use super::unit::Unit;
use super::unit_file::UnitFile;

/// A document as the checks, the exports and the reports see it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The unit file's path, as it is shown to people.
    pub path: String,
    /// The unit file's text; places are bytes of it.
    pub text: String,
    /// What was read from it.
    pub file: UnitFile,
    /// What the project says of it.
    pub entry: DocumentEntry,
    /// The decoded transcript, where it was found.
    pub transcript: Option<String>,
    /// When stretches of the transcript are heard: milliseconds, and bytes of it. Empty but for subtitles.
    pub cues: Vec<(Range<u64>, Range<usize>)>,
    /// The transcript's path, as it is shown to people.
    pub transcript_path: String,
    /// The project's speakers, overridden by the document's own.
    pub speakers: Speakers,
    /// Who speaks from where to where.
    pub turns: Turns,
    /// Which units share one English.
    pub beads: Beads,
    /// In which order it is read.
    pub order: ReadingOrder,
    /// For pairs of a bilingual file: how its format leads from a value to what was typed. `None` for units.
    pub locate: Option<Locate>,
    /// Where the fields of units stand that cannot be read alone.
    pub known: KnownPlaces,
    /// The units as they were at the revision it is compared with, by id; empty where it is compared with none.
    pub before: HashMap<String, Unit>,
}

impl Document {
    /// Resolves `file`, read from `text`, within `project`.
    pub fn new(path: &str, text: String, file: UnitFile, project: &Project, entry: DocumentEntry) -> Self {
        let mut speakers = project.speakers.clone();
        speakers.extend(file.speakers.iter().map(|(key, speaker)| (key.clone(), speaker.clone())));
        let parts = &file.source.parts;
        let paragraphs = if parts.is_empty() { Vec::new() } else { paragraphs(&file.units, &speakers) };
        let order = ReadingOrder::of(parts, &paragraphs, file.units.len());
        let turns = Turns::of(&file.units, &order.starts);
        let beads = Beads::of(&file.units, &turns);
        Self { path: path.to_owned(), text, entry, speakers, turns, beads, order, file, ..Self::default() }
    }

    /// The units, in printed order.
    pub fn units(&self) -> &[Unit] {
        &self.file.units
    }

    /// The role of unit `index`.
    pub fn role(&self, index: usize) -> Role {
        self.turns.role(&self.file.units, index)
    }

    /// The speaker of unit `index`, where the key is known.
    pub fn speaker(&self, index: usize) -> Option<&Speaker> {
        self.speakers.get(self.turns.of_unit(index).speaker.as_deref()?)
    }

    /// How unit `index` stands: a covered unit stands as its carrier does.
    pub fn standing(&self, index: usize) -> Standing {
        let unit = &self.file.units[index];
        let carrier = &self.file.units[self.beads.of_unit(index).carrier];
        let dangling = unit.covered_by.is_some() && std::ptr::eq(unit, carrier);
        let was = unit.was.is_some();
        let state = if dangling { State::Initial } else { Worth::of(carrier).state(was) };
        Standing { counted: unit.is_counted(), state, stale: was }
    }

    /// The printed label of unit `index`, with its colon; `None` where none is printed.
    pub fn label(&self, index: usize) -> Option<String> {
        label(&self.file.units[index], &self.speakers)
    }
}

/// The label printed before a unit: its own, else its speaker's with a colon; `none` is none.
fn label(unit: &Unit, speakers: &Speakers) -> Option<String> {
    match (unit.label.as_deref(), unit.speaker.as_deref()) {
        (Some("none"), _) | (None, None) => None,
        (Some(own), _) => Some(own.to_owned()),
        (None, Some(key)) => {
            Some(format!("{}：", speakers.get(key).map_or(key, |speaker| speaker.zh.as_str())))
        }
    }
}

/// The paragraphs of a document: first unit and printed text, label included.
fn paragraphs(units: &[Unit], speakers: &Speakers) -> Vec<(usize, String)> {
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let begins = index == 0 || unit.paragraph || unit.speaker.is_some() || unit.role.is_some();
        let text = format!("{}{}", label(unit, speakers).unwrap_or_default(), unit.zh);
        match paragraphs.last_mut() {
            Some((_, paragraph)) if !begins => paragraph.push_str(&text),
            _ => paragraphs.push((index, text)),
        }
    }
    paragraphs
}
