//! Quantities of a text, for people and for programs.

use serde_json::{Value, json};

use crate::text::{LineItem, pad};

/// One JSON object a line: line, start, end (code points), kind, value, unit, surface.
pub fn numbers_jsonl(seen: &[LineItem]) -> String {
    seen.iter()
        .map(|one| {
            let value = one.item.value.map_or(Value::Null, number);
            let object = json!({
                "line": one.line, "start": one.start, "end": one.end, "kind": one.item.kind,
                "value": value, "unit": one.item.unit, "surface": one.surface,
            });
            format!("{object}\n")
        })
        .collect()
}

/// A line for each, aligned.
pub fn numbers_text(seen: &[LineItem]) -> String {
    seen.iter()
        .map(|one| {
            let place = format!("{}:{}", one.line + 1, one.start + 1);
            let value = one.item.value.map(|value| number(value).to_string()).unwrap_or_default();
            let unit = one.item.unit.as_deref().unwrap_or_default();
            format!(
                "{} {} {} {}\n",
                pad(&place, 9),
                pad(one.item.kind, 12),
                pad(&format!("{value} {unit}"), 24),
                one.surface
            )
        })
        .collect()
}

/// Whole numbers without a point.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}
