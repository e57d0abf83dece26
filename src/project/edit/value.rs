//! A value without places or styles: what an edit asks for, and what a file is compared by.

use crate::yaml::{Kind, Node, Style};

/// What a field is to hold, or holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: a key without a value.
    Null,
    /// A text.
    Text(String),
    /// A truth value or a number: written without quotes.
    Bare(String),
    /// A list.
    List(Vec<Self>),
    /// A map, in the order in which it is to be written.
    Map(Vec<(String, Self)>),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts(texts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.into())).collect())
    }

    /// English as a unit holds it: one text for one segment, else a list.
    pub fn english(segments: &[String]) -> Self {
        match segments {
            [one] => Self::text(one),
            more => Self::texts(more),
        }
    }

    /// The value of `key` in a map.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Its text, where it is one word or text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Bare(text) => Some(text),
            _ => None,
        }
    }

    /// Whether both hold the same: keys in any order. With `loosely`, line ends at the end of a text are not
    /// counted: a block scalar that was opened with `>` or `|` alone ends in one.
    pub(super) fn same(&self, other: &Self, loosely: bool) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::List(a), Self::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b, loosely))
            }
            (Self::Map(a), Self::Map(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|(key, value)| other.get(key).is_some_and(|found| value.same(found, loosely)))
            }
            _ => match (self.as_text(), other.as_text()) {
                (Some(a), Some(b)) if loosely => a.trim_end_matches('\n') == b.trim_end_matches('\n'),
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// The same with `key` set to `value`, or without `key`.
    pub(super) fn with(mut self, key: &str, value: Option<Self>) -> Self {
        if let Self::Map(pairs) = &mut self {
            match (pairs.iter().position(|(name, _)| name == key), value) {
                (Some(index), Some(value)) => pairs[index].1 = value,
                (Some(index), None) => drop(pairs.remove(index)),
                (None, Some(value)) => pairs.push((key.to_owned(), value)),
                (None, None) => {}
            }
        }
        self
    }
}

impl From<&Node> for Value {
    fn from(node: &Node) -> Self {
        match &node.kind {
            _ if node.is_null() => Self::Null,
            // So that what is copied into another unit is written as it was typed.
            Kind::Scalar(text, Style::Plain) if is_bare(text) => Self::Bare(text.clone()),
            Kind::Scalar(text, _) => Self::Text(text.clone()),
            Kind::List(items) => Self::List(items.iter().map(Self::from).collect()),
            Kind::Map(pairs) => {
                let pair = |(key, value): &(Node, Node)| {
                    (key.text().unwrap_or_default().to_owned(), Self::from(value))
                };
                Self::Map(pairs.iter().map(pair).collect())
            }
        }
    }
}

/// Whether a plain word is a truth value or a number.
fn is_bare(text: &str) -> bool {
    matches!(text, "true" | "false") || text.parse::<f64>().is_ok_and(f64::is_finite)
}
