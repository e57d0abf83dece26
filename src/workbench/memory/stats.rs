//! `tm stats`: what memory holds, file by file. Every file is read anew, so that what is wrong with it is said.

use std::path::Path;

use super::file::{FileReport, from_folder};
use super::open::{OpenMemory, TmRequest, reading};
use crate::memory::Tally;
use crate::workbench::{Failure, FileProblem, Progress, Workspace};

/// What `tm stats` gave.
#[derive(Debug, Default)]
pub struct TmStats {
    /// Each source with its counts; the project's own units first.
    pub sources: Vec<(FileReport, Tally)>,
    /// Unit files that could not be read whole.
    pub problems: Vec<FileProblem>,
}

/// Counts the memory of the project around `folder`, or of the files that `request` names.
///
/// # Errors
/// No project, or a file that cannot be read.
pub fn tm_stats(folder: &Path, request: &TmRequest, progress: &dyn Progress) -> Result<TmStats, Failure> {
    let mut stats = TmStats::default();
    let mut files = request.files.clone();
    let mut languages = crate::project::Languages::default();
    match Workspace::open(folder) {
        Ok(workspace) => {
            languages = workspace.project.languages.clone();
            if files.is_empty() {
                files = workspace
                    .project
                    .memory
                    .iter()
                    .map(|file| from_folder(&workspace.folder, file))
                    .collect();
                let own = OpenMemory::own(&workspace)?;
                stats.problems = own.problems;
                stats.sources.extend(own.memory.shards.iter().map(|shard| {
                    (FileReport { path: shard.name.clone(), ..FileReport::default() }, shard.index.tally())
                }));
            }
        }
        Err(Failure::NoProject { .. }) if !files.is_empty() => {}
        Err(other) => return Err(other),
    }
    for path in &files {
        let (index, report) = reading(&languages, progress, false).build(path)?;
        stats.sources.push((report, index.tally()));
    }
    Ok(stats)
}
