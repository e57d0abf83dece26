//! Rows of a page: Chinese, English, their marks and their anchors.

use super::Page;
use super::text::letters;
use crate::format::escape::{html, html_to};
use crate::format::{Cell, Layout, Paragraph, Row, Run, Untranslated, wording};

impl<'a> Page<'a> {
    pub(super) fn paragraph(&mut self, paragraph: &'a Paragraph<'a>) {
        self.push("<div class=\"paragraph\">\n");
        match self.layout {
            // The same rows: the style sheet sets their cells beside or below each other.
            Layout::Side | Layout::Interlinear => {
                for row in &paragraph.rows {
                    self.side_row(row);
                }
            }
            Layout::Stacked => {
                self.running(paragraph, true, true);
                self.running(paragraph, false, false);
            }
            Layout::Source => self.running(paragraph, true, true),
            Layout::Target => self.running(paragraph, false, true),
        }
        if !matches!(self.layout, Layout::Side | Layout::Interlinear) {
            for row in &paragraph.rows {
                self.internal(row);
            }
        }
        self.push("</div>\n");
    }

    /// A row of two cells.
    fn side_row(&mut self, row: &'a Row<'a>) {
        let mut out = std::mem::take(&mut self.out);
        out.push_str("<div class=\"row\" id=\"u-");
        html_to(row.id, &mut out);
        for chinese in [true, false] {
            out.push_str(if chinese {
                "\">\n<p class=\"zh\" lang=\""
            } else {
                "</p>\n<p class=\"en\" lang=\""
            });
            out.push_str(self.lang(chinese));
            out.push_str("\">");
            if chinese {
                more_anchors(row, &mut out);
            }
            self.text(row, chinese, &mut out);
        }
        out.push_str("</p>\n");
        self.link(row, &mut out);
        out.push('\n');
        self.out = out;
        self.internal(row);
        self.push("</div>\n");
    }

    /// One language of a paragraph as running text; `anchors` only where the rows have none yet.
    fn running(&mut self, paragraph: &'a Paragraph<'a>, chinese: bool, anchors: bool) {
        let mut text = String::new();
        for (nth, row) in paragraph.rows.iter().enumerate() {
            if nth > 0 && !chinese {
                text.push(' ');
            }
            if anchors {
                text.push_str("<span class=\"row\" id=\"u-");
                html_to(row.id, &mut text);
                text.push_str("\">");
                more_anchors(row, &mut text);
            }
            self.text(row, chinese, &mut text);
            if anchors {
                self.link(row, &mut text);
                text.push_str("</span>");
            }
        }
        // Nothing is printed for a paragraph that has no English yet, if so it was asked for.
        let class = if chinese { "zh" } else { "en" };
        if !text.trim().is_empty() {
            self.push(&format!("<p class=\"{class}\" lang=\"{}\">{text}</p>\n", self.lang(chinese)));
        }
    }

    /// A headline or a heading in the text.
    pub(super) fn heading(&mut self, row: &'a Row<'a>, level: usize) {
        let text = self.headline(row, self.layout);
        let (mut more, mut link) = (String::new(), String::new());
        more_anchors(row, &mut more);
        self.link(row, &mut link);
        self.push(&format!(
            "<div class=\"row headline\" id=\"u-{}\">\n<h{level} class=\"pair\">{text}</h{level}>{more}\n{link}\n",
            html(row.id)
        ));
        self.internal(row);
        self.push("</div>\n");
    }

    /// A headline of the page's own heading: both languages, whatever the layout.
    pub(super) fn title(&mut self, row: &'a Row<'a>) {
        let (text, mut more) = (self.headline(row, Layout::Side), String::new());
        more_anchors(row, &mut more);
        self.push(&format!("<span class=\"headline\" id=\"u-{}\">{more}{text}</span>\n", html(row.id)));
    }

    fn headline(&mut self, row: &'a Row<'a>, layout: Layout) -> String {
        let mut spans = Vec::new();
        for chinese in [true, false] {
            if layout != if chinese { Layout::Target } else { Layout::Source } {
                let mut text = String::new();
                self.text(row, chinese, &mut text);
                spans.push(self.span(chinese, &text));
            }
        }
        spans.join(" ")
    }

    /// One language of a row, with the marks of its footnotes.
    pub(super) fn text(&mut self, row: &'a Row<'a>, chinese: bool, out: &mut String) {
        if chinese {
            self.chinese(row, out);
        } else {
            self.english(row, out);
        }
        self.marks(row, chinese, out);
    }

