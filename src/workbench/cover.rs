//! What structural edits share: links by position become links by id, so that they still lead where they led.

use super::desk::Sheet;
use super::failure::Failure;
use crate::project::{Cover, Document, Edit, State, Unit, Value};

/// The edits that make every `covered-by: previous | next` in the turns of `units` an id.
pub(super) fn by_id(document: &Document, units: &[usize]) -> Vec<Edit> {
    let turns: Vec<usize> = units.iter().map(|&unit| document.turns.number(unit)).collect();
    let broken: Vec<usize> = document.beads.problems().iter().map(|(unit, _)| *unit).collect();
    document
        .units()
        .iter()
        .enumerate()
        .filter(|(index, unit)| {
            let by_place = matches!(unit.covered_by, Some(Cover::Previous | Cover::Next));
            by_place && turns.contains(&document.turns.number(*index)) && !broken.contains(index)
        })
        .map(|(index, unit)| {
            let carrier = &document.units()[document.beads.of_unit(index).carrier];
            Edit::set(&unit.id, "covered-by", Value::text(&carrier.id))
        })
        .collect()
}

/// The edits that lead everything that `from` covers to `to`; `members` are left out.
pub(super) fn lead_to(document: &Document, from: usize, to: &str, members: &[usize]) -> Vec<Edit> {
    let bead = document.beads.of_unit(from);
    let others = bead.members.iter().filter(|&&member| {
        bead.carrier == from
            && member != from
            && !members.contains(&member)
            && document.units()[member].id != to
    });
    others.map(|&member| Edit::set(&document.units()[member].id, "covered-by", Value::text(to))).collect()
}

/// The state a unit's English has, by what is written or by default.
pub(super) fn own_state(unit: &Unit) -> State {
    match unit.english() {
        None => State::Initial,
        Some(_) => unit.state.unwrap_or(State::Translated),
    }
}

/// The English of a unit as a value: segments, trimmed.
pub(super) fn segments(unit: &Unit) -> Vec<String> {
    let segments = unit.en.iter().flat_map(|english| english.segments());
    segments.filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The misprints of `units` as they were typed. The file is only opened where there are some.
pub(super) fn typed_sic(sheet: &Sheet, units: &[&Unit]) -> Result<Vec<Value>, Failure> {
    let mut typed = Vec::new();
    if units.iter().any(|unit| !unit.sic.is_empty()) {
        let mut editor = sheet.editor()?;
        for unit in units {
            if let Some(Value::List(items)) =
                editor.value(&unit.id).map_err(|why| sheet.refused(why))?.get("sic")
            {
                typed.extend(items.iter().cloned());
            }
        }
    }
    Ok(typed)
}
