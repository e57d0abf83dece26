//! `accept`: a person has looked at what changed under the English, or at two texts for one unit.

use super::desk::{self, Edited};
use super::failure::Failure;
use super::workspace::Workspace;
use crate::project::{Edit, Value};

/// Which of two English texts stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one in `en`.
    Ours,
    /// The one under `conflict`.
    Theirs,
    /// Both, as segments to be put together by hand; the unit becomes a draft.
    Both,
}

/// Removes `was` from the units at `addresses` (all units where none are named), and with a side, settles their
/// `conflict`.
///
/// # Errors
/// No such unit, a unit with nothing to accept, or a conflict without a side.
pub fn accept(
    workspace: &Workspace,
    addresses: &[String],
    side: Option<Side>,
    dry_run: bool,
) -> Result<Edited, Failure> {
    let all = addresses.is_empty();
    let found = if all { desk::sheets(workspace, &[])? } else { desk::find(workspace, addresses)? };
    let mut jobs = Vec::new();
    let mut undecided = 0;
    for mut sheet in found {
        let mut edits = Vec::new();
        let ids = if all { waiting(&sheet, workspace)? } else { sheet.units.clone() };
        {
            let mut editor = sheet.editor()?;
            for id in &ids {
                let unit = editor.value(id).map_err(|why| sheet.refused(why))?;
                let (stale, conflict) = (unit.get("was").is_some(), unit.get("conflict"));
                match (conflict, side) {
                    (Some(_), None) if !all => return Err(no_side(id)),
                    (Some(_), None) => undecided += 1,
                    (Some(conflict), Some(side)) => edits.extend(settle(id, &unit, conflict, side)),
                    (None, _) if !stale && !all => {
                        return Err(Failure::Usage(format!(
                            "{id} has neither `was` nor `conflict`: there is nothing to accept."
                        )));
                    }
                    (None, _) => {}
                }
                if stale {
                    edits.push(Edit::remove(id, "was"));
                }
            }
        }
        sheet.units = ids;
        jobs.push((sheet, edits));
    }
    let mut edited = desk::finish(jobs, dry_run)?;
    if undecided > 0 {
        edited.remarks.push(format!(
            "{undecided} with two English texts were left alone; say --ours, --theirs or --both"
        ));
    } else if edited.files.is_empty() {
        edited.remarks.push("nothing waits to be accepted".to_owned());
    }
    Ok(edited)
}

fn no_side(id: &str) -> Failure {
    Failure::Usage(format!(
        "{id} has two English texts, `en` and the one under `conflict`. Say which stays: --ours, --theirs or --both."
    ))
}

/// The units of a file that have something to accept.
fn waiting(sheet: &desk::Sheet, workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let document = sheet.document(workspace)?;
    let waits = document.units().iter().filter(|unit| unit.was.is_some() || unit.conflict.is_some());
    Ok(waits.map(|unit| unit.id.clone()).collect())
}

fn settle(id: &str, unit: &Value, conflict: &Value, side: Side) -> Vec<Edit> {
    let mut edits = Vec::new();
    let theirs = conflict.get("theirs").cloned().unwrap_or(Value::Null);
    match side {
        Side::Ours => {}
        Side::Theirs => edits.push(Edit::set(id, "en", theirs)),
        Side::Both => {
            let mut segments = segments(unit.get("en"));
            segments.extend(self::segments(Some(&theirs)));
            edits.push(Edit::set(id, "en", Value::english(&segments)));
            edits.push(Edit::set(id, "state", Value::text("draft")));
        }
    }
    edits.push(Edit::remove(id, "conflict"));
    edits
}

/// The segments of an English value, trimmed, empty ones left out.
pub(super) fn segments(value: Option<&Value>) -> Vec<String> {
    let texts: Vec<&str> = match value {
        Some(Value::List(items)) => items.iter().filter_map(Value::as_text).collect(),
        Some(value) => value.as_text().into_iter().collect(),
        None => Vec::new(),
    };
    texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}
