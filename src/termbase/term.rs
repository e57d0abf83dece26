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

    /// Whether it names one person, place, body or thing: its part of speech says so, or where there is none, a
    /// capital on every word of its English but the little ones.
    pub fn is_name(&self) -> bool {
        if let Some(pos) = &self.pos {
            let pos = pos.to_lowercase();
            return pos.contains("name") || pos.contains("proper");
        }
        let mut words =
            self.en.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        let little =
            |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "with" | "s");
        words.peek().is_some() && words.all(|word| little(word) || !word.starts_with(char::is_lowercase))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_its_part_of_speech_or_by_its_capitals() {
        let is_name = |en: &str, pos: Option<&str>| {
            Term { en: en.to_owned(), pos: pos.map(str::to_owned), ..Term::default() }.is_name()
        };
        assert!(is_name("the county library", Some("proper noun")));
        assert!(is_name("Friends of the Library", None));
        assert!(!is_name("Friends of the library", None));
        assert!(!is_name("Library Card", Some("noun")));
        assert!(!is_name("", None));
    }
}
