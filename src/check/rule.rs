//! What a rule is: one definition carries its name, its judgement, its manual and its examples.

use std::ops::Range;

use super::bead::BeadText;
use super::example::Example;
use super::length::Ratio;
use super::mqm::Mqm;
use super::sink::Sink;
use crate::project::{Document, Severity};
use crate::text::Signs;

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
    /// Numbers, dates, amounts.
    Number,
    /// Names and speakers.
    Name,
    /// What YAML did to a text that was typed otherwise.
    File,
    /// Chinese that the English leaves out.
    Omission,
    /// What must be the same in both languages.
    Literal,
    /// The same Chinese in different English.
    Inconsistent,
    /// Marks, brackets, quotation marks and blanks.
    Punctuation,
    /// The same words twice.
    Repetition,
    /// Capital and small letters.
    Case,
    /// Characters that do not belong in the text.
    Character,
    /// One way of writing throughout.
    Style,
    /// What the glossary says.
    Term,
}

impl Group {
    /// All groups, in the order of the manual.
    pub const ALL: [Self; 16] = [
        Self::Integrity,
        Self::Link,
        Self::State,
        Self::Untranslated,
        Self::Number,
        Self::Name,
        Self::File,
        Self::Omission,
        Self::Literal,
        Self::Inconsistent,
        Self::Punctuation,
        Self::Repetition,
        Self::Case,
        Self::Character,
        Self::Style,
        Self::Term,
    ];

    /// Whether its rules are about unit files: pairs of another format have nothing for them to look at.
    pub(super) fn only_units(self) -> bool {
        matches!(self, Self::Integrity | Self::Link | Self::State | Self::File)
    }

    /// The word in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Integrity => "integrity",
            Self::Link => "link",
            Self::State => "state",
            Self::Untranslated => "untranslated",
            Self::Number => "number",
            Self::Name => "name",
            Self::File => "file",
            Self::Omission => "omission",
            Self::Literal => "literal",
            Self::Inconsistent => "inconsistent",
            Self::Punctuation => "punctuation",
            Self::Repetition => "repetition",
            Self::Case => "case",
            Self::Character => "character",
            Self::Style => "style",
            Self::Term => "terminology",
        }
    }
}

/// How much a finding is to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// It follows from the text.
    Sure,
    /// Nine of ten or more were right on measured data.
    Likely,
    /// Something else in the texts may explain it.
    Doubtful,
}

impl Confidence {
    /// The word in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Doubtful => "doubtful",
        }
    }
}

/// How a rule looks at a document.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// At one unit after the other, by index.
    Unit(fn(&Document, usize, &mut Sink<'_>)),
    /// At the Chinese and the English that belong together, bead after bead.
    Bead(fn(&BeadText<'_>, &mut Sink<'_>)),
    /// The same, where the Chinese may hold one of these characters.
    Chinese(Signs, fn(&BeadText<'_>, &mut Sink<'_>)),
    /// The same, where the English may hold one of these characters.
    English(Signs, fn(&BeadText<'_>, &mut Sink<'_>)),
    /// At the same beside the length that the English of the whole document has.
    Measured(fn(&BeadText<'_>, Ratio, &mut Sink<'_>)),
    /// At all beads together: of each it is noted what tells it from others, and all notes are judged.
    Together(fn(&BeadText<'_>, &mut Vec<Note>), fn(Vec<Note>, &mut Sink<'_>)),
    /// At the whole.
    Document(fn(&Document, &mut Sink<'_>)),
    /// At one unit after the other when all other rules have spoken.
    Last(fn(&Document, usize, &mut Sink<'_>)),
}

/// What is noted of a bead to be compared with others.
pub(super) struct Note {
    /// The unit that holds its English.
    pub(super) carrier: usize,
    /// Bytes of its English that the note is of.
    pub(super) range: Range<usize>,
    /// What is compared.
    pub(super) mark: u64,
    /// What must then differ for something to be said, where a rule asks for that.
    pub(super) other: u64,
}

/// A rule.
pub struct Rule {
    /// Its name, spelled the same in settings, reports, `allow:` and the manual.
    pub id: &'static str,
    /// Its family.
    pub group: Group,
    /// How much its findings matter.
    pub severity: Severity,
    /// How much they are to be believed.
    pub confidence: Confidence,
    /// The error type of MQM that they are counted under; none for what is no error of language.
    pub mqm: Option<Mqm>,
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

impl Rule {
    /// Whether it judges a unit by itself and the units that share its English, without the rest of the document.
    pub fn judges_alone(&self) -> bool {
        !matches!(self.look, Look::Together(..) | Look::Document(_) | Look::Last(_))
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Rule").field(&self.id).finish()
    }
}
