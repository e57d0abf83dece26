//! What a report is made from.

use crate::check::{Coverage, Finding, Looked, Message};
use crate::project::Severity;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

impl Lang {
    /// The side of `message` in this language.
    pub fn of(self, message: &Message) -> &str {
        match self {
            Self::En => &message.en,
            Self::Zh => &message.zh,
        }
    }
}

/// What a report is made from.
pub struct View<'a> {
    /// The documents that were looked at.
    pub documents: &'a [Looked],
    /// What was found, in the order of documents and places.
    pub findings: &'a [Finding],
    /// The coverage of the documents.
    pub coverage: &'a [Coverage],
    /// The language of messages.
    pub lang: Lang,
    /// Whether the text may be coloured.
    pub color: bool,
    /// Whether a table of counts by rule is wanted.
    pub statistics: bool,
}

impl View<'_> {
    /// How many findings there are of `severity`.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many findings there are of each rule that found something, most first.
    pub(super) fn by_rule(&self) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for finding in self.findings {
            match counts.iter_mut().find(|(id, _)| *id == finding.rule.id) {
                Some((_, count)) => *count += 1,
                None => counts.push((finding.rule.id, 1)),
            }
        }
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        counts
    }
}

/// `count` with the English noun in the right number.
pub(super) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
