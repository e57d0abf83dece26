//! Edits of a unit file, and making them.

use super::block::{self, Target};
use super::guard::{self, Asked};
use super::refusal::Refusal;
use super::shape::spell_unit;
use super::sheet::{LISTS, Sheet};
use super::value::Value;

/// Where a unit goes among the units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Before all others.
    First,
    /// Right before the unit of this id.
    Before(String),
    /// Right behind the unit of this id.
    After(String),
}

/// One change of a unit file. Units are named by their ids, obsolete ones too.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Gives a field of a unit a value; a field that was not there goes to its place in the documented order.
    Set {
        /// The unit.
        unit: String,
        /// The field.
        field: String,
        /// What it is to hold.
        value: Value,
    },
    /// Takes a field out of a unit; what is not there is no error.
    Remove {
        /// The unit.
        unit: String,
        /// The field.
        field: String,
    },
    /// Puts a new unit in, in the documented form.
    Insert {
        /// Where.
        spot: Spot,
        /// Its fields, `id` first.
        fields: Vec<(String, Value)>,
    },
    /// Puts in a unit as it was typed in another file ([`Editor::typed`](super::Editor::typed)).
    InsertTyped {
        /// Where.
        spot: Spot,
        /// Its lines, comments above it included.
        block: String,
    },
    /// Takes a unit out; its comments go to the end of another.
    Absorb {
        /// The unit that goes.
        unit: String,
        /// The unit that gets its comments.
        into: String,
    },
    /// Moves a unit with its comments; an obsolete one comes back.
    Move {
        /// The unit.
        unit: String,
        /// Where to.
        spot: Spot,
    },
    /// Moves a unit with its comments to the end of `obsolete`.
    Retire {
        /// The unit.
        unit: String,
    },
    /// Adds comment lines to the end of a unit.
    Comment {
        /// The unit.
        unit: String,
        /// The lines, each with its `#`.
        lines: Vec<String>,
    },
}

impl Edit {
    /// Gives `field` of `unit` a value.
    pub fn set(unit: &str, field: &str, value: Value) -> Self {
        Self::Set { unit: unit.to_owned(), field: field.to_owned(), value }
    }

    /// Takes `field` out of `unit`.
    pub fn remove(unit: &str, field: &str) -> Self {
        Self::Remove { unit: unit.to_owned(), field: field.to_owned() }
    }
}

/// Makes one edit.
pub(super) fn make(sheet: &mut Sheet<'_>, edit: &Edit) -> Result<(), Refusal> {
    match edit {
        Edit::Set { unit, field, value } => field_of(sheet, unit, field, Some(value)),
        Edit::Remove { unit, field } => field_of(sheet, unit, field, None),
        Edit::Insert { spot, fields } => {
            let target = target(sheet, spot)?;
            let id = fields.iter().find(|(name, _)| name == "id").and_then(|(_, value)| value.as_text());
            let id = id.unwrap_or_default().to_owned();
            let block = spell_unit(fields, sheet.lists[target.list].column).join(sheet.newline);
            insert(sheet, &id, block, Value::Map(fields.clone()), &target)
        }
        Edit::InsertTyped { spot, block } => {
            let target = target(sheet, spot)?;
            let block = block.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
            let block = block::indented(&block, block::dash_column(&block), sheet.lists[target.list].column)
                .replace('\n', sheet.newline);
            let value = Value::from(&super::sheet::read_piece(&block)?);
            let id = value.get("id").and_then(Value::as_text).unwrap_or_default().to_owned();
            insert(sheet, &id, block, value, &target)
        }
        Edit::Absorb { unit, into } => {
            let (index, other) = (sheet.find(unit)?, sheet.find(into)?);
            let block = block::take(sheet, index)?;
            debug_assert!(!block.is_empty());
            let comments = block::comment_texts(sheet, index);
            sheet.forget(index);
            block::append_comments(sheet, other, &comments)
        }
        Edit::Move { unit, spot } => {
            let index = sheet.find(unit)?;
            if matches!(spot, Spot::Before(id) | Spot::After(id) if id == unit) {
                return Ok(());
            }
            target(sheet, spot)?;
            let block = block::take(sheet, index)?;
            let target = target(sheet, spot)?;
            put(sheet, index, &block, &target)
        }
        Edit::Retire { unit } => {
            let index = sheet.find(unit)?;
            let list = block::obsolete(sheet)?;
            if sheet.seat(index).0 == list {
                return Ok(());
            }
            let block = block::take(sheet, index)?;
            let place = sheet.lists[list].order.len();
            put(sheet, index, &block, &Target { list, place })
        }
        Edit::Comment { unit, lines } => {
            let index = sheet.find(unit)?;
            block::append_comments(sheet, index, lines)
        }
    }
}

fn field_of(sheet: &mut Sheet<'_>, unit: &str, field: &str, value: Option<&Value>) -> Result<(), Refusal> {
    let index = sheet.find(unit)?;
    let node = sheet.node(index)?.clone();
    let now = node.get(field).map(Value::from);
    let unchanged = match (&now, value) {
        (None, None) => true,
        (Some(now), Some(value)) => now.same(value, false),
        _ => false,
    };
    if unchanged {
        return Ok(());
    }
    guard::change(sheet, index, &Asked { field, value }, &node)
}

fn target(sheet: &Sheet<'_>, spot: &Spot) -> Result<Target, Refusal> {
    let near = |id: &str, more: usize| {
        let (list, place) = sheet.seat(sheet.find(id)?);
        Ok(Target { list, place: place + more })
    };
    match spot {
        Spot::First => {
            let list = sheet.lists.iter().position(|list| list.name == LISTS[0]).unwrap_or_default();
            Ok(Target { list, place: 0 })
        }
        Spot::Before(id) => near(id, 0),
        Spot::After(id) => near(id, 1),
    }
}

fn insert(
    sheet: &mut Sheet<'_>,
    id: &str,
    block: String,
    value: Value,
    target: &Target,
) -> Result<(), Refusal> {
    if sheet.has(id) {
        return Err(Refusal::Twice { id: id.to_owned() });
    }
    let piece = sheet.add(id, block, value);
    block::put(sheet, piece, target)
}

/// Puts a piece that was taken out in again, at the column of its new list.
fn put(sheet: &mut Sheet<'_>, piece: usize, block: &str, target: &Target) -> Result<(), Refusal> {
    let value = sheet.value(piece)?;
    let column = sheet.lists[target.list].column;
    let block = block::indented(block, block::dash_column(block), column);
    sheet.replace(piece, block, None, value);
    block::put(sheet, piece, target)
}
