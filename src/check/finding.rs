//! What a rule saw, and where.

use std::ops::Range;

use super::fix::Fix;
use super::rule::{Confidence, Rule};
use crate::project::Severity;
use crate::text::Place;

/// A sentence in both languages of the people who use the tool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Message {
    /// Both at once.
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file, as it is shown to people.
    pub path: String,
    /// The place in it.
    pub place: Place,
    /// What stands there.
    pub message: Message,
}

/// A piece of one text, for programs that hold the text and not the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// Whether it is a piece of the Chinese.
    pub source: bool,
    /// Which of the side's segments, from 0.
    pub segment: usize,
    /// Code points of that segment, half-open.
    pub range: Range<usize>,
}

/// What a rule saw.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// How much it is to be believed here.
    pub confidence: Confidence,
    /// The unit file, as it is shown to people.
    pub path: String,
    /// The unit's id; empty for a finding about the whole file.
    pub unit: String,
    /// Bytes of the unit file.
    pub span: Range<usize>,
    /// Where the span begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// The piece of text it is about, where it is about one.
    pub extract: Option<Extract>,
    /// What was seen: one sentence.
    pub message: Message,
    /// Other places it speaks of.
    pub related: Vec<Related>,
    /// How a program may mend it without asking.
    pub fix: Option<Fix>,
}

impl Finding {
    /// What stays the same when lines move: rule and unit.
    pub fn fingerprint(&self) -> String {
        [self.rule.id, ":", &self.path, ":", &self.unit].concat()
    }
}
