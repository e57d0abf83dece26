//! Files as they were at a revision, by the program `git`; with `pdf.rs` and `suggest/program.rs` the only file that starts a process.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::failure::Failure;
use super::store;

/// Revisions of the repository around a file.
#[derive(Debug)]
pub(super) struct Revision<'r> {
    name: &'r str,
}

impl<'r> Revision<'r> {
    /// The revision called `name` (a branch, a tag, a commit) of the repository around `folder`.
    ///
    /// # Errors
    /// No git, no repository, or a revision that is not in this clone.
    pub(super) fn find(folder: &Path, name: &'r str) -> Result<Self, Failure> {
        if !git(folder, &["rev-parse", "--git-dir"])?.status.success() {
            return Err(Failure::Usage(format!(
                "{} is in no git repository. A revision can be compared with only where there is one.",
                store::show(folder)
            )));
        }
        let asked = format!("{name}^{{commit}}");
        let found = git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &asked])?;
        if !found.status.success() {
            return Err(Failure::Usage(format!(
                "{name} is not in this clone; fetch more history (fetch-depth: 0), or check the spelling."
            )));
        }
        Ok(Self { name })
    }

    /// The bytes of `path` at this revision; `None` where it was not there.
    ///
    /// # Errors
    /// No git.
    pub(super) fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
        let (Some(folder), Some(file)) = (path.parent(), path.file_name().and_then(|name| name.to_str()))
        else {
            return Ok(None);
        };
        if !store::is_folder(folder) {
            return Ok(None);
        }
        let shown = git(folder, &["cat-file", "blob", &format!("{}:./{file}", self.name)])?;
        Ok(shown.status.success().then_some(shown.stdout))
    }
}

/// The commits that changed the file at `path`, each with its date, oldest first; `None` outside a repository.
pub(super) fn revisions_of(path: &Path) -> Option<Vec<(String, String)>> {
    let (folder, file) = (path.parent()?, path.file_name()?.to_str()?);
    let logged =
        git(folder, &["log", "--first-parent", "--reverse", "--format=%H %cI", "--", &format!("./{file}")])
            .ok()?;
    let text = String::from_utf8(logged.stdout).ok().filter(|_| logged.status.success())?;
    let commit = |line: &str| line.split_once(' ').map(|(commit, date)| (commit.to_owned(), date.to_owned()));
    Some(text.lines().filter_map(commit).collect())
}

/// Writes a setting into the configuration of the clone around `folder`.
///
/// # Errors
/// No git, or no repository.
pub(super) fn configure(folder: &Path, key: &str, value: &str) -> Result<(), Failure> {
    if git(folder, &["config", "--local", key, value])?.status.success() {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{} is in no git repository. Run `git init` there first.",
        store::show(folder)
    )))
}

/// Runs git in `folder`; what it says on standard error stays unsaid, for the caller says it better.
fn git(folder: &Path, arguments: &[&str]) -> Result<Output, Failure> {
    let ran = Command::new("git").arg("-C").arg(folder).args(arguments).stdin(Stdio::null()).output();
    ran.map_err(|error| {
        Failure::Usage(format!("git cannot be run ({error}). Install git, or leave the revision away."))
    })
}
