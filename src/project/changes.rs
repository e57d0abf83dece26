//! What changed between two states of a document, unit by unit and field by field.

use std::collections::HashMap;

use super::book::Document;
use super::unit::{Cover, English, Unit};

/// A field that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub name: &'static str,
    /// What stood there; empty for nothing.
    pub old: String,
    /// What stands there now; empty for nothing.
    pub new: String,
}

/// A unit that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was not there, by index in the new document.
    Added(usize),
    /// It is not there any more, by index in the old document; and whether it stands among the obsolete.
    Removed(usize, bool),
    /// It reads otherwise, by index in the new document.
    Edited(usize, Vec<FieldChange>),
    /// It stands elsewhere and reads the same, by index in the new document.
    Moved(usize),
}

/// The changes from `old` to `new`, in the order of the new document, what was removed last.
pub fn changes(old: &Document, new: &Document) -> Vec<Change> {
    let before: HashMap<&str, usize> =
        old.units().iter().enumerate().map(|(index, unit)| (unit.id.as_str(), index)).collect();
    let after: HashMap<&str, usize> =
        new.units().iter().enumerate().map(|(index, unit)| (unit.id.as_str(), index)).collect();
    let mut found = Vec::new();
    // The unit before it that both have: a unit stands elsewhere when that is another one.
    let neighbour = |units: &[Unit], index: usize, other: &HashMap<&str, usize>| {
        units[..index]
            .iter()
            .rev()
            .find(|unit| other.contains_key(unit.id.as_str()))
            .map(|unit| unit.id.clone())
    };
    for (index, unit) in new.units().iter().enumerate() {
        let Some(&was) = before.get(unit.id.as_str()) else {
            found.push(Change::Added(index));
            continue;
        };
        let fields = field_changes(&old.units()[was], unit);
        if !fields.is_empty() {
            found.push(Change::Edited(index, fields));
        } else if neighbour(old.units(), was, &after) != neighbour(new.units(), index, &before) {
            found.push(Change::Moved(index));
        }
    }
    for (index, unit) in old.units().iter().enumerate() {
        if !after.contains_key(unit.id.as_str()) {
            let kept = new.file.obsolete.iter().any(|other| other.id == unit.id);
            found.push(Change::Removed(index, kept));
        }
    }
    found
}

/// The fields in which two units differ, in the order in which they are written.
pub fn field_changes(old: &Unit, new: &Unit) -> Vec<FieldChange> {
    let (old, new) = (fields(old), fields(new));
    let differ = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
    differ.map(|((name, old), (_, new))| FieldChange { name, old, new }).collect()
}

/// Every field of a unit but its id, as text.
fn fields(unit: &Unit) -> [(&'static str, String); 20] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default().trim().to_owned();
    let english = |english: &English| english.segments().collect::<Vec<_>>().join(" | ");
    let pair = |pair: Option<&super::bilingual::Bilingual>| {
        let sides = pair.iter().flat_map(|pair| [&pair.zh, &pair.en]).flatten();
        sides.cloned().collect::<Vec<_>>().join(" | ")
    };
    let allow = unit.allow.iter().map(|allow| match &allow.why {
        Some(why) => format!("{} ({why})", allow.check),
        None => allow.check.clone(),
    });
    let sic = unit.sic.iter().map(|sic| format!("{} → {}", sic.found, sic.read));
    let cover = unit.covered_by.as_ref().map(|cover| match cover {
        Cover::Previous => "previous".to_owned(),
        Cover::Next => "next".to_owned(),
        Cover::Id(id) => id.clone(),
    });
    [
        ("speaker", text(&unit.speaker)),
        ("label", text(&unit.label)),
        ("role", unit.role.map(|role| role.name().to_owned()).unwrap_or_default()),
        ("paragraph", if unit.paragraph { "true".to_owned() } else { String::new() }),
        ("heading", pair(unit.heading.as_deref())),
        ("zh", unit.zh.trim().to_owned()),
        ("en", unit.en.as_ref().map(english).unwrap_or_default()),
        ("state", unit.state.map(|state| state.name().to_owned()).unwrap_or_default()),
        ("covered-by", cover.unwrap_or_default()),
        ("omit", text(&unit.omit)),
        ("was", text(&unit.was)),
        ("was-ids", unit.was_ids.join(" ")),
        ("sic", sic.collect::<Vec<_>>().join("; ")),
        ("footnote", pair(unit.footnote.as_deref())),
        ("note", text(&unit.note)),
        ("query", text(&unit.query)),
        ("allow", allow.collect::<Vec<_>>().join("; ")),
        ("origin", text(&unit.origin)),
        ("conflict", unit.conflict.as_ref().map(|conflict| english(&conflict.theirs)).unwrap_or_default()),
        ("reviewed-by", text(&unit.reviewed_by)),
    ]
}
