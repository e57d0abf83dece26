//! Markdown for code hosts.

mod front;
mod row;

use super::contents;
use super::escape::{markdown, markdown_line};
use super::{Chunk, Edition, Layout, Paragraph, Passage, Row, TurnHead, Writer, wording};
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
        for (passage, answers) in edition.passages.iter().zip(answers).skip(contents::headlines(edition)) {
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
    edition: &'a Edition<'a>,
    layout: Layout,
}

impl Page<'_> {
    /// A text in the languages that the layout shows.
    fn pair(&self, text: &Bilingual, between: &str) -> String {
        let parts = wording::shown(text, self.layout).into_iter().map(|(_, text)| markdown(text));
        parts.collect::<Vec<_>>().join(between)
    }

    fn passage(&self, passage: &Passage, answers: bool) -> Vec<String> {
        match passage {
            Passage::Title(row) => {
                let text = self.heading(row, "<br>");
                let heading = [anchor(row.id), format!("## {text}")];
                heading.into_iter().chain(self.internal(row)).collect()
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
        let mut blocks = vec![anchor(head.id)];
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
                Chunk::Heading(row) => {
                    blocks.push(format!("#### {}", self.heading(row, " · ")));
                    blocks.extend(self.internal(row));
                }
                Chunk::Jump { zh, .. } if self.layout != Layout::Target => blocks.push(quiet(&markdown(zh))),
                Chunk::Jump { .. } => {}
                Chunk::LeftOut => blocks.push(LEFT_OUT.to_owned()),
            }
        }
        blocks
    }

    /// The speaker in bold, and quietly what is said.
    fn label(&self, head: &TurnHead, speaker: &Bilingual, answers: bool) -> String {
        let name = self.pair(speaker, " · ");
        let name = if head.inferred { bold(&format!("\\[{name}\\]")) } else { bold(&name) };
        let role = wording::role(head, answers).map(|role| self.pair(&role, " "));
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
                        lines.push(format!("| {indent}{zh} | {en}{} |", self.internal_cell(row)));
                    }
                }
                Chunk::Heading(row) => {
                    let (zh, en) = (bold(&self.chinese(row)), bold(&self.english(row)));
                    lines.push(format!("| {zh} | {en}{} |", self.internal_cell(row)));
                }
                Chunk::Jump { zh, .. } => lines.push(format!("| {} | |", quiet(&markdown(zh)))),
                Chunk::LeftOut => lines.push(format!("| {LEFT_OUT} | {LEFT_OUT} |")),
            }
        }
        lines.join("\n")
    }

    /// A paragraph of running text.
    fn paragraph(&self, paragraph: &Paragraph) -> Vec<String> {
        if self.layout == Layout::Interlinear {
            return paragraph.rows.iter().map(|row| self.interlinear(row)).collect();
        }
        let zh: String = paragraph.rows.iter().map(|row| self.chinese(row)).collect();
        let en: Vec<String> = paragraph.rows.iter().map(|row| self.english(row)).collect();
        let en = markdown_line(&en.join(" "));
        let mut blocks = match self.layout {
            Layout::Source => vec![markdown_line(&zh)],
            Layout::Target => vec![en],
            _ => vec![format!("> {}", markdown_line(&zh)), en],
        };
        blocks.extend(paragraph.rows.iter().filter_map(|row| self.internal(row)));
        blocks.retain(|block| !block.is_empty());
        blocks
    }

    /// A bead as two lines of one block.
    fn interlinear(&self, row: &Row) -> String {
        let mut lines = vec![markdown_line(&self.chinese(row)), markdown_line(&self.english(row))];
        lines.extend(self.internal(row));
        lines.retain(|line| !line.is_empty());
        lines.join("<br>\n")
    }

    fn footnotes(&self) -> Vec<String> {
        let notes = self.edition.footnotes.iter().enumerate();
        notes
            .map(|(index, note)| format!("[^{}]: {}", index + 1, markdown_line(&self.pair(note, " "))))
            .collect()
    }
}

/// Something was left out because it was asked for so.
const LEFT_OUT: &str = "\\[…\\]";

fn anchor(id: &str) -> String {
    format!("<a id=\"u-{}\"></a>", name(id))
}

