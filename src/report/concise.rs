//! One line a finding, as compilers print and editors jump to.

use super::view::View;
use crate::check::Finding;

pub(super) fn render(view: &View<'_>) -> String {
    view.findings.iter().map(|finding| line(view, finding) + "\n").collect()
}

/// `path:line:column: severity[rule] message`; a finding about a whole unit names no column, and where it
/// is an error its rule stands in the message already.
pub(super) fn line(view: &View<'_>, finding: &Finding) -> String {
    let (path, start) = (&finding.path, finding.start);
    let message = view.lang.of(&finding.message);
    if finding.rule.id == "untranslated" && !finding.unit.is_empty() {
        return format!("{path}:{}: {message}", start.line);
    }
    format!(
        "{path}:{}:{}: {}[{}] {message}",
        start.line,
        start.column,
        finding.severity.name(),
        finding.rule.id
    )
}
