//! Changes between revisions, for people and for programs.

use serde_json::{Value, json};

use super::view::plural;
use crate::check::{excerpt, who};
use crate::project::{Change, Document, FieldChange};
use crate::text::{Edit, Lines, edits};

/// The changes of one document: a line a unit, the words that differ below it, and a line with the counts.
pub fn diff_text(old: Option<&Document>, new: &Document, changes: &[Change], color: bool) -> String {
    let lines = Lines::new(&new.text);
    let mut out = String::new();
    for change in changes {
        match change {
            Change::Removed(index, obsolete) => {
                let Some(unit) = old.and_then(|old| old.units().get(*index)) else { continue };
                let word = if *obsolete { "obsolete" } else { "removed" };
                out.push_str(&format!("{}: {word} {} {}\n", new.path, unit.id, excerpt(&unit.zh)));
            }
            Change::Added(index) | Change::Moved(index) | Change::Edited(index, _) => {
                let unit = &new.units()[*index];
                let line = lines.place(&new.text, unit.at.start).line;
                let word = word(change, new);
                let (who, text) = (who(new, *index), excerpt(&unit.zh));
                out.push_str(&format!("{}:{line}: {word} {} ({who}) {text}\n", new.path, unit.id));
            }
        }
        if let Change::Edited(_, fields) = change {
            fields.iter().for_each(|field| out.push_str(&field_line(field, color)));
        }
    }
    out.push_str(&summary(new, changes));
    out
}

fn word(change: &Change, new: &Document) -> &'static str {
    match change {
        Change::Added(_) => "added",
        Change::Removed(..) => "removed",
        Change::Moved(_) => "moved",
        Change::Edited(index, fields) if new.standing(*index).stale && changed(fields, "was") => "stale",
        Change::Edited(..) => "changed",
    }
}

fn changed(fields: &[FieldChange], name: &str) -> bool {
    fields.iter().any(|field| field.name == name)
}

fn field_line(field: &FieldChange, color: bool) -> String {
    let FieldChange { name, old, new } = field;
    let value = word_diff(old, new, color);
    format!("  {name}: {}\n", value.replace('\n', " "))
}

/// What differs between two texts: in colour, or in the brackets of `git diff --word-diff`.
pub fn word_diff(old: &str, new: &str, color: bool) -> String {
    edits(old, new).into_iter().map(|edit| spell(edit, color)).collect()
}

fn spell(edit: Edit<'_>, color: bool) -> String {
    match (edit, color) {
        (Edit::Same(text), _) => text.to_owned(),
        (Edit::Old(text), true) => format!("\u{1b}[31m{text}\u{1b}[0m"),
        (Edit::Old(text), false) => format!("[-{text}-]"),
        (Edit::New(text), true) => format!("\u{1b}[32m{text}\u{1b}[0m"),
        (Edit::New(text), false) => format!("{{+{text}+}}"),
    }
}

fn summary(new: &Document, changes: &[Change]) -> String {
    let counts = ["added", "changed", "stale", "moved", "removed"].map(|kind| {
        let count = changes.iter().filter(|change| word(change, new) == kind).count();
        (count > 0).then(|| format!("{count} {kind}"))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    format!("{}: {} of {}\n", new.path, counts.join(", "), plural(new.units().len(), "unit"))
}

/// The changes of all documents as JSON.
pub fn diff_json<'d>(
    documents: impl IntoIterator<Item = (Option<&'d Document>, &'d Document, &'d [Change])>,
) -> String {
    let mut found: Vec<Value> = Vec::new();
    for (old, new, changes) in documents {
        found.extend(changes.iter().map(|change| {
            let (id, fields) = match change {
                Change::Removed(index, _) => {
                    (old.and_then(|old| old.units().get(*index)).map(|unit| unit.id.clone()), &[][..])
                }
                Change::Edited(index, fields) => (Some(new.units()[*index].id.clone()), fields.as_slice()),
                Change::Added(index) | Change::Moved(index) => {
                    (Some(new.units()[*index].id.clone()), &[][..])
                }
            };
            let fields: Vec<Value> = fields
                .iter()
                .map(|field| json!({"field": field.name, "old": field.old, "new": field.new}))
                .collect();
            json!({"path": new.path, "id": id, "change": word(change, new), "fields": fields})
        }));
    }
    format!("{:#}\n", Value::Array(found))
}
