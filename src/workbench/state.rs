//! `state`: how far units have come, one or many at once.

use std::collections::HashSet;

use super::desk::{self, Edited};
use super::failure::Failure;
use super::progress::Progress;
use super::workspace::Workspace;
use crate::check::{self, Selection};
use crate::jobs::Jobs;
use crate::project::{Document, Edit, State, Value};
use crate::termbase::Termbase;

/// Which units get a state.
#[derive(Debug, Clone, Default)]
pub struct StateRequest {
    /// These: `ID` or `DOCUMENT#ID`; their state is set whatever it was.
    pub units: Vec<String>,
    /// Those of the turn with this number, from 1, as `status` lists them.
    pub turn: Option<usize>,
    /// Those of the speaker with this key.
    pub speaker: Option<String>,
    /// Only those without findings.
    pub all_clean: bool,
    /// Among these documents; all where none are named.
    pub documents: Vec<String>,
    /// Who read them against the Chinese.
    pub by: Option<String>,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// Gives units the state `state`. Named units get it; with a selection (turn, speaker, clean) it is only raised.
///
/// # Errors
/// No such unit; one without English, with an open query that forbids `final`, or stale; bad usage.
pub fn state(
    workspace: &Workspace,
    state: State,
    request: &StateRequest,
    progress: &dyn Progress,
) -> Result<Edited, Failure> {
    let selects = request.turn.is_some() || request.speaker.is_some() || request.all_clean;
    if selects != request.units.is_empty() {
        return Err(Failure::Usage(
            "name units, or select them with --turn, --speaker or --all-clean, and not both.".to_owned(),
        ));
    }
    if selects { raise(workspace, state, request, progress) } else { named(workspace, state, request) }
}

fn named(workspace: &Workspace, state: State, request: &StateRequest) -> Result<Edited, Failure> {
    desk::edit(desk::find(workspace, &request.units)?, request.dry_run, |sheet, editor| {
        let mut edits = Vec::new();
        for id in &sheet.units {
            let unit = editor.value(id).map_err(|why| sheet.refused(why))?;
            if let Some(why) = hindrance(id, &unit, state) {
                return Err(Failure::Usage(why));
            }
            edits.extend(edits_of(id, unit.get("state").is_some(), state, request.by.as_deref()));
        }
        Ok(edits)
    })
}

/// Why a unit cannot have a state: a whole sentence with the cure.
fn hindrance(id: &str, unit: &Value, state: State) -> Option<String> {
    let text = |field: &str| unit.get(field).and_then(Value::as_text).filter(|text| !text.trim().is_empty());
    if let Some(carrier) = text("covered-by") {
        return Some(format!(
            "{id} has the state of the unit that holds its English (`covered-by: {carrier}`). Set that unit's state."
        ));
    }
    let has_english = text("en").is_some() || matches!(unit.get("en"), Some(Value::List(_)));
    if !has_english && state > State::Initial {
        return Some(format!(
            "{id} has no English, so it is initial. Write the English first: `duizhao set {id} TEXT`."
        ));
    }
    if unit.get("conflict").is_some() && state > State::Initial {
        return Some(format!(
            "{id} has two English texts after a merge. Choose first: `duizhao accept {id} --ours`, `--theirs` or `--both`."
        ));
    }
    if unit.get("was").is_some() && state > State::Draft {
        return Some(format!(
            "the Chinese of {id} changed under its English. Compare the two, then `duizhao accept {id}`."
        ));
    }
    (text("query").is_some() && state == State::Final).then(|| {
        format!("{id} has an open query, which forbids `final`. Answer it and remove it: `duizhao set {id} --field query \"\"`.")
    })
}

fn edits_of(id: &str, written: bool, state: State, by: Option<&str>) -> Vec<Edit> {
    let mut edits = Vec::new();
    // What is so by default is not written out.
    if written || state != State::Translated {
        edits.push(Edit::set(id, "state", Value::text(state.name())));
    }
    edits.extend(by.map(|name| Edit::set(id, "reviewed-by", Value::text(name))));
    edits
}

fn raise(
    workspace: &Workspace,
    state: State,
    request: &StateRequest,
    progress: &dyn Progress,
) -> Result<Edited, Failure> {
    let mut jobs = Vec::new();
    let mut held = 0;
    if request.turn.is_some() && workspace.entries(&request.documents)?.len() > 1 {
        return Err(Failure::Usage(
            "a turn is counted inside a document. Name the document: `--in NAME`.".to_owned(),
        ));
    }
    let clean = request.all_clean.then(|| unclean(workspace, &request.documents, progress)).transpose()?;
    for mut sheet in desk::sheets(workspace, &request.documents)? {
        let document = sheet.document(workspace)?;
        let mut edits = Vec::new();
        for index in chosen(&document, request)? {
            let unit = &document.units()[index];
            let standing = document.standing(index);
            let lower = standing.state < state && standing.state > State::Initial && standing.counted;
            if !lower || unit.covered_by.is_some() {
                continue;
            }
            let open = unit.was.is_some() || unit.query.is_some() && state == State::Final;
            let found =
                clean.as_ref().is_some_and(|found| found.contains(&(document.path.clone(), unit.id.clone())));
            if open || found {
                held += 1;
                continue;
            }
            edits.extend(edits_of(&unit.id, unit.state.is_some(), state, request.by.as_deref()));
            sheet.units.push(unit.id.clone());
        }
        jobs.push((sheet, edits));
    }
    let mut edited = desk::finish(jobs, request.dry_run)?;
    if held > 0 {
        let why = if request.all_clean {
            "have findings, are stale or ask something"
        } else {
            "are stale or ask something"
        };
        edited.remarks.push(format!("left alone: {held} that {why}"));
    }
    if edited.files.is_empty() {
        edited
            .remarks
            .push(format!("no unit was below {} and ready for it; nothing was changed", state.name()));
    }
    Ok(edited)
}

/// The units with findings: file and id.
fn unclean(
    workspace: &Workspace,
    documents: &[String],
    progress: &dyn Progress,
) -> Result<HashSet<(String, String)>, Failure> {
    let loaded = workspace.load(documents, progress)?;
    if !loaded.problems.is_empty() {
        return Err(Failure::Files(loaded.problems));
    }
    let selection = Selection::new(&workspace.project.checks, &[], &[])?;
    let termbase = Termbase::new(workspace.glossary().0.terms);
    let findings = loaded
        .documents
        .iter()
        .flat_map(|document| check::check_with(document, &selection, &termbase, Jobs::ONE));
    Ok(findings.map(|finding| (finding.path, finding.unit)).collect())
}

/// The indexes of the units that a request selects.
fn chosen(document: &Document, request: &StateRequest) -> Result<Vec<usize>, Failure> {
    let turns: Vec<usize> = reading_turns(document);
    let turn = match request.turn {
        None => None,
        Some(number) => Some(*turns.get(number.wrapping_sub(1)).ok_or_else(|| {
            Failure::Usage(format!("{} has {} turns, counted from 1.", document.path, turns.len()))
        })?),
    };
    if let Some(key) = &request.speaker
        && !document.speakers.contains_key(key)
    {
        let known: Vec<&str> = document.speakers.keys().map(String::as_str).collect();
        return Err(Failure::Usage(format!("there is no speaker `{key}`. There are: {}.", known.join(", "))));
    }
    let fits = |index: &usize| {
        turn.is_none_or(|turn| document.turns.number(*index) == turn)
            && request
                .speaker
                .as_ref()
                .is_none_or(|key| document.turns.of_unit(*index).speaker.as_ref() == Some(key))
    };
    Ok((0..document.units().len()).filter(fits).collect())
}

/// The turns in reading order, by their number in print.
fn reading_turns(document: &Document) -> Vec<usize> {
    let mut turns = Vec::new();
    for index in document.order.units() {
        let turn = document.turns.number(index);
        if turns.last() != Some(&turn) && !turns.contains(&turn) {
            turns.push(turn);
        }
    }
    turns
}
