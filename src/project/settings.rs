//! `duizhao.yaml`: the project and its settings.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::bilingual::Bilingual;
use super::speaker::Speakers;
use super::state::State;
use super::unit::English;
use crate::yaml;
use crate::yaml::Problem;

/// A project: its documents, speakers and settings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Project {
    /// The version of this format: 1.
    pub format: u32,
    /// The name of the whole.
    pub title: Bilingual,
    /// The two languages.
    pub languages: Languages,
    /// The unit files, in the order in which they are checked and exported.
    pub documents: Vec<DocumentEntry>,
    /// The file of terms, from this folder.
    pub glossary: Option<String>,
    /// Files of earlier translations (TMX, XLIFF, TSV, JSON lines), from this folder: the translation memory beside
    /// the project's own units. Of equally good entries those of the first file come first.
    pub memory: Vec<String>,
    /// A program that likens sentences, for `align --likeness`; it is run only where the user has allowed it.
    pub likeness: Option<ProgramSettings>,
    /// A program that suggests English; it is run only where the user has allowed it.
    pub suggest: Option<ProgramSettings>,
    /// The JSON Schema that new unit files name in their first line, from this folder.
    pub schema: Option<String>,
    /// Who speaks, by key.
    pub speakers: Speakers,
    /// How transcripts are cut.
    pub segment: SegmentSettings,
    /// How checks judge.
    pub checks: Checks,
    /// What counts as covered.
    pub coverage: CoverageSettings,
}

/// Language tags of both sides (BCP 47).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Languages {
    /// The language of the transcripts.
    pub source: String,
    /// The language of the translation.
    pub target: String,
}

impl Default for Languages {
    fn default() -> Self {
        Self { source: "zh-Hans".to_owned(), target: "en-GB".to_owned() }
    }
}

/// One document of a project.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DocumentEntry {
    /// The unit file, from this folder.
    pub path: String,
    /// The gate: how many per cent of the counted units must be covered.
    pub fail_under: Option<f64>,
    /// Who translates it.
    pub translator: Option<String>,
    /// The document's own title, where it is not its headline.
    pub title: Option<Bilingual>,
}

/// How transcripts are cut into sentences.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct SegmentSettings {
    /// Whether ；ends a unit.
    pub split_at_semicolon: bool,
    /// Whether the sentences inside an introduced quotation become units of their own.
    pub split_quotations: bool,
    /// Names that are speakers, whatever they look like.
    pub labels: Vec<String>,
    /// A file of segmentation rules (SRX 2.0) that stand above our own, from this folder: its breaks are added,
    /// its exceptions take boundaries away.
    pub srx: Option<String>,
}

impl Default for SegmentSettings {
    fn default() -> Self {
        Self { split_at_semicolon: false, split_quotations: true, labels: Vec::new(), srx: None }
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Good to know.
    Note,
    /// Somebody should look.
    Warning,
    /// It must not stay so.
    Error,
}

impl Severity {
    /// The word in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How checks judge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Checks {
    /// Rules that stay silent in this project.
    pub ignore: Vec<String>,
    /// Rules, off by default, that speak in this project.
    pub select: Vec<String>,
    /// The least severity that makes `check` fail.
    pub fail_on: Severity,
    /// A file of findings that stay silent, from this folder: what stood there when the text was taken over.
    pub baseline: Option<String>,
}

impl Default for Checks {
    fn default() -> Self {
        Self { ignore: Vec::new(), select: Vec::new(), fail_on: Severity::Error, baseline: None }
    }
}

/// A program of the user's choosing: JSON lines in, JSON lines out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProgramSettings {
    /// The program and its arguments, a list or one text with blanks between them. It is run in this folder, without a
    /// shell.
    #[serde(deserialize_with = "words")]
    #[schemars(with = "English")]
    pub command: Vec<String>,
    /// After how many seconds without an answer the program is stopped.
    #[serde(default = "patience")]
    pub seconds: u32,
}

fn patience() -> u32 {
    60
}

/// A list of words, or one text with blanks between them.
fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = match English::deserialize(deserializer)? {
        English::One(text) => text.split_whitespace().map(str::to_owned).collect(),
        English::Many(words) => words,
    };
    if words.first().is_none_or(|program| program.trim().is_empty()) {
        return Err(de::Error::custom("no program is named"));
    }
    Ok(words)
}

/// What counts as covered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct CoverageSettings {
    /// The least state that covers a unit.
    pub min_state: State,
}

impl Default for CoverageSettings {
    fn default() -> Self {
        Self { min_state: State::Translated }
    }
}

impl Project {
    /// Reads `duizhao.yaml`: what could be read, and what is wrong.
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        let node = match yaml::parse(text) {
            Ok(node) => node,
            Err(problem) => return (Self::default(), vec![problem]),
        };
        if let Err(problem) = yaml::check_format(&node, "project") {
            return (Self::default(), vec![problem]);
        }
        let (project, problems) = yaml::decode_fields::<Self>(&node);
        (project.unwrap_or_default(), problems)
    }

    /// The entry of the unit file called `name` (its path or the path's stem).
    pub fn entry(&self, name: &str) -> Option<&DocumentEntry> {
        self.documents.iter().find(|entry| entry.path == name || entry.name() == name)
    }

    /// The key of the speaker printed as `zh`.
    pub fn speaker_key(&self, zh: &str) -> Option<&str> {
        self.speakers.iter().find(|(_, speaker)| speaker.zh == zh).map(|(key, _)| key.as_str())
    }
}

impl DocumentEntry {
    /// The document's name: its file without folder and ending.
    pub fn name(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml")).unwrap_or(file)
    }
}
