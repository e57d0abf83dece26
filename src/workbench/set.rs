//! `set`: English and notes into units, one or many at once.

use std::collections::HashSet;
use std::path::Path;

use super::accept::segments;
use super::desk::{self, Edited};
use super::failure::{Failure, FileProblem};
use super::store;
use super::workspace::Workspace;
use crate::format::{Change, read_changes};
use crate::project::{Edit, State, Value};

/// The fields that `set` writes. A part of a field is named behind a dot.
pub const SETTABLE: [&str; 10] = [
    "en",
    "note",
    "query",
    "footnote",
    "footnote.zh",
    "heading",
    "heading.zh",
    "omit",
    "origin",
    "reviewed-by",
];

/// Gives the unit at `address` new texts in `field`: several texts are segments of English. One empty text
/// takes the field away; of the English, only its words.
///
/// # Errors
/// No such unit or field, English for a unit whose English stands elsewhere, or a file that cannot be edited.
pub fn set(
    workspace: &Workspace,
    address: &str,
    field: &str,
    texts: &[String],
    state: Option<State>,
    dry_run: bool,
) -> Result<Edited, Failure> {
    let change = Change {
        id: address.to_owned(),
        field: field.to_owned(),
        texts: texts.to_vec(),
        state: state.map(|state| state.name().to_owned()),
        place: 0..0,
    };
    let mut edited = make(workspace, &[change], dry_run)?;
    if edited.files.is_empty() {
        edited.remarks.push(format!("{address} holds that already; nothing was changed"));
    }
    Ok(edited)
}

/// Sets what the file at `path` says: tab-separated lines or JSON lines, a unit each.
///
/// # Errors
/// As [`set`], and a file that cannot be read; then nothing is changed.
pub fn set_from(workspace: &Workspace, path: &Path, dry_run: bool) -> Result<Edited, Failure> {
    let text = store::read_text(path)?;
    let name = path.to_string_lossy();
    let (changes, problems) =
        read_changes(&text, name.ends_with(".jsonl") || text.trim_start().starts_with('{'));
    if !problems.is_empty() {
        let path = store::show(path);
        return Err(Failure::Files(vec![FileProblem { path, text, problems, partial: false }]));
    }
    make(workspace, &changes, dry_run)
}

/// A field of a unit as somebody saw it, and what they want it to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenChange {
    /// The unit: `ID` or `DOCUMENT#ID`.
    pub unit: String,
    /// The field.
    pub field: String,
    /// What it is to hold: several texts are segments of English.
    pub texts: Vec<String>,
    /// What it held when they began.
    pub seen: Vec<String>,
}

/// What came of [`set_seen`].
#[derive(Debug)]
pub enum SetSeen {
    /// The texts stand there now.
    Set(Edited),
    /// Somebody else changed these units since they were seen; nothing was written.
    Differ(Vec<String>),
}

/// Sets fields of units, all or none, unless one of them is not as it was seen. What holds the new text already is no
/// difference: whoever asks twice gets the same answer.
///
/// # Errors
/// As [`set`].
pub fn set_seen(workspace: &Workspace, changes: &[SeenChange]) -> Result<SetSeen, Failure> {
    let mut differ = Vec::new();
    let addresses: Vec<String> = changes.iter().map(|change| change.unit.clone()).collect();
    let edited = desk::edit(desk::find(workspace, &addresses)?, false, |sheet, editor| {
        let name = format!("{}#", sheet.entry.name());
        let mut edits = Vec::new();
        for seen in changes.iter().filter(|change| belongs(&change.unit, &name)) {
            let id = last_part(&seen.unit);
            let unit = editor.value(id).map_err(|why| sheet.refused(why))?;
            let (whole, part) = parts_of(&seen.field).unwrap_or((&seen.field, ""));
            let value =
                unit.get(whole).and_then(|value| if part.is_empty() { Some(value) } else { value.get(part) });
            let now = segments(value);
            if now == trimmed(&seen.texts) {
                continue;
            }
            if now != trimmed(&seen.seen) {
                differ.push(id.to_owned());
                continue;
            }
            let (id_of, field, texts) = (seen.unit.clone(), seen.field.clone(), seen.texts.clone());
            let change = Change { id: id_of, field, texts, state: None, place: 0..0 };
            edits.extend(edits_of(id, &change, &unit)?);
        }
        // All or none: what differs holds the others back.
        Ok(if differ.is_empty() { edits } else { Vec::new() })
    })?;
    Ok(if differ.is_empty() { SetSeen::Set(edited) } else { SetSeen::Differ(differ) })
}

