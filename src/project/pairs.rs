//! Pairs from a bilingual file of another format, seen as a document.

use std::ops::Range;

use super::book::Document;
use super::places::KnownPlaces;
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

/// Where the two sides of a pair stand.
#[derive(Debug, Clone)]
pub(super) struct PairSpots {
    zh: Spot,
    en: Spot,
}

impl PairSpots {
    /// The same as fields of a unit: what stands there has no key.
    pub(super) fn places(&self) -> Places {
        let field = |name: &str, spot: &Spot| Field {
            name: name.to_owned(),
            key: spot.span.clone(),
            value: spot.span.clone(),
            scalars: vec![spot.clone()],
        };
        Places { span: self.span(), fields: vec![field("zh", &self.zh), field("en", &self.en)] }
    }

    /// Where the side called `name` stands.
    pub(super) fn spot(&self, name: &str) -> Option<&Spot> {
        match name {
            "zh" => Some(&self.zh),
            "en" => Some(&self.en),
            _ => None,
        }
    }

    fn span(&self) -> Range<usize> {
        let (zh, en) = (&self.zh.span, &self.en.span);
        zh.start.min(en.start)..zh.end.max(en.end)
    }
}

impl Pair {
    /// The pair as a unit, and where its sides stand.
    fn into_unit(self) -> (Unit, PairSpots) {
        let spots = PairSpots { zh: self.zh_at, en: self.en_at };
        let en = (!self.en.is_empty()).then_some(English::One(self.en));
        (Unit { id: self.id, zh: self.zh, en, at: spots.span(), ..Unit::default() }, spots)
    }
}

impl Document {
    /// A document of pairs read from `text`: no transcript, no speakers, no states, and every pair must have
    /// its English.
    pub fn of_pairs(path: &str, text: String, pairs: Vec<Pair>, locate: Locate) -> Self {
        let (units, spots) = pairs.into_iter().map(Pair::into_unit).unzip();
        let file = UnitFile { format: 1, units, ..UnitFile::default() };
        let entry =
            DocumentEntry { path: path.to_owned(), fail_under: Some(100.0), ..DocumentEntry::default() };
        let document = Self::new(path, text, file, &Project::default(), entry);
        Self { locate: Some(locate), known: KnownPlaces::of_pairs(spots), ..document }
    }

    /// Whether this is a bilingual file of another format, of which only the texts can be judged.
    pub fn is_pairs(&self) -> bool {
        self.locate.is_some()
    }
}
