//! `fill`: units without English get what memory has for the very same Chinese, or what a program suggests, as drafts.

use std::collections::HashMap;

use super::desk::{self, Edited, Sheet};
use super::failure::Failure;
use super::memory::{OpenMemory, TmQuery, TmRequest, entries_of, in_context};
use super::progress::Progress;
use super::suggest::{Asking, Helper, questions};
use super::workspace::Workspace;
use crate::memory::{Hit, fold};
use crate::project::{Document, Edit, State, Value};
use crate::termbase::Terms;

/// What is filled.
#[derive(Debug, Clone, Default)]
pub struct FillRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// Whether a sentence is filled too that was translated in the same document and nowhere else.
    pub repetitions: bool,
    /// Whether the project's program is asked for what memory does not have.
    pub suggest: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// What a `fill` did.
#[derive(Debug)]
pub struct Filled {
    /// The files, and what was left alone.
    pub edited: Edited,
    /// The memory, with what there is to say of its files.
    pub open: OpenMemory,
    /// Why the project's program did not answer for every unit.
    pub trouble: Option<String>,
}

/// English for a unit that has none, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Draft {
    en: String,
    origin: String,
}

/// What becomes of a unit without English.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Answer {
    /// Memory has one English for it.
    Draft(Draft),
    /// Only its own document has it.
    Repetition,
    /// Memory has several English texts for it, and nothing tells them apart.
    Several,
    /// Memory does not have it.
    Nothing,
}

/// How many English texts for one sentence are looked at.
const MOST: usize = 64;

/// Fills the units without English of the documents that `request` names.
///
/// Only what is equal to a sentence of memory, width and blanks aside, is filled. Where memory has several English
/// texts, the one between the same neighbours is taken; where that leaves several, the unit stays empty. What
/// somebody wrote is never touched.
///
/// # Errors
/// No such document, a file that cannot be read, or a program that was not allowed.
pub fn fill(
    workspace: &Workspace,
    request: &FillRequest,
    progress: &dyn Progress,
) -> Result<Filled, Failure> {
    let helper = request.suggest.then(|| Helper::of(workspace)).transpose()?;
    let asked = TmRequest { many: true, ..TmRequest::default() };
    let mut open = OpenMemory::open(&workspace.folder, &asked, progress)?;
    let mut tally = Tally::default();
    let mut filling = Vec::new();
    for sheet in desk::sheets(workspace, &request.documents)? {
        filling.push(Filling::of(sheet, workspace, request, &mut open, &mut tally)?);
    }
    let mut trouble = None;
    if let Some(helper) = helper {
        trouble = ask(&helper, workspace, &mut filling, &mut open, &mut tally, progress)?;
    }
    let jobs = filling.into_iter().map(|one| {
        let edits = one.drafts.iter().flat_map(|(id, draft)| edits_of(id, draft)).collect();
        let units = one.drafts.into_iter().map(|(id, _)| id).collect();
        (Sheet { units, ..one.sheet }, edits)
    });
    let mut edited = desk::finish(jobs.collect(), request.dry_run)?;
    edited.remarks.extend(tally.remarks());
    Ok(Filled { edited, open, trouble })
}

/// A file that is being filled.
struct Filling {
    sheet: Sheet,
    document: Document,
    /// The units that can be filled, by id.
    drafts: Vec<(String, Draft)>,
    /// The units that memory does not have, by id.
    left: Vec<String>,
}

impl Filling {
    /// Looks every unit without English up in memory.
    fn of(
        sheet: Sheet,
        workspace: &Workspace,
        request: &FillRequest,
        open: &mut OpenMemory,
        tally: &mut Tally,
    ) -> Result<Self, Failure> {
        let document = sheet.document(workspace)?;
        let own = Own::of(&document);
        let (queries, empty) = queries(&document);
        let mut filling = Self { sheet, document, drafts: Vec::new(), left: Vec::new() };
        for (at, query) in queries.iter().enumerate().filter(|&(at, _)| empty[at]) {
            let hits = open.search(&in_context(&queries, at), 100, MOST)?;
            let answer = answer(&hits, &own, request.repetitions, open);
            tally.count(&query.name, &answer);
            match answer {
                Answer::Draft(draft) => filling.drafts.push((query.name.clone(), draft)),
                Answer::Nothing => filling.left.push(query.name.clone()),
                Answer::Repetition | Answer::Several => {}
            }
        }
        Ok(filling)
    }
}

