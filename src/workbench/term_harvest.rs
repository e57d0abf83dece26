//! `term harvest`: candidates for the glossary from what is translated already.

use std::path::Path;

use super::check::pairs_of;
use super::failure::{Failure, FileProblem};
use super::progress::Progress;
use super::store;
use super::workspace::Workspace;
use crate::format;
use crate::project::Document;
use crate::termbase::{Candidate, Term, Terms, harvest};
use crate::text::{is_closer, is_opener};

/// What is to be harvested.
#[derive(Debug, Clone, Default)]
pub struct HarvestRequest {
    /// Documents by path or name, and bilingual files; all documents where none are named.
    pub documents: Vec<String>,
    /// In how many pairs both sides must stand at least.
    pub least: usize,
    /// Whether terms that stand in the glossary are listed too.
    pub all: bool,
}

/// What a harvest gave.
#[derive(Debug)]
pub struct Harvested {
    /// The candidates, the surest first.
    pub candidates: Vec<Candidate>,
    /// How many pairs they come from.
    pub pairs: usize,
    /// How many candidates stand in the glossary and are not listed.
    pub known: usize,
    /// Files that could not be read whole.
    pub problems: Vec<FileProblem>,
}

/// Harvests the translated units that `request` names.
///
/// # Errors
/// No project, an unknown document, a file that is not there.
pub fn harvest_terms(
    folder: &Path,
    request: &HarvestRequest,
    progress: &dyn Progress,
) -> Result<Harvested, Failure> {
    let (files, names): (Vec<String>, Vec<String>) =
        request.documents.iter().cloned().partition(|name| format::reader(name).is_some());
    let (mut documents, mut problems, mut glossary) = (Vec::new(), Vec::new(), Vec::new());
    match Workspace::open(folder) {
        Ok(workspace) => {
            if files.is_empty() || !names.is_empty() {
                let loaded = workspace.load(&names, progress)?.only_sound();
                documents.extend(loaded.documents);
                problems.extend(loaded.problems);
            }
            let (read, problem) = workspace.glossary();
            glossary = read.terms;
            problems.extend(problem);
        }
        Err(Failure::NoProject { .. }) if names.is_empty() && !files.is_empty() => {}
        Err(other) => return Err(other),
    }
    for name in &files {
        let path = store::here().join(folder).join(name);
        let read = pairs_of(&store::show(&path), store::content(&path)?)?;
        documents.push(read.document);
        problems.extend(read.problems);
    }
    let pairs: Vec<(String, String)> = documents.iter().flat_map(beads).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(zh, en)| (zh.as_str(), en.as_str())).collect();
    let found = harvest(&pairs, request.least);
    let total = found.len();
    // A term that the glossary has in quotation marks is harvested without them.
    let bare = |term: &Term| Term { zh: term.zh.trim_matches(is_mark).to_owned(), ..term.clone() };
    let known = Terms::new(glossary.iter().flat_map(|term| [term.clone(), bare(term)]));
    let candidates: Vec<Candidate> =
        found.into_iter().filter(|candidate| request.all || known.get(&candidate.zh).is_none()).collect();
    Ok(Harvested { known: total - candidates.len(), candidates, pairs: pairs.len(), problems })
}

fn is_mark(c: char) -> bool {
    is_opener(c) || is_closer(c)
}

/// The Chinese, as it was meant, and the English of each bead that has both.
fn beads(document: &Document) -> Vec<(String, String)> {
    let units = document.units();
    let pair = |bead: &crate::project::Bead| {
        let english = units[bead.carrier].english()?.into_owned();
        let chinese: String = bead.members.iter().map(|&index| units[index].zh_as_meant()).collect();
        (units[bead.carrier].is_counted() && !english.trim().is_empty()).then_some((chinese, english))
    };
    document.beads.iter().filter_map(pair).collect()
}
