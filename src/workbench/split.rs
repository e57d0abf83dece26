//! `split`: one unit becomes two.

use super::cover;
use super::desk::{self, Edited};
use super::failure::Failure;
use super::workspace::Workspace;
use crate::project::{Document, Edit, Minter, Role, Spot, Unit, Value};

/// The sign that shows a cut inside a text, as in `source: joins:`.
const CUT: char = '‖';

/// Splits the unit at `address`. The second unit begins with the words `at`, which must stand once in the Chinese; or
/// `at` shows the cut itself, as in `一是‖二是`. The first unit keeps the id, the fields, the comments and, without
/// `en_at`, the English, which then covers the second; with `en_at` the English is cut in the same way.
///
/// # Errors
/// No such unit, a cut that is not found or not clear, a misprint across it, or a file that cannot be edited.
pub fn split(
    workspace: &Workspace,
    address: &str,
    at: &str,
    en_at: Option<&str>,
    dry_run: bool,
) -> Result<Edited, Failure> {
    let mut sheet = desk::find_one(workspace, &[address.to_owned()])?;
    let document = sheet.turns(workspace)?;
    let id = sheet.units[0].clone();
    let Some(index) = document.file.position(&id) else { return Err(not_living(&id)) };
    let unit = &document.units()[index];
    let (first, second) = cut(&unit.zh, at, &format!("the Chinese of {id}"))?;
    let typed = cover::typed_sic(&sheet, &[unit])?;
    let (stays, goes) = misprints(unit, typed, &first, &second)?;
    let new = mint(&sheet.text, sheet.entry.name(), &first, &second);
    let mut edits = cover::by_id(&document, &[index]);
    let mut fields = vec![("id".to_owned(), Value::text(&new))];
    if let Some(role) = unit.role.filter(|role| role.interrupts()) {
        fields.push(("role".to_owned(), Value::text(role.name())));
    }
    fields.push(("zh".to_owned(), Value::text(&second)));
    edits.push(Edit::set(&id, "zh", Value::text(&first)));
    edits.extend(english(&document, index, en_at, &mut fields)?);
    if let Some(was) = &unit.was {
        fields.push(("was".to_owned(), Value::text(was)));
    }
    fields.push(("was-ids".to_owned(), Value::texts([id.as_str()])));
    if !goes.is_empty() {
        fields.push(("sic".to_owned(), Value::List(goes)));
        edits.push(match stays.is_empty() {
            true => Edit::remove(&id, "sic"),
            false => Edit::set(&id, "sic", Value::List(stays)),
        });
    }
    edits.push(Edit::Insert { spot: Spot::After(id), fields });
    sheet.units.push(new);
    desk::finish(vec![(sheet, edits)], dry_run)
}

pub(super) fn not_living(id: &str) -> Failure {
    Failure::Usage(format!("{id} is obsolete: it left the transcript. Name a unit under `units:`."))
}

/// What the second unit gets of the English, and what happens to it in the first.
fn english(
    document: &Document,
    index: usize,
    en_at: Option<&str>,
    fields: &mut Vec<(String, Value)>,
) -> Result<Vec<Edit>, Failure> {
    let unit = &document.units()[index];
    let mut put = |field: &str, value: Value| fields.push((field.to_owned(), value));
    let segments = cover::segments(unit);
    let mut edits = Vec::new();
    match (en_at, segments.is_empty()) {
        (Some(_), true) => {
            return Err(Failure::Usage(format!("{} has no English to cut. Leave out --en-at.", unit.id)));
        }
        (Some(at), false) => {
            let (first, second) = cut_segments(&segments, at, &format!("the English of {}", unit.id))?;
            edits.push(Edit::set(&unit.id, "en", Value::english(&first)));
            put("en", Value::english(&second));
            let state = unit.state.map(|state| state.name().to_owned());
            state.into_iter().for_each(|state| put("state", Value::text(state)));
            unit.origin.iter().for_each(|origin| put("origin", Value::text(origin)));
            unit.reviewed_by.iter().for_each(|name| put("reviewed-by", Value::text(name)));
        }
        (None, false) => put("covered-by", Value::text(&unit.id)),
        (None, true) => {
            let carrier = &document.units()[document.beads.of_unit(index).carrier];
            if let Some(why) = &unit.omit {
                put("omit", Value::text(why));
            } else if carrier.id != unit.id {
                put("covered-by", Value::text(&carrier.id));
            } else if unit.role != Some(Role::Jump) {
                put("en", Value::text(""));
            }
        }
    }
    Ok(edits)
}

