//! The verb: a file is read, each row weighed, and what may be taken is written.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::place::{Place, Places};
use super::verdict::{Reason, Verdict, english, is_source_changed_there, verdict};
use super::wrapping::unwrapped;
use crate::format::{self, Returned, ReturnedRow, Returns, Tracked, normal};
use crate::project::{Document, Edit, State, Unit, Value};
use crate::workbench::desk::{self, Edited, Sheet};
use crate::workbench::failure::Failure;
use crate::workbench::store;
use crate::workbench::workspace::Workspace;

/// What is to be imported, and how.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// The file.
    pub file: PathBuf,
    /// The format; by the ending of the file where none is named.
    pub from: Option<String>,
    /// The document; the one that knows most rows where none is named.
    pub into: Option<String>,
    /// What is done with changes that a word processor tracked.
    pub tracked: Tracked,
    /// Whether nothing is to be written.
    pub dry_run: bool,
}

/// What a person says to a clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// What stands here stays.
    Ours,
    /// What came back is taken.
    Theirs,
    /// It stays open: what stands here stays, and the clash is told.
    Open,
}

/// A row that a person must decide about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The line or row of the file.
    pub line: usize,
    /// The unit that holds the English.
    pub id: String,
    /// Its Chinese.
    pub zh: String,
    /// What stands here.
    pub ours: String,
    /// What came back.
    pub theirs: String,
    /// Why.
    pub reason: Reason,
}

/// What an import gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// What was edited.
    pub edited: Edited,
    /// The file, as it is shown to people.
    pub file: String,
    /// What is still open.
    pub open: Vec<Clash>,
    /// What was odd: lines of the file and what to say about them.
    pub odd: Vec<(usize, String)>,
    /// Units of the document that no row names.
    pub missing: Vec<String>,
    /// How many rows changed the English, and how many brought a query.
    pub taken: (usize, usize),
}

/// Takes what people changed in the file that `request` names; `ask` decides where both changed.
///
/// # Errors
/// No such file, format or document; a file that cannot be read; an edit that cannot be made.
pub fn import(
    workspace: &Workspace,
    request: &ImportRequest,
    ask: &mut dyn FnMut(&Clash) -> Choice,
) -> Result<Imported, Failure> {
    let file = store::show(&request.file);
    let returned = read(request, &file)?;
    let (mut sheet, document) = choose(workspace, request, &returned.rows, &file)?;
    let mut weighing = Weighing::of(&document, &returned.rows, &file);
    weighing.odd.extend(returned.remarks);
    weighing.rows(&returned.rows, ask);
    weighing.odd.sort();
    let Weighing { open, odd, missing, edits, units, taken, .. } = weighing;
    sheet.units = units;
    let edited = desk::finish(vec![(sheet, edits)], request.dry_run)?;
    Ok(Imported { edited, file, open, odd, missing, taken })
}

fn read(request: &ImportRequest, file: &str) -> Result<Returned, Failure> {
    let bytes = store::read(&request.file)?;
    let ending = request.file.extension().map(|ending| ending.to_string_lossy().into_owned());
    let name = request.from.clone().or(ending).unwrap_or_default();
    let Some(format) = format::returns(&name) else {
        let known: Vec<&str> = format::RETURNS.iter().map(|format: &&dyn Returns| format.name()).collect();
        return Err(Failure::Usage(format!(
            "nothing is imported from `{name}`. Name one of these with `--from`: {}.",
            known.join(", ")
        )));
    };
    let returned = format.read(&bytes, request.tracked);
    returned.map_err(|why| Failure::Usage(format!("{file}: {why}. Nothing was changed.")))
}

/// The document that the file belongs to.
fn choose(
    workspace: &Workspace,
    request: &ImportRequest,
    rows: &[ReturnedRow],
    file: &str,
) -> Result<(Sheet, Document), Failure> {
    let names: Vec<String> = request.into.iter().cloned().collect();
    let mut best: Option<(usize, Sheet, Document)> = None;
    for sheet in desk::sheets(workspace, &names)? {
        let document = sheet.document(workspace)?;
        let known = Places::of(&document).known(rows);
        if best.as_ref().is_none_or(|(most, ..)| known > *most) {
            best = Some((known, sheet, document));
        }
    }
    match best {
        Some((known, sheet, document)) if known > 0 || request.into.is_some() => Ok((sheet, document)),
        _ => Err(Failure::Usage(format!(
            "no row of {file} names a unit of this project. Rows are known by their mark, their id or their Chinese; name the document with `--into` to see each row."
        ))),
    }
}

/// Rows that are being weighed.
struct Weighing<'a> {
    document: &'a Document,
    places: Places<'a>,
    file: &'a str,
    /// Which carriers have had a row, and with what English.
    seen: HashMap<usize, (usize, Option<String>)>,
    edits: Vec<Edit>,
    units: Vec<String>,
    open: Vec<Clash>,
    odd: Vec<(usize, String)>,
    missing: Vec<String>,
    taken: (usize, usize),
}

