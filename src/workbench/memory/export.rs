//! `tm export`: the project's own translated units, or all of its memory, as one file.

use std::path::{Path, PathBuf};

use super::file::from_folder;
use super::open::reading;
use super::own::entries_of;
use crate::format::{EntryWriter, entry_writer};
use crate::workbench::{Failure, FileProblem, Loaded, Progress, Workspace, store};

/// What is to be exported.
#[derive(Debug, Clone)]
pub struct TmExportRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// The format: tmx, jsonl, tsv.
    pub to: String,
    /// Whether the files of `memory:` go with the project's own units.
    pub all: bool,
    /// The file to write; `None` for standard output.
    pub output: Option<PathBuf>,
}

/// What an export gave.
#[derive(Debug, Default)]
pub struct TmExported {
    /// How many entries were written.
    pub entries: usize,
    /// The bytes, where they go to standard output.
    pub bytes: Option<Vec<u8>>,
    /// The file written, as it is shown to people.
    pub file: Option<String>,
    /// Unit files that could not be read whole.
    pub problems: Vec<FileProblem>,
}

/// Writes the memory of `workspace`.
///
/// # Errors
/// An unknown document or format, a file that cannot be read, a disk that refuses.
pub fn tm_export(
    workspace: &Workspace,
    request: &TmExportRequest,
    progress: &dyn Progress,
) -> Result<TmExported, Failure> {
    let mut writer = writer_of(&request.to, workspace)?;
    let Loaded { documents, problems } = workspace.load(&request.documents, progress)?.only_sound();
    for document in &documents {
        for mut raw in entries_of(document) {
            raw.id = format!("{}:{}", document.entry.name(), raw.id);
            writer.entry(&raw);
        }
    }
    if request.all {
        for file in &workspace.project.memory {
            let path = from_folder(&workspace.folder, file);
            reading(&workspace.project.languages, progress, false).read(&path, &mut |raw| {
                writer.entry(raw);
                true
            })?;
        }
    }
    let (bytes, entries) = writer.finish();
    let mut exported = TmExported { entries, problems, ..TmExported::default() };
    match request.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            store::overwrite(path, &bytes)?;
            exported.file = Some(store::show(path));
        }
        None => exported.bytes = Some(bytes),
    }
    Ok(exported)
}

/// The writer of the format called `name`.
pub(super) fn writer_of(name: &str, workspace: &Workspace) -> Result<EntryWriter, Failure> {
    let languages = &workspace.project.languages;
    entry_writer(name, &languages.source, &languages.target).ok_or_else(|| {
        Failure::Usage(format!("memory is not written as `{name}`. Formats: tmx, jsonl, tsv."))
    })
}
