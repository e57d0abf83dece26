//! The text of the document: front, table or paragraphs.

use super::line::{paragraph, span, text};
use super::parts;
use crate::format::mark::{english_of, place_mark, unit_mark};
use crate::format::walk::{Front, Spell};
use crate::format::{Edition, Layout, Paragraph, Row, TurnHead, contents, inline, wording};
use crate::project::Bilingual;

/// A document that is being written.
pub(super) struct Body<'a> {
    pub(super) edition: &'a Edition,
    layout: Layout,
    out: String,
    /// Footnotes so far.
    pub(super) notes: usize,
    /// The id of a turn that begins, until something is written that its bookmark can stand at.
    place: Option<String>,
}

/// `content` inside a bookmark.
fn bookmarked(name: &str, content: &str) -> String {
    format!("<text:bookmark-start text:name=\"{name}\"/>{content}<text:bookmark-end text:name=\"{name}\"/>")
}

fn cell(properties: &str, content: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\"{properties}>{content}</table:table-cell>"
    )
}

const COVERED: &str = "<table:covered-table-cell table:style-name=\"Cell\"/>";

impl<'a> Body<'a> {
    pub(super) fn new(edition: &'a Edition) -> Self {
        Self { edition, layout: edition.options.layout, out: String::new(), notes: 0, place: None }
    }

    pub(super) fn finish(mut self) -> String {
        if self.is_table() {
            self.out.push_str("</table:table>");
        }
        self.out
    }

    fn is_table(&self) -> bool {
        self.layout == Layout::Side
    }

    /// `content` inside the bookmark of the turn that begins here, where one does.
    fn placed(&mut self, content: String) -> String {
        match self.place.take() {
            Some(id) => bookmarked(&place_mark(&id), &content),
            None => content,
        }
    }

    /// A row of the table, which stays whole unless it is longer than half a page.
    fn row(&mut self, long: bool, cells: &str) {
        let style = if long { "LongRow" } else { "Row" };
        self.out
            .push_str(&format!("<table:table-row table:style-name=\"{style}\">{cells}</table:table-row>"));
    }

    /// A line over the whole width.
    fn line(&mut self, style: &str, content: String) {
        let content = self.placed(content);
        let content = paragraph(style, &content);
        if self.is_table() {
            self.row(false, &(cell(" table:number-columns-spanned=\"2\"", &content) + COVERED));
        } else {
            self.out.push_str(&content);
        }
    }

    /// A bead as rows of the table: one a unit, the English beside all of them.
    fn bead(&mut self, row: &Row, style: &str) {
        let edition = self.edition;
        let english = english_of(row);
        let (many, long) = (row.parts.len(), inline::is_long(row));
        let lines = inline::chinese_by_unit(edition, row);
        for (nth, (part, line)) in row.parts.iter().zip(lines).enumerate() {
            let zh = self.markup(true, &line);
            let mut zh = bookmarked(&unit_mark(&part.id, &part.zh, &english), &zh);
            if nth == 0 {
                zh = self.placed(zh);
            }
            let zh = cell("", &paragraph(style, &zh));
            if nth > 0 {
                self.row(long, &(zh + COVERED));
                continue;
            }
            let en = self.markup(true, &inline::english(edition, row)) + &self.comments(row);
            let span =
                if many > 1 { format!(" table:number-rows-spanned=\"{many}\"") } else { String::new() };
            self.row(long, &(zh + &cell(&span, &paragraph(style, &en))));
        }
    }

    /// Notes and queries for colleagues, where they were asked for.
    fn comments(&self, row: &Row) -> String {
        let comment = |note: &String| {
            format!(
                "<office:annotation><dc:creator>duizhao</dc:creator><text:p>{}</text:p></office:annotation>",
                text(note)
            )
        };
        row.internal.iter().map(comment).collect()
    }

    /// A row over the whole width, in the languages that `layout` shows.
    fn headline_of(&mut self, row: &Row, layout: Layout) -> String {
        let edition = self.edition;
        let mut sides = Vec::new();
        if layout.shows_chinese() {
            sides.push(self.markup(false, &inline::chinese(edition, row)));
        }
        if layout.shows_english() {
            sides.push(self.markup(false, &inline::english(edition, row)) + &self.comments(row));
        }
        sides.retain(|side| !side.is_empty());
        sides.join("<text:line-break/>")
    }

