//! The merge: what theirs did since the base, made in ours as edits.

use std::collections::HashSet;

use super::fields::{Verdict, english, merged};
use super::lines::merge_lines;
use super::side::Side;
use crate::project::edit::{Edit, Editor, Refusal, Spot, Value, apply};
use crate::text::longest_row;
use crate::yaml::parse;

/// Something that only a person can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// Both branches gave a unit another English: ours stands in `en`, theirs under `conflict`.
    English(String),
    /// Both branches changed a field in two ways: ours stands.
    Field {
        /// The unit.
        id: String,
        /// The field.
        field: String,
    },
    /// One branch deleted a unit that the other changed: it stays.
    Deleted(String),
    /// Both branches changed the same lines above the units, or behind them: ours stand.
    Around,
    /// One branch approved a unit whose English the other changed: its state is set back. No conflict, and yet to
    /// be known.
    Unapproved(String),
}

impl Clash {
    /// Whether a person has to decide before the merge is done.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Unapproved(_))
    }
}

/// A merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// What a person has to decide, or to know.
    pub clashes: Vec<Clash>,
}

/// Puts `ours` and `theirs` together, which both come from `base`.
///
/// # Errors
/// A text that is no unit file, or that cannot be edited by span.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Result<Merged, Refusal> {
    if ours == theirs || theirs == base {
        return Ok(Merged { text: ours.to_owned(), clashes: Vec::new() });
    }
    if ours == base {
        return Ok(Merged { text: theirs.to_owned(), clashes: Vec::new() });
    }
    let newline =
        |text: &str| if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text.to_owned() };
    let (base, theirs) = (newline(base), newline(theirs));
    let mut plan = Plan {
        base: Side::read(&base)?,
        ours: Side::read(ours)?,
        theirs: Side::read(&theirs)?,
        edits: Vec::new(),
        clashes: Vec::new(),
    };
    plan.lists()?;
    plan.fields();
    plan.comments();
    let Plan { edits, mut clashes, .. } = plan;
    let text = apply(ours, &edits)?;
    let (text, whole) = around(&base, ours, &theirs, text)?;
    if !whole {
        clashes.push(Clash::Around);
    }
    parse(&text)?;
    Ok(Merged { text, clashes })
}

struct Plan<'t> {
    base: Side<'t>,
    ours: Side<'t>,
    theirs: Side<'t>,
    edits: Vec<Edit>,
    clashes: Vec<Clash>,
}