/// Asks a program for the units that memory does not have; why it did not answer for all of them.
fn ask(
    helper: &Helper<'_>,
    workspace: &Workspace,
    filling: &mut [Filling],
    open: &mut OpenMemory,
    tally: &mut Tally,
    progress: &dyn Progress,
) -> Result<Option<String>, Failure> {
    let terms = Terms::new(workspace.glossary().0.terms);
    let mut asking = Asking { languages: &workspace.project.languages, terms: &terms, open };
    let mut asked = Vec::new();
    for one in filling.iter() {
        asked.extend(questions(&one.document, &one.left, &mut asking)?);
    }
    let (found, trouble) = helper.ask(&asked, progress);
    for one in filling {
        for id in std::mem::take(&mut one.left) {
            let best = found.get(&format!("{}#{id}", one.document.entry.name())).and_then(|all| all.first());
            if let Some(best) = best {
                tally.suggested += 1;
                one.drafts.push((id, Draft { en: best.en.clone(), origin: helper.origin(best) }));
            }
        }
    }
    Ok(trouble)
}

/// The sentences of a document, a bead each and called by the id of its carrier; and which of them lack English.
fn queries(document: &Document) -> (Vec<TmQuery>, Vec<bool>) {
    let units = document.units();
    let counted = document.beads.iter().filter(|bead| units[bead.carrier].is_counted());
    counted
        .map(|bead| {
            let carrier = &units[bead.carrier];
            let zh = bead.members.iter().map(|&member| units[member].zh_as_meant()).collect();
            // A unit whose link leads nowhere waits for its link to be mended.
            let is_empty =
                !carrier.has_english() && carrier.covered_by.is_none() && carrier.conflict.is_none();
            (TmQuery { name: carrier.id.clone(), zh }, is_empty)
        })
        .unzip()
}

/// How often a document has a sentence with an English text.
struct Own(HashMap<(Vec<char>, String), usize>);

impl Own {
    fn of(document: &Document) -> Self {
        let mut counts = HashMap::new();
        for entry in entries_of(document) {
            *counts.entry((fold(&entry.zh), entry.en.trim().to_owned())).or_default() += 1;
        }
        Self(counts)
    }

    /// Whether the document has this entry as often as all of memory.
    fn has_all(&self, hit: &Hit) -> bool {
        let key = (fold(&hit.entry.zh), hit.entry.en.trim().to_owned());
        self.0.get(&key).is_some_and(|&times| times >= hit.times)
    }
}

fn answer(hits: &[Hit], own: &Own, repetitions: bool, open: &OpenMemory) -> Answer {
    let Some(best) = hits.first() else { return Answer::Nothing };
    // They come sorted, and each with another English.
    if hits.get(1).is_some_and(|second| second.context == best.context) {
        return Answer::Several;
    }
    if !repetitions && hits.iter().all(|hit| own.has_all(hit)) {
        return Answer::Repetition;
    }
    let place = open.place(best);
    Answer::Draft(Draft { en: best.entry.en.trim().to_owned(), origin: format!("memory ({place})") })
}

fn edits_of(id: &str, draft: &Draft) -> [Edit; 3] {
    [
        Edit::set(id, "en", Value::text(&draft.en)),
        Edit::set(id, "state", Value::text(State::Draft.name())),
        Edit::set(id, "origin", Value::text(&draft.origin)),
    ]
}

/// What became of the units without English.
#[derive(Debug, Default)]
struct Tally {
    empty: usize,
    drafts: usize,
    repetitions: usize,
    several: Vec<String>,
    suggested: usize,
}

impl Tally {
    fn count(&mut self, id: &str, answer: &Answer) {
        self.empty += 1;
        match answer {
            Answer::Draft(_) => self.drafts += 1,
            Answer::Repetition => self.repetitions += 1,
            Answer::Several => self.several.push(id.to_owned()),
            Answer::Nothing => {}
        }
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        match (self.empty, self.drafts) {
            (0, _) => remarks.push("no unit is without English".to_owned()),
            (empty, drafts) => {
                remarks.push(format!("{drafts} of {empty} units without English stand in memory"))
            }
        }
        if self.suggested > 0 {
            remarks.push(format!("{} more were suggested; read every word of them", self.suggested));
        }
        if self.repetitions > 0 {
            let count = self.repetitions;
            remarks.push(format!("{count} more repeat their own document; `--repetitions` fills them too"));
        }
        if !self.several.is_empty() {
            let (count, ids) = (self.several.len(), self.several.join(" "));
            remarks.push(format!("{count} with several English texts in memory stay empty: {ids}"));
        }
        remarks
    }
}
