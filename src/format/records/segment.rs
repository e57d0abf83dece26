//! Records of `segment --stream`: a text in, its sentences out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::STREAM_FORMAT;
use super::fields::{Fields, RecordId, Rest, format_schema, missing, read_value};
use super::problem::RecordProblem;
use crate::text::Language;

/// Fields that an answer has of its own: a record that brings them along gets them anew.
const RESERVED: [&str; 3] = ["format", "lang", "sentences"];

/// A text. Other fields come back as they are.
#[derive(Debug, JsonSchema)]
pub struct SegmentInput {
    /// What it is called.
    pub doc_id: RecordId,
    /// The text: paragraphs with blank lines between them, speakers' labels before what they say.
    pub text: String,
    /// The language it is in; found out where it is absent.
    pub lang: Option<Tongue>,
    /// Fields that come back as they are.
    #[schemars(skip)]
    pub rest: Rest,
}

/// A language that can be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Zh => Self::Zh,
            Tongue::En => Self::En,
        }
    }
}

impl From<Language> for Tongue {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

impl SegmentInput {
    /// The field that names records.
    pub const KEY: &str = "doc_id";

    /// Reads a line.
    ///
    /// # Errors
    /// A line that is no such record.
    pub fn read(line: &str) -> Result<Self, RecordProblem> {
        let mut fields = Fields::read(line, Self::KEY)?;
        let doc_id = fields.take_id()?;
        let (text, lang) = (fields.take("text"), fields.take("lang"));
        let named = |problem: RecordProblem| problem.of(&doc_id);
        let text = text.ok_or_else(|| named(missing("text", "it is what is cut")))?;
        let text = read_value(&text, "text", "text").map_err(named)?;
        let lang = lang.map(|value| read_value(&value, "lang", "`zh` or `en`")).transpose().map_err(named)?;
        Ok(Self { text, lang, rest: fields.rest(&RESERVED), doc_id })
    }
}

/// The sentences of a text, with the fields that its record brought along.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SegmentOutput {
    /// What it is called.
    pub doc_id: RecordId,
    /// The version of the contract.
    #[schemars(schema_with = "format_schema")]
    pub format: u8,
    /// The language whose rules cut it.
    pub lang: Tongue,
    /// The sentences, in printed order.
    pub sentences: Vec<SentenceRecord>,
    /// Fields that come back as they are.
    #[serde(flatten)]
    #[schemars(skip)]
    pub rest: Rest,
}

impl SegmentOutput {
    /// The answer to the record `doc_id`.
    pub fn new(doc_id: RecordId, rest: Rest, lang: Tongue, sentences: Vec<SentenceRecord>) -> Self {
        Self { doc_id, format: STREAM_FORMAT, lang, sentences, rest }
    }
}

/// A sentence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceRecord {
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// What its paragraph is: title, dateline, heading, opening, question, answer or jump. Absent with `--plain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// Who speaks; absent where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's label as printed before this sentence, with its colon; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The sentence, without its label and without the blanks around it.
    pub text: String,
}
