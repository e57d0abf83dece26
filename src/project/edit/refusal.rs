//! Why an edit was not made; the text is then as it was.

use crate::yaml::Problem;

/// Why an edit was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No unit has this id.
    NoUnit {
        /// As asked for.
        id: String,
        /// The id that looks most like it.
        near: Option<String>,
    },
    /// Several units have this id.
    Twice {
        /// As asked for.
        id: String,
    },
    /// The file as it is cannot be read, or cannot be edited by span here: what, where and what to do by hand.
    Problem(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}
