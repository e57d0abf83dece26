//! A line of a stream as fields, each still as it was typed.

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::STREAM_FORMAT;
use super::problem::{ProblemCode, RecordProblem};

/// Fields that are carried along, as they were typed, in the order of their names.
pub type Rest = BTreeMap<String, Box<RawValue>>;

/// What a record is called: a text or a whole number, as it was typed.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct RecordId(Box<RawValue>);

impl RecordId {
    /// As it was typed.
    pub(super) fn typed(&self) -> &str {
        self.0.get()
    }

    /// As it reads, without the quotes and escapes of JSON.
    pub fn text(&self) -> String {
        serde_json::from_str(self.typed()).unwrap_or_else(|_| self.typed().to_owned())
    }

    /// The name of a record; `None` for what can be none.
    fn of(value: &RawValue) -> Option<Self> {
        let typed = value.get();
        let number = typed.strip_prefix('-').unwrap_or(typed);
        let is_name = typed.starts_with('"') || number.bytes().all(|byte| byte.is_ascii_digit());
        is_name.then(|| Self(value.to_owned()))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.typed())
    }
}

impl JsonSchema for RecordId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RecordId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"description": "What a record is called; comes back as it was typed.", "type": ["string", "integer"]})
    }
}

/// The version of the contract, as a schema has it.
pub(super) fn format_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"description": "The version of the contract.", "const": STREAM_FORMAT})
}

/// The line of an answer.
pub fn record_line(answer: &impl Serialize) -> String {
    // Texts, numbers and what was read as JSON are always written.
    serde_json::to_string(answer).unwrap_or_default() + "\n"
}

/// The fields of a line, and the field that names records.
pub(super) struct Fields {
    key: &'static str,
    all: Rest,
}

impl Fields {
    /// Reads `line`, whose record is named by its field `key`.
    ///
    /// # Errors
    /// A line that is not one object, or has a field twice. The name is told where it stands before the fault.
    pub(super) fn read(line: &str, key: &'static str) -> Result<Self, RecordProblem> {
        let line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
        let mut fields = Self { key, all: Rest::new() };
        let mut reader = serde_json::Deserializer::from_str(line);
        match Filling(&mut fields.all).deserialize(&mut reader).and_then(|()| reader.end()) {
            Ok(()) => Ok(fields),
            Err(error) => {
                let message = format!(
                    "the line is not one JSON object: {} (byte {}). Write one object on each line, and escape what stands in texts.",
                    bare(&error),
                    error.column()
                );
                Err(RecordProblem { id: fields.name(), ..RecordProblem::new(ProblemCode::BadJson, message) })
            }
        }
    }

    /// The name of the record, where it can be read.
    pub(super) fn name(&self) -> Option<RecordId> {
        RecordId::of(self.all.get(self.key)?)
    }

    /// Takes out the name of the record.
    ///
    /// # Errors
    /// No name, or one that is neither text nor a whole number.
    pub(super) fn take_id(&mut self) -> Result<RecordId, RecordProblem> {
        let key = self.key;
        let value = self.take(key).ok_or_else(|| missing(key, "it names the record"))?;
        RecordId::of(&value).ok_or_else(|| {
            let message = format!("`{key}` is neither text nor a whole number. Give every record a name.");
            RecordProblem::new(ProblemCode::WrongType, message)
        })
    }

    /// Takes out the field called `name`; `null` is nothing.
    pub(super) fn take(&mut self, name: &str) -> Option<Box<RawValue>> {
        self.all.remove(name).filter(|value| value.get() != "null")
    }

    /// The first of the fields called `names`; `null` is nothing.
    pub(super) fn get(&self, names: &[&str]) -> Option<&RawValue> {
        let value = names.iter().find_map(|name| self.all.get(*name))?;
        (value.get() != "null").then_some(value)
    }

    /// What is left, without the fields called `reserved`, which are written anew.
    pub(super) fn rest(mut self, reserved: &[&str]) -> Rest {
        self.all.retain(|name, _| !reserved.contains(&name.as_str()));
        self.all
    }
}

