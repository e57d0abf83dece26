//! A unit file: one document, unit by unit.

use schemars::JsonSchema;
use serde::Deserialize;

use super::source::Source;
use super::speaker::Speakers;
use super::standing::{self, Standing};
use super::strict;
use super::unit::{English, Unit};
use crate::jobs::Jobs;
use crate::yaml::Problem;
use crate::yaml::{self, Kind, Node};

/// One document: its source and its units in printed order.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct UnitFile {
    /// The version of this format: 1.
    pub format: u32,
    /// The transcript.
    pub source: Source,
    /// Speakers of this document; they override the project's.
    #[serde(default)]
    pub speakers: Speakers,
    /// The units, in printed order.
    pub units: Vec<Unit>,
    /// Units that left the source, with their English.
    #[serde(default)]
    pub obsolete: Vec<Unit>,
    /// English of an aligned text that has no Chinese.
    #[serde(default)]
    pub unmatched: Vec<Unmatched>,
}

/// English without Chinese, from an aligned text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unmatched {
    /// The unit behind which it stood; absent at the very beginning.
    pub after: Option<String>,
    /// The English.
    pub en: English,
}

impl UnitFile {
    /// Reads a unit file: what could be read, and everything that is wrong.
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        Self::read_with(text, Jobs::ONE)
    }

    /// The same with `jobs` parts of a large file read at once.
    pub fn read_with(text: &str, jobs: Jobs) -> (Self, Vec<Problem>) {
        match Self::read_strict(text, jobs) {
            Some(file) => (file, Vec::new()),
            None => Self::read_any(text),
        }
    }

    /// The same at many times the speed, for a file in the form that this program writes and without problems.
    pub fn read_strict(text: &str, jobs: Jobs) -> Option<Self> {
        strict::read(text, jobs)
    }

    /// How the units of a file without problems stand, in printed order, with `jobs` parts of a large file read at once;
    /// `None` where only a [`Document`](super::Document) can tell, which stands the same.
    pub fn standings(text: &str, jobs: Jobs) -> Option<Vec<Standing>> {
        standing::standings(text, jobs)
    }

    /// The same by way of a tree, whatever form the file has.
    pub fn read_any(text: &str) -> (Self, Vec<Problem>) {
        match yaml::parse(text) {
            Ok(node) => Self::of_root(node, Vec::new()),
            Err(problem) => (Self::default(), vec![problem]),
        }
    }

    /// The file whose map is `node`; the units in it come behind `units`.
    pub(super) fn of_root(mut node: Node, mut units: Vec<Unit>) -> (Self, Vec<Problem>) {
        if let Err(problem) = yaml::check_format(&node, "unit file") {
            return (Self::default(), vec![problem]);
        }
        let mut problems = Vec::new();
        units.extend(take_units(&mut node, "units", &mut problems));
        let obsolete = take_units(&mut node, "obsolete", &mut problems);
        let (head, more) = yaml::decode_fields::<Self>(&node);
        problems.extend(more);
        problems.sort_by_key(|problem| problem.span.start);
        (Self { units, obsolete, ..head.unwrap_or_default() }, problems)
    }

    /// The index of the unit called `id`.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.units.iter().position(|unit| unit.id == id)
    }
}

/// Decodes the units of the list called `key`, one by one, and leaves it empty in `root`.
fn take_units(root: &mut Node, key: &str, problems: &mut Vec<Problem>) -> Vec<Unit> {
    let items = yaml::take_list(root, key);
    let mut units = Vec::with_capacity(items.len());
    for item in items {
        if !matches!(item.kind, Kind::Map(_)) {
            problems.push(Problem::new(
                item.span.clone(),
                format!("a unit is a map of keys, and {} stands here", item.describe()),
                "Write `- id: …` and `zh: …` below it, or delete the line.",
            ));
            continue;
        }
        let (unit, more) = yaml::decode_fields::<Unit>(&item);
        problems.extend(more);
        units.extend(unit.map(|unit| Unit { at: item.span, ..unit }));
    }
    units
}
