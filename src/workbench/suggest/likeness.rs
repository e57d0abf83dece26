//! The program that `likeness:` names: it is told the sentences of two texts, and says which are alike.

use std::path::PathBuf;
use std::time::Duration;

use super::consent::Consent;
use super::program::{Next, talk};
use crate::format::{Likened, read_likened, write_sentences};
use crate::project::ProgramSettings;
use crate::workbench::{Failure, Workspace, store};

/// A program that likens sentences, which the user has allowed.
#[derive(Debug, Clone)]
pub struct Likeness {
    settings: ProgramSettings,
    folder: PathBuf,
}

impl Likeness {
    /// The program of the project, if the user allowed it.
    ///
    /// # Errors
    /// No program, or one that was not allowed.
    pub fn of(workspace: &Workspace) -> Result<Self, Failure> {
        let path = store::show(&workspace.settings_path());
        let Some(settings) = &workspace.project.likeness else {
            return Err(Failure::Usage(format!(
                "{path} names no program that likens sentences. Add `likeness: {{command: [PROGRAM, ARGUMENT]}}`."
            )));
        };
        Consent::of(workspace)?.required(&path, &settings.command)?;
        Ok(Self { settings: settings.clone(), folder: workspace.folder.clone() })
    }

    /// What the program says of the sentences of both sides.
    ///
    /// # Errors
    /// A program that does not come to its end, or answers what is no answer.
    pub(in crate::workbench) fn ask(
        &self,
        zh: &[&str],
        en: &[&str],
    ) -> Result<Vec<(usize, usize, f32)>, Failure> {
        let mut found = Vec::new();
        let limit = Duration::from_secs(u64::from(self.settings.seconds.max(1)));
        let mut take = |line: &str| {
            let shown = || line.chars().take(60).collect::<String>();
            match read_likened(line) {
                Ok(Likened::Done) => Next::Done,
                Ok(Likened::Pair(i, j, _)) if i >= zh.len() || j >= en.len() => {
                    Next::Bad(format!("answered “{}”, and there is no such sentence", shown()))
                }
                Ok(Likened::Pair(i, j, likeness)) => {
                    found.push((i, j, likeness));
                    Next::More
                }
                Err(why) => Next::Bad(format!("answered “{}”, which is no answer ({why})", shown())),
            }
        };
        let input = write_sentences(zh, en).into_bytes();
        let talked = talk(&self.settings.command, &self.folder, input, limit, &mut take);
        talked.map_err(|why| {
            let why = why.trim_end_matches('.');
            Failure::Usage(format!("`{}` {why}. Nothing was aligned.", self.settings.command.join(" ")))
        })?;
        Ok(found)
    }
}
