//! How the units of a file stand, read in one pass over its lines: all that coverage asks for, and not one unit made.
//!
//! The rules of it (what a carrier is worth to the units it covers, where a turn begins) stand here and in `turn` once,
//! for [`Document`](super::Document) and for this.

use super::role::Role;
use super::state::State;
use super::strict::{around, bilingual, read_list, role, whole};
use super::turn::TurnWatch;
use super::unit::{Cover, Unit};
use crate::jobs::Jobs;
use crate::yaml::{Entry, Item, Strict, Value};

/// How a unit stands for coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is counted at all.
    pub counted: bool,
    /// The state it counts as.
    pub state: State,
    /// Whether its Chinese changed under its English.
    pub stale: bool,
}

/// What a unit's English is worth.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Worth {
    /// Whether there is English, and no conflict about it.
    pub(super) english: bool,
    /// Whether the Chinese under it changed.
    pub(super) was: bool,
    /// The state that is written there.
    pub(super) state: Option<State>,
}

impl Worth {
    /// What the English of `unit` is worth.
    pub(super) fn of(unit: &Unit) -> Self {
        let english = unit.has_english() && unit.conflict.is_none();
        Self { english, was: unit.was.is_some(), state: unit.state }
    }

    /// The state of a unit that this English covers; the Chinese under it may have changed there too (`was`).
    pub(super) fn state(self, was: bool) -> State {
        match self.state {
            _ if !self.english => State::Initial,
            _ if self.was || was => State::Draft,
            state => state.unwrap_or(State::Translated),
        }
    }
}

/// Where the English of a covered unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toward {
    Previous,
    Next,
}

/// What there is to know of a unit.
#[derive(Debug, Clone, Copy, Default)]
struct Gist {
    /// The fields that were read, one bit each.
    seen: u32,
    /// Whether it names a speaker.
    speaks: bool,
    role: Option<Role>,
    omitted: bool,
    covered: Option<Toward>,
    worth: Worth,
}

/// How the units of `text` stand, in printed order; `None` where only a [`Document`](super::Document) can tell: where the
/// file is in no strict form, has parts (which are found by their words), or a unit is covered by one that it names.
pub(super) fn standings(text: &str, jobs: Jobs) -> Option<Vec<Standing>> {
    let list = Strict::of(text, "units")?;
    let finish = |item: &Item, gist: Option<Gist>| match gist.filter(Gist::is_whole) {
        Some(gist) => Some(gist),
        None => Gist::of(&whole(text, item.lines.clone())?),
    };
    let (gists, end) = read_list(list, jobs, Gist::take, finish)?;
    let file = around(list, end, Vec::new())?;
    file.source.parts.is_empty().then(|| resolve(&gists))
}

impl Gist {
    /// Of a unit that was read whole; `None` where it names another.
    fn of(unit: &Unit) -> Option<Self> {
        let covered = match unit.covered_by {
            None => None,
            Some(Cover::Previous) => Some(Toward::Previous),
            Some(Cover::Next) => Some(Toward::Next),
            Some(Cover::Id(_)) => return None,
        };
        Some(Self {
            seen: 0,
            speaks: unit.speaker.is_some(),
            role: unit.role,
            omitted: unit.omit.is_some(),
            covered,
            worth: Worth::of(unit),
        })
    }

    /// Takes what `entry` says; `false` for a surprise.
    fn take(&mut self, entry: &Entry<'_>) -> bool {
        self.know(entry).is_some()
    }

