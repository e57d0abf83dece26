//! How a new value is spelled: the documented form of a unit file.

use super::value::Value;
use crate::yaml::{fits_block, flow_scalar, scalar};

/// The fields of a unit in the order in which the documentation lists them: a new one goes to its place.
pub(super) const ORDER: [&str; 21] = [
    "id",
    "speaker",
    "label",
    "role",
    "paragraph",
    "heading",
    "zh",
    "en",
    "state",
    "covered-by",
    "omit",
    "was",
    "was-ids",
    "sic",
    "footnote",
    "note",
    "query",
    "allow",
    "origin",
    "link",
    "conflict",
];

/// The place of a field in that order; what is not listed comes last.
pub(super) fn rank(field: &str) -> usize {
    ORDER.iter().position(|name| *name == field).unwrap_or(ORDER.len())
}

/// Whether a field holds English: it is typed under `>-`, where nothing needs quoting.
pub(super) fn is_prose(field: &str) -> bool {
    matches!(field, "en" | "conflict" | "theirs")
}

/// A value as it follows a colon or a dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelled {
    /// What stands on the line of the key, with the blank before it.
    pub(super) head: String,
    /// The lines below, indented, without line ends.
    pub(super) lines: Vec<String>,
}

impl Spelled {
    fn inline(text: &str) -> Self {
        Self { head: format!(" {text}"), lines: Vec::new() }
    }
}

/// Spells `value` for a key or dash at `column`; English (`prose`) in block scalars.
pub(super) fn spell(value: &Value, column: usize, prose: bool) -> Spelled {
    match value {
        Value::Text(text) => spell_text(text, column, prose),
        Value::List(items)
            if prose && !items.is_empty() || items.iter().any(|item| matches!(item, Value::Map(_))) =>
        {
            Spelled {
                head: String::new(),
                lines: items.iter().flat_map(|item| spell_item(item, column, prose)).collect(),
            }
        }
        Value::Map(pairs) if prose && !pairs.is_empty() => {
            let lines = pairs.iter().flat_map(|(key, value)| spell_pair(key, value, column + 2, prose));
            Spelled { head: String::new(), lines: lines.collect() }
        }
        other => Spelled::inline(&flow(other)),
    }
}

/// `key: value` at `column`, as whole lines.
pub(super) fn spell_pair(key: &str, value: &Value, column: usize, prose: bool) -> Vec<String> {
    let spelled = spell(value, column, prose);
    let first = format!("{:column$}{}:{}", "", scalar(key), spelled.head);
    std::iter::once(first).chain(spelled.lines).collect()
}

/// `- value` at `column`, as whole lines.
pub(super) fn spell_item(value: &Value, column: usize, prose: bool) -> Vec<String> {
    let spelled = match value {
        Value::Map(_) => Spelled::inline(&flow(value)),
        _ => spell(value, column, prose),
    };
    std::iter::once(format!("{:column$}-{}", "", spelled.head)).chain(spelled.lines).collect()
}

fn spell_text(text: &str, column: usize, prose: bool) -> Spelled {
    let column = column + 2;
    if prose && text.is_empty() {
        // An empty line to type on.
        return Spelled { head: " >-".to_owned(), lines: vec![String::new()] };
    }
    if prose && fits_block(text, true) {
        return Spelled { head: " >-".to_owned(), lines: vec![format!("{:column$}{text}", "")] };
    }
    if text.contains('\n') && fits_block(text, false) {
        let line = |line: &str| if line.is_empty() { String::new() } else { format!("{:column$}{line}", "") };
        return Spelled { head: " |-".to_owned(), lines: text.split('\n').map(line).collect() };
    }
    Spelled::inline(&scalar(text))
}

/// `value` on one line, as it stands inside brackets.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Text(text) => flow_scalar(text),
        Value::Bare(word) => word.clone(),
        Value::Null => "~".to_owned(),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(pairs) => {
            let pair = |(key, value): &(String, Value)| format!("{}: {}", flow_scalar(key), flow(value));
            format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A new unit with its dash at `column`, as whole lines.
pub(super) fn spell_unit(fields: &[(String, Value)], column: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (field, value) in fields {
        lines.extend(spell_pair(field, value, column + 2, is_prose(field)));
    }
    if let Some(first) = lines.first_mut() {
        first.replace_range(column..=column, "-");
    }
    lines
}
