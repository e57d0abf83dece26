//! Records of `align --stream`: a document in both languages in, its links out.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use super::STREAM_FORMAT;
use super::fields::{Fields, RecordId, Rest, format_schema, missing, read_value};
use super::problem::RecordProblem;

/// Fields that an answer has of its own: a record that brings them along gets them anew.
const RESERVED: [&str; 6] = ["format", "zh_sentences", "en_sentences", "sure", "troubles", "beads"];

/// A document in both languages. Other fields come back as they are.
#[derive(Debug, JsonSchema)]
pub struct AlignInput {
    /// What it is called.
    pub doc_id: RecordId,
    /// The Chinese.
    pub zh: SideText,
    /// The English.
    pub en: SideText,
    /// Fields that come back as they are.
    #[schemars(skip)]
    pub rest: Rest,
}

/// One side of a document: a text, which is cut as a file is, or a list of its sentences, which stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum SideText {
    /// A text: paragraphs with blank lines between them, speakers' labels before what they say.
    Text(String),
    /// Its sentences, in order.
    Sentences(Vec<String>),
}

impl AlignInput {
    /// The field that names records.
    pub const KEY: &str = "doc_id";

    /// Reads a line.
    ///
    /// # Errors
    /// A line that is no such record.
    pub fn read(line: &str) -> Result<Self, RecordProblem> {
        let mut fields = Fields::read(line, Self::KEY)?;
        let doc_id = fields.take_id()?;
        let mut side = |name| {
            let value = fields.take(name).ok_or_else(|| missing(name, "both sides are needed"));
            value.and_then(|value| SideText::read(&value, name)).map_err(|problem| problem.of(&doc_id))
        };
        let (zh, en) = (side("zh")?, side("en")?);
        Ok(Self { zh, en, rest: fields.rest(&RESERVED), doc_id })
    }
}

impl SideText {
    fn read(value: &RawValue, name: &str) -> Result<Self, RecordProblem> {
        if value.get().starts_with('[') {
            read_value(value, name, "a list of sentences").map(Self::Sentences)
        } else {
            read_value(value, name, "text or a list of sentences").map(Self::Text)
        }
    }
}

/// The links of a document, with the fields that its record brought along.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AlignOutput {
    /// What it is called.
    pub doc_id: RecordId,
    /// The version of the contract.
    #[schemars(schema_with = "format_schema")]
    pub format: u8,
    /// The links.
    #[serde(flatten)]
    pub links: LinksRecord,
    /// Fields that come back as they are.
    #[serde(flatten)]
    #[schemars(skip)]
    pub rest: Rest,
}

impl AlignOutput {
    /// The answer to `input`.
    pub fn new(doc_id: RecordId, rest: Rest, links: LinksRecord) -> Self {
        Self { doc_id, format: STREAM_FORMAT, links, rest }
    }
}

/// The links of a document, in a stream and in a batch.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct LinksRecord {
    /// How many Chinese sentences there are.
    pub zh_sentences: usize,
    /// How many English sentences there are.
    pub en_sentences: usize,
    /// How many links are sure.
    pub sure: usize,
    /// What makes the whole doubtful, a sentence each; may be worded otherwise in another release.
    pub troubles: Vec<String>,
    /// All sentences of both sides, once and in order.
    pub beads: Vec<BeadRecord>,
}

/// Sentences of both sides that say the same; one side may be empty.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BeadRecord {
    /// The Chinese sentences, counted from 0.
    pub zh: Vec<usize>,
    /// The English sentences, counted from 0.
    pub en: Vec<usize>,
    /// How probably exactly these belong together, 0 to 1.
    pub confidence: f64,
    /// What it is worth.
    pub link: LinkKind,
    /// The Chinese as one text.
    pub zh_text: String,
    /// The English as one text.
    pub en_text: String,
}

/// What a bead is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// Nobody need look at it.
    Sure,
    /// Somebody should.
    Doubtful,
    /// One side is empty.
    Null,
}
