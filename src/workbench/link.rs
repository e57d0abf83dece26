//! `link`: several Chinese units share the English of one.

use super::cover;
use super::desk::{self, Edited};
use super::failure::Failure;
use super::split::not_living;
use super::workspace::Workspace;
use crate::project::{Document, Edit, Value};

/// Lets the units at `addresses`, all of one turn, share one English: the unit that has some carries it, the first where
/// none has, and the others name it under `covered-by`. With `join` the English of several goes to the first of them,
/// as segments.
///
/// # Errors
/// Units of different turns, uncounted ones, or several with English and no `join`.
pub fn link(
    workspace: &Workspace,
    addresses: &[String],
    join: bool,
    dry_run: bool,
) -> Result<Edited, Failure> {
    let sheet = desk::find_one(workspace, addresses)?;
    let document = sheet.turns(workspace)?;
    let mut indexes = Vec::new();
    for id in &sheet.units {
        indexes.push(document.file.position(id).ok_or_else(|| not_living(id))?);
    }
    indexes.sort_unstable();
    let carrier = check(&document, &indexes, join)?;
    let id = document.units()[carrier].id.clone();
    let mut edits = cover::by_id(&document, &indexes);
    let mut segments = Vec::new();
    for &index in &indexes {
        let unit = &document.units()[index];
        let own = cover::segments(unit);
        if index != carrier {
            edits.extend(cover::lead_to(&document, index, &id, &indexes));
            let places = document.places(index);
            edits.extend(
                ["en", "state"]
                    .iter()
                    .filter(|field| places.field(field).is_some())
                    .map(|field| Edit::remove(&unit.id, field)),
            );
            edits.push(Edit::set(&unit.id, "covered-by", Value::text(&id)));
        }
        segments.extend(own);
    }
    if segments != cover::segments(&document.units()[carrier]) {
        edits.push(Edit::set(&id, "en", Value::english(&segments)));
    }
    if document.units()[carrier].covered_by.is_some() {
        edits.push(Edit::remove(&id, "covered-by"));
    }
    desk::finish(vec![(sheet, edits)], dry_run)
}

/// Which of the units carries the English.
fn check(document: &Document, indexes: &[usize], join: bool) -> Result<usize, Failure> {
    let usage = |message: String| Err(Failure::Usage(message));
    let unit = |index: usize| &document.units()[index];
    let (&first, rest) = match indexes {
        [first, rest @ ..] if !rest.is_empty() => (first, rest),
        _ => return usage("name two units at least: those that share one English.".to_owned()),
    };
    for &index in rest {
        if document.turns.number(index) != document.turns.number(first) {
            return usage(format!(
                "{} and {} are in different turns. Units that share English are of one turn.",
                unit(first).id,
                unit(index).id
            ));
        }
    }
    for &index in indexes {
        if !unit(index).is_counted() {
            return usage(format!(
                "{} is not to be translated (a jump line, or `omit`), so it shares no English.",
                unit(index).id
            ));
        }
    }
    let with: Vec<usize> = indexes.iter().copied().filter(|&index| unit(index).has_english()).collect();
    match with.as_slice() {
        [] => Ok(first),
        [one] => Ok(*one),
        [one, ..] if join => Ok(*one),
        several => {
            let ids: Vec<&str> = several.iter().map(|&index| unit(index).id.as_str()).collect();
            usage(format!(
                "{} each have English. Say --join to put all of it into the first of them, as segments.",
                ids.join(" and ")
            ))
        }
    }
}

/// Frees the units at `addresses` from the unit that carries their English; each gets a line to type its own on.
///
/// # Errors
/// A unit that is not covered by another.
pub fn unlink(workspace: &Workspace, addresses: &[String], dry_run: bool) -> Result<Edited, Failure> {
    let mut jobs = Vec::new();
    for sheet in desk::find(workspace, addresses)? {
        let document = sheet.turns(workspace)?;
        let mut indexes = Vec::new();
        for id in &sheet.units {
            let index = document.file.position(id).ok_or_else(|| not_living(id))?;
            if document.units()[index].covered_by.is_none() {
                return Err(Failure::Usage(format!(
                    "{id} is not covered by another unit: there is no `covered-by` to undo."
                )));
            }
            indexes.push(index);
        }
        let mut edits = cover::by_id(&document, &indexes);
        for id in &sheet.units {
            edits.push(Edit::remove(id, "covered-by"));
            edits.push(Edit::set(id, "en", Value::text("")));
        }
        jobs.push((sheet, edits));
    }
    desk::finish(jobs, dry_run)
}

/// Confirms the links that `align` made of the units at `addresses`: a person has compared both, so the confidence
/// goes.
///
/// # Errors
/// No such unit, or one that was not linked by `align`.
pub fn confirm(workspace: &Workspace, addresses: &[String], dry_run: bool) -> Result<Edited, Failure> {
    desk::edit(desk::find(workspace, addresses)?, dry_run, |sheet, editor| {
        let mut edits = Vec::new();
        for id in &sheet.units {
            if editor.value(id).map_err(|why| sheet.refused(why))?.get("link").is_none() {
                return Err(Failure::Usage(format!(
                    "{id} was not linked by `align`: there is no `link` to confirm."
                )));
            }
            edits.push(Edit::remove(id, "link"));
        }
        Ok(edits)
    })
}
