//! A term and its English.

use schemars::JsonSchema;
use serde::Deserialize;

/// A Chinese term and how it is rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Term {
    /// The Chinese, as it stands in running text.
    pub zh: String,
    /// The preferred English.
    pub en: String,
    /// Other English that will do.
    #[serde(default)]
    pub admitted: Vec<String>,
    /// English that must not be used for it.
    #[serde(default)]
    pub forbidden: Vec<String>,
    /// Part of speech: name, noun, verb, phrase.
    pub pos: Option<String>,
    /// Where it belongs: person, institution, agreement, slogan.
    pub domain: Option<String>,
    /// A note for translators.
    pub note: Option<String>,
}
