//! The text of the document: front, table or paragraphs, notes.

use super::comments::AUTHOR;
use super::line::{Look, paragraph, run};
use super::parts;
use crate::format::escape::html;
use crate::format::inline;
use crate::format::mark::{english_of, place_mark, unit_mark};
use crate::format::walk::{Front, Spell};
use crate::format::{Edition, Layout, Paragraph, Row, TurnHead, contents, wording};
use crate::project::Bilingual;

/// A document that is being written.
pub(super) struct Body<'a> {
    pub(super) edition: &'a Edition,
    layout: Layout,
    out: String,
    /// The footnotes so far, as markup.
    pub(super) notes: Vec<String>,
    comments: Vec<String>,
    /// Bookmarks so far: each has a number.
    bookmarks: usize,
    /// The id of a turn that begins, until something is written that its bookmark can stand at.
    place: Option<String>,
}

/// The parts that the text makes.
pub(super) struct Made {
    pub(super) document: String,
    pub(super) footnotes: String,
    pub(super) comments: String,
}

/// One cell: its markup inside, and what it is to the cells below and beside it.
struct TableCell {
    content: String,
    properties: &'static str,
}

const WHOLE: &str = "<w:gridSpan w:val=\"2\"/>";
const BEGINS: &str = "<w:vMerge w:val=\"restart\"/>";
const GOES_ON: &str = "<w:vMerge/>";

impl<'a> Body<'a> {
    pub(super) fn new(edition: &'a Edition) -> Self {
        Self {
            edition,
            layout: edition.options.layout,
            out: String::new(),
            notes: Vec::new(),
            comments: Vec::new(),
            bookmarks: 0,
            place: None,
        }
    }

    pub(super) fn finish(mut self) -> Made {
        if self.is_table() {
            // Word wants a paragraph behind a table.
            self.out.push_str("</w:tbl><w:p/>");
        }
        Made {
            document: parts::document(&self.out),
            footnotes: parts::footnotes(&self.notes.concat()),
            comments: parts::comments(&self.comments.concat()),
        }
    }

    fn is_table(&self) -> bool {
        self.layout == Layout::Side
    }

    /// `runs` inside a bookmark.
    fn bookmarked(&mut self, name: &str, runs: &str) -> String {
        self.bookmarks += 1;
        let number = self.bookmarks;
        format!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/>{runs}<w:bookmarkEnd w:id=\"{number}\"/>"
        )
    }

    /// `runs` inside the bookmark of the turn that begins here, where one does.
    fn placed(&mut self, runs: String) -> String {
        match self.place.take() {
            Some(id) => self.bookmarked(&place_mark(&id), &runs),
            None => runs,
        }
    }

    fn row(&mut self, cells: &[TableCell]) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for TableCell { content, properties } in cells {
            let properties =
                if properties.is_empty() { String::new() } else { format!("<w:tcPr>{properties}</w:tcPr>") };
            self.out.push_str(&format!("<w:tc>{properties}{content}</w:tc>"));
        }
        self.out.push_str("</w:tr>");
    }

    /// A line over the whole width.
    fn line(&mut self, style: &str, runs: String) {
        let runs = self.placed(runs);
        let content = paragraph(style, &runs);
        if self.is_table() {
            self.row(&[TableCell { content, properties: WHOLE }]);
        } else {
            self.out.push_str(&content);
        }
    }

    /// A bead as rows of the table: one a unit, the English beside all of them.
    fn bead(&mut self, row: &Row, style: &str) {
        let edition = self.edition;
        let english = english_of(row);
        let several = row.parts.len() > 1;
        let lines = inline::chinese_by_unit(edition, row);
        for (nth, (part, line)) in row.parts.iter().zip(lines).enumerate() {
            let zh = self.runs(true, true, &line);
            let mut zh = self.bookmarked(&unit_mark(&part.id, &part.zh, &english), &zh);
            if nth == 0 {
                zh = self.placed(zh);
            }
            let en = if nth == 0 {
                let en = self.runs(false, true, &inline::english(edition, row));
                self.commented(row, en)
            } else {
                String::new()
            };
            let merge = match (several, nth) {
                (false, _) => "",
                (true, 0) => BEGINS,
                (true, _) => GOES_ON,
            };
            self.row(&[
                TableCell { content: paragraph(style, &zh), properties: "" },
                TableCell { content: paragraph(style, &en), properties: merge },
            ]);
        }
    }

    /// `runs` with the notes and queries for colleagues as comments of Word, where they were asked for.
    fn commented(&mut self, row: &Row, runs: String) -> String {
        let (mut opens, mut closes) = (String::new(), String::new());
        for note in &row.internal {
            let number = self.comments.len();
            let text = paragraph("CommentText", &run(false, Look::Plain, note));
            self.comments.push(format!(
                "<w:comment w:id=\"{number}\" w:author=\"{AUTHOR}\" w:initials=\"对照\">{text}</w:comment>"
            ));
            opens.push_str(&format!("<w:commentRangeStart w:id=\"{number}\"/>"));
            closes.push_str(&format!(
                "<w:commentRangeEnd w:id=\"{number}\"/><w:r><w:commentReference w:id=\"{number}\"/></w:r>"
            ));
        }
        format!("{opens}{runs}{closes}")
    }

    /// A bead as two lines that stay together.
    fn interlinear(&mut self, row: &Row) {
        let edition = self.edition;
        let zh = self.runs(true, false, &inline::chinese(edition, row));
        let zh = self.placed(zh);
        let en = self.runs(false, false, &inline::english(edition, row));
        let en = self.commented(row, en);
        for (style, runs) in [("Linechinese", zh), ("Lineenglish", en)] {
            if !runs.is_empty() {
                self.out.push_str(&paragraph(style, &runs));
            }
        }
    }

    /// A row over the whole width, in the languages that the layout shows.
    fn headline_of(&mut self, row: &Row, layout: Layout) -> String {
        let edition = self.edition;
        let mut sides = Vec::new();
        if layout != Layout::Target {
            sides.push(self.runs(true, false, &inline::chinese(edition, row)));
        }
        if layout != Layout::Source {
            let runs = self.runs(false, false, &inline::english(edition, row));
            sides.push(self.commented(row, runs));
        }
        sides.retain(|runs| !runs.is_empty());
        sides.join("<w:r><w:br/></w:r>")
    }

    /// The contents: links to the turns, without page numbers, which only Word could know.
    fn contents(&mut self) {
        let edition = self.edition;
        let entries = contents::entries(edition);
        if entries.is_empty() {
            return;
        }
        let title = self.pair(&wording::both("目录", "Contents"));
        self.out.push_str(&paragraph("Part", &title));
        for entry in entries {
            let who = entry.speaker.map(|speaker| self.pair(speaker)).unwrap_or_default();
            let words = self.pair(&entry.words);
            let between = if who.is_empty() || words.is_empty() {
                String::new()
            } else {
                run(false, Look::Plain, " – ")
            };
            let link = format!(
                "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{who}{between}{words}</w:hyperlink>",
                place_mark(entry.id)
            );
            self.out.push_str(&paragraph("Contents", &link));
        }
    }
}

