//! What became of the units, as edits of the unit file and as notes for people.

use std::collections::HashSet;

use super::outcome::{Outcome, Place, Resync};
use crate::project::book::Document;
use crate::project::edit::{Edit, Spot, Value};
use crate::project::role::Role;
use crate::project::unit::{Cover, Unit};
use crate::project::write::NewUnit;
use crate::text::{Turnabout, longest_row, squeeze, turnabouts};

/// What happened to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Its Chinese reads otherwise.
    Edited {
        /// The unit.
        id: String,
        /// The Chinese as it was.
        old: String,
        /// The Chinese as it is.
        new: String,
        /// Whether its English has to be looked at again.
        stale: bool,
        /// What of it can turn the sentence round.
        turnabouts: Vec<Turnabout>,
    },
    /// The Chinese that its English was made from is back.
    Restored(String),
    /// A noted misprint was set right in print.
    Mended(String),
    /// Another label is printed before it.
    Labelled {
        /// The unit.
        id: String,
        /// The label as it was; empty for none.
        old: String,
        /// The label as it is; empty for none.
        new: String,
    },
    /// A sentence that no unit held.
    New {
        /// The id it got.
        id: String,
        /// Its text.
        zh: String,
    },
    /// The transcript does not hold it any more; it stands under `obsolete`, English and all.
    Obsolete {
        /// The unit.
        id: String,
        /// Its Chinese.
        zh: String,
    },
    /// It had left the transcript and is back.
    Back(String),
    /// It stands elsewhere.
    Moved(String),
    /// It was cut anew.
    Recut(String),
}

/// What a new copy of the transcript does to a unit file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Carried {
    /// The edits that carry it out.
    pub edits: Vec<Edit>,
    /// What happened, in the new order; what left comes last.
    pub notes: Vec<Note>,
}

/// Turns `found` into edits of the file of `document`. `fresh` are the sentences of the new copy as units to be made,
/// ids minted; `names` are names whose change is to be told.
pub fn carry<'n>(
    document: &Document,
    found: &Resync,
    fresh: &[NewUnit],
    names: impl IntoIterator<Item = &'n str> + Clone,
) -> Carried {
    let row: Vec<(usize, usize)> = found
        .places
        .iter()
        .enumerate()
        .filter_map(|(at, place)| match place {
            Place::Unit(unit, _) => Some((at, *unit)),
            _ => None,
        })
        .collect();
    let stays: HashSet<usize> = longest_row(&row).into_iter().map(|(_, unit)| unit).collect();
    let mut carrier = Carrier { document, found, fresh, carried: Carried::default(), previous: None };
    carrier.rewrite_covers(&stays);
    for &unit in &found.gone {
        let id = document.units()[unit].id.clone();
        carrier.carried.edits.push(Edit::Retire { unit: id });
    }
    for at in 0..found.places.len() {
        carrier.place(at, &stays, names.clone());
    }
    for &unit in &found.gone {
        let Unit { id, zh, .. } = &document.units()[unit];
        carrier.carried.notes.push(Note::Obsolete { id: id.clone(), zh: zh.clone() });
    }
    carrier.carried
}

struct Carrier<'d> {
    document: &'d Document,
    found: &'d Resync,
    fresh: &'d [NewUnit],
    carried: Carried,
    /// The id of the unit in the place before.
    previous: Option<String>,
}