    /// The contents: links to the turns, without page numbers, which only the program that sets them could know.
    fn contents(&mut self) {
        let edition = self.edition;
        let entries = contents::entries(edition);
        if entries.is_empty() {
            return;
        }
        let word = self.pair(&wording::both("目录", "Contents"));
        self.out.push_str(&paragraph("Part", &word));
        for entry in entries {
            let who = entry.speaker.map(|speaker| self.pair(speaker)).unwrap_or_default();
            let words = self.pair(&entry.words);
            let between = if who.is_empty() || words.is_empty() { "" } else { " – " };
            self.out.push_str(&paragraph(
                "Contents",
                &format!(
                    "<text:a xlink:type=\"simple\" xlink:href=\"#{}\" text:style-name=\"Link\" \
                     text:visited-style-name=\"Link\">{who}{between}{words}</text:a>",
                    place_mark(entry.id)
                ),
            ));
        }
    }
}

impl Spell for Body<'_> {
    fn front(&mut self, front: &Front<'_>) {
        for row in &front.headlines {
            let english = english_of(row);
            let mut content = self.headline_of(row, Layout::Side);
            for part in &row.parts {
                content = bookmarked(&unit_mark(&part.id, &part.zh, &english), &content);
            }
            self.out.push_str(&paragraph("Title", &content));
        }
        if front.headlines.is_empty() {
            for (_, title) in wording::shown(front.title, Layout::Side) {
                self.out.push_str(&paragraph("Title", &text(title)));
            }
        }
        for line in &front.imprint {
            let line = self.pair(line);
            self.out.push_str(&paragraph("Imprint", &line));
        }
        if !front.speakers.is_empty() {
            let word = self.pair(&wording::both("发言人", "Speakers"));
            self.out.push_str(&paragraph("Part", &word));
            for name in front.speakers {
                let name = self.pair(name);
                self.out.push_str(&paragraph("Contents", &name));
            }
        }
        self.contents();
        if self.is_table() {
            self.out.push_str(parts::TABLE);
        }
    }

    fn headline(&mut self, row: &Row) {
        self.heading(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        self.place = Some(head.id.clone());
        if let Some(heading) = &head.heading {
            let content = self.pair(heading);
            self.line("Heading_20_1", content);
        }
    }

    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>) {
        let name_of = |chinese: bool, name: &str| {
            let name = if head.inferred { format!("[{name}]") } else { name.to_owned() };
            let role = role.and_then(|role| if chinese { role.zh.as_ref() } else { role.en.as_ref() });
            text(&name) + &role.map(|role| span("Aside", &format!(" {role}"))).unwrap_or_default()
        };
        let names = wording::shown(speaker, self.layout);
        if !self.is_table() {
            let names: Vec<String> =
                names.into_iter().map(|(chinese, name)| name_of(chinese, name)).collect();
            self.line("Speaker", names.join(" · "));
            return;
        }
        let of = |side: bool| {
            names.iter().find(|(chinese, _)| *chinese == side).map(|(_, name)| name_of(side, name))
        };
        let zh = self.placed(of(true).unwrap_or_default());
        let en = of(false).unwrap_or_default();
        self.row(false, &(cell("", &paragraph("Speaker", &zh)) + &cell("", &paragraph("Speaker", &en))));
    }

    fn paragraph(&mut self, text: &Paragraph) {
        let edition = self.edition;
        if self.is_table() {
            for row in &text.rows {
                self.bead(row, "Pair");
            }
            return;
        }
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        for row in &text.rows {
            if self.layout.shows_chinese() {
                zh.push(self.markup(false, &inline::chinese(edition, row)));
            }
            if self.layout.shows_english() {
                en.push(self.markup(false, &inline::english(edition, row)) + &self.comments(row));
            }
        }
        let mut lines = Vec::new();
        if self.layout == Layout::Interlinear {
            for (zh, en) in zh.into_iter().zip(en) {
                lines.extend([("LineChinese", zh), ("LineEnglish", en)]);
            }
        } else {
            en.retain(|side| !side.is_empty());
            lines.extend([("Chinese", zh.concat()), ("English", en.join(" "))]);
        }
        for (style, content) in lines.into_iter().filter(|(_, content)| !content.is_empty()) {
            let content = self.placed(content);
            self.out.push_str(&paragraph(style, &content));
        }
    }

    fn heading(&mut self, row: &Row) {
        if self.is_table() {
            self.bead(row, "Heading_20_2");
        } else {
            let content = self.headline_of(row, self.layout);
            self.line("Heading_20_2", content);
        }
    }

    fn jump(&mut self, _: &str, zh: &str) {
        if self.layout.shows_chinese() {
            self.line("Imprint", text(zh));
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        let parts = wording::shown(gap, self.layout).into_iter();
        let parts: Vec<String> = parts.map(|(_, words)| text(&format!("[{words}]"))).collect();
        self.line("Imprint", if parts.is_empty() { "[…]".to_owned() } else { parts.join(" ") });
    }

    fn left_out(&mut self) {
        self.line("Imprint", "[…]".to_owned());
    }

    fn close_turn(&mut self) {
        self.place = None;
    }
}
