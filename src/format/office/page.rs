//! The text of a document: front, table or paragraphs, in the order of the edition.

use super::craft::{Cells, Craft, Look, Style};
use crate::format::mark::{english_of, place_mark, unit_mark};
use crate::format::walk::{Front, Spell, walk};
use crate::format::{Edition, Layout, Paragraph, Row, TurnHead, contents, inline, wording};
use crate::project::Bilingual;

/// A document that is being written.
pub(in crate::format) struct Page<'a, C> {
    pub(super) edition: &'a Edition<'a>,
    pub(super) craft: C,
    layout: Layout,
    out: String,
    /// The id of a turn that begins, until something is written that its bookmark can stand at.
    place: Option<String>,
}

impl<'a, C: Craft> Page<'a, C> {
    /// `edition` as `craft` spells it: the markup of its text, and the craft with what it has noted.
    pub(in crate::format) fn of(edition: &'a Edition<'a>, craft: C) -> (String, C) {
        let layout = edition.options.layout;
        let mut page = Self { edition, craft, layout, out: String::new(), place: None };
        walk(edition, &mut page);
        if page.is_table() {
            page.out.push_str(C::TABLE_END);
        }
        (page.out, page.craft)
    }

    fn is_table(&self) -> bool {
        self.layout == Layout::Side
    }

    /// `content` inside the bookmark of the turn that begins here, where one does.
    fn placed(&mut self, content: String) -> String {
        match self.place.take() {
            Some(id) => self.craft.bookmarked(&place_mark(&id), &content),
            None => content,
        }
    }

    fn row(&mut self, long: bool, cells: Cells) {
        let row = self.craft.row(long, cells);
        self.out.push_str(&row);
    }

    /// A paragraph of running text, where it has any.
    fn running(&mut self, style: Style, content: String) {
        if !content.is_empty() {
            let content = self.placed(content);
            self.out.push_str(&self.craft.paragraph(style, &content));
        }
    }

    /// A line over the whole width.
    fn line(&mut self, style: Style, content: String) {
        let content = self.placed(content);
        let content = self.craft.paragraph(style, &content);
        if self.is_table() {
            self.row(false, Cells::Whole(content));
        } else {
            self.out.push_str(&content);
        }
    }

    /// The Chinese of a bead on one line.
    fn chinese(&mut self, row: &Row) -> String {
        self.markup(true, false, &inline::chinese(self.edition, row))
    }

    /// The English of a bead with the notes and queries for colleagues, where they were asked for.
    fn english(&mut self, apart: bool, row: &Row) -> String {
        let en = self.markup(false, apart, &inline::english(self.edition, row));
        self.craft.commented(&row.internal, &en)
    }

    /// A bead as rows of the table: one a unit, the English beside all of them.
    fn bead(&mut self, row: &Row, style: Style) {
        let english = english_of(row);
        let long = inline::is_long(row);
        let lines = inline::chinese_by_unit(self.edition, row);
        for (nth, (part, line)) in row.parts.iter().zip(lines).enumerate() {
            let zh = self.markup(true, true, &line);
            let mut zh = self.craft.bookmarked(&unit_mark(part.id, part.zh, &english), &zh);
            if nth == 0 {
                zh = self.placed(zh);
            }
            let zh = self.craft.paragraph(style, &zh);
            let cells = if nth == 0 {
                let en = self.english(true, row);
                Cells::Two(zh, self.craft.paragraph(style, &en), row.parts.len())
            } else {
                Cells::Below(zh, self.craft.paragraph(style, ""))
            };
            self.row(long, cells);
        }
    }

    /// A bead over the whole width, in the languages that `layout` shows.
    fn headline_of(&mut self, row: &Row, layout: Layout) -> String {
        let mut sides = Vec::new();
        if layout.shows_chinese() {
            sides.push(self.chinese(row));
        }
        if layout.shows_english() {
            sides.push(self.english(false, row));
        }
        sides.retain(|side| !side.is_empty());
        sides.join(C::BREAK)
    }

    fn front_line(&mut self, style: Style, words: &Bilingual) {
        let words = self.pair(words);
        self.out.push_str(&self.craft.paragraph(style, &words));
    }

    /// The contents: links to the turns, without page numbers, which only the program that sets them could know.
    fn contents(&mut self) {
        let edition = self.edition;
        let entries = contents::entries(edition);
        if entries.is_empty() {
            return;
        }
        self.front_line(Style::Part, &wording::both("目录", "Contents"));
        for entry in entries {
            let who = entry.speaker.map(|speaker| self.pair(speaker));
            let parts: Vec<String> = who.into_iter().chain([self.pair(&entry.words)]).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let words = parts.join(&self.between("–"));
            let link = self.craft.link(&place_mark(entry.id), &words);
            self.out.push_str(&self.craft.paragraph(Style::Contents, &link));
        }
    }

