//! `segment --diff`: what the rules of today would do to a unit file that exists.

use std::path::Path;

use super::failure::Failure;
use super::progress::Silent;
use super::segment::{Cut, segment};
use super::store;
use super::workspace::Workspace;
use crate::project::Document;
use crate::text::{Lines, squeeze};

/// What cutting a transcript anew would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recut {
    /// The unit file, as it is shown to people.
    pub path: String,
    /// The places where today's cut differs, in printed order.
    pub changes: Vec<Change>,
}

/// Units that would be cut otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line of the first of them in the unit file.
    pub line: usize,
    /// The units as they are, labels included.
    pub before: Vec<String>,
    /// The sentences as they would be.
    pub after: Vec<String>,
}

/// The document of `workspace` whose transcript stands at `path`; none where no document has it, or it cannot
/// be read whole.
///
/// # Errors
/// None but those of reading the project.
pub fn document_of(workspace: &Workspace, path: &Path) -> Result<Option<Document>, Failure> {
    let shown = store::show(&store::here().join(path));
    let loaded = workspace.load(&[], &Silent)?.only_sound();
    Ok(loaded.documents.into_iter().find(|document| document.transcript_path == shown))
}

/// What a person decided about the seams of `document`.
pub fn joins_of(document: &Document) -> Vec<(String, bool)> {
    document.file.source.joins.iter().map(|join| (join.at.clone(), join.join)).collect()
}

/// Compares the units made from the transcript at `path` with what the rules make of it today.
///
/// # Errors
/// A transcript that no document of the project has, or that cannot be read.
pub fn recut(workspace: &Workspace, path: &Path) -> Result<Recut, Failure> {
    let Some(document) = document_of(workspace, path)? else {
        let shown = store::show(&store::here().join(path));
        return Err(Failure::Usage(format!(
            "no document of this project was made from {shown}. `duizhao add {shown}` makes one."
        )));
    };
    let cut = segment(path, &workspace.project.segment, &joins_of(&document), None)?;
    Ok(Recut { changes: changes(&document, &sentences(&cut)), path: document.path })
}

/// The sentences of `cut`, the label before the first of a turn.
fn sentences(cut: &Cut) -> Vec<String> {
    let with_label = cut.paragraphs.iter().flat_map(|paragraph| {
        paragraph.sentences.iter().enumerate().map(|(nth, sentence)| {
            if nth == 0 { format!("{}{sentence}", paragraph.label) } else { sentence.clone() }
        })
    });
    with_label.collect()
}

/// Walks both lists side by side; where as many characters have gone by on both, a new stretch begins.
fn changes(document: &Document, after: &[String]) -> Vec<Change> {
    let lines = Lines::new(&document.text);
    let before: Vec<String> = (0..document.units().len())
        .map(|index| format!("{}{}", document.label(index).unwrap_or_default(), document.units()[index].zh))
        .collect();
    let length = |text: &String| squeeze(text).len();
    let (mut changes, mut old, mut new) = (Vec::new(), 0, 0);
    while old < before.len() && new < after.len() {
        let (first_old, first_new) = (old, new);
        let (mut left, mut right) = (length(&before[old]), length(&after[new]));
        (old, new) = (old + 1, new + 1);
        while left != right {
            if left < right && old < before.len() {
                left += length(&before[old]);
                old += 1;
            } else if right < left && new < after.len() {
                right += length(&after[new]);
                new += 1;
            } else {
                break;
            }
        }
        if old - first_old > 1 || new - first_new > 1 {
            let start = document.units()[first_old].at.start;
            changes.push(Change {
                line: lines.place(&document.text, start).line,
                before: before[first_old..old].to_vec(),
                after: after[first_new..new].to_vec(),
            });
        }
    }
    changes
}
