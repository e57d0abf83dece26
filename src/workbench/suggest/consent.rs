//! A project from a stranger runs no program: its command is allowed once, for this project and on this machine.
//!
//! What was allowed is kept whole in the user's settings and compared byte for byte: the project's folder, the words of
//! the command, and the files that these words name. So a script that changes has to be allowed again; what it
//! loads itself is not seen.

use std::path::{Path, PathBuf};

use crate::workbench::cache::sum;
use crate::workbench::{Failure, Workspace, store};

/// The largest file that a command may name by a path inside the project.
const LARGEST: u64 = 16 << 20;

/// A command and what is known of it.
#[derive(Debug)]
pub(super) struct Consent {
    /// Where the user's word is kept; `None` where nobody says where settings are.
    kept: Option<PathBuf>,
    /// What is to be allowed.
    record: Vec<u8>,
    /// The first file that the command names.
    file: Option<PathBuf>,
}

impl Consent {
    /// Looks at `command` of `workspace`.
    ///
    /// # Errors
    /// A file that cannot be read, or is too large to be kept.
    pub(super) fn of(workspace: &Workspace, command: &[String]) -> Result<Self, Failure> {
        let project = workspace.folder.to_string_lossy().into_owned();
        let mut record = format!("project {project}\n").into_bytes();
        let mut first = None;
        for word in command {
            record.extend(format!("word {} {word}\n", word.len()).bytes());
            let path = store::tidy(&workspace.folder.join(word));
            let own = !Path::new(word).is_absolute() || path.starts_with(&workspace.folder);
            let Some(size) = store::size(&path).filter(|_| own) else { continue };
            if size > LARGEST {
                return Err(Failure::Usage(format!(
                    "`suggest:` names {}, which is larger than 16 MB. Put it outside the project, and name it by its full path.",
                    store::show(&path)
                )));
            }
            let bytes = store::read(&path)?;
            record.extend(format!("file {}\n", bytes.len()).bytes());
            record.extend(bytes);
            first.get_or_insert(path);
        }
        let name = format!("{:016x}", sum(project.as_bytes(), 0));
        let kept = store::settings_of_user().map(|folder| folder.join("allowed").join(name));
        Ok(Self { kept, record, file: first })
    }

    /// Whether the user allowed exactly this; `None` where another command was allowed for this project.
    pub(super) fn given(&self) -> Option<bool> {
        let kept = self.kept.as_ref().and_then(|path| store::read(path).ok());
        match kept {
            Some(bytes) => (bytes == self.record).then_some(true),
            None => Some(false),
        }
    }

    /// Keeps the user's word.
    ///
    /// # Errors
    /// A disk that refuses, or a machine that does not say where settings are kept.
    pub(super) fn give(&self) -> Result<&Path, Failure> {
        let nowhere = || {
            Failure::Usage(
                "this machine does not say where a user's settings are kept, so nothing can be allowed. Set HOME."
                    .to_owned(),
            )
        };
        let path = self.kept.as_deref().ok_or_else(nowhere)?;
        store::overwrite(path, &self.record)?;
        Ok(path)
    }

    /// The name under which the program's English is marked where the program gives none.
    pub(super) fn name(&self, command: &[String]) -> String {
        let path = self.file.clone().or_else(|| command.first().map(PathBuf::from)).unwrap_or_default();
        path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
    }
}
