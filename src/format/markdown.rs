//! Markdown for code hosts.

use super::contents;
use super::escape::{markdown, markdown_line};
use super::{
    Cell, Chunk, Edition, Layout, Paragraph, Passage, Row, Run, TurnHead, Untranslated, Writer, wording,
};
use crate::project::Bilingual;

/// The Markdown format.
pub(super) struct Markdown;

impl Writer for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn summary(&self) -> &'static str {
        "Markdown that reads well on a code host"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let page = Page { edition, layout: edition.options.layout };
        let mut blocks = page.front();
        let answers = contents::answers(edition);
        for (passage, answers) in edition.passages.iter().zip(answers) {
            blocks.extend(page.passage(passage, answers));
        }
        blocks.extend(page.footnotes());
        let mut text = blocks.join("\n\n");
        text.push('\n');
        text.into_bytes()
    }
}

/// What is the same for the whole page. Its functions give blocks: lines without the empty line between them.
struct Page<'a> {
    edition: &'a Edition,
    layout: Layout,
}

impl Page<'_> {
    /// A text in the languages that the layout shows.
    fn pair(&self, text: &Bilingual, between: &str) -> String {
        let parts = wording::shown(text, self.layout).into_iter().map(|(_, text)| markdown(text));
        parts.collect::<Vec<_>>().join(between)
    }

    /// Title, source, speakers and contents.
    fn front(&self) -> Vec<String> {
        let edition = self.edition;
        let title: Vec<String> =
            edition.title.zh.iter().chain(&edition.title.en).map(|title| markdown(title)).collect();
        let mut blocks = vec![format!("# {}", title.join("<br>"))];
        let imprint: Vec<String> = [
            Some(edition.publisher.clone()),
            edition.date.as_deref().map(wording::date),
            wording::translator(edition),
            wording::progress(edition),
        ]
        .iter()
        .flatten()
        .map(|item| self.pair(item, " "))
        .filter(|item| !item.is_empty())
        .collect();
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

    fn contents(&self) -> Vec<String> {
        let entries = contents::entries(self.edition);
        if entries.is_empty() {
            return Vec::new();
        }
        let line = |(index, entry): (usize, &contents::Entry<'_>)| {
            let who = entry.speaker.map(|speaker| self.pair(speaker, " · ")).unwrap_or_default();
            let words = self.pair(&entry.words, " · ");
            let between = if who.is_empty() || words.is_empty() { "" } else { " – " };
            format!("{}. {who}{between}[{words}](#u-{})", index + 1, entry.id)
        };
        let lines: Vec<String> = entries.iter().enumerate().map(line).collect();
        vec![format!("## {}", self.pair(&wording::both("目录", "Contents"), " ")), lines.join("\n")]
    }

    fn passage(&self, passage: &Passage, answers: bool) -> Vec<String> {
        match passage {
            Passage::Title(row) => {
                let text = self.heading(row, "<br>");
                vec![anchor(&row.id), format!("## {text}")]
            }
            Passage::Turn(head, chunks) => self.turn(head, chunks, answers),
            Passage::Gap(gap) => vec!["---".to_owned(), self.gap(gap), "---".to_owned()],
            Passage::LeftOut => vec![LEFT_OUT.to_owned()],
        }
    }

    /// Something is missing in the source: in brackets, between rules.
    fn gap(&self, gap: &Bilingual) -> String {
        let parts = wording::shown(gap, self.layout).into_iter().map(|(chinese, text)| {
            if chinese { format!("〔{}〕", markdown(text)) } else { format!("\\[{}\\]", markdown(text)) }
        });
        let text = parts.collect::<Vec<_>>().join(" ");
        if text.is_empty() { LEFT_OUT.to_owned() } else { text }
    }

    fn turn(&self, head: &TurnHead, chunks: &[Chunk], answers: bool) -> Vec<String> {
        let mut blocks = vec![anchor(&head.id)];
        if let Some(heading) = &head.heading {
            blocks.push(format!("### {}", self.pair(heading, " · ")));
        }
        if let Some(speaker) = &head.speaker {
            blocks.push(self.label(head, speaker, answers));
        }
        if self.layout == Layout::Side {
            blocks.push(self.table(chunks));
            return blocks;
        }
        for chunk in chunks {
            match chunk {
                Chunk::Paragraph(paragraph) => blocks.extend(self.paragraph(paragraph)),
                Chunk::Heading(row) => blocks.push(format!("#### {}", self.heading(row, " · "))),
                Chunk::Jump(zh) if self.layout != Layout::Target => blocks.push(quiet(&markdown(zh))),
                Chunk::Jump(_) => {}
                Chunk::LeftOut => blocks.push(LEFT_OUT.to_owned()),
            }
        }
        blocks
    }

    /// The speaker in bold. Blanks stand around the asterisks: beside a Chinese letter they would be printed,
    /// where the label begins or ends with a quotation mark or a bracket.
    fn label(&self, head: &TurnHead, speaker: &Bilingual, answers: bool) -> String {
        let name = self.pair(speaker, " · ");
        let name = if head.inferred { format!("**\\[{name}\\]**") } else { format!("**{name}**") };
        let role = wording::role(head.role, answers).map(|role| self.pair(&role, " "));
        let inferred =
            head.inferred.then(|| self.pair(&wording::both("原文无此标签", "label not in the source"), " "));
        let mut parts = vec![name];
        parts.extend(role.into_iter().chain(inferred).map(|part| quiet(&part)));
        parts.join(" ")
    }

    /// A turn as a table: a row a bead.
    fn table(&self, chunks: &[Chunk]) -> String {
        let mut lines = vec!["| 中文 | English |".to_owned(), "| :--- | :--- |".to_owned()];
        for chunk in chunks {
            match chunk {
                Chunk::Paragraph(paragraph) => {
                    for (index, row) in paragraph.rows.iter().enumerate() {
                        // Paragraphs are told apart as in Chinese print: by two blanks.
                        let indent = if index == 0 { "　　" } else { "" };
                        let (zh, en) = (self.chinese(row), self.english(row));
                        lines.push(format!("| {indent}{zh} | {en}{} |", self.internal(row)));
                    }
                }
                Chunk::Heading(row) => {
                    lines.push(format!("| **{}** | **{}** |", self.chinese(row), self.english(row)));
                }
                Chunk::Jump(zh) => lines.push(format!("| {} | |", quiet(&markdown(zh)))),
                Chunk::LeftOut => lines.push(format!("| {LEFT_OUT} | {LEFT_OUT} |")),
            }
        }
        lines.join("\n")
    }

    /// A paragraph of running text.
    fn paragraph(&self, paragraph: &Paragraph) -> Vec<String> {
        let zh: String = paragraph.rows.iter().map(|row| self.chinese(row)).collect();
        let en: Vec<String> = paragraph.rows.iter().map(|row| self.english(row)).collect();
        let en = markdown_line(&en.join(" "));
        let mut blocks = match self.layout {
            Layout::Source => vec![markdown_line(&zh)],
            Layout::Target => vec![en],
            Layout::Side | Layout::Stacked => vec![format!("> {}", markdown_line(&zh)), en],
        };
        blocks.extend(
            paragraph.rows.iter().map(|row| self.internal(row).trim_start_matches("<br>").to_owned()),
        );
        blocks.retain(|block| !block.is_empty());
        blocks
    }

    fn heading(&self, row: &Row, between: &str) -> String {
        match self.layout {
            Layout::Source => self.chinese(row),
            Layout::Target => self.english(row),
            Layout::Side | Layout::Stacked => format!("{}{between}{}", self.chinese(row), self.english(row)),
        }
    }

    /// The Chinese of a row: misprints with their reading, footnotes that English has no place for.
    fn chinese(&self, row: &Row) -> String {
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
        if !self.marks_in_english(row) {
            out.push_str(&marks(row));
        }
        out
    }

    fn english(&self, row: &Row) -> String {
        let text = match &row.en {
            Cell::Text(segments) => markdown(&segments.join(" ")),
            Cell::Omitted(why) => format!("*\\[omitted: {}\\]*", markdown(why)),
            Cell::Missing => match self.edition.options.untranslated {
                Untranslated::Mark => "*\\[not translated\\]*".to_owned(),
                Untranslated::Source => markdown(&row.zh_text()),
                Untranslated::Blank => String::new(),
            },
        };
        if self.marks_in_english(row) { text + &marks(row) } else { text }
    }

    fn marks_in_english(&self, row: &Row) -> bool {
        match self.layout {
            Layout::Target => true,
            Layout::Source => false,
            Layout::Side | Layout::Stacked => matches!(row.en, Cell::Text(_)),
        }
    }

    /// State, notes and queries for colleagues.
    fn internal(&self, row: &Row) -> String {
        if !self.edition.options.internal && row.internal.is_empty() {
            return String::new();
        }
        let notes: String = row.internal.iter().map(|note| format!(" · {}", markdown(note))).collect();
        format!("<br>{}", quiet(&format!("{} · {}{notes}", row.id, row.state.name())))
    }

    fn footnotes(&self) -> Vec<String> {
        let notes = self.edition.footnotes.iter().enumerate();
        notes.map(|(index, note)| format!("[^{}]: {}", index + 1, self.pair(note, " "))).collect()
    }
}

/// Something was left out because it was asked for so.
const LEFT_OUT: &str = "\\[…\\]";

fn anchor(id: &str) -> String {
    format!("<a id=\"u-{id}\"></a>")
}

/// Small print.
fn quiet(markdown: &str) -> String {
    format!("<sub>{markdown}</sub>")
}

fn marks(row: &Row) -> String {
    row.footnotes.iter().map(|number| format!("[^{number}]")).collect()
}
