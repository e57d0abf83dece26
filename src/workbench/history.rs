//! How a document came along: its states at revisions of its file.

use std::path::Path;

use super::failure::Failure;
use super::git::{Revision, revisions_of};
use super::store;
use super::workspace::Workspace;
use crate::project::{Document, State, UnitFile};

/// A document at a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The commit.
    pub revision: String,
    /// When it was made, as ISO 8601 with the zone.
    pub date: String,
    /// How many counted units stood at each state, in the order of [`State::ALL`].
    pub states: [usize; State::ALL.len()],
}

/// The history of the document called `name`, oldest first: `most` revisions of its file, evenly chosen. Empty where
/// there is no git, or no history.
///
/// # Errors
/// An unknown document.
pub fn history(workspace: &Workspace, name: &str, most: usize) -> Result<Vec<Milestone>, Failure> {
    let mut found = Vec::new();
    for entry in workspace.entries(&[name.to_owned()])? {
        let path = workspace.folder.join(&entry.path);
        let revisions = revisions_of(&path).unwrap_or_default();
        for (revision, date) in chosen(&revisions, most) {
            let Some(text) = text_at(&path, revision) else { continue };
            let (file, problems) = UnitFile::read(&text);
            if problems.is_empty() {
                let document =
                    Document::new(&entry.path, String::new(), file, &workspace.project, entry.clone());
                let states = states(&document);
                found.push(Milestone { revision: revision.clone(), date: date.clone(), states });
            }
        }
    }
    Ok(found)
}

/// How many counted units of `document` stand at each state, in the order of [`State::ALL`].
fn states(document: &Document) -> [usize; State::ALL.len()] {
    let mut states = [0; State::ALL.len()];
    for standing in (0..document.units().len()).map(|index| document.standing(index)) {
        if let (true, Some(at)) =
            (standing.counted, State::ALL.iter().position(|&state| state == standing.state))
        {
            states[at] += 1;
        }
    }
    states
}

/// `most` of `all` at even distances, the first and the last among them.
fn chosen<T>(all: &[T], most: usize) -> Vec<&T> {
    match all.len() {
        few if few <= most.max(2) => all.iter().collect(),
        many => (0..most).map(|number| &all[number * (many - 1) / (most - 1)]).collect(),
    }
}

fn text_at(path: &Path, revision: &str) -> Option<String> {
    let revision = Revision::find(path.parent()?, revision).ok()?;
    String::from_utf8(revision.read(&store::tidy(path)).ok()??).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_revision_are_always_shown() {
        let all: Vec<usize> = (0..1000).collect();
        let few = chosen(&all, 60);
        assert_eq!((few.len(), *few[0], *few[59]), (60, 0, 999));
        assert_eq!(chosen(&all[..3], 60).len(), 3);
        assert!(chosen(&all[..0], 60).is_empty());
    }
}
