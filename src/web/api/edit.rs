//! The edits a page makes: verbs of the workbench, each with what the page had seen.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::routes::{Shared, answer};
use crate::project::State as UnitState;
use crate::web::answer::{Answer, fine};
use crate::web::books::Books;
use crate::workbench::{
    Edited, Failure, SeenChange, SetSeen, Side, Silent, StateRequest, Workspace, accept, confirm, link,
    merge, set_seen, split, state, unlink,
};

/// An edit.
#[derive(Deserialize)]
pub(super) struct Edit {
    #[serde(flatten)]
    verb: Verb,
    /// The versions of units as the page shows them.
    #[serde(default)]
    seen: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(tag = "verb", rename_all = "kebab-case")]
enum Verb {
    Set { changes: Vec<FieldChange> },
    State { units: Vec<String>, state: String },
    Accept { units: Vec<String>, side: Option<String> },
    Split { units: Vec<String>, at: String, en_at: Option<String> },
    Merge { units: Vec<String> },
    Link { units: Vec<String>, join: bool },
    Unlink { units: Vec<String> },
    Confirm { units: Vec<String> },
    Undo { number: u64 },
}

#[derive(Deserialize)]
struct FieldChange {
    unit: String,
    field: String,
    texts: Vec<String>,
    seen: Vec<String>,
}

pub(super) async fn edit(
    State(shared): State<Arc<Shared>>,
    Path(name): Path<String>,
    Json(edit): Json<Edit>,
) -> Answer {
    answer(shared, move |shared| {
        let done = match edit.verb {
            Verb::Undo { number } => shared.books.take_back(&name, number)?,
            verb => shared.books.edit(&name, &edit.seen, |workspace| run(workspace, &name, verb))?,
        };
        match done {
            Ok(value) => Ok(fine(value)),
            Err(differ) => Ok((StatusCode::CONFLICT, Json(theirs(&shared.books, &name, &differ)?))),
        }
    })
    .await
}

/// The units as they are now, where the page had seen others.
fn theirs(books: &Books, name: &str, units: &[String]) -> Result<Value, Failure> {
    let held = books.document(name)?;
    let rows: Vec<_> = held.rows.iter().filter(|row| units.contains(&row.id)).collect();
    Ok(json!({
        "error": "these units were changed since you saw them; nothing was written",
        "differ": units, "rows": rows, "revision": held.revision,
    }))
}

type Ran = Result<Result<Edited, Vec<String>>, Failure>;

fn run(workspace: &Workspace, name: &str, verb: Verb) -> Ran {
    let address = |id: &String| format!("{name}#{id}");
    let all = |units: &[String]| units.iter().map(address).collect::<Vec<_>>();
    match verb {
        Verb::Set { changes } => {
            let one = |change: FieldChange| SeenChange {
                unit: address(&change.unit),
                field: change.field,
                texts: change.texts,
                seen: change.seen,
            };
            let changes: Vec<SeenChange> = changes.into_iter().map(one).collect();
            Ok(match set_seen(workspace, &changes)? {
                SetSeen::Set(edited) => Ok(edited),
                SetSeen::Differ(differ) => Err(differ),
            })
        }
        Verb::State { units, state: to } => {
            let to: UnitState = to.parse().map_err(Failure::Usage)?;
            let request = StateRequest { units: all(&units), ..StateRequest::default() };
            state(workspace, to, &request, &Silent).map(Ok)
        }
        Verb::Accept { units, side } => {
            accept(workspace, &some(&units, address)?, self::side(side)?, false).map(Ok)
        }
        Verb::Split { units, at, en_at } => {
            let unit = some(&units, address)?.swap_remove(0);
            split(workspace, &unit, &at, en_at.as_deref(), false).map(Ok)
        }
        Verb::Merge { units } => merge(workspace, &all(&units), false).map(Ok),
        Verb::Link { units, join } => link(workspace, &all(&units), join, false).map(Ok),
        Verb::Unlink { units } => unlink(workspace, &all(&units), false).map(Ok),
        Verb::Confirm { units } => confirm(workspace, &all(&units), false).map(Ok),
        Verb::Undo { .. } => Ok(Ok(Edited::default())),
    }
}

/// At least one unit: without any, `accept` would mean all.
fn some(units: &[String], address: impl Fn(&String) -> String) -> Result<Vec<String>, Failure> {
    match units {
        [] => Err(Failure::Usage("no unit is named.".to_owned())),
        units => Ok(units.iter().map(address).collect()),
    }
}

fn side(word: Option<String>) -> Result<Option<Side>, Failure> {
    Ok(match word.as_deref() {
        None => None,
        Some("ours") => Some(Side::Ours),
        Some("theirs") => Some(Side::Theirs),
        Some("both") => Some(Side::Both),
        Some(other) => return Err(Failure::Usage(format!("`{other}` is no side: ours, theirs or both."))),
    })
}
