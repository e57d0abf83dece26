//! `tm import`: files of earlier translations become part of the project's memory.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::export::writer_of;
use super::file::{FileReport, report};
use super::open::reading;
use crate::memory::fold;
use crate::project::add_memory;
use crate::text::stable_hash;
use crate::workbench::{Failure, FileProblem, Progress, Workspace, store};

/// What `tm import` did.
#[derive(Debug, Default)]
pub struct TmImported {
    /// What there is to say of the files.
    pub reports: Vec<FileReport>,
    /// How many pairs they hold in both languages.
    pub entries: usize,
    /// How many of these stood there before and were left out; only where one file was written.
    pub repeated: usize,
    /// The files that `memory:` names now, from the project's folder.
    pub registered: Vec<String>,
}

/// Reads `files` and names them under `memory:` in `duizhao.yaml`. With `to` their pairs are written to that one
/// new file, each once, and it is named instead.
///
/// # Errors
/// A file that cannot be read, a new file that exists, settings that cannot be added to.
pub fn tm_import(
    workspace: &Workspace,
    files: &[PathBuf],
    to: Option<&Path>,
    progress: &dyn Progress,
) -> Result<TmImported, Failure> {
    let mut imported = TmImported::default();
    let ending = to.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let mut writer = to.map(|_| writer_of(ending.as_deref().unwrap_or_default(), workspace)).transpose()?;
    if let Some(path) = to.filter(|path| store::exists(path)) {
        let cure = "Give another name: what was imported before is not written over.".to_owned();
        return Err(Failure::Exists { path: store::show(path), cure });
    }
    let mut seen = HashSet::new();
    for path in files {
        let remarks = reading(&workspace.project.languages, progress, false).read(path, &mut |raw| {
            if raw.zh.trim().is_empty() || raw.en.trim().is_empty() {
                return true;
            }
            imported.entries += 1;
            if let Some(writer) = &mut writer {
                let zh: String = fold(&raw.zh).into_iter().collect();
                if seen.insert(stable_hash(&[&zh, raw.en.trim()])) {
                    writer.entry(raw);
                } else {
                    imported.repeated += 1;
                }
            }
            true
        })?;
        imported.reports.push(report(path, &remarks));
    }
    if let (Some(writer), Some(path)) = (writer, to) {
        store::write(path, &writer.finish().0, None)?;
    }
    let named = to.map(|path| vec![path.to_owned()]).unwrap_or_else(|| files.to_vec());
    imported.registered = named.iter().map(|path| from_project(workspace, path)).collect();
    let settings = add_memory(&workspace.text, &imported.registered).map_err(|problem| {
        let path = store::show(&workspace.settings_path());
        let text = workspace.text.clone();
        Failure::Files(vec![FileProblem { path, text, problems: vec![problem], partial: false }])
    })?;
    store::write(&workspace.settings_path(), settings.as_bytes(), Some(workspace.text.as_bytes()))?;
    Ok(imported)
}

/// `path` as `duizhao.yaml` names it.
fn from_project(workspace: &Workspace, path: &Path) -> String {
    let whole = store::tidy(&store::here().join(path));
    let seen = store::relative(&whole, &workspace.folder).unwrap_or(whole);
    seen.to_string_lossy().replace('\\', "/")
}