    /// A speaker's name in one language, with the role beside it.
    fn name(&self, head: &TurnHead, role: Option<&Bilingual>, chinese: bool, name: &str) -> String {
        let name = if head.inferred { format!("[{name}]") } else { name.to_owned() };
        let role = role.and_then(|role| if chinese { role.zh.as_ref() } else { role.en.as_ref() });
        let role = role.map(|role| C::BLANK.to_owned() + &self.craft.text(chinese, Look::Aside, role));
        self.craft.text(chinese, Look::Plain, &name) + &role.unwrap_or_default()
    }

    /// A sign between two stretches, with a blank on either side.
    fn between(&self, sign: &str) -> String {
        [C::BLANK, &self.craft.text(false, Look::Plain, sign), C::BLANK].concat()
    }
}

impl<C: Craft> Spell for Page<'_, C> {
    fn front(&mut self, front: &Front<'_>) {
        for row in &front.headlines {
            let english = english_of(row);
            let mut content = self.headline_of(row, Layout::Side);
            for part in &row.parts {
                content = self.craft.bookmarked(&unit_mark(part.id, part.zh, &english), &content);
            }
            self.out.push_str(&self.craft.paragraph(Style::Title, &content));
        }
        if front.headlines.is_empty() {
            for (chinese, title) in wording::shown(front.title, Layout::Side) {
                let title = self.craft.text(chinese, Look::Plain, title);
                self.out.push_str(&self.craft.paragraph(Style::Title, &title));
            }
        }
        for line in &front.imprint {
            self.front_line(Style::Imprint, line);
        }
        if !front.speakers.is_empty() {
            self.front_line(Style::Part, &wording::both("发言人", "Speakers"));
            for name in front.speakers {
                self.front_line(Style::Contents, name);
            }
        }
        self.contents();
        if self.is_table() {
            self.out.push_str(&self.craft.table(self.edition));
        }
    }

    fn headline(&mut self, row: &Row) {
        self.heading(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        self.place = Some(head.id.to_owned());
        if let Some(heading) = &head.heading {
            let content = self.pair(heading);
            self.line(Style::Turn, content);
        }
    }

    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>) {
        let names: Vec<(bool, String)> = wording::shown(speaker, self.layout)
            .into_iter()
            .map(|(chinese, name)| (chinese, self.name(head, role, chinese, name)))
            .collect();
        if !self.is_table() {
            let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
            self.line(Style::Speaker, names.join(&self.between("·")));
            return;
        }
        let of = |side: bool| names.iter().find(|(chinese, _)| *chinese == side);
        let [zh, en] = [true, false].map(|side| of(side).map(|(_, name)| name.clone()).unwrap_or_default());
        let zh = self.placed(zh);
        let [zh, en] = [zh, en].map(|name| self.craft.paragraph(Style::Speaker, &name));
        self.row(false, Cells::Two(zh, en, 1));
    }

    fn paragraph(&mut self, text: &Paragraph) {
        if self.is_table() {
            for row in &text.rows {
                self.bead(row, Style::Pair);
            }
            return;
        }
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        for row in &text.rows {
            if self.layout.shows_chinese() {
                zh.push(self.chinese(row));
            }
            if self.layout.shows_english() {
                en.push(self.english(false, row));
            }
        }
        if self.layout == Layout::Interlinear {
            for (zh, en) in zh.into_iter().zip(en) {
                self.running(Style::LineChinese, zh);
                self.running(Style::LineEnglish, en);
            }
        } else {
            en.retain(|side| !side.is_empty());
            self.running(Style::Chinese, zh.concat());
            self.running(Style::English, en.join(C::BLANK));
        }
    }

    fn heading(&mut self, row: &Row) {
        if self.is_table() {
            self.bead(row, Style::Heading);
        } else {
            let content = self.headline_of(row, self.layout);
            self.line(Style::Heading, content);
        }
    }

    fn jump(&mut self, _: &str, zh: &str) {
        if self.layout.shows_chinese() {
            self.line(Style::Imprint, self.craft.text(true, Look::Aside, zh));
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        let parts = wording::shown(gap, self.layout).into_iter();
        let parts: Vec<String> = parts
            .map(|(chinese, words)| self.craft.text(chinese, Look::Aside, &format!("[{words}]")))
            .collect();
        if parts.is_empty() {
            self.left_out();
        } else {
            self.line(Style::Imprint, parts.join(C::BLANK));
        }
    }

    fn left_out(&mut self) {
        self.line(Style::Imprint, self.craft.text(false, Look::Aside, "[…]"));
    }

    fn close_turn(&mut self) {
        self.place = None;
    }
}
