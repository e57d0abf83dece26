//! What a rule is: one definition carries its name, its judgement, its manual and its examples.

use super::example::Example;
use super::run::Sink;
use crate::project::{Document, Severity};

/// A family of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The units hold the transcript, once and whole.
    Integrity,
    /// Units that share one English.
    Link,
    /// States, queries and conflicts.
    State,
    /// What is left in Chinese, or empty.
    Untranslated,
    /// Names and speakers.
    Name,
    /// What YAML did to a text that was typed otherwise.
    File,
}

impl Group {
    /// All groups, in the order of the manual.
    pub const ALL: [Self; 6] =
        [Self::Integrity, Self::Link, Self::State, Self::Untranslated, Self::Name, Self::File];

    /// The word in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Integrity => "integrity",
            Self::Link => "link",
            Self::State => "state",
            Self::Untranslated => "untranslated",
            Self::Name => "name",
            Self::File => "file",
        }
    }
}

/// How a rule looks at a document.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// At one unit after the other, by index.
    Unit(fn(&Document, usize, &mut Sink<'_>)),
    /// At the whole.
    Document(fn(&Document, &mut Sink<'_>)),
}

/// A rule.
pub struct Rule {
    /// Its name, spelled the same in settings, reports, `allow:` and the manual.
    pub id: &'static str,
    /// Its family.
    pub group: Group,
    /// How much its findings matter.
    pub severity: Severity,
    /// Whether it speaks without being asked to.
    pub on: bool,
    /// One line: what it finds.
    pub summary: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to do about it.
    pub cure: &'static str,
    /// Unit files in which it finds something.
    pub bad: &'static [Example],
    /// Unit files in which it finds nothing, close to the bad ones.
    pub good: &'static [Example],
    pub(super) look: Look,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Rule").field(&self.id).finish()
    }
}
