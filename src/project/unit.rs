//! A unit: one sentence of the transcript and its English.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::bilingual::Bilingual;
use super::role::Role;
use super::source::yes;
use super::state::State;

/// How confident a link that `align` made must be to count as sure.
pub const SURE_LINK: f64 = 0.75;

/// One sentence of the transcript and its English.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Unit {
    /// Names the unit for good: minted once, never changed when the text does.
    pub id: String,
    /// Who speaks, on the first unit of a turn: a key of `speakers`.
    pub speaker: Option<String>,
    /// The printed label with its colon where it differs from the speaker's; `none` where nothing is printed.
    pub label: Option<String>,
    /// What the unit is.
    pub role: Option<Role>,
    /// Begins a paragraph inside a turn.
    #[serde(default)]
    pub paragraph: bool,
    /// A short heading for the table of contents, on a turn's first unit.
    pub heading: Option<Box<Bilingual>>,
    /// The Chinese, as printed.
    pub zh: String,
    /// The English: one text, or a list where one Chinese sentence became several.
    pub en: Option<English>,
    /// How far the English has come; absent: initial without English, else translated.
    pub state: Option<State>,
    /// The English stands in another unit: `previous`, `next`, or an id.
    pub covered_by: Option<Cover>,
    /// Why there is deliberately no English; such a unit is not counted.
    pub omit: Option<String>,
    /// The old Chinese, after the transcript changed: the English is stale until someone looked.
    pub was: Option<String>,
    /// The ids of the units this one was split from or merged of.
    #[serde(default)]
    pub was_ids: Vec<String>,
    /// Misprints: what stands there, and what was meant.
    #[serde(default)]
    pub sic: Vec<Sic>,
    /// A note that exports print.
    pub footnote: Option<Box<Bilingual>>,
    /// A note for colleagues; exports leave it out.
    pub note: Option<String>,
    /// An open question for colleagues; it is a finding and forbids `final`.
    pub query: Option<String>,
    /// Findings that a person has accepted, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
    /// Where the English came from: memory, machine, import.
    pub origin: Option<String>,
    /// The confidence of a link made by `align`, 0 to 1.
    pub link: Option<f64>,
    /// Another English text for this unit, from a merge; the unit counts as initial until one is chosen.
    pub conflict: Option<Box<Conflict>>,
    /// Who read it against the Chinese.
    pub reviewed_by: Option<String>,
    /// Bytes of the file in which all this stands; [`Document::places`](super::Document::places) tells the fields apart.
    #[serde(skip)]
    #[schemars(skip)]
    pub at: Range<usize>,
}

impl Unit {
    /// The English as one text, segments joined by one blank; `None` without any.
    pub fn english(&self) -> Option<Cow<'_, str>> {
        self.en.as_ref().map(English::joined).filter(|text| !text.trim().is_empty())
    }

    /// Whether there is English in it.
    pub fn has_english(&self) -> bool {
        self.en.as_ref().is_some_and(|en| !en.is_blank())
    }

    /// The Chinese as it was meant: every misprint replaced by its reading.
    pub fn zh_as_meant(&self) -> Cow<'_, str> {
        self.sic.iter().fold(Cow::Borrowed(self.zh.as_str()), |text, sic| {
            if text.contains(&sic.found) { Cow::Owned(text.replacen(&sic.found, &sic.read, 1)) } else { text }
        })
    }

    /// Whether the unit is counted: jump lines and deliberate omissions are not.
    pub fn is_counted(&self) -> bool {
        self.role != Some(Role::Jump) && self.omit.is_none()
    }
}

/// The English of one unit.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum English {
    /// One text.
    One(String),
    /// Several segments for one Chinese sentence.
    Many(Vec<String>),
}

impl English {
    /// The segments, trimmed of the line end that a block scalar leaves.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts.as_slice(),
        }
        .iter()
        .map(|text| text.trim())
    }

    /// Whether no segment holds more than blanks.
    pub fn is_blank(&self) -> bool {
        let blank = |text: &String| text.chars().all(char::is_whitespace);
        match self {
            Self::One(text) => blank(text),
            Self::Many(texts) => texts.iter().all(blank),
        }
    }

    /// All segments as one text, joined by one blank.
    pub fn joined(&self) -> Cow<'_, str> {
        match self {
            Self::One(text) => Cow::Borrowed(text.trim()),
            Self::Many(_) => {
                Cow::Owned(self.segments().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "))
            }
        }
    }
}

impl<'de> Deserialize<'de> for English {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = English;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("English text, or a list of English texts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<English, E> {
                Ok(English::One(text.to_owned()))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<English, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element::<String>()? {
                    texts.push(text);
                }
                Ok(English::Many(texts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Which unit carries the English of a covered one.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String")]
pub enum Cover {
    /// The nearest carrier before it in its turn.
    Previous,
    /// The nearest carrier behind it in its turn.
    Next,
    /// The unit of this id.
    Id(String),
}

impl<'de> Deserialize<'de> for Cover {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::of)
    }
}

impl Cover {
    /// What `word` says.
    pub(super) fn of(word: String) -> Self {
        match word.as_str() {
            "previous" => Self::Previous,
            "next" => Self::Next,
            _ => Self::Id(word),
        }
    }
}

/// A misprint of the source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sic {
    /// What stands in `zh`; it must stand there exactly once.
    pub found: String,
    /// What was meant.
    pub read: String,
    /// Whether nobody doubts it.
    #[serde(default = "yes")]
    pub sure: bool,
}

/// A finding that a person has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The rule.
    pub check: String,
    /// Why it is right here.
    pub why: Option<String>,
}

/// Two English texts for one unit, from a merge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The other branch's English.
    pub theirs: English,
}
