//! A text in both languages.

use schemars::JsonSchema;
use serde::Deserialize;

/// The same in Chinese and English; either may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese.
    pub zh: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Bilingual {
    /// The English, else the Chinese, else nothing.
    pub fn english_first(&self) -> &str {
        self.en.as_deref().or(self.zh.as_deref()).unwrap_or_default()
    }

    /// The Chinese, else the English, else nothing.
    pub fn chinese_first(&self) -> &str {
        self.zh.as_deref().or(self.en.as_deref()).unwrap_or_default()
    }
}
