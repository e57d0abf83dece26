//! Units cut anew by today's rules, their English kept: only where a person asked for it.

use super::carry::{Carried, Note};
use crate::project::book::Document;
use crate::project::edit::{Edit, Spot, Value};
use crate::project::state::State;
use crate::project::unit::Unit;
use crate::project::write::NewUnit;
use crate::text::nonblank;

/// Units and sentences that hold the same characters.
struct Stretch {
    units: std::ops::Range<usize>,
    sentences: std::ops::Range<usize>,
}

/// The edits that cut the units of `document` as `fresh` are cut; both hold the same characters, labels aside. Where
/// several units become several sentences, all their English stands in the first and the others are covered by it.
/// Units with anything written about them (notes, misprints, allowances) are left as they are; their ids come second.
pub fn recut(document: &Document, fresh: &[NewUnit]) -> (Carried, Vec<String>) {
    let mut carried = Carried::default();
    let mut left = Vec::new();
    let units = document.units();
    for Stretch { units: old, sentences } in stretches(units, fresh) {
        if old.len() == 1 && sentences.len() == 1 {
            continue;
        }
        let first = &units[old.start];
        if !units[old.clone()].iter().enumerate().all(|(at, unit)| is_plain(unit, at == 0)) {
            left.push(first.id.clone());
            continue;
        }
        let ids: Vec<&str> = units[old.clone()].iter().map(|unit| unit.id.as_str()).collect();
        let english: Vec<String> = units[old.clone()]
            .iter()
            .filter_map(|unit| unit.en.as_ref())
            .flat_map(|english| english.segments().map(str::to_owned).collect::<Vec<_>>())
            .filter(|text| !text.is_empty())
            .collect();
        let edits = &mut carried.edits;
        edits.push(Edit::set(&first.id, "zh", Value::text(&fresh[sentences.start].zh)));
        if old.len() > 1 {
            if !english.is_empty() {
                edits.push(Edit::set(&first.id, "en", Value::english(&english)));
            }
            let lowest = units[old.clone()].iter().filter_map(|unit| unit.state).min();
            if lowest != first.state {
                let state = lowest.unwrap_or(State::Translated);
                edits.push(Edit::set(&first.id, "state", Value::text(state.name())));
            }
            edits.push(Edit::set(&first.id, "was-ids", Value::texts(ids[1..].iter().copied())));
            edits.extend(
                ids[1..].iter().map(|id| Edit::Absorb { unit: (*id).to_owned(), into: first.id.clone() }),
            );
        }
        let mut previous = first.id.clone();
        for sentence in &fresh[sentences.start + 1..sentences.end] {
            let mut fields = vec![
                ("id".to_owned(), Value::text(&sentence.id)),
                ("zh".to_owned(), Value::text(&sentence.zh)),
            ];
            match english.is_empty() {
                true => fields.push(("en".to_owned(), Value::text(""))),
                false => fields.push(("covered-by".to_owned(), Value::text(&first.id))),
            }
            fields.push(("was-ids".to_owned(), Value::texts([first.id.as_str()])));
            edits.push(Edit::Insert { spot: Spot::After(previous.clone()), fields });
            previous.clone_from(&sentence.id);
            carried.notes.push(Note::New { id: sentence.id.clone(), zh: sentence.zh.clone() });
        }
        carried.notes.push(Note::Recut(first.id.clone()));
    }
    (carried, left)
}

/// Whether a unit can be cut or joined without losing what a person wrote about it.
fn is_plain(unit: &Unit, first: bool) -> bool {
    let begins = unit.speaker.is_some() || unit.role.is_some() || unit.heading.is_some() || unit.paragraph;
    let noted = unit.note.is_some() || unit.query.is_some() || unit.footnote.is_some() || unit.was.is_some();
    let bound = unit.covered_by.is_some() || unit.omit.is_some() || unit.conflict.is_some();
    (first || !begins) && !noted && !bound && unit.sic.is_empty() && unit.allow.is_empty()
}

/// The shortest stretches that begin and end in both at the same characters.
fn stretches(units: &[Unit], fresh: &[NewUnit]) -> Vec<Stretch> {
    let length = |text: &str| nonblank(text).count();
    let (mut found, mut unit, mut sentence) = (Vec::new(), 0, 0);
    while unit < units.len() && sentence < fresh.len() {
        let (first, start) = (unit, sentence);
        let (mut left, mut right) = (length(&units[unit].zh), length(&fresh[sentence].zh));
        (unit, sentence) = (unit + 1, sentence + 1);
        while left != right {
            if left < right && unit < units.len() {
                left += length(&units[unit].zh);
                unit += 1;
            } else if right < left && sentence < fresh.len() {
                right += length(&fresh[sentence].zh);
                sentence += 1;
            } else {
                return found;
            }
        }
        found.push(Stretch { units: first..unit, sentences: start..sentence });
    }
    found
}
