//! Pairs from a bilingual file of another format, seen as a document.

use smallvec::smallvec;

use super::book::Document;
use super::settings::{DocumentEntry, Project};
use super::unit::{English, Unit};
use super::unit_file::UnitFile;
use crate::yaml::{Field, Places, Spot};

/// Finds the byte of a file at which byte `offset` of a value was typed: the file, the place of the value,
/// the value as it was read, the offset. Escapes are the format's, so the format knows.
pub type Locate = fn(&str, &Spot, &str, usize) -> usize;

/// A Chinese text and its English, as a bilingual file holds them.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The id in the file, or its line where it has none.
    pub id: String,
    /// The Chinese.
    pub zh: String,
    /// The English; empty where there is none.
    pub en: String,
    /// Where the Chinese stands.
    pub zh_at: Spot,
    /// Where the English stands.
    pub en_at: Spot,
}

impl From<Pair> for Unit {
    fn from(pair: Pair) -> Self {
        let field = |name: &'static str, spot: Spot| Field {
            name: name.into(),
            key: spot.span.clone(),
            value: spot.span.clone(),
            scalars: smallvec![spot],
        };
        let start = pair.zh_at.span.start.min(pair.en_at.span.start);
        let end = pair.zh_at.span.end.max(pair.en_at.span.end);
        let fields = vec![field("zh", pair.zh_at), field("en", pair.en_at)];
        let at = Places { span: start..end, fields };
        let en = (!pair.en.is_empty()).then_some(English::One(pair.en));
        Self { id: pair.id, zh: pair.zh, en, at, ..Self::default() }
    }
}

impl Document {
    /// A document of pairs read from `text`: no transcript, no speakers, no states, and every pair must have
    /// its English.
    pub fn of_pairs(path: &str, text: String, pairs: Vec<Pair>, locate: Locate) -> Self {
        let units = pairs.into_iter().map(Unit::from).collect();
        let file = UnitFile { format: 1, units, ..UnitFile::default() };
        let entry =
            DocumentEntry { path: path.to_owned(), fail_under: Some(100.0), ..DocumentEntry::default() };
        let document = Self::new(path, text, file, &Project::default(), entry);
        Self { locate: Some(locate), ..document }
    }

    /// Whether this is a bilingual file of another format, of which only the texts can be judged.
    pub fn is_pairs(&self) -> bool {
        self.locate.is_some()
    }
}
