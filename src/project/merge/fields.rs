//! The fields of one unit, merged.

use crate::project::edit::Value;
use crate::project::state::State;

/// What became of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// Ours stands.
    Ours,
    /// It gets this value, or goes.
    Take(Option<Value>),
    /// Both gave it another value and ours stands: nobody but a person can say.
    Clash,
    /// Both gave the unit another English.
    English(Value),
}

/// What becomes of `field` that held `base`, `ours` and `theirs`.
pub(super) fn merged(
    field: &str,
    base: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> Verdict {
    if same(theirs, base) || same(ours, theirs) {
        return Verdict::Ours;
    }
    if same(ours, base) {
        return Verdict::Take(theirs.map(|value| typed(field, value)));
    }
    match (field, ours, theirs) {
        // Nobody's English is lost: what was deleted on one side and rewritten on the other stays.
        ("en", _, None) => Verdict::Ours,
        ("en", None, Some(theirs)) => Verdict::Take(Some(theirs.clone())),
        ("en", Some(ours), Some(theirs)) if english(ours).is_empty() => Verdict::Take(Some(theirs.clone())),
        ("en", _, Some(theirs)) if english(theirs).is_empty() => Verdict::Ours,
        ("en", _, Some(theirs)) => Verdict::English(theirs.clone()),
        ("state", ours, theirs) => lower(ours, theirs),
        ("allow" | "sic" | "was-ids", Some(Value::List(ours)), Some(Value::List(theirs))) => {
            let known = |item: &&Value| !ours.contains(item) && !base_has(base, item);
            let added: Vec<Value> = theirs.iter().filter(known).map(|item| typed(field, item)).collect();
            match added.is_empty() {
                true => Verdict::Ours,
                false => {
                    let ours = ours.iter().map(|item| typed(field, item));
                    Verdict::Take(Some(Value::List(ours.chain(added).collect())))
                }
            }
        }
        ("note" | "query", Some(ours), Some(theirs)) => match (ours.as_text(), theirs.as_text()) {
            (Some(ours), Some(theirs)) => {
                Verdict::Take(Some(Value::text(format!("{} / {}", ours.trim(), theirs.trim()))))
            }
            _ => Verdict::Clash,
        },
        // The oldest text is what the English was made from, whichever side wrote it down.
        ("was", Some(_), _) => Verdict::Ours,
        ("was", None, Some(theirs)) => Verdict::Take(Some(theirs.clone())),
        _ => Verdict::Clash,
    }
}

fn base_has(base: Option<&Value>, item: &Value) -> bool {
    matches!(base, Some(Value::List(items)) if items.contains(item))
}

/// English as one text, for comparing.
pub(super) fn english(value: &Value) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match value {
        Value::List(items) => {
            let texts = items.iter().map(english).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(" ")
        }
        other => other.as_text().map(words).unwrap_or_default(),
    }
}

fn same(one: Option<&Value>, two: Option<&Value>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one == two || texts(one) == texts(two) && texts(one).is_some(),
        (one, two) => {
            one.is_none_or(|value| *value == Value::Null) && two.is_none_or(|value| *value == Value::Null)
        }
    }
}

/// A text without the line end that a block scalar may leave.
fn texts(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::Text(text) | Value::Bare(text) => Some(vec![text.trim_end()]),
        Value::List(items) => items.iter().map(|item| item.as_text().map(str::trim_end)).collect(),
        _ => None,
    }
}

/// The lower of two states: what one side has not approved is not approved.
fn lower(ours: Option<&Value>, theirs: Option<&Value>) -> Verdict {
    let state = |value: Option<&Value>| match value.and_then(Value::as_text) {
        None => Some(State::Translated),
        Some(word) => word.trim().parse::<State>().ok(),
    };
    match (state(ours), state(theirs)) {
        (Some(one), Some(two)) if two < one => Verdict::Take(theirs.cloned()),
        (Some(_), Some(_)) => Verdict::Ours,
        _ => Verdict::Clash,
    }
}

/// A value read from YAML as it is to be written: truth values and numbers bare.
pub(super) fn typed(field: &str, value: &Value) -> Value {
    match value {
        Value::Text(text) if matches!(field, "paragraph" | "link" | "sure") => Value::Bare(text.clone()),
        Value::List(items) => Value::List(items.iter().map(|item| typed(field, item)).collect()),
        Value::Map(pairs) => {
            Value::Map(pairs.iter().map(|(key, value)| (key.clone(), typed(key, value))).collect())
        }
        other => other.clone(),
    }
}
