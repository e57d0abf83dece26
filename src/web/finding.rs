//! Findings as the page shows them: grouped by unit, with places as JavaScript counts them.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::offset;
use crate::check::Finding;
use crate::project::Document;

/// The findings of `document`: those of units by id, those of the file under the empty id.
pub(super) fn by_unit(document: &Document, findings: &[Finding]) -> Value {
    let places: HashMap<&str, usize> =
        document.units().iter().enumerate().map(|(index, unit)| (unit.id.as_str(), index)).collect();
    let mut groups: serde_json::Map<String, Value> = serde_json::Map::new();
    for finding in findings {
        let unit = places.get(finding.unit.as_str()).map(|&index| &document.units()[index]);
        let text = |source: bool, segment: usize| match (unit, source) {
            (Some(unit), true) => Some(unit.zh.clone()),
            (Some(unit), false) => {
                unit.en.as_ref().and_then(|en| en.segments().nth(segment).map(str::to_owned))
            }
            (None, _) => None,
        };
        let group = groups.entry(finding.unit.clone()).or_insert_with(|| json!([]));
        if let Value::Array(list) = group {
            list.push(one(finding, text));
        }
    }
    Value::Object(groups)
}

/// The findings of one unit whose English is `segments`, as a list.
pub(super) fn of_typed(document: &Document, findings: &[Finding], segments: &[String]) -> Value {
    let text = |finding: &Finding, source: bool, segment: usize| match source {
        true => document.file.position(&finding.unit).map(|index| document.units()[index].zh.clone()),
        false => segments.get(segment).cloned(),
    };
    findings
        .iter()
        .map(|finding| one(finding, |source, segment| text(finding, source, segment)))
        .collect::<Vec<Value>>()
        .into()
}

/// One finding; `text` gives a text of its unit by side and segment.
fn one(finding: &Finding, text: impl Fn(bool, usize) -> Option<String>) -> Value {
    let place = finding.extract.as_ref().and_then(|extract| {
        let text = text(extract.source, extract.segment)?;
        // A segment is shown without the blanks around it, and findings count them.
        let side = if extract.source { "zh" } else { "en" };
        Some(json!({
            "side": side, "segment": extract.segment, "range": offset::of_points(&text, &extract.range),
        }))
    });
    json!({
        "rule": finding.rule.id,
        "severity": finding.severity.name(),
        "confidence": finding.confidence.name(),
        "unit": finding.unit,
        "line": finding.start.line,
        "message": {"en": finding.message.en, "zh": finding.message.zh},
        "cure": finding.rule.cure,
        "alone": finding.rule.judges_alone(),
        "place": place,
        "fix": finding.fix.as_ref().map(|fix| fix.with.clone()),
    })
}
