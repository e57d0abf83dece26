//! What a unit is in its transcript.

use schemars::JsonSchema;
use serde::Deserialize;

/// What a unit is. On the first unit of a turn it holds for the whole turn; headings, jump lines, titles
/// and datelines carry their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A headline.
    Title,
    /// A news agency's opening line, or the time and place of an event.
    Dateline,
    /// A heading inside the text.
    Heading,
    /// What the main speaker says before the first question.
    Opening,
    /// A question from the floor.
    Question,
    /// An answer; also running speech of anyone who is not asking.
    Answer,
    /// A printer's note such as （下转第十三版）: kept, not translated, not counted.
    Jump,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Dateline, Self::Heading, Self::Opening, Self::Question, Self::Answer, Self::Jump];

    /// The word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dateline => "dateline",
            Self::Heading => "heading",
            Self::Opening => "opening",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Jump => "jump",
        }
    }

    /// Whether units of this role begin a turn by themselves.
    pub fn begins_turn(self) -> bool {
        matches!(self, Self::Title | Self::Dateline)
    }

    /// Whether a turn runs on across units of this role.
    pub fn interrupts(self) -> bool {
        matches!(self, Self::Heading | Self::Jump)
    }
}
