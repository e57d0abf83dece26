//! Quantities of a text line by line, counted in characters.

use super::layer::{Item, items};
use crate::text::Language;

/// A quantity of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineItem {
    /// The line, from 0.
    pub line: usize,
    /// The first character, from 0.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    /// What it is.
    pub item: Item,
    /// As it is written.
    pub surface: String,
}

/// The quantities of every line of `text`, in order.
pub fn line_items(text: &str, language: Language) -> Vec<LineItem> {
    let mut seen = Vec::new();
    for (line, text) in text.split('\n').enumerate() {
        let text = text.strip_suffix('\r').unwrap_or(text);
        for item in items(text, language) {
            let count = |to: usize| text[..to].chars().count();
            let (start, end) = (count(item.range.start), count(item.range.end));
            let surface = text[item.range.clone()].to_owned();
            seen.push(LineItem { line, start, end, item, surface });
        }
    }
    seen
}