impl<'a> Weighing<'a> {
    fn of(document: &'a Document, rows: &[ReturnedRow], file: &'a str) -> Self {
        let places = Places::of(document);
        let named: HashSet<usize> = rows
            .iter()
            .filter_map(|row| match places.of_row(row) {
                Place::Bead { carrier, .. } => Some(carrier),
                _ => None,
            })
            .chain(rows.iter().flat_map(|row| &row.marks).filter_map(|mark| places.marked(mark)))
            .collect();
        let units = document.units();
        let lost = document.beads.iter().filter(|bead| units[bead.carrier].is_counted());
        let lost = lost.filter(|bead| bead.members.iter().all(|member| !named.contains(member)));
        let missing = lost.map(|bead| units[bead.carrier].id.clone()).collect();
        Self {
            document,
            places,
            file,
            seen: HashMap::new(),
            edits: Vec::new(),
            units: Vec::new(),
            open: Vec::new(),
            odd: Vec::new(),
            missing,
            taken: (0, 0),
        }
    }

    fn rows(&mut self, rows: &[ReturnedRow], ask: &mut dyn FnMut(&Clash) -> Choice) {
        for row in rows {
            match self.places.of_row(row) {
                Place::Bead { carrier, relinked } => self.row(row, carrier, relinked, ask),
                Place::Several(ids) => self.odd(row, format!(
                    "the rows of {} were put together; nothing is taken from them. Link the units with `duizhao link` where they share one English.",
                    ids.join(" ")
                )),
                Place::Unknown(id) => {
                    self.odd(row, format!("there is no unit {id} here; its row is left alone"));
                }
                Place::Ambiguous => self.odd(
                    row,
                    "its Chinese stands in several units, and the row names none; it is left alone".to_owned(),
                ),
                Place::New => {
                    self.odd(row, "this row was added there and belongs to no unit; it is left alone".to_owned());
                }
            }
        }
    }

    fn odd(&mut self, row: &ReturnedRow, text: String) {
        let filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        if filled(&row.en) || filled(&row.zh) || !row.marks.is_empty() {
            self.odd.push((row.line, text));
        }
    }

    fn row(
        &mut self,
        row: &ReturnedRow,
        carrier: usize,
        relinked: bool,
        ask: &mut dyn FnMut(&Clash) -> Choice,
    ) {
        let unit = &self.document.units()[carrier];
        let row = &unwrapped(row, unit);
        if let Some((line, en)) = self.seen.get(&carrier) {
            if *en != row.en {
                let text = format!(
                    "{} stands in row {line} too, with other English; this one is left alone",
                    unit.id
                );
                self.odd.push((row.line, text));
            }
            return;
        }
        self.seen.insert(carrier, (row.line, row.en.clone()));
        if is_source_changed_there(self.document, &self.places, carrier, row) {
            let text = format!(
                "the Chinese of {} was changed there; only the transcript changes it, so it stays as it is here",
                unit.id
            );
            self.odd.push((row.line, text));
        }
        let before = self.edits.len();
        match verdict(self.document, &self.places, carrier, relinked, row) {
            Verdict::Keep => {}
            Verdict::Take => self.take(unit, row),
            Verdict::Open(reason) => self.clash(unit, row, reason, ask),
        }
        self.query(unit, row);
        if self.edits.len() > before {
            self.units.push(unit.id.clone());
        }
    }

    fn clash(
        &mut self,
        unit: &Unit,
        row: &ReturnedRow,
        reason: Reason,
        ask: &mut dyn FnMut(&Clash) -> Choice,
    ) {
        let clash = Clash {
            line: row.line,
            id: unit.id.clone(),
            zh: unit.zh.clone(),
            ours: english(unit),
            theirs: row.en.clone().unwrap_or_default(),
            reason,
        };
        match ask(&clash) {
            Choice::Ours => {}
            Choice::Theirs => self.take(unit, row),
            Choice::Open => self.open.push(clash),
        }
    }

    fn take(&mut self, unit: &Unit, row: &ReturnedRow) {
        let theirs = normal(row.en.as_deref().unwrap_or_default());
        let segments: Vec<String> = theirs.lines().map(str::to_owned).collect();
        let id = unit.id.as_str();
        if segments.is_empty() {
            self.edits.push(Edit::set(id, "en", Value::text("")));
            self.edits.extend(unit.state.map(|_| Edit::remove(id, "state")));
        } else {
            self.edits.push(Edit::set(id, "en", Value::english(&segments)));
            self.edits.push(Edit::set(id, "state", Value::text(State::Draft.name())));
        }
        if !unit.has_english() {
            let file = self.file.rsplit(['/', '\\']).next().unwrap_or(self.file);
            self.edits.push(Edit::set(id, "origin", Value::text(format!("import ({file})"))));
        }
        self.edits.extend(unit.omit.iter().map(|_| Edit::remove(id, "omit")));
        self.edits.extend(unit.conflict.iter().map(|_| Edit::remove(id, "conflict")));
        self.taken.0 += 1;
    }

    /// Remarks that are new become the unit's query, behind the one it has.
    fn query(&mut self, unit: &Unit, row: &ReturnedRow) {
        let known: Vec<&str> = unit.query.iter().chain(&unit.note).map(String::as_str).collect();
        let is_new = |comment: &&String| {
            !comment.trim().is_empty() && !known.iter().any(|text| normal(text).contains(&normal(comment)))
        };
        let new: Vec<&str> = row.comments.iter().filter(is_new).map(String::as_str).collect();
        if new.is_empty() {
            return;
        }
        let texts: Vec<&str> = unit.query.iter().map(String::as_str).chain(new).collect();
        let text = texts.join(" / ").replace('\n', " ");
        self.edits.push(Edit::set(&unit.id, "query", Value::text(text)));
        self.taken.1 += 1;
    }
}
