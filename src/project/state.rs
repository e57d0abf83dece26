//! How far a unit's English has come.

use schemars::JsonSchema;
use serde::Deserialize;

/// The states of XLIFF 2, and draft; in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// No English yet.
    Initial,
    /// English that nobody has vouched for: half done, pre-filled, or gone stale.
    Draft,
    /// Translated by a person.
    Translated,
    /// Read against the Chinese by a second person.
    Reviewed,
    /// Signed off.
    Final,
}

impl State {
    /// All states, in order.
    pub const ALL: [Self; 5] = [Self::Initial, Self::Draft, Self::Translated, Self::Reviewed, Self::Final];

    /// The word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Draft => "draft",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Final => "final",
        }
    }
}

impl std::str::FromStr for State {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|state| state.name() == word).ok_or_else(|| {
            format!("`{word}` is no state; states are initial, draft, translated, reviewed, final")
        })
    }
}