fn trimmed(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// A field that holds both languages, and the one that is meant.
fn parts_of(field: &str) -> Option<(&str, &str)> {
    field.split_once('.').or(match field {
        "footnote" | "heading" => Some((field, "en")),
        _ => None,
    })
}

fn make(workspace: &Workspace, changes: &[Change], dry_run: bool) -> Result<Edited, Failure> {
    let addresses: Vec<String> = changes.iter().map(|change| change.id.clone()).collect();
    desk::edit(desk::find(workspace, &addresses)?, dry_run, |sheet, editor| {
        let name = format!("{}#", sheet.entry.name());
        let asked: HashSet<&str> = sheet.units.iter().map(String::as_str).collect();
        let mut edits = Vec::new();
        for change in changes.iter().filter(|change| belongs(&change.id, &name)) {
            let id = last_part(&change.id);
            if asked.contains(id) {
                let unit = editor.value(id).map_err(|why| sheet.refused(why))?;
                edits.extend(edits_of(id, change, &unit)?);
            }
        }
        Ok(edits)
    })
}

fn last_part(address: &str) -> &str {
    address.rsplit('#').next().unwrap_or(address)
}

/// Whether an address can mean a unit of the document whose name, with `#`, is `name`.
fn belongs(address: &str, name: &str) -> bool {
    match address.split_once('#') {
        None => true,
        Some((document, _)) => {
            let file = document.rsplit('/').next().unwrap_or(document);
            file.trim_end_matches(".yaml").trim_end_matches(".yml") == name.trim_end_matches('#')
        }
    }
}

fn edits_of(id: &str, change: &Change, unit: &Value) -> Result<Vec<Edit>, Failure> {
    let field = change.field.as_str();
    let texts: Vec<String> = change.texts.iter().map(|text| text.trim().to_owned()).collect();
    if field == "zh" || field == "id" || !SETTABLE.contains(&field) {
        return Err(unsettable(field));
    }
    if field == "en" && unit.get("covered-by").is_some() && texts.iter().any(|text| !text.is_empty()) {
        return Err(Failure::Usage(format!(
            "the English of {id} stands in another unit (`covered-by: {}`). Set it there, or free {id} first: `duizhao link --undo {id}`.",
            unit.get("covered-by").and_then(Value::as_text).unwrap_or_default()
        )));
    }
    let mut edits = vec![text_edit(id, field, &texts, unit)];
    if let Some(state) = &change.state {
        edits.push(Edit::set(id, "state", Value::text(state)));
    }
    Ok(edits)
}

fn text_edit(id: &str, field: &str, texts: &[String], unit: &Value) -> Edit {
    let empty = texts.iter().all(String::is_empty);
    if let Some((whole, part)) = parts_of(field) {
        let mut pairs = match unit.get(whole) {
            Some(Value::Map(pairs)) => pairs.clone(),
            _ => Vec::new(),
        };
        pairs.retain(|(key, _)| key != part || !empty);
        match pairs.iter_mut().find(|(key, _)| key == part) {
            Some((_, value)) => *value = Value::text(texts.join(" ")),
            None if !empty => pairs.push((part.to_owned(), Value::text(texts.join(" ")))),
            None => {}
        }
        return if pairs.is_empty() {
            Edit::remove(id, whole)
        } else {
            Edit::set(id, whole, Value::Map(pairs))
        };
    }
    match (field, empty) {
        // The line to type on stays.
        ("en", true) if unit.get("en").is_some() => Edit::set(id, "en", Value::text("")),
        (_, true) => Edit::remove(id, field),
        ("en", false) => Edit::set(id, "en", Value::english(texts)),
        (_, false) => Edit::set(id, field, Value::text(texts.join(" "))),
    }
}

fn unsettable(field: &str) -> Failure {
    Failure::Usage(match field {
        "zh" => "`zh` is the transcript, letter by letter: mend the transcript and let `duizhao check` compare, or record a misprint under `sic`.".to_owned(),
        "state" => "states have their own command: `duizhao state reviewed ID`.".to_owned(),
        "id" => "an id names its unit for good and is never set.".to_owned(),
        _ => format!("`{field}` cannot be set. These can: {}.", SETTABLE.join(", ")),
    })
}
