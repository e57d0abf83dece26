//! What of a project changed on the disk since somebody last looked.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::store::{self, Stamp};
use super::workspace::Workspace;

/// The files of a project, as they were when somebody last looked.
#[derive(Debug, Default)]
pub struct Watch {
    seen: BTreeMap<PathBuf, Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    stamp: Option<Stamp>,
    /// Whether it was not there at the last look: an editor that saves may take it away for a moment.
    away: bool,
}

impl Watch {
    /// The files of `workspace` as they are now: settings, glossary, unit files and their transcripts (`more`). What was
    /// known of them is kept.
    pub fn follow(&mut self, workspace: &Workspace, more: &[PathBuf]) {
        let units = workspace.project.documents.iter().map(|entry| workspace.folder.join(&entry.path));
        let terms = workspace.project.glossary.iter().map(|name| workspace.folder.join(name));
        let files = [workspace.settings_path()].into_iter().chain(units).chain(terms);
        let mut seen = BTreeMap::new();
        for path in files.chain(more.iter().cloned()) {
            let known = self.seen.remove(&path);
            let known = known.unwrap_or_else(|| Seen { stamp: store::stamp(&path), away: false });
            seen.insert(path, known);
        }
        self.seen = seen;
    }

    /// The files that are not as they were at the last look.
    pub fn changed(&mut self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for (path, seen) in &mut self.seen {
            let now = store::stamp(path);
            if now.is_none() && seen.stamp.is_some() && !seen.away {
                seen.away = true;
                continue;
            }
            seen.away = false;
            if now != seen.stamp {
                seen.stamp = now;
                changed.push(path.clone());
            }
        }
        changed
    }
}