impl Carrier<'_> {
    /// Where units come, go or move, `previous` and `next` would mean another unit than before: the id is written.
    fn rewrite_covers(&mut self, stays: &HashSet<usize>) {
        let touched = self.touched(stays);
        for (index, unit) in self.document.units().iter().enumerate() {
            let meant = matches!(unit.covered_by, Some(Cover::Previous | Cover::Next));
            if meant && touched.contains(&self.document.turns.number(index)) {
                let carrier = self.document.beads.of_unit(index).carrier;
                let id = &self.document.units()[carrier].id;
                if carrier != index {
                    self.carried.edits.push(Edit::set(&unit.id, "covered-by", Value::text(id)));
                }
            }
        }
    }

    /// The turns, by number, that units leave or come to.
    fn touched(&self, stays: &HashSet<usize>) -> HashSet<usize> {
        let number = |unit: &usize| self.document.turns.number(*unit);
        let mut touched: HashSet<usize> = self.found.gone.iter().map(number).collect();
        // What comes between two units that stay comes to the turns of both.
        let (mut before, mut came) = (None, false);
        for place in &self.found.places {
            match place {
                Place::Unit(unit, _) if stays.contains(unit) => {
                    if came {
                        touched.extend(before);
                        touched.insert(number(unit));
                    }
                    (before, came) = (Some(number(unit)), false);
                }
                Place::Unit(unit, _) => {
                    touched.insert(number(unit));
                    came = true;
                }
                Place::Back(..) | Place::New(_) => came = true,
            }
        }
        touched.extend(before.filter(|_| came));
        touched
    }

    fn place<'n>(
        &mut self,
        at: usize,
        stays: &HashSet<usize>,
        names: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        let spot = self.previous.clone().map_or(Spot::First, Spot::After);
        let document = self.document;
        let id = match &self.found.places[at] {
            Place::Unit(index, outcome) => {
                let unit = &document.units()[*index];
                if !stays.contains(index) {
                    self.carried.edits.push(Edit::Move { unit: unit.id.clone(), spot });
                    self.carried.notes.push(Note::Moved(unit.id.clone()));
                }
                if let Outcome::Edited { label, zh } = outcome {
                    self.relabel(at, *index, label);
                    self.rewrite(unit, zh, names);
                }
                unit.id.clone()
            }
            Place::Back(index, _) => {
                let id = document.file.obsolete[*index].id.clone();
                self.carried.edits.push(Edit::Move { unit: id.clone(), spot });
                self.carried.notes.push(Note::Back(id.clone()));
                id
            }
            Place::New(sentence) => {
                let new = &self.fresh[*sentence];
                self.carried.edits.push(Edit::Insert { spot, fields: new.fields() });
                self.carried.notes.push(Note::New { id: new.id.clone(), zh: new.zh.clone() });
                new.id.clone()
            }
        };
        self.previous = Some(id);
    }

    /// Another Chinese: the old one is kept beside the English that was made from it.
    fn rewrite<'n>(&mut self, unit: &Unit, zh: &str, names: impl IntoIterator<Item = &'n str> + Clone) {
        if squeeze(zh) == squeeze(&unit.zh) {
            return;
        }
        let edits = &mut self.carried.edits;
        edits.push(Edit::set(&unit.id, "zh", Value::text(zh)));
        let restored = unit.was.as_ref().is_some_and(|was| squeeze(was) == squeeze(zh));
        let mended = !unit.sic.is_empty() && squeeze(&unit.zh_as_meant()) == squeeze(zh);
        let translated = unit.has_english() || unit.covered_by.is_some();
        let kept: Vec<Value> = unit
            .sic
            .iter()
            .filter(|sic| !mended && zh.matches(&sic.found).count() == 1)
            .map(|sic| {
                let mut pairs = vec![
                    ("found".to_owned(), Value::text(&sic.found)),
                    ("read".to_owned(), Value::text(&sic.read)),
                ];
                if !sic.sure {
                    pairs.push(("sure".to_owned(), Value::Bare("false".to_owned())));
                }
                Value::Map(pairs)
            })
            .collect();
        if kept.is_empty() && !unit.sic.is_empty() {
            edits.push(Edit::remove(&unit.id, "sic"));
        } else if kept.len() < unit.sic.len() {
            edits.push(Edit::set(&unit.id, "sic", Value::List(kept)));
        }
        let note = if restored {
            edits.push(Edit::remove(&unit.id, "was"));
            Note::Restored(unit.id.clone())
        } else if mended {
            Note::Mended(unit.id.clone())
        } else {
            // The oldest text stays: it is what the English was made from.
            if unit.was.is_none() && translated {
                edits.push(Edit::set(&unit.id, "was", Value::text(&unit.zh)));
            }
            Note::Edited {
                id: unit.id.clone(),
                old: unit.zh.clone(),
                new: zh.to_owned(),
                stale: translated,
                turnabouts: turnabouts(&unit.zh, zh, names),
            }
        };
        self.carried.notes.push(note);
    }

    /// Another label: the speaker follows it. Where the first unit of a turn left or another came before it, the turn's
    /// fields go along.
    fn relabel(&mut self, at: usize, index: usize, label: &str) {
        let document = self.document;
        let unit = &document.units()[index];
        let old = document.label(index).unwrap_or_default();
        if squeeze(&old) == squeeze(label) {
            return;
        }
        let turn = document.turns.of_unit(index);
        let role = || Value::text(document.role(turn.units.start).name());
        let edits = &mut self.carried.edits;
        let known = document.speakers.iter().find(|(_, speaker)| format!("{}：", speaker.zh) == label.trim());
        if label.is_empty() {
            let taken = matches!(at.checked_sub(1).map(|at| &self.found.places[at]),
                Some(Place::New(sentence)) if self.fresh[*sentence].speaker.is_some());
            let fields: &[&str] = if taken { &["speaker", "label", "role"] } else { &[] };
            edits.extend(fields.iter().map(|field| Edit::remove(&unit.id, field)));
            if !taken {
                edits.push(Edit::set(&unit.id, "label", Value::text("none")));
            }
        } else if let Some((key, _)) = known {
            edits.push(Edit::set(&unit.id, "speaker", Value::text(key)));
            edits.push(Edit::remove(&unit.id, "label"));
        } else {
            let speaker = unit.speaker.clone().or_else(|| turn.speaker.clone());
            let speaker = speaker.unwrap_or_else(|| label.trim().trim_end_matches(['：', ':']).to_owned());
            edits.push(Edit::set(&unit.id, "speaker", Value::text(speaker)));
            edits.push(Edit::set(&unit.id, "label", Value::text(label.trim())));
        }
        if !label.is_empty() && unit.role.is_none() && index != turn.units.start {
            edits.push(Edit::set(&unit.id, "role", role()));
        }
        self.carried.notes.push(Note::Labelled { id: unit.id.clone(), old, new: label.to_owned() });
    }
}

impl NewUnit {
    /// Its fields as they are written: an empty `en` to type on where somebody is to translate it.
    pub fn fields(&self) -> Vec<(String, Value)> {
        let text = |name: &str, value: &Option<String>| {
            value.as_ref().map(|value| (name.to_owned(), Value::text(value)))
        };
        let mut fields = vec![("id".to_owned(), Value::text(&self.id))];
        fields.extend(text("speaker", &self.speaker));
        fields.extend(text("label", &self.label));
        fields.extend(self.role.map(|role: Role| ("role".to_owned(), Value::text(role.name()))));
        fields.extend(self.paragraph.then(|| ("paragraph".to_owned(), Value::Bare("true".to_owned()))));
        fields.push(("zh".to_owned(), Value::text(&self.zh)));
        if self.translatable {
            fields.push(("en".to_owned(), Value::text("")));
        }
        fields
    }
}
