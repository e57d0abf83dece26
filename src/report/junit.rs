//! JUnit XML: a suite a document, a case a finding; a document without findings is one passed case.

use std::collections::HashMap;

use super::view::View;
use crate::check::Finding;
use crate::project::Severity;

pub(super) fn render(view: &View<'_>) -> String {
    let mut by_path: HashMap<&str, Vec<&Finding>> = HashMap::new();
    for finding in view.findings {
        by_path.entry(&finding.path).or_default().push(finding);
    }
    let mut suites = String::new();
    for document in view.documents {
        let found = by_path.get(document.path.as_str()).map_or(&[][..], Vec::as_slice);
        let failed = found.iter().filter(|finding| finding.severity > Severity::Note).count();
        let name = escape(&document.path);
        suites.push_str(&format!(
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"0\">\n",
            found.len().max(1)
        ));
        if found.is_empty() {
            suites.push_str(&format!("    <testcase classname=\"{name}\" name=\"check\"/>\n"));
        }
        found.iter().for_each(|finding| suites.push_str(&case(view, finding)));
        suites.push_str("  </testsuite>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"duizhao check\">\n{suites}</testsuites>\n"
    )
}

fn case(view: &View<'_>, finding: &Finding) -> String {
    let message = escape(view.lang.of(&finding.message));
    let place = escape(&format!("{}:{}:{}", finding.path, finding.start.line, finding.start.column));
    let name = escape(format!("{} {}", finding.rule.id, finding.unit).trim());
    let open = format!(
        "    <testcase classname=\"{}\" name=\"{name}\" file=\"{}\"",
        escape(&finding.path),
        escape(&finding.path)
    );
    match finding.severity {
        Severity::Note => {
            format!("{open}>\n      <system-out>{place}: {message}</system-out>\n    </testcase>\n")
        }
        severity => format!(
            "{open}>\n      <failure type=\"{}\" message=\"{message}\">{place}: {message}</failure>\n    </testcase>\n",
            severity.name()
        ),
    }
}

/// Escapes text for XML and leaves out what XML 1.0 cannot hold.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            c if (c.is_control() && c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
