//! What is wrong with a file of entries, and what was seen on the way.

use std::collections::BTreeMap;

/// Something wrong at a place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryProblem {
    /// The byte of the text (as UTF-8) at which it is.
    pub at: u64,
    /// What is wrong, in one sentence without its point.
    pub message: String,
    /// What to do.
    pub cure: String,
}

/// What is known of a file once it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The first things that are wrong, in file order.
    pub problems: Vec<EntryProblem>,
    /// How many things are wrong.
    pub count: usize,
    /// The tags of the Chinese that was taken, each with how often.
    pub tags: BTreeMap<String, usize>,
    /// The tags of units that had no Chinese.
    pub other_tags: BTreeMap<String, usize>,
}

/// More problems than this are counted only.
const KEPT: usize = 20;

impl Remarks {
    /// Notes that something is wrong.
    pub(in crate::format) fn wrong(&mut self, at: u64, message: impl Into<String>, cure: &str) {
        self.count += 1;
        if self.problems.len() < KEPT {
            self.problems.push(EntryProblem { at, message: message.into(), cure: cure.to_owned() });
        }
    }

    /// Notes the tag of a Chinese text that was taken.
    pub(in crate::format) fn taken(&mut self, tag: &str) {
        match self.tags.get_mut(tag) {
            Some(count) => *count += 1,
            None => drop(self.tags.insert(tag.to_owned(), 1)),
        }
    }
}