/// An id as the name of an anchor: no character that would end a link.
fn name(id: &str) -> String {
    id.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Bold text. It needs blanks or line ends around it: beside a Chinese letter the asterisks would be printed
/// where the text begins or ends with a quotation mark or a bracket.
fn bold(markdown: &str) -> String {
    if markdown.is_empty() { String::new() } else { format!("**{markdown}**") }
}

/// Small print.
fn quiet(markdown: &str) -> String {
    format!("<sub>{markdown}</sub>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Cell;
    use crate::format::sample::{edition, row, turn};
    use crate::project::Role;

    fn page(edition: &Edition) -> String {
        String::from_utf8(Markdown.write(edition)).unwrap()
    }

    #[test]
    fn a_turn_is_a_table_with_a_row_a_bead() {
        let text = page(&edition());
        assert!(text.starts_with(
            "<a id=\"u-b3\"></a>\n\n# 论河<br>On Rivers\n\n某报 A Paper · 2020年5月1日 1 May 2020 · "
        ));
        assert!(text.contains("1. 问者 · Asker – [河与山 · River and hills](#u-c3)\n"));
        assert!(
            text.contains(
                "\n\n<a id=\"u-c3\"></a>\n\n### 河与山 · River and hills\n\n**问者 · Asker** <sub>"
            )
        );
        assert!(text.contains(
            "| 中文 | English |\n| :--- | :--- |\n| 　　河流向哪里？ | Where does the river run? |\n"
        ));
        assert!(
            text.contains("\n| 河水向东流。山在西边。 | The river runs east, and the hills lie west. |\n")
        );
        assert!(
            text.contains(
                "**\\[答者\\]** <sub>答 Answer</sub> <sub>原文无此标签 label not in the source</sub>"
            )
        );
    }

    #[test]
    fn misprints_gaps_and_missing_english_are_marked() {
        let text = page(&edition());
        assert!(text.contains("它有源源不动力〔读作：不断的动力〕，也有园〔疑作：源〕头。"));
        assert!(text.contains("It has an unfailing source.[^1] |"));
        assert!(text.contains("| 　　还有一句。 | *\\[not translated\\]* |"));
        assert!(text.contains("| 谢谢。 | *\\[omitted: a courtesy\\]* |"));
        assert!(text.contains("\n\n〔原文缺一页〕 \\[A page is missing in the source\\]\n\n"));
        assert!(text.ends_with("\n\n[^1]: 见上文。 See above.\n"));
    }

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        let mut edition = edition();
        let mut odd = row("p3", "甲|乙\n丙", Some("<b>*x*</b> [y](z)"));
        odd.internal = vec!["a|b"];
        edition.passages = vec![turn("p3", "“丁”", Role::Answer, vec![odd])];
        let text = page(&edition);
        assert!(
            text.contains(
                r"| 　　甲\|乙 丙 | \<b\>\*x\*\</b\> \[y\](z)<br><sub>p3 · translated · a\|b</sub> |"
            )
        );
        assert!(text.contains("\n\n**“丁”**\n\n"));
        edition.options.layout = Layout::Target;
        edition.passages = vec![turn("p3", "丁", Role::Answer, vec![row("p3", "一", Some("1. - x"))])];
        assert!(page(&edition).contains("\n\n1\\. - x\n"));
    }

    #[test]
    fn stacked_paragraphs_quote_the_chinese() {
        let mut edition = edition();
        edition.options.layout = Layout::Stacked;
        assert!(page(&edition).contains("\n\n> 河流向哪里？\n\nWhere does the river run?\n\n"));
        edition.options.layout = Layout::Source;
        let text = page(&edition);
        assert!(text.contains("\n\n河流向哪里？\n\n") && !text.contains("Where does"));
    }

    #[test]
    fn interlinear_beads_are_two_lines_of_one_block() {
        let mut edition = edition();
        edition.options.layout = Layout::Interlinear;
        let text = page(&edition);
        assert!(text.contains("\n\n河流向哪里？<br>\nWhere does the river run?\n\n"), "{text}");
        assert!(
            text.contains("\n\n河水向东流。山在西边。<br>\nThe river runs east, and the hills lie west.\n\n")
        );
    }

    #[test]
    fn bold_is_not_spent_on_nothing() {
        let mut edition = edition();
        edition.options.untranslated = crate::format::Untranslated::Blank;
        let mut heading = row("q3", "题", None);
        heading.en = Cell::Missing;
        edition.passages = vec![turn("p3", "丁", Role::Answer, vec![row("p3", "一", None)])];
        if let Passage::Turn(_, chunks) = &mut edition.passages[0] {
            chunks.push(Chunk::Heading(heading));
        }
        assert!(page(&edition).contains("| **题** |  |"));
    }
}
