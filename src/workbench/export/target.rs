//! Where the files of an export go: one place for one file, a folder for many.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::super::store;
use crate::project::DocumentEntry;

/// Where files go.
pub(super) enum Target {
    /// To standard output; there is one.
    Output,
    /// To this file; there is one.
    File(PathBuf),
    /// Into this folder, named after their documents.
    Folder(PathBuf),
}

impl Target {
    /// Where `count` files go that are asked to `output`. An output that is a folder, ends in a slash, or has no ending and is
    /// not there yet is a folder.
    ///
    /// # Errors
    /// Several files for one place.
    pub(super) fn of(output: Option<&Path>, count: usize) -> Result<Self, Failure> {
        let Some(output) = output.filter(|output| *output != Path::new("-")) else {
            return if count > 1 {
                Err(Failure::Usage(format!(
                    "{count} files cannot go to standard output. Name a folder with `-o FOLDER`."
                )))
            } else {
                Ok(Self::Output)
            };
        };
        let folder = store::is_folder(output)
            || output.to_string_lossy().ends_with(['/', '\\'])
            || (output.extension().is_none() && !store::exists(output));
        if folder {
            return Ok(Self::Folder(output.to_path_buf()));
        }
        if count > 1 {
            let shown = store::show(output);
            return Err(Failure::Usage(format!(
                "{count} files cannot all be written to {shown}. Name a folder with `-o FOLDER`."
            )));
        }
        Ok(Self::File(output.to_path_buf()))
    }

    /// Where the file of the document called `name` with this ending goes; `None` for standard output.
    pub(super) fn path(&self, name: &str, ending: &str) -> Option<PathBuf> {
        match self {
            Self::Output => None,
            Self::File(path) => Some(path.clone()),
            Self::Folder(folder) => Some(folder.join(format!("{name}.{ending}"))),
        }
    }

    /// Refuses documents of one name in one folder: of their files the last would stand there.
    ///
    /// # Errors
    /// Two documents of one name.
    pub(super) fn tell_apart(&self, entries: &[&DocumentEntry]) -> Result<(), Failure> {
        let Self::Folder(folder) = self else { return Ok(()) };
        let mut known: HashMap<&str, &str> = HashMap::new();
        for entry in entries {
            if let Some(other) = known.insert(entry.name(), &entry.path) {
                return Err(Failure::Usage(format!(
                    "{other} and {} would both be written to {}. Rename one of them, or export them one after the other into different folders.",
                    entry.path,
                    store::show(&folder.join(entry.name()))
                )));
            }
        }
        Ok(())
    }
}
