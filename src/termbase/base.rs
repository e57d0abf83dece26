//! The terms a check works with: a glossary for all units, and lists that single pairs bring along.

use std::collections::HashMap;

use super::term::Term;
use super::terms::Terms;

/// The terms a check works with.
#[derive(Debug, Clone, Default)]
pub struct Termbase {
    whole: Terms,
    own: HashMap<usize, Terms>,
}

impl Termbase {
    /// The terms of a glossary.
    pub fn new(terms: impl IntoIterator<Item = Term>) -> Self {
        Self { whole: Terms::new(terms), own: HashMap::new() }
    }

    /// The same glossary with the terms that pairs of one document bring along, by the index of the pair. A pair that
    /// brings terms along is judged by those alone.
    pub fn with_own(&self, own: HashMap<usize, Vec<Term>>) -> Self {
        let own = own.into_iter().map(|(index, terms)| (index, Terms::new(terms)));
        Self { whole: self.whole.clone(), own: own.collect() }
    }

    /// The terms that unit `index` is judged by.
    pub fn of_unit(&self, index: usize) -> &Terms {
        self.own.get(&index).unwrap_or(&self.whole)
    }

    /// Whether unit `index` brought its terms along: somebody chose them for it, so they are not doubted.
    pub fn is_own(&self, index: usize) -> bool {
        self.own.contains_key(&index)
    }

    /// Whether there are no terms at all.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.own.is_empty()
    }
}
