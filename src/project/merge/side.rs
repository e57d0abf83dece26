//! One of the three texts of a merge, taken apart: its units by id, and what stands around them.

use std::collections::HashMap;
use std::ops::Range;

use crate::project::edit::{Refusal, Value};
use crate::yaml::{self, Kind, Node, Problem, outline};

/// The lists that hold units.
const LISTS: [&str; 2] = ["units", "obsolete"];

/// A unit of one side.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its fields, `id` included.
    pub(super) value: Value,
    /// Whether it stands under `obsolete`.
    pub(super) obsolete: bool,
    /// Bytes of its lines, comments above it included; empty where the file had to be read whole.
    pub(super) lines: Range<usize>,
}

/// One of the three texts.
#[derive(Debug)]
pub(super) struct Side<'t> {
    pub(super) text: &'t str,
    /// The ids under `units`, then those under `obsolete`, in file order.
    pub(super) order: Vec<String>,
    pub(super) entries: HashMap<String, Entry>,
}

impl<'t> Side<'t> {
    /// Reads `text`.
    pub(super) fn read(text: &'t str) -> Result<Self, Refusal> {
        let root = yaml::parse(text)?;
        let lines = outline(text, &LISTS);
        let mut side = Self { text, order: Vec::new(), entries: HashMap::new() };
        for name in LISTS {
            let items = match root.get(name).map(|node| &node.kind) {
                Some(Kind::List(items)) => items.as_slice(),
                _ => &[],
            };
            let found = lines.as_ref().and_then(|lists| lists.iter().find(|list| list.name == name));
            for (number, item) in items.iter().enumerate() {
                let lines = found.and_then(|list| {
                    let end = list.items.get(number + 1).map_or(list.end, |next| next.lead);
                    Some(list.items.get(number)?.lead..end)
                });
                side.take(item, name, lines.unwrap_or_default())?;
            }
        }
        Ok(side)
    }

    fn take(&mut self, item: &Node, list: &str, lines: Range<usize>) -> Result<(), Refusal> {
        let Some(id) = item.get("id").and_then(Node::text) else {
            return Err(Problem::new(
                item.span.clone(),
                "a unit has no id here",
                "Write `id:`, or delete the unit.",
            )
            .into());
        };
        let entry = Entry { value: Value::from(item), obsolete: list == LISTS[1], lines };
        if self.entries.insert(id.to_owned(), entry).is_some() {
            return Err(Refusal::Twice { id: id.to_owned() });
        }
        self.order.push(id.to_owned());
        Ok(())
    }

    /// What stands before the units.
    pub(super) fn head(&self) -> Option<&'t str> {
        let lists = outline(self.text, &LISTS)?;
        Some(&self.text[..lists.first()?.items.first()?.lead])
    }

    /// What stands behind the last unit.
    pub(super) fn tail(&self) -> Option<&'t str> {
        let lists = outline(self.text, &LISTS)?;
        Some(&self.text[lists.last()?.end..])
    }

    /// The comments of a unit, each with its `#`.
    pub(super) fn comments(&self, id: &str) -> Vec<String> {
        let Some(entry) = self.entries.get(id) else { return Vec::new() };
        let lines = &self.text[entry.lines.clone()];
        yaml::comments(lines).into_iter().map(|range| lines[range].trim_end().to_owned()).collect()
    }

    /// The ids of one of the lists, in file order.
    pub(super) fn list(&self, obsolete: bool) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str).filter(move |id| self.entries[*id].obsolete == obsolete)
    }
}
