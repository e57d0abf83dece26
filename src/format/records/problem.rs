//! What is wrong with a record, and the record that says so.

use schemars::JsonSchema;
use serde::Serialize;

use super::STREAM_FORMAT;
use super::check::CheckInput;
use super::fields::{Fields, RecordId, record_line};

/// What is wrong with a record, in a word that programs can rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The line is not one JSON object.
    BadJson,
    /// The line holds bytes that are not UTF-8.
    NotUtf8,
    /// The line is longer than `--max-record` allows.
    TooLarge,
    /// A field that must be there is not, or is null.
    MissingField,
    /// A field is of another type than it must be.
    WrongType,
    /// A text holds characters that no text holds.
    NotText,
    /// The two sides are swapped, or in one language.
    NotAPair,
    /// The program that likens sentences failed.
    ProgramFailed,
    /// The fault is ours; the record is worth a report.
    Internal,
}

/// What is wrong with a record.
#[derive(Debug, Clone)]
pub struct RecordProblem {
    /// In a word.
    pub code: ProblemCode,
    /// In whole sentences: what is wrong, and what to do.
    pub message: String,
    /// What the record is called, where that could be read.
    pub id: Option<RecordId>,
}

impl RecordProblem {
    /// A problem of a record whose name is not known yet.
    pub fn new(code: ProblemCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), id: None }
    }

    /// The same of the record called `id`.
    #[must_use]
    pub fn of(self, id: &RecordId) -> Self {
        Self { id: Some(id.clone()), ..self }
    }

    /// What the record of `line` is called, where that can be read, whatever else is wrong with the line. `key` is the field
    /// that names records.
    pub fn name_in(line: &str, key: &'static str) -> Option<RecordId> {
        match Fields::read(line, key) {
            Ok(fields) => fields.name(),
            Err(problem) => problem.id,
        }
    }

    /// The line that takes the record's place. `key` is the field that names records; `line` is told only where nothing
    /// else tells which record it was, for a line has another number in another stream.
    pub fn to_line(&self, key: &str, line: u64) -> String {
        let line = self.id.is_none().then_some(line);
        let (doc_id, id) =
            if key == CheckInput::KEY { (None, self.id.clone()) } else { (self.id.clone(), None) };
        let error = ErrorDetail { code: self.code, message: &self.message, line };
        record_line(&ErrorOutput { doc_id, id, format: STREAM_FORMAT, error })
    }
}

/// The record that takes the place of one that could not be worked on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorOutput<'a> {
    /// What it is called, where records have a `doc_id` and it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_id: Option<RecordId>,
    /// What it is called, where records have an `id` and it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<RecordId>,
    /// The version of the contract.
    #[schemars(schema_with = "super::fields::format_schema")]
    format: u8,
    /// What is wrong.
    error: ErrorDetail<'a>,
}

/// What is wrong with a record.
#[derive(Debug, Serialize, JsonSchema)]
struct ErrorDetail<'a> {
    /// In a word.
    code: ProblemCode,
    /// In whole sentences; may be worded otherwise in another release.
    message: &'a str,
    /// The number of the line in the stream, from 1; where the record has no name that could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}
