//! `tm leverage`: how much of a text the memory covers.

use std::collections::HashSet;
use std::path::Path;

use super::open::{OpenMemory, TmRequest};
use super::query::{TmQuery, in_context, is_unit_file, queries};
use crate::memory::{Band, Leverage, fold};
use crate::text::count_han;
use crate::workbench::{Failure, Progress, Workspace, segment};

/// What `tm leverage` gave.
#[derive(Debug)]
pub struct TmLeverage {
    /// The table.
    pub leverage: Leverage,
    /// The memory, with what there is to say of its files.
    pub open: OpenMemory,
}

/// Counts the sentences of the transcript or unit file at `path` by what memory has for them. The file's own units
/// are no memory for it.
///
/// # Errors
/// No project, or a file that cannot be read.
pub fn tm_leverage(
    folder: &Path,
    request: &TmRequest,
    path: &Path,
    progress: &dyn Progress,
) -> Result<TmLeverage, Failure> {
    let asked = if is_unit_file(path) { queries(path)? } else { sentences(folder, path)? };
    let request = TmRequest { many: true, leave_out: Some(path.to_owned()), ..request.clone() };
    let mut open = OpenMemory::open(folder, &request, progress)?;
    let mut leverage = Leverage::default();
    let mut seen = HashSet::new();
    for (at, query) in asked.iter().enumerate() {
        let best = open.search(&in_context(&asked, at), Band::LEAST, 1)?;
        let best = best.first().map(|hit| (hit.similarity, hit.context));
        let repeated = !seen.insert(fold(&query.zh));
        leverage.count(Band::of(best, repeated), count_han(&query.zh));
    }
    Ok(TmLeverage { leverage, open })
}

/// The sentences of a transcript, cut as `add` would cut it, without labels.
fn sentences(folder: &Path, path: &Path) -> Result<Vec<TmQuery>, Failure> {
    let settings = match Workspace::open(folder) {
        Ok(workspace) => workspace.project.segment,
        Err(Failure::NoProject { .. }) => crate::project::SegmentSettings::default(),
        Err(other) => return Err(other),
    };
    let cut = segment(path, &settings, &[], None)?;
    let spoken = cut.paragraphs.into_iter().filter(|paragraph| paragraph.role != crate::source::Role::Jump);
    Ok(spoken
        .flat_map(|paragraph| paragraph.sentences)
        .map(|zh| TmQuery { name: String::new(), zh })
        .collect())
}
