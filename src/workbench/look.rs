//! What a face shows beside a unit while it is worked on: findings of what is typed, counterparts, terms.

use super::failure::{Failure, FileProblem};
use super::workspace::Workspace;
use crate::check::{self, Counterpart, Finding, Selection, counterparts};
use crate::jobs::Jobs;
use crate::project::{Document, English, Project, UnitFile};
use crate::termbase::{English as Words, Term, Termbase, Verdict};

/// The rules and terms of a project, made ready for many looks.
#[derive(Debug)]
pub struct Judge {
    project: Project,
    selection: Selection,
    termbase: Termbase,
    names: Vec<(String, String)>,
}

/// A term in the Chinese of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermInUnit {
    /// The term.
    pub term: Term,
    /// Whether a rendering of it stands in the English.
    pub used: bool,
}

impl Judge {
    /// The judge of `workspace`, and what could not be read of its glossary.
    ///
    /// # Errors
    /// A rule in the settings that does not exist.
    pub fn of(workspace: &Workspace) -> Result<(Self, Option<FileProblem>), Failure> {
        let project = workspace.project.clone();
        let selection = Selection::new(&project.checks, &[], &[])?;
        let (glossary, problem) = workspace.glossary();
        let names = project.speakers.values().filter_map(|speaker| {
            let en = speaker.en.clone().filter(|en| !en.is_empty())?;
            Some((speaker.zh.clone(), en))
        });
        let names = names.collect();
        Ok((Self { selection, termbase: Termbase::new(glossary.terms), names, project }, problem))
    }

    /// All findings of `document`.
    pub fn check(&self, document: &Document, jobs: Jobs) -> Vec<Finding> {
        check::check_with(document, &self.selection, &self.termbase, jobs)
    }

    /// The findings of unit `index` as if its English were `segments`: those of the rules that judge a unit by itself.
    pub fn typed(&self, document: &Document, index: usize, segments: &[String]) -> Vec<Finding> {
        let alone = self.alone(document, index, segments);
        let mut found = self.check(&alone, Jobs::ONE);
        found.retain(|finding| finding.rule.judges_alone());
        found
    }

    /// A document of the units alone that share the English of unit `index`, with that English replaced.
    fn alone(&self, document: &Document, index: usize, segments: &[String]) -> Document {
        let bead = document.beads.of_unit(index);
        let mut units: Vec<_> = bead.members.iter().map(|&member| document.units()[member].clone()).collect();
        for (unit, &member) in units.iter_mut().zip(&bead.members) {
            // Where it stands in the file is true of the file alone.
            unit.at = 0..0;
            unit.role = Some(document.role(member));
            unit.speaker = None;
            if member == index {
                unit.covered_by = None;
                unit.en = match segments {
                    [] => None,
                    [one] => Some(English::One(one.clone())),
                    more => Some(English::Many(more.to_vec())),
                };
            }
        }
        if let Some(first) = units.first_mut() {
            first.speaker.clone_from(&document.turns.of_unit(index).speaker);
        }
        let mut source = document.file.source.clone();
        source.parts.clear();
        let speakers = document.file.speakers.clone();
        let file = UnitFile { format: 1, source, speakers, units, ..UnitFile::default() };
        let mut alone =
            Document::new(&document.path, String::new(), file, &self.project, document.entry.clone());
        alone.before.clone_from(&document.before);
        alone
    }

    /// What in `zh` stands for what in `en`.
    pub fn counterparts(&self, zh: &str, en: &str) -> Vec<Counterpart> {
        counterparts(zh, en, self.termbase.of_unit(usize::MAX), &self.names)
    }

    /// The terms that stand in `zh`, each once, in the order in which they come, judged by `en`.
    pub fn terms(&self, zh: &str, en: &str) -> Vec<TermInUnit> {
        let terms = self.termbase.of_unit(usize::MAX);
        let english = Words::of(en);
        let mut seen: Vec<usize> = Vec::new();
        terms.find(zh).into_iter().for_each(|hit| {
            if !seen.contains(&hit.term) {
                seen.push(hit.term);
            }
        });
        let judged = seen.into_iter().map(|number| TermInUnit {
            term: terms.all()[number].clone(),
            used: matches!(terms.verdict(number, &english), Verdict::Used | Verdict::Respelled(..)),
        });
        judged.collect()
    }
}
