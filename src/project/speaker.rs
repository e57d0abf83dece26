//! Who speaks: keys, printed labels and their English.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// A speaker's name as printed, and in English.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// The label as printed, without its colon.
    pub zh: String,
    /// The label exports print in English.
    pub en: Option<String>,
}

/// Speakers by key.
pub type Speakers = BTreeMap<String, Speaker>;
