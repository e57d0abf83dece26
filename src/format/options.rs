//! What a person may ask of an export.

use crate::project::State;

/// How the two languages stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Chinese left, English right, row by row.
    #[default]
    Side,
    /// Each paragraph in Chinese, then in English.
    Stacked,
    /// Each bead in Chinese, then in English, line below line.
    Interlinear,
    /// Chinese only.
    Source,
    /// English only.
    Target,
}

impl Layout {
    /// All of them, in the order of the manual.
    pub const ALL: [Self; 5] = [Self::Side, Self::Stacked, Self::Interlinear, Self::Source, Self::Target];

    /// The word for `--layout`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Stacked => "stacked",
            Self::Interlinear => "interlinear",
            Self::Source => "source",
            Self::Target => "target",
        }
    }

    /// Whether it shows the Chinese.
    pub(super) fn shows_chinese(self) -> bool {
        self != Self::Target
    }

    /// Whether it shows the English.
    pub(super) fn shows_english(self) -> bool {
        self != Self::Source
    }
}

/// In which order the parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As a reader reads them: `source.parts`.
    #[default]
    Reading,
    /// As they were printed.
    Printed,
}

/// What is done with misprints of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SicMode {
    /// Printed as found.
    Keep,
    /// Printed as found, marked, with the reading beside it.
    #[default]
    Mark,
    /// Printed as read.
    Correct,
}

/// What stands where English is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Untranslated {
    /// A visible mark.
    #[default]
    Mark,
    /// The Chinese.
    Source,
    /// Nothing.
    Blank,
}

/// All that a person may ask of an export.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// How the two languages stand to each other.
    pub layout: Layout,
    /// In which order the parts stand.
    pub order: Order,
    /// What is done with misprints.
    pub sic: SicMode,
    /// What stands where English is missing.
    pub untranslated: Untranslated,
    /// Only units of at least this state; the rest is left out, and `[…]` says so.
    pub only: Option<State>,
    /// Only turns of the speaker with this key; the rest is left out, and `[…]` says so.
    pub speaker: Option<String>,
    /// Whether notes, queries and states for colleagues are shown.
    pub internal: bool,
}
