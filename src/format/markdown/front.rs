//! The front in Markdown: title, source, speakers, contents.

use super::{Page, anchor, name};
use crate::format::escape::{markdown, markdown_line};
use crate::format::{Passage, contents, wording};

impl Page<'_> {
    /// Title, source, speakers and contents.
    pub(super) fn front(&self) -> Vec<String> {
        let edition = self.edition;
        let mut blocks = self.title();
        let imprint = wording::imprint(edition).into_iter().map(|line| self.pair(&line, " "));
        let imprint: Vec<String> = imprint.filter(|line| !line.is_empty()).collect();
        if !imprint.is_empty() {
            blocks.push(markdown_line(&imprint.join(" · ")));
        }
        if !edition.speakers.is_empty() {
            blocks.push(format!("## {}", self.pair(&wording::both("发言人", "Speakers"), " ")));
            let names =
                edition.speakers.iter().map(|name| format!("- {}", markdown_line(&self.pair(name, " · "))));
            blocks.push(names.collect::<Vec<_>>().join("\n"));
        }
        blocks.extend(self.contents());
        blocks.push("---".to_owned());
        blocks
    }

    /// The title in both languages, whatever the layout: it is what a document is found by.
    fn title(&self) -> Vec<String> {
        let (mut blocks, mut lines, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for passage in &self.edition.passages[..contents::headlines(self.edition)] {
            if let Passage::Title(row) = passage {
                blocks.push(anchor(row.id));
                lines.extend([self.chinese(row), self.english(row)]);
                notes.extend(self.internal(row));
            }
        }
        if lines.is_empty() {
            let title = &self.edition.title;
            lines = title.zh.iter().chain(&title.en).map(|title| markdown(title)).collect();
        }
        lines.retain(|line| !line.is_empty());
        blocks.push(format!("# {}", lines.join("<br>")));
        blocks.extend(notes);
        blocks
    }

    fn contents(&self) -> Vec<String> {
        let entries = contents::entries(self.edition);
        if entries.is_empty() {
            return Vec::new();
        }
        let line = |(index, entry): (usize, &contents::Entry<'_>)| {
            let who = entry.speaker.map(|speaker| self.pair(speaker, " · ")).unwrap_or_default();
            let words = self.pair(&entry.words, " · ");
            let number = index + 1;
            match (who.is_empty(), words.is_empty()) {
                (false, false) => format!("{number}. {who} – [{words}](#u-{})", name(entry.id)),
                _ => format!("{number}. [{who}{words}](#u-{})", name(entry.id)),
            }
        };
        let lines: Vec<String> = entries.iter().enumerate().map(line).collect();
        vec![format!("## {}", self.pair(&wording::both("目录", "Contents"), " ")), lines.join("\n")]
    }
}
