//! `fill`: units without English get what memory has for the very same Chinese, as drafts.

use std::collections::HashMap;

use super::desk::{self, Edited, Sheet};
use super::failure::Failure;
use super::memory::{OpenMemory, TmQuery, TmRequest, entries_of, in_context};
use super::progress::Progress;
use super::workspace::Workspace;
use crate::memory::{Hit, fold};
use crate::project::{Document, Edit, State, Value};

/// What is filled.
#[derive(Debug, Clone, Default)]
pub struct FillRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// Whether a sentence is filled too that was translated in the same document and nowhere else.
    pub repetitions: bool,
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
/// No such document, or a file that cannot be read.
pub fn fill(
    workspace: &Workspace,
    request: &FillRequest,
    progress: &dyn Progress,
) -> Result<Filled, Failure> {
    let asked = TmRequest { many: true, ..TmRequest::default() };
    let mut open = OpenMemory::open(&workspace.folder, &asked, progress)?;
    let mut jobs = Vec::new();
    let mut tally = Tally::default();
    for mut sheet in desk::sheets(workspace, &request.documents)? {
        let drafts = drafts(&sheet, workspace, request, &mut open, &mut tally)?;
        let edits = drafts.iter().flat_map(|(id, draft)| edits_of(id, draft)).collect();
        sheet.units = drafts.into_iter().map(|(id, _)| id).collect();
        jobs.push((sheet, edits));
    }
    let mut edited = desk::finish(jobs, request.dry_run)?;
    edited.remarks.extend(tally.remarks());
    Ok(Filled { edited, open })
}

/// The units of a file that can be filled, by id.
fn drafts(
    sheet: &Sheet,
    workspace: &Workspace,
    request: &FillRequest,
    open: &mut OpenMemory,
    tally: &mut Tally,
) -> Result<Vec<(String, Draft)>, Failure> {
    let document = sheet.document(workspace)?;
    let own = Own::of(&document);
    let (queries, empty) = queries(&document);
    let mut drafts = Vec::new();
    for (at, query) in queries.iter().enumerate().filter(|&(at, _)| empty[at]) {
        let hits = open.search(&in_context(&queries, at), 100, MOST)?;
        let answer = answer(&hits, &own, request.repetitions, open);
        tally.count(&query.name, &answer);
        if let Answer::Draft(draft) = answer {
            drafts.push((query.name.clone(), draft));
        }
    }
    Ok(drafts)
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
                carrier.english().is_none() && carrier.covered_by.is_none() && carrier.conflict.is_none();
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
