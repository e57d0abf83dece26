//! The program that `suggest:` names is allowed, and asked.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use super::consent::{Consent, commands, named};
use super::program::{Next, talk};
use super::question::{Asking, questions};
use crate::format::{Question, Suggested, Suggestion, read_suggested, write_question};
use crate::project::ProgramSettings;
use crate::termbase::Terms;
use crate::workbench::memory::{OpenMemory, TmRequest};
use crate::workbench::{Failure, Progress, Workspace, desk, store};

/// What a program suggests.
#[derive(Debug)]
pub struct Suggestions {
    /// Each unit with what the program has for it, in the order of the project.
    pub answers: Vec<(Question, Vec<Suggestion>)>,
    /// Why the program did not answer for all of them.
    pub trouble: Option<String>,
    /// The memory that was asked for what is like them.
    pub open: OpenMemory,
}

/// What the user allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The commands, as they are shown to people.
    pub commands: Vec<String>,
    /// The file of the project that names it.
    pub project: String,
    /// Where the user's word is kept.
    pub kept: String,
}

/// Asks the program of the project for English for the units at `addresses`; nothing is written.
///
/// # Errors
/// No program, one that was not allowed, no such unit, or a file that cannot be read.
pub fn suggest(
    workspace: &Workspace,
    addresses: &[String],
    progress: &dyn Progress,
) -> Result<Suggestions, Failure> {
    let helper = Helper::of(workspace)?;
    let mut open = OpenMemory::open(&workspace.folder, &TmRequest::default(), progress)?;
    let terms = Terms::new(workspace.glossary().0.terms);
    let mut asking = Asking { languages: &workspace.project.languages, terms: &terms, open: &mut open };
    let mut asked = Vec::new();
    for sheet in desk::find(workspace, addresses)? {
        let document = sheet.document(workspace)?;
        let units = document.units();
        // A unit that shares the English of another is asked for with it.
        let carrier = |id: &String| {
            let index = units.iter().position(|unit| unit.id == *id)?;
            Some(units[document.beads.of_unit(index).carrier].id.clone())
        };
        let ids: Vec<String> = sheet.units.iter().filter_map(carrier).collect();
        asked.extend(questions(&document, &ids, &mut asking)?);
    }
    let (mut found, trouble) = helper.ask(&asked, progress);
    let answers = asked.into_iter().map(|question| {
        let candidates = found.remove(&question.id).unwrap_or_default();
        (question, candidates)
    });
    Ok(Suggestions { answers: answers.collect(), trouble, open })
}

/// Keeps the user's word that the programs of the project may be run.
///
/// # Errors
/// No program, or a disk that refuses.
pub fn allow_suggest(workspace: &Workspace) -> Result<Allowed, Failure> {
    let commands: Vec<String> = commands(workspace).map(|(_, command)| command.join(" ")).collect();
    if commands.is_empty() {
        settings(workspace)?;
    }
    let kept = store::show(Consent::of(workspace)?.give()?);
    let project = store::show(&workspace.settings_path());
    Ok(Allowed { commands, project, kept })
}

fn settings(workspace: &Workspace) -> Result<&ProgramSettings, Failure> {
    let none = || {
        Failure::Usage(format!(
            "{} names no program that suggests English. Add `suggest: {{command: [PROGRAM, ARGUMENT]}}`.",
            store::show(&workspace.settings_path())
        ))
    };
    workspace.project.suggest.as_ref().ok_or_else(none)
}

/// The name under which a program's English is marked where the program gives none: that of the first file that its
/// command names, else its own.
fn name_of(workspace: &Workspace, command: &[String]) -> String {
    let file = command.iter().find_map(|word| named(workspace, word));
    let path = file.or_else(|| command.first().map(PathBuf::from)).unwrap_or_default();
    path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

/// A program that may be asked.
pub(in crate::workbench) struct Helper<'w> {
    workspace: &'w Workspace,
    settings: &'w ProgramSettings,
    /// What its English is marked with where it gives no origin.
    name: String,
}

impl<'w> Helper<'w> {
    /// The program of the project, if the user allowed it.
    ///
    /// # Errors
    /// No program, or one that was not allowed.
    pub(in crate::workbench) fn of(workspace: &'w Workspace) -> Result<Self, Failure> {
        let settings = settings(workspace)?;
        Consent::of(workspace)?.required(&store::show(&workspace.settings_path()), &settings.command)?;
        Ok(Self { workspace, settings, name: name_of(workspace, &settings.command) })
    }

    /// Asks for all of `questions` at once: what was answered, by id, and why not all were.
    pub(in crate::workbench) fn ask(
        &self,
        questions: &[Question],
        progress: &dyn Progress,
    ) -> (HashMap<String, Vec<Suggestion>>, Option<String>) {
        let mut found: HashMap<String, Vec<Suggestion>> = HashMap::new();
        if questions.is_empty() {
            return (found, None);
        }
        let input = questions.iter().map(write_question).collect::<String>();
        let limit = Duration::from_secs(u64::from(self.settings.seconds.max(1)));
        let mut take = |line: &str| {
            let Suggested { id, candidates } = match read_suggested(line) {
                Ok(suggested) => suggested,
                Err(why) => {
                    let shown: String = line.chars().take(60).collect();
                    return Next::Bad(format!("answered “{shown}”, which is no answer ({why})"));
                }
            };
            if !questions.iter().any(|question| question.id == id) {
                return Next::Bad(format!("answered for “{id}”, which it was not asked for"));
            }
            progress.step(found.len(), questions.len(), &id);
            if found.insert(id.clone(), candidates).is_some() {
                return Next::Bad(format!("answered twice for “{id}”"));
            }
            if found.len() == questions.len() { Next::Done } else { Next::More }
        };
        let talked =
            talk(&self.settings.command, &self.workspace.folder, input.into_bytes(), limit, &mut take);
        let trouble = talked.err().map(|why| {
            let why = why.trim_end_matches('.');
            let counts = format!("{} of {} units were answered", found.len(), questions.len());
            format!("`{}` {why}. {counts}.", self.settings.command.join(" "))
        });
        (found, trouble)
    }

    /// What a suggestion is marked with.
    pub(in crate::workbench) fn origin(&self, suggestion: &Suggestion) -> String {
        format!("machine ({})", suggestion.origin.as_ref().unwrap_or(&self.name))
    }
}
