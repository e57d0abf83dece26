//! Rows in Markdown: Chinese, English and their marks.

use super::{Page, quiet};
use crate::format::escape::markdown;
use crate::format::inline::marks_in_english;
use crate::format::{Cell, Layout, Row, Run, Untranslated};

impl Page<'_> {
    pub(super) fn heading(&self, row: &Row, between: &str) -> String {
        match self.layout {
            Layout::Source => self.chinese(row),
            Layout::Target => self.english(row),
            Layout::Side | Layout::Stacked | Layout::Interlinear => {
                let mut parts = vec![self.chinese(row), self.english(row)];
                parts.retain(|part| !part.is_empty());
                parts.join(between)
            }
        }
    }

    /// The Chinese of a row: misprints with their reading, footnotes that English has no place for.
    pub(super) fn chinese(&self, row: &Row) -> String {
        let mut out = String::new();
        for run in &row.zh {
            match run {
                Run::Text(text) => out.push_str(&markdown(text)),
                Run::Misprint { found, read, sure } => {
                    let word = if *sure { "读作" } else { "疑作" };
                    out.push_str(&format!("{}〔{word}：{}〕", markdown(found), markdown(read)));
                }
            }
        }
        if !marks_in_english(self.edition, row) {
            out.push_str(&marks(row));
        }
        out
    }

    pub(super) fn english(&self, row: &Row) -> String {
        let text = match &row.en {
            Cell::Text(segments) => markdown(&segments.join(" ")),
            Cell::Omitted(why) => format!("*\\[omitted: {}\\]*", markdown(why)),
            Cell::Missing => match self.edition.options.untranslated {
                Untranslated::Mark => "*\\[not translated\\]*".to_owned(),
                Untranslated::Source => markdown(&row.zh_text()),
                Untranslated::Blank => String::new(),
            },
        };
        if marks_in_english(self.edition, row) { text + &marks(row) } else { text }
    }

    /// State, notes and queries for colleagues, where they were asked for.
    pub(super) fn internal(&self, row: &Row) -> Option<String> {
        if !self.edition.options.internal && row.internal.is_empty() {
            return None;
        }
        let notes: String = row.internal.iter().map(|note| format!(" · {}", markdown(note))).collect();
        Some(quiet(&format!("{} · {}{notes}", row.id, row.state.name())))
    }

    /// The same on a line of its own in a cell of a table.
    pub(super) fn internal_cell(&self, row: &Row) -> String {
        self.internal(row).map(|text| format!("<br>{text}")).unwrap_or_default()
    }
}

fn marks(row: &Row) -> String {
    row.footnotes.iter().map(|number| format!("[^{number}]")).collect()
}
