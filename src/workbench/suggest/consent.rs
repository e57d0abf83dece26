//! A project from a stranger runs no program: its commands are allowed once, for this project and on this machine.
//!
//! What was allowed is kept whole in the user's settings and compared byte for byte: the project's folder, the words of
//! the command, and the files that these words name. So a script that changes has to be allowed again; what it
//! loads itself is not seen.

use std::path::{Path, PathBuf};

use crate::workbench::cache::sum;
use crate::workbench::{Failure, Workspace, store};

/// The largest file that a command may name by a path inside the project.
const LARGEST: u64 = 16 << 20;

/// The commands of a project and what is known of them.
#[derive(Debug)]
pub(super) struct Consent {
    /// Where the user's word is kept; `None` where nobody says where settings are.
    kept: Option<PathBuf>,
    /// What is to be allowed.
    record: Vec<u8>,
}

impl Consent {
    /// Looks at all programs that `workspace` names.
    ///
    /// # Errors
    /// A file that cannot be read, or is too large to be kept.
    pub(super) fn of(workspace: &Workspace) -> Result<Self, Failure> {
        let project = workspace.folder.to_string_lossy().into_owned();
        let mut record = format!("project {project}\n").into_bytes();
        for (key, command) in commands(workspace) {
            record.extend(format!("for {key}\n").bytes());
            for word in command {
                record.extend(format!("word {} {word}\n", word.len()).bytes());
                let Some(path) = named(workspace, word) else { continue };
                if store::size(&path).is_some_and(|size| size > LARGEST) {
                    return Err(Failure::Usage(format!(
                        "`{key}:` names {}, which is larger than 16 MB. Put it outside the project, and name it by its full path.",
                        store::show(&path)
                    )));
                }
                let bytes = store::read(&path)?;
                record.extend(format!("file {}\n", bytes.len()).bytes());
                record.extend(bytes);
            }
        }
        let name = format!("{:016x}", sum(project.as_bytes(), 0));
        let kept = store::settings_of_user().map(|folder| folder.join("allowed").join(name));
        Ok(Self { kept, record })
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

    /// Nothing, where the user allowed exactly this.
    ///
    /// # Errors
    /// What to do where the user did not; `path` names the file that wants `command` to be run.
    pub(super) fn required(&self, path: &str, command: &[String]) -> Result<(), Failure> {
        let command = command.join(" ");
        match self.given() {
            Some(true) => Ok(()),
            Some(false) => Err(Failure::Usage(format!(
                "{path} wants to run `{command}`, and you have not allowed it. Nothing was run. Read the program; if you trust it, say so once with `duizhao suggest --allow`."
            ))),
            None => Err(Failure::Usage(format!(
                "{path} wants to run `{command}`, and the command or its program changed since you allowed it. Nothing was run. Read it again, then `duizhao suggest --allow`."
            ))),
        }
    }
}

/// The programs that `workspace` names, and the keys under which it does.
pub(super) fn commands(workspace: &Workspace) -> impl Iterator<Item = (&'static str, &[String])> {
    let project = &workspace.project;
    let all = [("likeness", project.likeness.as_ref()), ("suggest", project.suggest.as_ref())];
    all.into_iter().filter_map(|(key, settings)| Some((key, settings?.command.as_slice())))
}

/// The file that a word of a command names, inside the project or by a relative path.
pub(super) fn named(workspace: &Workspace, word: &str) -> Option<PathBuf> {
    let path = store::tidy(&workspace.folder.join(word));
    let own = !Path::new(word).is_absolute() || path.starts_with(&workspace.folder);
    (own && store::size(&path).is_some()).then_some(path)
}