impl Plan<'_> {
    /// Units that theirs added, deleted, moved, retired or brought back.
    fn lists(&mut self) -> Result<(), Refusal> {
        let mut there: HashSet<String> = self.ours.order.iter().cloned().collect();
        let strays = self.strays();
        let mut previous: Option<String> = None;
        let order: Vec<String> = self.theirs.list(false).map(str::to_owned).collect();
        for id in order {
            let spot = previous.clone().map_or(Spot::First, Spot::After);
            let (base, ours) = (self.base.entries.get(&id), self.ours.entries.get(&id));
            match (base, ours) {
                (None, None) => self.insert(&id, spot, &mut there)?,
                // Deleted here: it stays so, unless theirs went on with it.
                (Some(base), None) if base.value != self.theirs.entries[&id].value => {
                    self.insert(&id, spot, &mut there)?;
                    self.clashes.push(Clash::Deleted(id.clone()));
                }
                (Some(base), Some(ours)) if base.obsolete && ours.obsolete => {
                    self.edits.push(Edit::Move { unit: id.clone(), spot });
                }
                (Some(_), Some(ours)) if strays.contains(&id) && !ours.obsolete => {
                    self.edits.push(Edit::Move { unit: id.clone(), spot });
                }
                _ => {}
            }
            let stands = there.contains(&id) && self.ours.entries.get(&id).is_none_or(|ours| !ours.obsolete);
            if stands {
                previous = Some(id);
            }
        }
        let retired: Vec<String> = self.theirs.list(true).map(str::to_owned).collect();
        for id in retired {
            match (self.base.entries.get(&id), self.ours.entries.get(&id)) {
                (Some(base), Some(ours)) if !base.obsolete && !ours.obsolete => {
                    self.edits.push(Edit::Retire { unit: id });
                }
                (None, None) => {
                    let spot = previous.clone().map_or(Spot::First, Spot::After);
                    self.insert(&id, spot, &mut there)?;
                    self.edits.push(Edit::Retire { unit: id });
                }
                _ => {}
            }
        }
        self.deletions();
        Ok(())
    }

    fn insert(&mut self, id: &str, spot: Spot, there: &mut HashSet<String>) -> Result<(), Refusal> {
        let block = Editor::open(self.theirs.text)?.typed(id)?;
        self.edits.push(Edit::InsertTyped { spot, block });
        there.insert(id.to_owned());
        Ok(())
    }

    /// Units that stand elsewhere in theirs than in the base, and where they were in ours.
    fn strays(&self) -> HashSet<String> {
        let strays = |side: &Side<'_>| -> HashSet<String> {
            let row: Vec<(usize, usize)> = self
                .base
                .list(false)
                .enumerate()
                .filter_map(|(at, id)| {
                    side.entries.get(id).filter(|entry| !entry.obsolete)?;
                    Some((at, side.order.iter().position(|other| other == id)?))
                })
                .collect();
            let kept: HashSet<usize> = longest_row(&row).into_iter().map(|(at, _)| at).collect();
            let names: Vec<&str> = self.base.list(false).collect();
            row.iter().filter(|(at, _)| !kept.contains(at)).map(|(at, _)| names[*at].to_owned()).collect()
        };
        let ours = strays(&self.ours);
        strays(&self.theirs).into_iter().filter(|id| !ours.contains(id)).collect()
    }

    /// Units that theirs deleted, as joining two units does: they go here too, unless ours went on with them.
    fn deletions(&mut self) {
        for id in self.base.order.clone() {
            let (Some(ours), false) = (self.ours.entries.get(&id), self.theirs.entries.contains_key(&id))
            else {
                continue;
            };
            if ours.value != self.base.entries[&id].value {
                self.clashes.push(Clash::Deleted(id));
                continue;
            }
            if let Some(into) = self.heir(&id) {
                self.edits.push(Edit::Absorb { unit: id, into });
            }
        }
    }

    /// The unit that a deleted one went into, else its neighbour that stays.
    fn heir(&self, id: &str) -> Option<String> {
        let named = |value: &Value| matches!(value.get("was-ids"), Some(Value::List(ids)) if ids.iter().any(|known| known.as_text() == Some(id)));
        let stays = |other: &&String| self.theirs.entries.contains_key(*other) && *other != id;
        let heir = self.theirs.order.iter().find(|other| named(&self.theirs.entries[*other].value));
        let at = self.ours.order.iter().position(|other| other == id)?;
        let before = || self.ours.order[..at].iter().rev().find(stays);
        let behind = || self.ours.order[at..].iter().find(stays);
        heir.filter(|other| self.ours.entries.contains_key(*other)).or_else(before).or_else(behind).cloned()
    }

    /// The fields of units that both have.
    fn fields(&mut self) {
        for id in self.theirs.order.clone() {
            let (Some(ours), Some(theirs)) = (self.ours.entries.get(&id), self.theirs.entries.get(&id))
            else {
                continue;
            };
            let nothing = Value::Map(Vec::new());
            let base = self.base.entries.get(&id).map_or(&nothing, |entry| &entry.value);
            let (Value::Map(mine), Value::Map(others)) = (&ours.value, &theirs.value) else { continue };
            let names = mine.iter().chain(others).map(|(name, _)| name.as_str());
            let mut seen = HashSet::new();
            let mut edits = Vec::new();
            let mut clashes = Vec::new();
            for field in names.filter(|name| seen.insert(*name)) {
                let verdict = merged(field, base.get(field), ours.value.get(field), theirs.value.get(field));
                match verdict {
                    Verdict::Ours => {}
                    Verdict::Take(Some(value)) => edits.push(Edit::set(&id, field, value)),
                    Verdict::Take(None) => edits.push(Edit::remove(&id, field)),
                    Verdict::English(value) => {
                        let conflict = Value::Map(vec![("theirs".to_owned(), value)]);
                        edits.push(Edit::set(&id, "conflict", conflict));
                        clashes.push(Clash::English(id.clone()));
                    }
                    Verdict::Clash => clashes.push(Clash::Field { id: id.clone(), field: field.to_owned() }),
                }
            }
            if unapproved(base, &ours.value, &theirs.value) && clashes.is_empty() {
                edits.push(Edit::set(&id, "state", Value::text("translated")));
                clashes.push(Clash::Unapproved(id.clone()));
            }
            self.edits.extend(edits);
            self.clashes.extend(clashes);
        }
    }

    /// Comments that theirs added to units that both have.
    fn comments(&mut self) {
        for id in &self.theirs.order {
            if !self.ours.entries.contains_key(id) {
                continue;
            }
            let (old, mine) = (self.base.comments(id), self.ours.comments(id));
            let known = |comment: &String| old.contains(comment) || mine.contains(comment);
            let lines: Vec<String> =
                self.theirs.comments(id).into_iter().filter(|comment| !known(comment)).collect();
            if !lines.is_empty() {
                self.edits.push(Edit::Comment { unit: id.clone(), lines });
            }
        }
    }
}

/// Whether one side changed the English and the other, which did not, approved what stood there before.
fn unapproved(base: &Value, ours: &Value, theirs: &Value) -> bool {
    let text = |value: &Value| value.get("en").map(english).unwrap_or_default();
    let state =
        |value: &Value| value.get("state").and_then(Value::as_text).unwrap_or_default().trim().to_owned();
    let approves = |side: &Value, other: &Value| {
        let word = state(side);
        matches!(word.as_str(), "reviewed" | "final")
            && word != state(base)
            && text(side) == text(base)
            && text(other) != text(base)
            && state(other) == state(base)
    };
    approves(ours, theirs) || approves(theirs, ours)
}

/// What stands before and behind the units, merged by lines into `text`, which has ours; and whether that went.
fn around(base: &str, ours: &str, theirs: &str, text: String) -> Result<(String, bool), Refusal> {
    let newline = if ours.contains("\r\n") { "\r\n" } else { "\n" };
    let now = Side::read(&text)?;
    let plain = ours.replace("\r\n", "\n");
    let sides = [Side::read(base)?, Side::read(&plain)?, Side::read(theirs)?];
    let (mut out, mut whole) = (text.clone(), true);
    if let (Some(tail), [Some(base), Some(ours), Some(theirs)]) =
        (now.tail(), [0, 1, 2].map(|side| sides[side].tail()))
    {
        match merge_lines(base, ours, theirs) {
            Some(merged) if merged != ours => {
                out.replace_range(text.len() - tail.len().., &merged.replace('\n', newline));
            }
            merged => whole &= merged.is_some(),
        }
    }
    if let (Some(head), [Some(base), Some(ours), Some(theirs)]) =
        (now.head(), [0, 1, 2].map(|side| sides[side].head()))
    {
        match merge_lines(base, ours, theirs) {
            Some(merged) if merged != ours => out.replace_range(..head.len(), &merged.replace('\n', newline)),
            merged => whole &= merged.is_some(),
        }
    }
    // What does not read as YAML any more is not worth having.
    Ok(if parse(&out).is_ok() { (out, whole) } else { (text, false) })
}
