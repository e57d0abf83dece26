//! JSON, whole or a line a finding.

use serde_json::{Value, json};

use super::coverage::coverage_value;
use super::view::View;
use crate::check::{Finding, Mqm};
use crate::project::Severity;

pub(super) fn render(view: &View<'_>) -> String {
    let findings: Vec<Value> = view.findings.iter().map(|finding| value(view, finding)).collect();
    let coverage: Vec<Value> = view.coverage.iter().map(coverage_value).collect();
    let by_rule: Value =
        view.by_rule().into_iter().map(|(id, count)| (id.to_owned(), json!(count))).collect();
    let whole = json!({
        "format": 1,
        "findings": findings,
        "coverage": coverage,
        "counts": {
            "error": view.count(Severity::Error),
            "warning": view.count(Severity::Warning),
            "note": view.count(Severity::Note),
            "by-rule": by_rule,
        },
    });
    format!("{whole:#}\n")
}

pub(super) fn render_lines(view: &View<'_>) -> String {
    view.findings.iter().map(|finding| format!("{}\n", value(view, finding))).collect()
}

fn value(view: &View<'_>, finding: &Finding) -> Value {
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|related| {
            json!({
                "path": related.path,
                "line": related.place.line,
                "column": related.place.column,
                "message": view.lang.of(&related.message),
            })
        })
        .collect();
    let mut whole = json!({
        "id": finding.unit,
        "check": finding.rule.id,
        "group": finding.rule.group.name(),
        "severity": finding.severity.name(),
        "confidence": finding.confidence.name(),
        "mqm": finding.rule.mqm.map(Mqm::name),
        "path": finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "end-line": finding.end.line,
        "end-column": finding.end.column,
        "message": view.lang.of(&finding.message),
        "related": related,
        "fingerprint": finding.fingerprint(),
    });
    if let Some(extract) = &finding.extract {
        whole["side"] = json!(if extract.source { "src" } else { "tgt" });
        whole["segment"] = json!(extract.segment);
        whole["start"] = json!(extract.range.start);
        whole["end"] = json!(extract.range.end);
    }
    if let Some(fix) = &finding.fix {
        whole["fix"] = json!(fix.with);
    }
    whole
}
