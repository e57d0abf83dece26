//! A unit as the page shows it: one row.

use serde::Serialize;

use crate::project::{Bilingual, Document, Unit};
use crate::text::stable_hash;

/// A unit as the page shows it. What is absent is not sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    pub(super) id: String,
    zh: String,
    /// The segments of the English; empty without any.
    en: Vec<String>,
    /// The state it counts as.
    state: &'static str,
    #[serde(skip_serializing_if = "is_true")]
    counted: bool,
    #[serde(skip_serializing_if = "is_false")]
    stale: bool,
    /// Whether the file has a line for the English, or somebody else's.
    #[serde(skip_serializing_if = "Option::is_none")]
    covered_by: Option<String>,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    /// The first unit of its turn.
    turn: String,
    #[serde(skip_serializing_if = "is_false")]
    paragraph: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<Pair>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sic: Vec<SicRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footnote: Option<Pair>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<f64>,
    /// The other English, from a merge.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    theirs: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed_by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    allow: Vec<String>,
    /// Changes when anything of it that a person decides on does.
    pub(super) version: String,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Pair {
    #[serde(skip_serializing_if = "Option::is_none")]
    zh: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

/// A misprint.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct SicRow {
    found: String,
    read: String,
    sure: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_true(flag: &bool) -> bool {
    *flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

impl From<&Bilingual> for Pair {
    fn from(text: &Bilingual) -> Self {
        Self { zh: text.zh.clone(), en: text.en.clone() }
    }
}

/// The rows of `document`, in printed order.
pub(super) fn rows(document: &Document) -> Vec<Row> {
    (0..document.units().len()).map(|index| row(document, index)).collect()
}

fn row(document: &Document, index: usize) -> Row {
    let units = document.units();
    let (unit, standing) = (&units[index], document.standing(index));
    let turn = document.turns.of_unit(index);
    let carrier = document.beads.of_unit(index).carrier;
    Row {
        id: unit.id.clone(),
        zh: unit.zh.clone(),
        en: segments(unit),
        state: standing.state.name(),
        counted: standing.counted,
        stale: standing.stale,
        covered_by: (carrier != index).then(|| units[carrier].id.clone()),
        role: document.role(index).name(),
        speaker: turn.speaker.clone(),
        turn: units[turn.units.start].id.clone(),
        paragraph: unit.paragraph,
        label: unit.label.clone(),
        heading: unit.heading.as_deref().map(Pair::from),
        was: unit.was.clone(),
        sic: unit
            .sic
            .iter()
            .map(|sic| SicRow { found: sic.found.clone(), read: sic.read.clone(), sure: sic.sure })
            .collect(),
        footnote: unit.footnote.as_deref().map(Pair::from),
        note: unit.note.clone(),
        query: unit.query.clone(),
        omit: unit.omit.clone(),
        origin: unit.origin.clone(),
        link: unit.link,
        theirs: unit
            .conflict
            .iter()
            .flat_map(|conflict| conflict.theirs.segments())
            .map(str::to_owned)
            .collect(),
        reviewed_by: unit.reviewed_by.clone(),
        allow: unit.allow.iter().map(|allow| allow.check.clone()).collect(),
        version: version(unit, standing.state.name()),
    }
}

fn segments(unit: &Unit) -> Vec<String> {
    let segments = unit.en.iter().flat_map(|english| english.segments());
    segments.filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// What a decision about a unit was made on, as one word.
fn version(unit: &Unit, state: &str) -> String {
    let english = segments(unit).join("\n");
    let cover = format!("{:?}{:?}{:?}{:?}", unit.covered_by, unit.was, unit.conflict, unit.link);
    format!("{:016x}", stable_hash(&[&unit.zh, &english, state, &cover]))
}
