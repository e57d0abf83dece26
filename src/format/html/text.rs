//! Turns, gaps and notes of a page.

use super::Page;
use crate::format::escape::html;
use crate::format::{Chunk, Layout, Passage, TurnHead, wording};
use crate::project::Bilingual;

impl<'a> Page<'a> {
    pub(super) fn passage(&mut self, index: usize, passage: &'a Passage) {
        match passage {
            Passage::Title(row) => {
                let level = self.heading_level(2);
                self.heading(row, level);
            }
            Passage::Turn(head, chunks) => self.turn(index, head, chunks),
            Passage::Gap(gap) => self.gap(gap),
            Passage::LeftOut => self.left_out(),
        }
    }

    fn turn(&mut self, index: usize, head: &'a TurnHead<'a>, chunks: &'a [Chunk<'a>]) {
        self.push(&format!("<section class=\"turn {}\" id=\"t-{}\">\n", head.role.name(), html(head.id)));
        let mut level = if self.entries.iter().any(|entry| entry.passage == index) { 2 } else { 3 };
        if let Some(heading) = &head.heading {
            let shown = self.heading_level(level);
            self.push(&format!("<h{shown} class=\"topic pair\">{}</h{shown}>\n", self.pair(heading)));
            level = shown + 1;
        }
        self.push("<div class=\"speech\">\n");
        if let Some(speaker) = &head.speaker {
            level = self.heading_level(level);
            self.label(level, head, speaker, self.answers[index]);
            level += 1;
        }
        for chunk in chunks {
            match chunk {
                Chunk::Paragraph(paragraph) => self.paragraph(paragraph),
                Chunk::Heading(row) => {
                    let level = self.heading_level(level);
                    self.heading(row, level);
                }
                Chunk::Jump { id, zh } => self.jump(id, zh),
                Chunk::LeftOut => self.left_out(),
            }
        }
        self.push("</div>\n</section>\n");
    }

    /// The speaker's label, each language above its column, the role beside it.
    fn label(&mut self, level: usize, head: &TurnHead, speaker: &Bilingual, answers: bool) {
        let role = wording::role(head, answers).unwrap_or_default();
        let role_of = |chinese: bool| if chinese { role.zh.as_deref() } else { role.en.as_deref() };
        let mut spans = Vec::new();
        for (chinese, name) in wording::shown(speaker, self.layout) {
            let (open, close) = match (head.inferred, chinese) {
                (false, _) => ("", ""),
                (true, true) => ("［", "］"),
                (true, false) => ("[", "]"),
            };
            let small = role_of(chinese).map(|role| format!(" <small>{role}</small>")).unwrap_or_default();
            spans.push(self.span(chinese, &format!("{open}{}{close}{small}", html(name))));
        }
        let title = if head.inferred {
            self.inferred = true;
            format!(" title=\"{}\"", self.plain_word("label not in the source", "原文无此标签"))
        } else {
            String::new()
        };
        self.push(&format!("<h{level} class=\"speaker pair\"{title}>{}</h{level}>\n", spans.join(" ")));
    }

    fn gap(&mut self, gap: &Bilingual) {
        self.gaps += 1;
        let spans = wording::shown(gap, self.layout).into_iter().map(|(chinese, text)| {
            let (open, close) = if chinese { ("［", "］") } else { ("[", "]") };
            self.span(chinese, &format!("{open}{}{close}", html(text)))
        });
        let text = spans.collect::<Vec<_>>().join(" ");
        let text = if text.is_empty() { self.word("[gap]", "［缺］") } else { text };
        self.push(&format!("<p class=\"gap pair\" id=\"gap-{}\">{text}</p>\n", self.gaps));
    }

    fn jump(&mut self, id: &str, zh: &str) {
        // In an English text a printer's note of the Chinese paper would say nothing.
        if self.layout != Layout::Target {
            let (id, lang, zh) = (html(id), &self.zh, html(zh));
            self.push(&format!("<p class=\"jump\" id=\"u-{id}\" lang=\"{lang}\">{zh}</p>\n"));
        }
    }

    fn left_out(&mut self) {
        self.abridged = true;
        let title = self.plain_word("left out of this edition", "此版从略");
        self.push(&format!("<p class=\"left-out\" title=\"{title}\">[…]</p>\n"));
    }

    /// The footnotes.
    pub(super) fn notes(&mut self) {
        let edition = self.edition;
        if self.marked.is_empty() {
            return;
        }
        let items = edition.footnotes.iter().enumerate().map(|(index, note)| {
            let number = index + 1;
            let back = self.back(&format!("fnref-{number}"), &number.to_string());
            let text = self.pair(note);
            format!(
                "<li id=\"fn-{number}\"><span class=\"sign\">{number}</span> <span class=\"pair\">{text}</span> \
                 {back}</li>\n"
            )
        });
        let items: String = items.collect();
        self.apparatus("notes", "Notes", "注释", &items);
    }

    /// The misprints of the source: as found, then as read.
    pub(super) fn misprints(&mut self) {
        if self.misprints.is_empty() {
            return;
        }
        let zh = |text: &str| format!("<span lang=\"{}\">{}</span>", self.zh, html(text));
        let items = self.misprints.iter().enumerate().map(|(index, (found, read, sure))| {
            let letter = letters(index);
            let back = self.back(&format!("sicref-{letter}"), &letter);
            let word = if *sure { self.word("read", "应作") } else { self.word("perhaps read", "疑作") };
            format!(
                "<li id=\"sic-{letter}\"><span class=\"sign\">{letter}</span> <span>{} <small>{word}</small> {}</span> \
                 {back}</li>\n",
                zh(found),
                zh(read)
            )
        });
        let items: String = items.collect();
        self.apparatus("misprints", "Misprints in the source", "原文误字", &items);
    }

    /// The link from a note back to its mark.
    fn back(&self, anchor: &str, sign: &str) -> String {
        let label = self.plain_word("Back to the text", "回到正文");
        // The selector asks for the arrow as text: some systems would paint a picture.
        format!("<a href=\"#{anchor}\" role=\"doc-backlink\" aria-label=\"{label} ({sign})\">↩\u{fe0e}</a>")
    }

    fn apparatus(&mut self, id: &str, en: &str, zh: &str, items: &str) {
        let level = self.heading_level(2);
        let word = self.word(en, zh);
        self.push(&format!(
            "<section class=\"apparatus\" id=\"{id}\">\n<h{level} class=\"part\">{word}</h{level}>\n\
             <ol>\n{items}</ol>\n</section>\n"
        ));
    }
}

/// a, b … z, aa, ab …
pub(super) fn letters(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    if index < 26 { letter.to_string() } else { format!("{}{letter}", letters(index / 26 - 1)) }
}
