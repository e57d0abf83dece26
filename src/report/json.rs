//! JSON, whole or a line a finding.

use serde::Serialize;
use serde_json::{Value, json};

use super::coverage::coverage_value;
use super::view::View;
use crate::check::{Finding, Mqm};
use crate::project::Severity;

pub(super) fn render(view: &View<'_>) -> String {
    let findings: Vec<Record<'_>> = view.findings.iter().map(|finding| Record::of(view, finding)).collect();
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
    let mut lines = String::new();
    for finding in view.findings {
        // A record of texts and numbers is always written.
        lines.extend(serde_json::to_string(&Record::of(view, finding)));
        lines.push('\n');
    }
    lines
}

/// A finding as it is written; fields in the order of the alphabet, as in the whole.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Record<'f> {
    check: &'static str,
    column: usize,
    confidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    end_column: usize,
    end_line: usize,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'f str>,
    group: &'static str,
    id: &'f str,
    line: usize,
    message: &'f str,
    mqm: Option<&'static str>,
    path: &'f str,
    related: Vec<Relation<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<usize>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
}

/// Another place that a finding speaks of.
#[derive(Serialize)]
struct Relation<'f> {
    column: usize,
    line: usize,
    message: &'f str,
    path: &'f str,
}

impl<'f> Record<'f> {
    fn of(view: &View<'f>, finding: &'f Finding) -> Self {
        let related = finding.related.iter().map(|related| Relation {
            column: related.place.column,
            line: related.place.line,
            message: view.lang.of(&related.message),
            path: &related.path,
        });
        let extract = finding.extract.as_ref();
        Self {
            check: finding.rule.id,
            column: finding.start.column,
            confidence: finding.confidence.name(),
            end: extract.map(|extract| extract.range.end),
            end_column: finding.end.column,
            end_line: finding.end.line,
            fingerprint: finding.fingerprint(),
            fix: finding.fix.as_ref().map(|fix| fix.with.as_str()),
            group: finding.rule.group.name(),
            id: &finding.unit,
            line: finding.start.line,
            message: view.lang.of(&finding.message),
            mqm: finding.rule.mqm.map(Mqm::name),
            path: &finding.path,
            related: related.collect(),
            segment: extract.map(|extract| extract.segment),
            severity: finding.severity.name(),
            side: extract.map(|extract| if extract.source { "src" } else { "tgt" }),
            start: extract.map(|extract| extract.range.start),
        }
    }
}
