//! Annotations of GitHub Actions: workflow commands on standard output.
//!
//! The host shows ten annotations of each kind a step and drops the rest without a word, so no more are
//! written, errors first, and the last line says how many there are in all.

use super::view::{View, plural};
use crate::project::Severity;

/// How many annotations of one kind the host shows for one step.
const LIMIT: usize = 10;

pub(super) fn render(view: &View<'_>) -> String {
    let mut out = String::new();
    for (severity, command) in
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "notice")]
    {
        for finding in view.findings.iter().filter(|finding| finding.severity == severity).take(LIMIT) {
            let same_line =
                finding.start.line == finding.end.line && finding.end.column > finding.start.column;
            let end_column =
                if same_line { format!(",endColumn={}", finding.end.column) } else { String::new() };
            out.push_str(&format!(
                "::{command} file={},line={},endLine={},col={}{end_column},title={}::{}\n",
                property(&finding.path),
                finding.start.line,
                finding.end.line,
                finding.start.column,
                finding.rule.id,
                data(view.lang.of(&finding.message)),
            ));
        }
    }
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| view.count(severity));
    let hidden: usize = [errors, warnings, notes].into_iter().map(|count| count.saturating_sub(LIMIT)).sum();
    out.push_str(&format!(
        "{}, {}, {}",
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(notes, "note")
    ));
    if hidden > 0 {
        out.push_str(&format!("; {hidden} of them not annotated here: the host shows {LIMIT} of a kind"));
    }
    out.push('\n');
    out
}

/// Escapes a message, as the host's runner unescapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, where colon and comma divide.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
