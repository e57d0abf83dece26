//! Records of `check --stream`: a pair in, the same pair with its findings out.

use schemars::JsonSchema;
use serde::Serialize;

use super::STREAM_FORMAT;
use super::fields::{Fields, RecordId, Rest, format_schema, missing, read_value};
use super::problem::RecordProblem;
use crate::format::jsonl::OwnTerm;
use crate::termbase::Term;

/// Fields that an answer has of its own: a record that brings them along gets them anew.
const RESERVED: [&str; 3] = ["id", "format", "findings"];

/// A Chinese text and its English. All fields come back as they are, these too.
#[derive(Debug, JsonSchema)]
pub struct CheckInput {
    /// What it is called.
    pub id: RecordId,
    /// The Chinese; may be called `zh` or `source`.
    pub src: String,
    /// The English; may be called `en` or `target`. Empty or absent where there is none.
    pub tgt: Option<String>,
    /// Terms of this pair: it is judged by these, and not by the glossary.
    #[schemars(with = "Option<Vec<OwnTerm>>")]
    pub terms: Vec<Term>,
    /// All fields but the name, as they were typed.
    #[schemars(skip)]
    pub rest: Rest,
}

impl CheckInput {
    /// The field that names records.
    pub const KEY: &str = "id";

    /// Reads a line.
    ///
    /// # Errors
    /// A line that is no such record.
    pub fn read(line: &str) -> Result<Self, RecordProblem> {
        let mut fields = Fields::read(line, Self::KEY)?;
        let id = fields.take_id()?;
        let named = |problem: RecordProblem| problem.of(&id);
        let src =
            fields.get(&["src", "zh", "source"]).ok_or_else(|| named(missing("src", "it is the Chinese")))?;
        let src = read_value(src, "src", "text").map_err(named)?;
        let tgt = fields.get(&["tgt", "en", "target"]).map(|value| read_value(value, "tgt", "text"));
        let tgt = tgt.transpose().map_err(named)?;
        let terms = fields.get(&["terms"]).map(|value| read_value::<Vec<OwnTerm>>(value, "terms", TERMS));
        let terms =
            terms.transpose().map_err(named)?.unwrap_or_default().into_iter().map(Term::from).collect();
        Ok(Self { src, tgt, terms, rest: fields.rest(&RESERVED), id })
    }
}

const TERMS: &str = "a list like [{\"zh\": \"…\", \"en\": [\"…\"]}]";

/// A pair with what was found in it, and all fields that its record has.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckOutput<'a> {
    /// What it is called.
    pub id: RecordId,
    /// The version of the contract.
    #[schemars(schema_with = "format_schema")]
    pub format: u8,
    /// What was found, in the order of places; empty where there is nothing to complain of.
    pub findings: Vec<FindingRecord<'a>>,
    /// The fields of the record, as they are.
    #[serde(flatten)]
    #[schemars(skip)]
    pub rest: Rest,
}

impl<'a> CheckOutput<'a> {
    /// The answer to the record `id`.
    pub fn new(id: RecordId, rest: Rest, findings: Vec<FindingRecord<'a>>) -> Self {
        Self { id, format: STREAM_FORMAT, findings, rest }
    }
}

/// What a rule saw in a pair.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingRecord<'a> {
    /// The rule.
    pub check: &'a str,
    /// Its family.
    pub group: &'a str,
    /// How much it matters: note, warning or error.
    pub severity: &'a str,
    /// How much it is to be believed: sure, likely or doubtful.
    pub confidence: &'a str,
    /// The error type of MQM; absent for what is no error of language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mqm: Option<&'a str>,
    /// The side it is about, src or tgt; absent where it is about both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<&'a str>,
    /// Where the piece begins that it is about: code points of that side, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Where that piece ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// What was seen, a sentence; may be worded otherwise in another release.
    pub message: &'a str,
    /// What may be put in place of the piece without asking anybody; absent where somebody must decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<&'a str>,
}
