//! Where the fields of a unit stand in its file: found when somebody asks, for that is one unit of many.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::book::Document;
use super::pairs::PairSpots;
use crate::yaml::{self, Kind, Places, Spot, Strict};

/// Where the fields of units stand that cannot be read alone.
#[derive(Debug, Clone, Default)]
pub struct KnownPlaces {
    /// Of pairs, one by one.
    pairs: Vec<PairSpots>,
    /// Of all units, once somebody asked for one in a form that only the whole file explains.
    units: OnceLock<Vec<Places>>,
}

impl KnownPlaces {
    pub(super) fn of_pairs(pairs: Vec<PairSpots>) -> Self {
        Self { pairs, units: OnceLock::new() }
    }
}

impl Document {
    /// Where the fields of unit `index` stand: bytes of [`Document::text`]. Nowhere for a unit that was made and not read.
    pub fn places(&self, index: usize) -> Cow<'_, Places> {
        if let Some(spots) = self.known.pairs.get(index) {
            return Cow::Owned(spots.places());
        }
        let span = &self.units()[index].at;
        // The dash of its list's item, and a blank.
        let item = span.start.checked_sub(2).and_then(|line| Strict::item(&self.text, line));
        if let Some(places) = item.filter(|places| places.span == *span) {
            return Cow::Owned(places);
        }
        let all = self.known.units.get_or_init(|| all(&self.text));
        let found = all.binary_search_by_key(&span.start, |places| places.span.start).ok();
        found.map_or_else(Cow::default, |found| Cow::Borrowed(&all[found]))
    }

    /// Where text number `segment` of the field called `name` of unit `index` stands.
    pub fn spot(&self, index: usize, name: &str, segment: usize) -> Option<Spot> {
        match self.known.pairs.get(index) {
            Some(spots) => spots.spot(name).filter(|_| segment == 0).cloned(),
            None => self.places(index).field(name)?.scalars.get(segment).cloned(),
        }
    }
}

/// The places of all units of `text`, in file order: for those that stand in no form that can be read alone.
fn all(text: &str) -> Vec<Places> {
    let Ok(mut root) = yaml::parse(text) else { return Vec::new() };
    let items = yaml::take_list(&mut root, "units");
    items.iter().filter(|item| matches!(item.kind, Kind::Map(_))).map(Places::of).collect()
}