impl Spell for Body<'_> {
    fn front(&mut self, front: &Front<'_>) {
        for row in &front.headlines {
            let runs = self.headline_of(row, Layout::Side);
            let english = english_of(row);
            let mut runs = runs;
            for part in &row.parts {
                runs = self.bookmarked(&unit_mark(&part.id, &part.zh, &english), &runs);
            }
            self.out.push_str(&paragraph("Title", &runs));
        }
        if front.headlines.is_empty() {
            for (chinese, title) in wording::shown(front.title, Layout::Side) {
                self.out.push_str(&paragraph("Title", &run(chinese, Look::Plain, title)));
            }
        }
        for line in &front.imprint {
            let runs = self.pair(line);
            self.out.push_str(&paragraph("Imprint", &runs));
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
            let (zh, en) = (html(&self.edition.languages.0), html(&self.edition.languages.1));
            self.out.push_str(&parts::table_head(&zh, &en));
        }
    }

    fn headline(&mut self, row: &Row) {
        self.heading(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        self.place = Some(head.id.clone());
        if let Some(heading) = &head.heading {
            let runs = self.pair(heading);
            self.line("Heading1", runs);
        }
    }

    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>) {
        let cell = |chinese: bool, name: &str| {
            let name = if head.inferred { format!("[{name}]") } else { name.to_owned() };
            let role = role.and_then(|role| if chinese { role.zh.as_ref() } else { role.en.as_ref() });
            let role = role.map(|role| run(chinese, Look::Aside, &format!(" {role}"))).unwrap_or_default();
            run(chinese, Look::Plain, &name) + &role
        };
        let names = wording::shown(speaker, self.layout);
        if !self.is_table() {
            let runs: Vec<String> = names.into_iter().map(|(chinese, name)| cell(chinese, name)).collect();
            self.line("Speaker", runs.join(&run(false, Look::Plain, " · ")));
            return;
        }
        let of =
            |side: bool| names.iter().find(|(chinese, _)| *chinese == side).map(|(_, name)| cell(side, name));
        let (zh, en) = (of(true).unwrap_or_default(), of(false).unwrap_or_default());
        let zh = self.placed(zh);
        self.row(&[
            TableCell { content: paragraph("Speaker", &zh), properties: "" },
            TableCell { content: paragraph("Speaker", &en), properties: "" },
        ]);
    }

    fn paragraph(&mut self, text: &Paragraph) {
        if self.is_table() {
            for row in &text.rows {
                self.bead(row, "Pair");
            }
            return;
        }
        let edition = self.edition;
        if self.layout == Layout::Interlinear {
            for row in &text.rows {
                self.interlinear(row);
            }
            return;
        }
        let (mut zh, mut en) = (String::new(), Vec::new());
        for row in &text.rows {
            if self.layout != Layout::Target {
                zh.push_str(&self.runs(true, false, &inline::chinese(edition, row)));
            }
            if self.layout != Layout::Source {
                let runs = self.runs(false, false, &inline::english(edition, row));
                en.push(self.commented(row, runs));
            }
        }
        en.retain(|runs| !runs.is_empty());
        for (style, runs) in [("Chinese", zh), ("English", en.join(&run(false, Look::Plain, " ")))] {
            if !runs.is_empty() {
                let runs = self.placed(runs);
                self.out.push_str(&paragraph(style, &runs));
            }
        }
    }

    fn heading(&mut self, row: &Row) {
        if self.is_table() {
            self.bead(row, "Heading2");
        } else {
            let runs = self.headline_of(row, self.layout);
            self.line("Heading2", runs);
        }
    }

    fn jump(&mut self, _: &str, zh: &str) {
        if self.layout != Layout::Target {
            self.line("Imprint", run(true, Look::Aside, zh));
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        let parts = wording::shown(gap, self.layout).into_iter();
        let runs: String =
            parts.map(|(chinese, text)| run(chinese, Look::Aside, &format!("[{text}] "))).collect();
        self.line("Imprint", if runs.is_empty() { run(false, Look::Aside, "[…]") } else { runs });
    }

    fn left_out(&mut self) {
        self.line("Imprint", run(false, Look::Aside, "[…]"));
    }

    fn close_turn(&mut self) {
        self.place = None;
    }
}
