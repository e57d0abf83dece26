//! `next`: the next unit that needs a person, in reading order.

use super::desk;
use super::failure::Failure;
use super::workspace::Workspace;
use crate::check::{NextUnit, excerpt, who};
use crate::project::{Document, State};
use crate::text::Lines;

/// A unit that needs a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Its file, as it is shown to people.
    pub path: String,
    /// The state it counts as.
    pub state: State,
    /// Why it needs one: `untranslated`, `draft`, `stale`, `conflict`, `query`, or its state.
    pub why: String,
    /// The unit.
    pub unit: NextUnit,
}

/// The next unit of the documents called `names` (all where none are named) that stands at `state`; without one, that is
/// below the project's least state, stale, in conflict or asks something. `after` names the unit behind which to begin.
///
/// # Errors
/// An unknown document, an unknown unit, or a file that cannot be read.
pub fn next(
    workspace: &Workspace,
    names: &[String],
    state: Option<State>,
    after: Option<&str>,
) -> Result<Option<Next>, Failure> {
    let mut begun = after.is_none();
    for sheet in desk::sheets(workspace, names)? {
        let document = sheet.document(workspace)?;
        for index in document.order.units() {
            let id = &document.units()[index].id;
            let is_start = after == Some(id) || after == Some(&format!("{}#{id}", sheet.entry.name()));
            if !begun || is_start {
                begun |= is_start;
                continue;
            }
            if let Some(why) = need(&document, index, state, workspace.project.coverage.min_state) {
                return Ok(Some(found(&document, index, why)));
            }
        }
    }
    if begun {
        return Ok(None);
    }
    Err(Failure::Usage(format!("there is no unit `{}` in these documents.", after.unwrap_or_default())))
}

fn need(document: &Document, index: usize, state: Option<State>, least: State) -> Option<String> {
    let (unit, standing) = (&document.units()[index], document.standing(index));
    if !standing.counted {
        return None;
    }
    match state {
        Some(state) => (standing.state == state).then(|| state.name().to_owned()),
        None if unit.conflict.is_some() => Some("conflict".to_owned()),
        None if standing.stale => Some("stale".to_owned()),
        None if standing.state == State::Initial => Some("untranslated".to_owned()),
        None if standing.state < least => Some(standing.state.name().to_owned()),
        None if unit.query.is_some() => Some("query".to_owned()),
        None => None,
    }
}

fn found(document: &Document, index: usize, why: String) -> Next {
    let unit = &document.units()[index];
    let line = Lines::new(&document.text).place(&document.text, unit.at.start).line;
    Next {
        path: document.path.clone(),
        state: document.standing(index).state,
        why,
        unit: NextUnit { line, id: unit.id.clone(), who: who(document, index), excerpt: excerpt(&unit.zh) },
    }
}