/// The problem of a record without the field `name`, which is there because of `why`.
pub(super) fn missing(name: &str, why: &str) -> RecordProblem {
    RecordProblem::new(ProblemCode::MissingField, format!("there is no `{name}`: {why}. Add the field."))
}

/// The value of field `name`, which must be `what`.
///
/// # Errors
/// A value of another type.
pub(super) fn read_value<'v, T: Deserialize<'v>>(
    value: &'v RawValue,
    name: &str,
    what: &str,
) -> Result<T, RecordProblem> {
    serde_json::from_str(value.get()).map_err(|error| {
        let message = format!("`{name}` is not {what}: {}. Write it so.", bare(&error));
        RecordProblem::new(ProblemCode::WrongType, message)
    })
}

/// What the reader of JSON says, without its place, which is one of the line it stands in.
fn bare(error: &serde_json::Error) -> String {
    error.to_string().split(" at line ").next().unwrap_or_default().to_owned()
}

/// Fills the fields one by one, so that those before a fault are known.
struct Filling<'m>(&'m mut Rest);

impl<'de> DeserializeSeed<'de> for Filling<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Filling<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value::<Box<RawValue>>()?;
            if self.0.contains_key(&name) {
                return Err(A::Error::custom(format!("the field `{name}` stands twice")));
            }
            self.0.insert(name, value);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format::{AlignInput, CheckInput, SegmentInput};

    proptest! {
        #[test]
        fn no_line_panics_a_reader_and_a_name_that_is_told_is_one(
            line in "(\\{ ?)?((\"doc_id\"|\"id\"|\"zh\"|\"en\"|\"src\"|\"text\"|\"terms\"|:|,|\\[|\\]|\"好\"|\"\\\\ud800\"|-7|1e9|null|\\{|\\}) ?){0,14}",
        ) {
            let problems = [
                AlignInput::read(&line).err(), CheckInput::read(&line).err(), SegmentInput::read(&line).err(),
            ];
            let names = problems.into_iter().flatten().filter_map(|problem| problem.id);
            for name in names.chain(RecordProblem::name_in(&line, "id")) {
                let value: serde_json::Value = serde_json::from_str(name.typed()).unwrap_or_default();
                prop_assert!(value.is_number() || name.typed().starts_with('"'), "{name} of {line}");
            }
        }
    }

    #[test]
    fn fields_stay_as_they_were_typed() {
        let mut fields =
            Fields::read(r#"{"zh":"好", "n":1.50, "doc_id": 12345678901234567890123 }"#, "doc_id")
                .expect("an object");
        assert_eq!(fields.take_id().expect("a name").typed(), "12345678901234567890123");
        let rest = fields.rest(&["zh"]);
        assert_eq!(serde_json::to_string(&rest).expect("JSON"), r#"{"n":1.50}"#);
    }

    #[test]
    fn a_broken_line_is_named_where_its_name_stands_before_the_fault() {
        let name = |line: &str| Fields::read(line, "id").err().expect("a fault").id.map(|id| id.to_string());
        assert_eq!(name(r#"{"id": "a", "src": "#).as_deref(), Some("\"a\""));
        assert_eq!(name(r#"{"id": 7, "x": 1, "x": 2}"#).as_deref(), Some("7"));
        assert_eq!(name(r#"{"id": 7} {}"#).as_deref(), Some("7"));
        assert_eq!(name(r#"{"src": oops, "id": 7}"#), None);
        assert_eq!(name(r#"{"id": [7], "src": oops}"#), None);
        assert_eq!(name("[1]"), None);
    }

    #[test]
    fn a_name_is_text_or_a_whole_number() {
        for (line, code) in [
            ("{}", ProblemCode::MissingField),
            (r#"{"id": null}"#, ProblemCode::MissingField),
            (r#"{"id": 1.5}"#, ProblemCode::WrongType),
            (r#"{"id": {"a": 1}}"#, ProblemCode::WrongType),
        ] {
            let problem = Fields::read(line, "id").expect("an object").take_id().expect_err("no name");
            assert_eq!(problem.code, code, "{line}");
        }
    }
}
