//! What a program is told of a unit: its Chinese, what stands around it, its terms, what memory has for it.

use crate::format::{AskedMatch, AskedTerm, Neighbour, Question};
use crate::project::{Bead, Document, Languages, Unit};
use crate::termbase::{Term, Terms};
use crate::workbench::{Failure, OpenMemory};

use crate::workbench::memory::{TmQuery, in_context};

/// How many units before and behind a unit are told.
const BEFORE: usize = 3;
const AFTER: usize = 2;

/// How many entries of memory are told, and how alike they are at least.
const MATCHES: usize = 3;
const ALIKE: u32 = 70;

/// What questions are made with.
pub(in crate::workbench) struct Asking<'a> {
    pub(in crate::workbench) languages: &'a Languages,
    pub(in crate::workbench) terms: &'a Terms,
    pub(in crate::workbench) open: &'a mut OpenMemory,
}

/// The questions for the units of `document` whose carriers are called `ids`, in printed order.
///
/// # Errors
/// A file of the memory that cannot be read any more.
pub(in crate::workbench) fn questions(
    document: &Document,
    ids: &[String],
    asking: &mut Asking<'_>,
) -> Result<Vec<Question>, Failure> {
    let units = document.units();
    let beads: Vec<&Bead> = document.beads.iter().filter(|bead| units[bead.carrier].is_counted()).collect();
    let all: Vec<Neighbour> = beads.iter().map(|bead| neighbour(bead, units)).collect();
    let queries: Vec<TmQuery> =
        all.iter().map(|one| TmQuery { name: String::new(), zh: one.zh.clone() }).collect();
    let mut questions = Vec::new();
    for (at, bead) in beads.iter().enumerate() {
        let unit = &units[bead.carrier];
        if !ids.contains(&unit.id) {
            continue;
        }
        let id = format!("{}#{}", document.entry.name(), unit.id);
        let matches = matches(&id, &queries, at, asking.open)?;
        let speaker = document.speaker(bead.carrier);
        questions.push(Question {
            source: asking.languages.source.clone(),
            target: asking.languages.target.clone(),
            zh: all[at].zh.clone(),
            en: all[at].en.clone(),
            role: document.role(bead.carrier).name().to_owned(),
            speaker: speaker.map(|speaker| Neighbour { zh: speaker.zh.clone(), en: speaker.en.clone() }),
            before: all[at.saturating_sub(BEFORE)..at].to_vec(),
            after: all[at + 1..(at + 1 + AFTER).min(all.len())].to_vec(),
            terms: terms(&all[at].zh, asking.terms),
            matches,
            id,
        });
    }
    Ok(questions)
}

fn neighbour(bead: &Bead, units: &[Unit]) -> Neighbour {
    Neighbour {
        zh: bead.members.iter().map(|&member| units[member].zh_as_meant()).collect(),
        en: units[bead.carrier].english().map(|english| english.into_owned()),
    }
}

/// What memory has for sentence `at`, its own entry left out.
fn matches(
    id: &str,
    queries: &[TmQuery],
    at: usize,
    open: &mut OpenMemory,
) -> Result<Vec<AskedMatch>, Failure> {
    let hits = open.search(&in_context(queries, at), ALIKE, MATCHES + 1)?;
    let hits = hits.into_iter().map(|hit| (open.place(&hit), hit));
    let others = hits.filter(|(place, hit)| place != id || hit.times > 1);
    let told = others.map(|(from, hit)| AskedMatch {
        percent: hit.similarity.percent(),
        zh: hit.entry.zh,
        en: hit.entry.en,
        from,
    });
    Ok(told.take(MATCHES).collect())
}

/// The terms that stand in `zh`, each once.
fn terms(zh: &str, terms: &Terms) -> Vec<AskedTerm> {
    let mut found: Vec<usize> = Vec::new();
    for hit in terms.find(zh) {
        if !found.contains(&hit.term) {
            found.push(hit.term);
        }
    }
    let told = |term: &Term| AskedTerm {
        zh: term.zh.clone(),
        en: term.renderings().next().unwrap_or_default().to_owned(),
        admitted: term.admitted.clone(),
        forbidden: term.forbidden.clone(),
        note: term.note.clone(),
    };
    found.into_iter().map(|term| told(&terms.all()[term])).collect()
}
