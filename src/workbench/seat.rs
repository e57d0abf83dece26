//! Where the local page of a project was served last, kept so that a page left open finds its server again.

use std::path::PathBuf;

use super::store;
use super::workspace::Workspace;
use crate::text::stable_hash;

/// A port and the token that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The token.
    pub token: String,
}

impl Seat {
    /// The last one of `workspace`; `None` where none is known.
    pub fn last(workspace: &Workspace) -> Option<Self> {
        let text = store::read_text(&place(workspace)?).ok()?;
        let (port, token) = text.trim().split_once(' ')?;
        let sound = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Self { port: port.parse().ok()?, token: sound.then(|| token.to_owned())? })
    }

    /// Remembers it, in a file that this user alone may read. Where nothing can be kept, nothing is: the next start takes
    /// another.
    pub fn keep(&self, workspace: &Workspace) {
        if let Some(path) = place(workspace) {
            let _ = store::write_private(&path, format!("{} {}\n", self.port, self.token).as_bytes());
        }
    }
}

fn place(workspace: &Workspace) -> Option<PathBuf> {
    let name = stable_hash(&[&workspace.folder.to_string_lossy()]);
    Some(store::settings_of_user()?.join("serve").join(format!("{name:016x}")))
}