    fn know(&mut self, entry: &Entry<'_>) -> Option<()> {
        let is_there = matches!(entry.value, Value::Text(_));
        let word = || match &entry.value {
            Value::Text(text) => Some(text.text.as_ref()),
            _ => None,
        };
        let bit = match entry.name {
            "id" => word().filter(|word| !word.is_empty()).map(|_| ID)?,
            "zh" => word().filter(|word| !word.is_empty()).map(|_| ZH)?,
            "en" => {
                self.worth.english = is_english(&entry.value);
                1 << 2
            }
            "state" => {
                self.worth.state = Some(word()?.parse().ok()?);
                1 << 3
            }
            "speaker" => {
                self.speaks = is_there;
                1 << 4
            }
            "role" => {
                self.role = Some(role(word()?)?);
                1 << 5
            }
            "paragraph" => word()?.parse::<bool>().map(|_| 1 << 6).ok()?,
            "link" => word()?.parse::<f64>().map(|_| 1 << 7).ok()?,
            "covered-by" => {
                self.covered = match word() {
                    None => None,
                    Some("previous") => Some(Toward::Previous),
                    Some("next") => Some(Toward::Next),
                    Some(_) => return None,
                };
                1 << 8
            }
            "omit" => {
                self.omitted = is_there;
                1 << 9
            }
            "was" => {
                self.worth.was = is_there;
                1 << 10
            }
            "note" => 1 << 11,
            "query" => 1 << 12,
            "origin" => 1 << 13,
            "reviewed-by" => 1 << 14,
            "label" => 1 << 15,
            "heading" | "footnote" => return self.know_of_map(entry),
            _ => return None,
        };
        // Only English may be a list, and no field stands there twice.
        let is_other = match entry.value {
            Value::List(..) => entry.name != "en",
            Value::Map(..) => true,
            Value::Nothing(_) | Value::Text(_) => false,
        };
        if is_other || self.seen & bit != 0 {
            return None;
        }
        self.seen |= bit;
        Some(())
    }

    /// Takes a field that holds a text in both languages, of which coverage asks nothing.
    fn know_of_map(&mut self, entry: &Entry<'_>) -> Option<()> {
        let bit = 1 << if entry.name == "heading" { 16 } else { 17 };
        bilingual(&entry.value).filter(|_| self.seen & bit == 0)?;
        self.seen |= bit;
        Some(())
    }

    /// Whether all is there that a unit must have.
    fn is_whole(&self) -> bool {
        self.seen & (ID | ZH) == ID | ZH
    }

    fn is_counted(&self) -> bool {
        self.role != Some(Role::Jump) && !self.omitted
    }
}

const ID: u32 = 1;
const ZH: u32 = 1 << 1;

/// Whether anything but blanks stands there.
fn is_english(value: &Value<'_>) -> bool {
    let says = |text: &str| {
        text.bytes().next().is_some_and(|first| first.is_ascii_graphic()) || !text.trim().is_empty()
    };
    match value {
        Value::Nothing(_) => false,
        Value::Text(text) => says(&text.text),
        Value::List(_, items) => items.iter().any(|item| says(&item.text)),
        Value::Map(..) => false,
    }
}

/// Finds the carriers of covered units: the nearest that way inside the turn.
fn resolve(gists: &[Gist]) -> Vec<Standing> {
    let mut carriers: Vec<Option<usize>> = vec![None; gists.len()];
    let (mut watch, mut last, mut waiting) = (TurnWatch::default(), None, Vec::new());
    for (index, gist) in gists.iter().enumerate() {
        if watch.begins(gist.speaks, gist.role, false) {
            last = None;
            waiting.clear();
        }
        match gist.covered {
            Some(Toward::Previous) => carriers[index] = last,
            Some(Toward::Next) => waiting.push(index),
            None => {
                carriers[index] = Some(index);
                if gist.is_counted() {
                    last = Some(index);
                    waiting.drain(..).for_each(|waits| carriers[waits] = last);
                }
            }
        }
    }
    let standing = |(gist, carrier): (&Gist, Option<usize>)| Standing {
        counted: gist.is_counted(),
        state: carrier.map_or(State::Initial, |carrier| gists[carrier].worth.state(gist.worth.was)),
        stale: gist.worth.was,
    };
    gists.iter().zip(carriers).map(standing).collect()
}
