//! What stands before the text of an OpenDocument file and says how to read it: styles and tracked changes.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::signs::{characters, is_unprinted, push_folded};
use crate::format::office::{Listener, attribute, listen};

/// What is known before the text is read.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// The styles that others are made from: a program gives each odd paragraph a style of its own.
    parents: HashMap<String, String>,
    /// The changes that put text in.
    inserted: HashSet<String>,
    /// What each change took out. What one change put in and another took out is in neither list.
    deleted: HashMap<String, Deleted>,
}

/// What a change took out.
#[derive(Debug, Default)]
pub(super) struct Deleted {
    /// Its text, a line a paragraph.
    pub(super) text: String,
    /// The bookmarks that went with it.
    pub(super) bookmarks: Vec<String>,
}

impl Earlier {
    /// What is known of `content`.
    ///
    /// # Errors
    /// What is wrong with the XML, and where.
    pub(super) fn of(content: &str) -> Result<Self, String> {
        let mut reader = Reader::default();
        listen(content, &mut reader)?;
        Ok(reader.earlier)
    }

    /// The style that has a name of its own, from which `style` is made.
    pub(super) fn named<'a>(&'a self, style: &'a str) -> &'a str {
        self.parents.get(style).map_or(style, String::as_str)
    }

    /// Whether this change put text in.
    pub(super) fn is_insertion(&self, change: &str) -> bool {
        self.inserted.contains(change)
    }

    /// What this change took out.
    pub(super) fn taken_out(&self, change: &str) -> Option<&Deleted> {
        self.deleted.get(change)
    }
}

#[derive(Default)]
struct Reader {
    earlier: Earlier,
    /// The elements that are open.
    open: Vec<String>,
    /// The change that is being read, and what is known of it.
    change: String,
    deleted: Option<Deleted>,
    is_insertion: bool,
    /// How many elements are open that hold no text.
    unprinted: usize,
    paragraphs: usize,
    blank: bool,
}

impl Listener for Reader {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        let value = |name| attribute(tag, name).unwrap_or_default();
        match (name.as_str(), &mut self.deleted) {
            ("style", _) => {
                self.earlier
                    .parents
                    .extend(attribute(tag, "parent-style-name").map(|parent| (value("name"), parent)));
            }
            ("changed-region", _) => {
                self.change = value("id");
                (self.deleted, self.is_insertion) = (None, false);
            }
            ("insertion", _) => self.is_insertion = true,
            ("deletion", _) => self.deleted = Some(Deleted::default()),
            ("p" | "h", Some(deleted)) => {
                if !deleted.text.is_empty() {
                    deleted.text.push('\n');
                }
                self.paragraphs += 1;
                self.blank = true;
            }
            ("bookmark" | "bookmark-start", Some(deleted)) => deleted.bookmarks.push(value("name")),
            (other, Some(deleted)) => {
                deleted.text.extend(characters(other, tag));
            }
            _ => {}
        }
        self.unprinted += usize::from(is_unprinted(&name) || name == "annotation");
        self.open.push(name);
    }

    fn end(&mut self) {
        let name = self.open.pop().unwrap_or_default();
        self.unprinted -= usize::from(is_unprinted(&name) || name == "annotation");
        match name.as_str() {
            "p" | "h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "changed-region" => {
                let change = std::mem::take(&mut self.change);
                match self.deleted.take() {
                    Some(_) if self.is_insertion => {}
                    Some(deleted) => {
                        self.earlier.deleted.insert(change, deleted);
                    }
                    None if self.is_insertion => {
                        self.earlier.inserted.insert(change);
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(deleted) = &mut self.deleted
            && self.unprinted == 0
            && self.paragraphs > 0
        {
            push_folded(&mut deleted.text, text, &mut self.blank);
        }
    }
}
