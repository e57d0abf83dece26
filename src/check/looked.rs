//! A document that was looked at and let go: what reports say of it, and the lines that findings stand on.

use std::collections::BTreeMap;

use super::finding::Finding;
use crate::project::Document;

/// A document that was looked at. Of its text only the lines are kept that something is to be shown on, so that a
/// thousand documents need no more room than what was found in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// The unit file, as it is shown to people.
    pub path: String,
    /// How many units it has.
    pub units: usize,
    /// Lines without their ends, by the byte they begin at.
    lines: BTreeMap<usize, String>,
}

impl Looked {
    /// What is to be kept of `document`, in which `findings` were made.
    pub fn of(document: &Document, findings: &[Finding]) -> Self {
        let text = &document.text;
        let mut lines = BTreeMap::new();
        for finding in findings.iter().filter(|finding| !finding.span.is_empty()) {
            let start = line_start(text, finding.span.start);
            lines.entry(start).or_insert_with(|| {
                let length = memchr::memchr(b'\n', &text.as_bytes()[start..]);
                text[start..length.map_or(text.len(), |length| start + length)].to_owned()
            });
        }
        Self { path: document.path.clone(), units: document.units().len(), lines }
    }

    /// The line that byte `at` of the file stands on, and the byte it begins at; empty where no finding begins there.
    pub fn line(&self, at: usize) -> (usize, &str) {
        self.lines.range(..=at).next_back().map_or((at, ""), |(start, line)| (*start, line.as_str()))
    }
}

/// Where the line begins that byte `at` of `text` stands on.
fn line_start(text: &str, at: usize) -> usize {
    let above = &text.as_bytes()[..at.min(text.len())];
    memchr::memrchr(b'\n', above).map_or(0, |end| end + 1)
}
