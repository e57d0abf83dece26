//! A Code Quality report of GitLab: a JSON array of issues.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::view::View;
use crate::project::Severity;
use crate::text::stable_hash;

pub(super) fn render(view: &View<'_>) -> String {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let issues: Vec<Value> = view
        .findings
        .iter()
        .map(|finding| {
            let name = finding.fingerprint();
            let nth = seen.entry(name.clone()).or_default();
            *nth += 1;
            let severity = match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            };
            json!({
                "description": view.lang.of(&finding.message),
                "check_name": finding.rule.id,
                "fingerprint": format!("{:016x}", stable_hash(&[&name, &nth.to_string()])),
                "severity": severity,
                "location": {"path": finding.path, "lines": {"begin": finding.start.line}},
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(issues))
}
