//! What a unit file says of its transcript.

use schemars::JsonSchema;
use serde::Deserialize;

use super::bilingual::Bilingual;

/// Where the Chinese came from, and what people found out about the page it was printed on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The transcript, from the unit file's folder.
    pub path: String,
    /// The day of the event (ISO 8601): what 今年 and 上个月 are counted from.
    pub date: Option<String>,
    /// Who printed it.
    pub publisher: Option<Bilingual>,
    /// Lines that print broke inside a sentence.
    #[serde(default)]
    pub joins: Vec<Join>,
    /// The reading order, where print order differs from it.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// A seam between two printed lines.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The text around it, with ‖ where the line broke.
    pub at: String,
    /// Whether the lines belong together; `false` refuses the join.
    #[serde(default = "yes")]
    pub join: bool,
}

/// A piece of the reading order: either a part of the text or a gap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The first words of the paragraph with which the part begins; blanks do not matter.
    pub begins: Option<String>,
    /// What is missing here.
    pub gap: Option<Bilingual>,
}

pub(super) fn yes() -> bool {
    true
}