    /// The Chinese of a row, misprints marked.
    fn chinese(&mut self, row: &'a Row<'a>, out: &mut String) {
        for run in &row.zh {
            match run {
                Run::Text(text) => html_to(text, out),
                Run::Misprint { found, read, sure } => out.push_str(&self.misprint(found, read, *sure)),
            }
        }
    }

    /// A misprint: underlined, with a letter that leads to the list of them.
    fn misprint(&mut self, found: &'a str, read: &'a str, sure: bool) -> String {
        let letter = letters(self.misprints.len());
        let reading = wording::reading(read, sure);
        let chinese = self.layout == Layout::Source;
        let title = if chinese { reading.chinese_first() } else { reading.english_first() };
        let (class, doubt) = if sure { ("misprint", "") } else { ("misprint unsure", "?") };
        let markup = format!(
            "<span class=\"{class}\" title=\"{0}\">{1}</span><sup class=\"mark\"><a id=\"sicref-{letter}\" \
             href=\"#sic-{letter}\" role=\"doc-noteref\" aria-label=\"{letter}{doubt}: {0}\">{letter}{doubt}</a></sup>",
            html(title),
            html(found)
        );
        self.misprints.push((found, read, sure));
        markup
    }

    /// The English of a row.
    fn english(&self, row: &Row, out: &mut String) {
        match &row.en {
            Cell::Text(segments) => {
                for (nth, segment) in segments.iter().enumerate() {
                    if nth > 0 {
                        out.push(' ');
                    }
                    html_to(segment, out);
                }
            }
            Cell::Omitted(why) => out.push_str(&format!(
                "<span class=\"omitted\">[{} {}]</span>",
                self.plain_word("omitted:", "略："),
                html(why)
            )),
            Cell::Missing => match self.edition.options.untranslated {
                Untranslated::Mark => out.push_str("<span class=\"untranslated\">[not translated]</span>"),
                Untranslated::Source => out.push_str(&format!(
                    "<span class=\"untranslated\" lang=\"{}\">{}</span>",
                    self.zh,
                    html(&row.zh_text())
                )),
                Untranslated::Blank => {}
            },
        }
    }

    /// The marks of a row's footnotes on one side. A footnote is marked in each language in which it is
    /// written; in English only where there is some.
    fn marks(&mut self, row: &Row, chinese: bool, out: &mut String) {
        for &number in &row.footnotes {
            let Some(note) = number.checked_sub(1).and_then(|index| self.edition.footnotes.get(index)) else {
                continue;
            };
            let in_english = match self.layout {
                Layout::Target => true,
                Layout::Source => false,
                Layout::Side | Layout::Stacked | Layout::Interlinear => {
                    note.en.is_some() && matches!(row.en, Cell::Text(_))
                }
            };
            let in_chinese = self.layout != Layout::Target && (note.zh.is_some() || !in_english);
            if if chinese { in_chinese } else { in_english } {
                let id = if self.marked.contains(&number) {
                    String::new()
                } else {
                    format!(" id=\"fnref-{number}\"")
                };
                self.marked.push(number);
                let label = self.plain_word("Footnote", "脚注");
                out.push_str(&format!(
                    "<sup class=\"mark\"><a{id} href=\"#fn-{number}\" role=\"doc-noteref\" \
                     aria-label=\"{label} {number}\">{number}</a></sup>"
                ));
            }
        }
    }

    /// The link to a row: a plain one, which the script also copies.
    fn link(&self, row: &Row, out: &mut String) {
        if !self.linked {
            return;
        }
        let label = self.plain_word("Link to row", "本行链接");
        out.push_str("<a class=\"link\" href=\"#u-");
        html_to(row.id, out);
        for attribute in ["aria-label", "title"] {
            for piece in ["\" ", attribute, "=\"", label, " "] {
                out.push_str(piece);
            }
            html_to(row.id, out);
        }
        out.push_str("\">#</a>");
    }

    /// State, notes and queries, for colleagues.
    pub(super) fn internal(&mut self, row: &Row) {
        if !self.edition.options.internal && row.internal.is_empty() {
            return;
        }
        let notes: String = row.internal.iter().map(|note| format!(" {}", html(note))).collect();
        self.push(&format!(
            "<div class=\"internal\" role=\"note\"><a href=\"#u-{0}\">{0}</a> <b>{1}</b>{notes}</div>\n",
            html(row.id),
            row.state.name()
        ));
    }
}

/// Anchors of the other units of a row.
fn more_anchors(row: &Row, out: &mut String) {
    for part in row.parts.iter().filter(|part| part.id != row.id) {
        out.push_str("<span id=\"u-");
        html_to(part.id, out);
        out.push_str("\"></span>");
    }
}
