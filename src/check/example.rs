//! A small unit file that shows a rule at work: its test and its manual at once.

use crate::project::{Document, DocumentEntry, Project, Speaker, UnitFile};
use crate::termbase::{Glossary, Termbase};

/// A unit file in a few lines.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The transcript it belongs to, where that matters.
    pub transcript: Option<&'static str>,
    /// Units (a list beginning with `- `), or everything below `format: 1`.
    pub yaml: &'static str,
    /// The document's gate, where that matters.
    pub gate: Option<u32>,
    /// Its units at the revision it is compared with, where that matters.
    pub before: Option<&'static str>,
    /// The terms of the project's glossary, where they matter.
    pub terms: Option<&'static str>,
}

impl Example {
    /// Units without a transcript to compare.
    pub(super) const fn units(yaml: &'static str) -> Self {
        Self { transcript: None, yaml, gate: None, before: None, terms: None }
    }

    /// Units and the transcript they came from.
    pub(super) const fn printed(transcript: &'static str, yaml: &'static str) -> Self {
        Self { transcript: Some(transcript), yaml, gate: None, before: None, terms: None }
    }

    /// Units of a document with a gate.
    pub(super) const fn gated(gate: u32, yaml: &'static str) -> Self {
        Self { transcript: None, yaml, gate: Some(gate), before: None, terms: None }
    }

    /// Units as they were, and as they are.
    pub(super) const fn since(before: &'static str, yaml: &'static str) -> Self {
        Self { transcript: None, yaml, gate: None, before: Some(before), terms: None }
    }

    /// Units in a project with a glossary.
    pub(super) const fn terms(terms: &'static str, yaml: &'static str) -> Self {
        Self { terms: Some(terms), ..Self::units(yaml) }
    }

    /// The glossary that goes with it; empty where terms do not matter.
    pub fn termbase(&self) -> Termbase {
        let text = format!("format: 1\nterms:\n{}", self.terms.unwrap_or_default());
        Termbase::new(Glossary::read(&text).0.terms)
    }

    /// The unit file as a whole.
    pub fn text(&self) -> String {
        whole(self.yaml)
    }

    /// The document as rules see it, in a project where 王毅 and 塔斯社记者 are known speakers.
    ///
    /// # Errors
    /// The message of the first problem, when the example itself cannot be read.
    pub fn document(&self) -> Result<Document, String> {
        let text = self.text();
        let (file, problems) = UnitFile::read(&text);
        if let Some(problem) = problems.first() {
            return Err(format!("{}: {}", problem.message, &text[problem.span.clone()]));
        }
        let speaker = |zh: &str, en: &str| Speaker { zh: zh.to_owned(), en: Some(en.to_owned()) };
        let mut project = Project::default();
        project.speakers.insert("wang".to_owned(), speaker("王毅", "Wang Yi"));
        project.speakers.insert("tass".to_owned(), speaker("塔斯社记者", "TASS"));
        let entry = DocumentEntry {
            path: "example.yaml".to_owned(),
            fail_under: self.gate.map(f64::from),
            ..DocumentEntry::default()
        };
        let mut document = Document::new("example.yaml", text, file, &project, entry);
        document.transcript = self.transcript.map(str::to_owned);
        document.transcript_path = "transcript.txt".to_owned();
        let before = self.before.map(|units| UnitFile::read(&whole(units)).0.units).unwrap_or_default();
        document.before = before.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        Ok(document)
    }
}

fn whole(yaml: &str) -> String {
    if yaml.starts_with("- ") {
        format!("format: 1\nsource: {{path: transcript.txt}}\nunits:\n{yaml}")
    } else {
        format!("format: 1\n{yaml}")
    }
}
