//! A term and its English.

use schemars::JsonSchema;
use serde::Deserialize;

/// A Chinese term and how it is rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Term {
    /// The Chinese, as it stands in running text.
    pub zh: String,
    /// The preferred English; it may be missing where `dnt` is true.
    #[serde(default)]
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
    /// Do not translate: the English keeps the term as it is, or its Latin letters.
    #[serde(default)]
    pub dnt: bool,
    /// Whether capital and small letters are told apart.
    #[serde(default)]
    pub case: bool,
}

impl Term {
    /// The English that will do, the preferred first: for what stays untranslated its Latin letters where nothing else is said.
    pub fn renderings(&self) -> impl Iterator<Item = &str> {
        let preferred = if self.en.is_empty() && self.dnt { latin(&self.zh) } else { &self.en };
        std::iter::once(preferred).chain(self.admitted.iter().map(String::as_str))
    }

    /// Takes in what `other`, which is the same Chinese, has to say: its English will do too.
    pub fn join(&mut self, other: Self) {
        let known =
            |term: &Self, words: &str| term.renderings().any(|known| known == words) || words.is_empty();
        for words in std::iter::once(other.en).chain(other.admitted) {
            if !known(self, &words) {
                self.admitted.push(words);
            }
        }
        for words in other.forbidden {
            if !self.forbidden.contains(&words) {
                self.forbidden.push(words);
            }
        }
        self.pos = self.pos.take().or(other.pos);
        self.domain = self.domain.take().or(other.domain);
        self.note = self.note.take().or(other.note);
    }
}

/// From the first Latin letter or digit of `text` to the last.
fn latin(text: &str) -> &str {
    let is = |c: char| c.is_ascii_alphanumeric();
    match (text.find(is), text.rfind(is)) {
        (Some(from), Some(to)) => &text[from..=to],
        _ => "",
    }
}
