//! SARIF 2.1.0, for code scanning services and editors.

use serde_json::{Value, json};

use super::view::View;
use crate::check::{Confidence, Finding, RULES, Rule};
use crate::project::Severity;

pub(super) fn render(view: &View<'_>) -> String {
    let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(rule)).collect();
    let results: Vec<Value> = view.findings.iter().map(|finding| result(view, finding)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "duizhao", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    let tags: Vec<String> = std::iter::once(rule.group.name().to_owned())
        .chain(rule.mqm.map(|mqm| format!("mqm/{}", mqm.name())))
        .collect();
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.cure},
        "defaultConfiguration": {"level": rule.severity.name(), "enabled": rule.on},
        "properties": {"tags": tags, "precision": precision(rule.confidence)},
    })
}

/// The words that code scanning services sort by.
fn precision(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sure => "very-high",
        Confidence::Likely => "high",
        Confidence::Doubtful => "low",
    }
}

fn result(view: &View<'_>, finding: &Finding) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|related| {
            json!({
                "physicalLocation": {
                    "artifactLocation": {"uri": related.path},
                    "region": {"startLine": related.place.line, "startColumn": related.place.column},
                },
                "message": {"text": view.lang.of(&related.message)},
            })
        })
        .collect();
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": RULES.iter().position(|rule| rule.id == finding.rule.id),
        "level": level,
        "message": {"text": view.lang.of(&finding.message)},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": finding.path},
                "region": {
                    "startLine": finding.start.line,
                    "startColumn": finding.start.column,
                    "endLine": finding.end.line,
                    "endColumn": finding.end.column,
                },
            },
            "logicalLocations": [{"name": finding.unit, "kind": "unit"}],
        }],
        "relatedLocations": related,
        "partialFingerprints": {"ruleAndUnit/v1": finding.fingerprint()},
    })
}