/// The two halves of `text`: before `at` and from it on, or around the cut that `at` shows.
fn cut(text: &str, at: &str, name: &str) -> Result<(String, String), Failure> {
    let words = at.replace(CUT, "");
    let offset = at.find(CUT).unwrap_or(0);
    let mut hits = text.match_indices(&words).map(|(start, _)| start + offset);
    let place = match (hits.next().filter(|_| !words.is_empty()), hits.next()) {
        (Some(place), None) => place,
        (None, _) => {
            return Err(Failure::Usage(format!("“{words}” does not stand in {name}. It reads: {text}")));
        }
        (Some(_), Some(_)) => {
            return Err(Failure::Usage(format!(
                "“{words}” stands more than once in {name}. Give more of the words that follow the cut, or show it: “…{CUT}…”."
            )));
        }
    };
    let (first, second) = text.split_at(place);
    let (first, second) = (first.trim(), second.trim());
    if first.is_empty() || second.is_empty() {
        return Err(Failure::Usage(format!(
            "this cut leaves one side of {name} empty. The second unit begins with the words that --at gives."
        )));
    }
    Ok((first.to_owned(), second.to_owned()))
}

/// The same for English in segments: those before the cut, those behind it.
fn cut_segments(segments: &[String], at: &str, name: &str) -> Result<(Vec<String>, Vec<String>), Failure> {
    if let [one] = segments {
        return cut(one, at, name).map(|(first, second)| (vec![first], vec![second]));
    }
    let begins = |segment: &String| !at.contains(CUT) && segment.starts_with(at);
    if let Some(place) = segments.iter().position(begins).filter(|&place| place > 0) {
        return Ok((segments[..place].to_vec(), segments[place..].to_vec()));
    }
    let words = at.replace(CUT, "");
    let hits: Vec<usize> = (0..segments.len()).filter(|&number| segments[number].contains(&words)).collect();
    let [number] = hits.as_slice() else {
        return cut(&segments.join(" "), at, name).map(|_| (Vec::new(), Vec::new()));
    };
    let (first, second) = cut(&segments[*number], at, name)?;
    let before = segments[..*number].iter().cloned().chain([first]).collect();
    let behind = [second].into_iter().chain(segments[number + 1..].iter().cloned()).collect();
    Ok((before, behind))
}

/// The misprints, as they were typed, that stand in the first half, and in the second.
fn misprints(
    unit: &Unit,
    typed: Vec<Value>,
    first: &str,
    second: &str,
) -> Result<(Vec<Value>, Vec<Value>), Failure> {
    let (mut stays, mut goes) = (Vec::new(), Vec::new());
    for (sic, typed) in unit.sic.iter().zip(typed) {
        match (first.contains(&sic.found), second.contains(&sic.found)) {
            (true, _) => stays.push(typed),
            (false, true) => goes.push(typed),
            (false, false) => {
                return Err(Failure::Usage(format!(
                    "the misprint “{}” stands across this cut. Cut elsewhere, or change its `sic` first.",
                    sic.found
                )));
            }
        }
    }
    Ok((stays, goes))
}

/// A new id. An id that stands anywhere in the file, as lineage perhaps, is not taken again.
fn mint(text: &str, name: &str, previous: &str, zh: &str) -> String {
    let mut minter = Minter::default();
    loop {
        let id = minter.mint(name, previous, zh);
        if !text.contains(&id) {
            return id;
        }
    }
}
