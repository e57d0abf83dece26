//! Plain text: for a letter, a terminal, or a program that knows no markup.

use super::escape::plain;
use super::inline::{self, Inline};
use super::walk::{Front, Spell, walk};
use super::{Edition, Layout, Paragraph, Row, TurnHead, Writer, wording};
use crate::project::Bilingual;

/// The plain text format.
pub(super) struct Text;

impl Writer for Text {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn summary(&self) -> &'static str {
        "plain text: each sentence, then its English"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut page = Page { edition, layout: edition.options.layout, out: String::new() };
        walk(edition, &mut page);
        page.footnotes();
        page.out.into_bytes()
    }
}

/// A text that is being written: blocks with an empty line between them.
struct Page<'a> {
    edition: &'a Edition<'a>,
    layout: Layout,
    out: String,
}

impl Page<'_> {
    /// A block of `lines`; empty ones are left away.
    fn block(&mut self, lines: &[String]) {
        let mut lines = lines.iter().filter(|line| !line.is_empty()).peekable();
        if lines.peek().is_some() && !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in lines {
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// A text in the languages that the layout shows, on one line.
    fn pair(&self, text: &Bilingual) -> String {
        let parts = wording::shown(text, self.layout).into_iter().map(|(_, text)| plain(text));
        parts.collect::<Vec<_>>().join(" ")
    }

    /// A row in the languages that the layout shows, a line each.
    fn lines(&self, row: &Row) -> Vec<String> {
        let chinese = || line(&inline::chinese(self.edition, row));
        let english = || line(&inline::english(self.edition, row));
        let mut lines = match self.layout {
            Layout::Side | Layout::Stacked | Layout::Interlinear => vec![chinese(), english()],
            Layout::Source => vec![chinese()],
            Layout::Target => vec![english()],
        };
        lines.extend(self.internal(row));
        lines
    }

    /// State, notes and queries for colleagues, where they were asked for.
    fn internal(&self, row: &Row) -> Option<String> {
        let told = self.edition.options.internal || !row.internal.is_empty();
        let notes: String = row.internal.iter().map(|note| format!(" · {}", plain(note))).collect();
        told.then(|| format!("    ({} · {}{notes})", row.id, row.state.name()))
    }

    fn footnotes(&mut self) {
        let notes = self.edition.footnotes.iter().enumerate();
        let lines: Vec<String> =
            notes.map(|(nth, note)| format!("[{}] {}", nth + 1, self.pair(note))).collect();
        if !lines.is_empty() {
            self.block(&["———".to_owned()]);
            self.block(&lines);
        }
    }
}

impl Spell for Page<'_> {
    fn front(&mut self, front: &Front<'_>) {
        // Both languages, whatever the layout: the title is what a document is found by.
        let mut lines = Vec::new();
        for row in &front.headlines {
            lines.push(line(&inline::chinese(self.edition, row)));
            lines.push(line(&inline::english(self.edition, row)));
            lines.extend(self.internal(row));
        }
        if lines.is_empty() {
            lines = front.title.zh.iter().chain(&front.title.en).map(|title| plain(title)).collect();
        }
        self.block(&lines);
        let imprint: Vec<String> = front.imprint.iter().map(|line| self.pair(line)).collect();
        self.block(&imprint);
        let speakers: Vec<String> = front.speakers.iter().map(|name| self.pair(name)).collect();
        if !speakers.is_empty() {
            let word = self.pair(&wording::both("发言人：", "Speakers:"));
            self.block(&[format!("{word} {}", speakers.join("; "))]);
        }
        self.block(&["———".to_owned()]);
    }

    fn headline(&mut self, row: &Row) {
        self.heading(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        if let Some(heading) = &head.heading {
            let text = self.pair(heading);
            self.block(&[format!("== {text} ==")]);
        }
    }

    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>) {
        let (name, role) = (self.pair(speaker), role.map(|role| self.pair(role)));
        let name = if head.inferred { format!("[{name}]") } else { name };
        let role = role.map(|role| format!(" ({role})")).unwrap_or_default();
        self.block(&[format!("{name}{role}:")]);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        match self.layout {
            Layout::Side => {
                for row in &paragraph.rows {
                    self.block(&self.lines(row));
                }
            }
            // Tight: English is told from Chinese by its indent, so no empty line parts the beads of a paragraph.
            Layout::Interlinear => {
                let rows = paragraph.rows.iter().map(|row| {
                    let mut lines = self.lines(row);
                    lines.retain(|line| !line.is_empty());
                    lines.join("\n    ")
                });
                self.block(&rows.collect::<Vec<_>>());
            }
            Layout::Stacked | Layout::Source | Layout::Target => {
                let rows = || paragraph.rows.iter();
                let zh: String = rows().map(|row| line(&inline::chinese(self.edition, row))).collect();
                let en: Vec<String> = rows().map(|row| line(&inline::english(self.edition, row))).collect();
                let en: Vec<String> = en.into_iter().filter(|line| !line.is_empty()).collect();
                let mut lines = match self.layout {
                    Layout::Source => vec![zh],
                    Layout::Target => vec![en.join(" ")],
                    _ => vec![zh, en.join(" ")],
                };
                lines.extend(rows().filter_map(|row| self.internal(row)));
                self.block(&lines);
            }
        }
    }

    fn heading(&mut self, row: &Row) {
        self.block(&self.lines(row));
    }

    fn jump(&mut self, _: &str, zh: &str) {
        if self.layout.shows_chinese() {
            self.block(&[plain(zh)]);
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        let text = self.pair(gap);
        self.block(&[if text.is_empty() { LEFT_OUT.to_owned() } else { format!("[{text}]") }]);
    }

    fn left_out(&mut self) {
        self.block(&[LEFT_OUT.to_owned()]);
    }
}

/// Something is not here.
const LEFT_OUT: &str = "[…]";

fn line(pieces: &[Inline<'_>]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Inline::Text(text) => out.push_str(&plain(text)),
            Inline::Next => out.push(' '),
            Inline::Borrowed(text) => out.push_str(&plain(text)),
            Inline::Misprint(found, read, sure) => {
                let word = if *sure { "应作" } else { "疑作" };
                out.push_str(&format!("{}〔{word}：{}〕", plain(found), plain(read)));
            }
            Inline::Mark(number) => out.push_str(&format!("[{number}]")),
            Inline::Missing => out.push_str(wording::NOT_TRANSLATED),
            Inline::Omitted(why) => out.push_str(&wording::omitted(&plain(why))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::edition;

    fn page(layout: Layout) -> String {
        let mut edition = edition();
        edition.options.layout = layout;
        String::from_utf8(Text.write(&edition)).unwrap()
    }

    #[test]
    fn each_sentence_stands_above_its_english() {
        let text = page(Layout::Side);
        assert!(text.starts_with("论河\nOn Rivers\n\n某报 A Paper\n2020年5月1日 1 May 2020\n"), "{text}");
        assert!(text.contains(
            "\n== 河与山 River and hills ==\n\n问者 Asker (问 Question):\n\n河流向哪里？\nWhere does the river run?\n"
        ));
        assert!(text.contains(
            "它有源源不动力〔应作：不断的动力〕，也有园〔疑作：源〕头。\nIt has an unfailing source.[1]\n"
        ));
        assert!(
            text.contains("\n谢谢。\n[omitted: a courtesy]\n")
                && text.contains("\n还有一句。\n[not translated]\n")
        );
        assert!(text.ends_with("\n———\n\n[1] 见上文。 See above.\n"));
    }

    #[test]
    fn interlinear_beads_of_a_paragraph_follow_each_other_english_indented() {
        let text = page(Layout::Interlinear);
        assert!(
            text.contains(
                "It has an unfailing source.[1]\n河水向东流。山在西边。\n    The river runs east, and the hills lie west.\n谢谢。\n    [omitted"
            ),
            "{text}"
        );
    }

    #[test]
    fn one_language_is_running_text() {
        let text = page(Layout::Target);
        assert!(text.contains(
            "\nIt has an unfailing source.[1] The river runs east, and the hills lie west. [omitted"
        ));
        assert!(!text.contains("河流") && !text.contains("下转"));
        assert!(page(Layout::Stacked).contains("\n河流向哪里？\nWhere does the river run?\n"));
    }
}
