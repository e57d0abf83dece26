//! `install-git`: git is told to merge unit files with `duizhao merge-file`.

use super::failure::Failure;
use super::git;
use super::store;
use super::workspace::Workspace;

/// What `install-git` did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The file of attributes, as it is shown to people.
    pub attributes: String,
    /// The line that stands in it now.
    pub line: String,
    /// Whether the line was added now; else it stood there.
    pub added: bool,
}

/// The command that git runs for a merge: base, ours, theirs.
const DRIVER: &str = "duizhao merge-file %O %A %B";

/// Writes the attribute beside the project and the driver into the clone's own configuration. The attribute is
/// committed and holds for everybody; the driver every clone has to install for itself.
///
/// # Errors
/// No git, no repository, or a file that cannot be written.
pub fn install_git(workspace: &Workspace) -> Result<Installed, Failure> {
    git::configure(&workspace.folder, "merge.duizhao.name", "units by id and field")?;
    git::configure(&workspace.folder, "merge.duizhao.driver", DRIVER)?;
    let path = workspace.folder.join(".gitattributes");
    let line = "*.yaml merge=duizhao";
    let before = if store::exists(&path) { store::read_text(&path)? } else { String::new() };
    let added = !before.lines().any(|known| known.trim() == line);
    if added {
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        store::overwrite(&path, format!("{before}{gap}{line}\n").as_bytes())?;
    }
    Ok(Installed { attributes: store::show(&path), line: line.to_owned(), added })
}
