//! For people: the line, a caret under the place, what to do; then what is missing, then the counts.

use std::collections::{HashMap, HashSet};

use super::concise;
use super::coverage::gate_line;
use super::problem::{Excerpt, excerpt};
use super::view::{Lang, View, plural};
use crate::check::{Finding, Looked};
use crate::project::Severity;

pub(super) fn render(view: &View<'_>) -> String {
    let mut out = String::new();
    let documents: HashMap<&str, &Looked> =
        view.documents.iter().map(|document| (document.path.as_str(), document)).collect();
    let mut told = HashSet::new();
    for finding in view.findings {
        // The cure of a rule is told once: the tenth time it is noise.
        let help = told.insert(finding.rule.id).then_some(finding.rule.cure);
        match documents.get(finding.path.as_str()).filter(|_| !finding.span.is_empty()) {
            Some(document) => {
                out.push_str(&with_excerpt(view, document, finding, help));
                out.push('\n');
            }
            None => out.push_str(&format!("{}\n", concise::line(view, finding))),
        }
    }
    if view.statistics {
        out.push_str(&statistics(view));
    }
    for coverage in
        view.coverage.iter().filter(|coverage| coverage.gate.is_some_and(|gate| gate.fail_under > 0.0))
    {
        out.push_str(&gate_line(coverage, view.coverage.len() > 1));
        out.push('\n');
    }
    out.push_str(&summary(view));
    out
}

fn with_excerpt(view: &View<'_>, document: &Looked, finding: &Finding, help: Option<&str>) -> String {
    let (begins, line) = document.line(finding.span.start);
    let related: String = finding
        .related
        .iter()
        .map(|related| {
            let place = related.place;
            format!(
                "  {}:{}:{}: {}\n",
                related.path,
                place.line,
                place.column,
                view.lang.of(&related.message)
            )
        })
        .collect();
    let text = excerpt(&Excerpt {
        level: finding.severity,
        id: Some(finding.rule.id),
        path: &finding.path,
        text: line,
        span: finding.span.start - begins..finding.span.end - begins,
        line: Some(finding.start.line),
        message: view.lang.of(&finding.message),
        label: &finding.unit,
        help,
        color: view.color,
    });
    text + &related
}

fn statistics(view: &View<'_>) -> String {
    view.by_rule().iter().map(|(id, count)| format!("{count:>6}  {id}\n")).collect()
}

/// `2 errors, 1 warning, 0 notes in 1 document, 220 units`.
fn summary(view: &View<'_>) -> String {
    let units: usize = view.documents.iter().map(|document| document.units).sum();
    let documents = view.documents.len();
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| view.count(severity));
    match view.lang {
        Lang::En if view.findings.is_empty() => {
            format!("no findings in {}, {}\n", plural(documents, "document"), plural(units, "unit"))
        }
        Lang::En => format!(
            "{}, {}, {} in {}, {}\n",
            plural(errors, "error"),
            plural(warnings, "warning"),
            plural(notes, "note"),
            plural(documents, "document"),
            plural(units, "unit")
        ),
        Lang::Zh if view.findings.is_empty() => format!("{documents} 个文档、{units} 个单元，没有发现问题\n"),
        Lang::Zh => {
            format!("{documents} 个文档、{units} 个单元：错误 {errors}，警告 {warnings}，提示 {notes}\n")
        }
    }
}
