//! HTML: one self-contained file.

mod front;
mod row;
mod template;
mod text;
mod view;

pub use template::{HTML_TEMPLATE, Template};

use super::contents::{self, Entry};
use super::escape::{html, plain};
use super::{Edition, Layout, Writer, wording};
use crate::project::Bilingual;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// What the page may load: nothing from anywhere. The empty icon keeps browsers from asking for one.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
    <link rel=\"icon\" href=\"data:,\">\n";

/// The HTML format.
pub(super) struct Html;

impl Writer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn summary(&self) -> &'static str {
        "one self-contained page, for screen and print"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut page = Page::new(edition);
        page.head();
        page.header();
        page.contents();
        page.main();
        page.foot();
        page.out.into_bytes()
    }
}

/// A page that is being written.
struct Page<'a> {
    edition: &'a Edition<'a>,
    layout: Layout,
    out: String,
    /// The language tags, escaped.
    zh: String,
    en: String,
    entries: Vec<Entry<'a>>,
    answers: Vec<bool>,
    /// How many headlines the page's heading has taken.
    headlines: usize,
    /// The level of the last heading, so that no level is skipped.
    level: usize,
    /// Misprints marked so far, for the list of them: found, read, and whether nobody doubts it.
    misprints: Vec<(&'a str, &'a str, bool)>,
    /// Footnotes whose mark stands already: a second mark has no anchor of its own.
    marked: Vec<usize>,
    /// Gaps so far.
    gaps: usize,
    /// Whether a label stands in square brackets.
    inferred: bool,
    /// Whether something was left out.
    abridged: bool,
    /// Whether each row shows a link to itself.
    linked: bool,
}

/// The insides of the pages of a book, well-formed as XML. Links lead to anchors without saying in which page.
pub(super) struct Book {
    /// Title, imprint, speakers.
    pub(super) front: String,
    /// The text, in the order of reading.
    pub(super) chapters: Vec<String>,
    /// Footnotes and misprints; empty where there are none.
    pub(super) back: String,
}

/// How many rows make a chapter that the next entry of the contents ends.
const CHAPTER: usize = 40;

/// `edition` as a book.
pub(super) fn book(edition: &Edition) -> Book {
    let mut page = Page { linked: false, ..Page::new(edition) };
    page.header();
    let front = std::mem::take(&mut page.out);
    let (mut chapters, mut rows) = (Vec::new(), 0);
    for (index, passage) in edition.passages.iter().enumerate().skip(page.headlines) {
        if rows >= CHAPTER && page.entries.iter().any(|entry| entry.passage == index) {
            chapters.push(std::mem::take(&mut page.out));
            rows = 0;
        }
        if page.out.is_empty() {
            page.level = 0;
        }
        page.passage(index, passage);
        rows += passage.rows();
    }
    chapters.push(std::mem::take(&mut page.out));
    chapters.retain(|chapter| !chapter.is_empty());
    page.level = 0;
    page.notes();
    page.misprints();
    Book { front, chapters, back: page.out }
}

impl<'a> Page<'a> {
    fn new(edition: &'a Edition<'a>) -> Self {
        Self {
            edition,
            layout: edition.options.layout,
            out: String::new(),
            zh: html(&edition.languages.0),
            en: html(&edition.languages.1),
            entries: contents::entries(edition),
            answers: contents::answers(edition),
            headlines: contents::headlines(edition),
            level: 0,
            misprints: Vec::new(),
            marked: Vec::new(),
            gaps: 0,
            inferred: false,
            abridged: false,
            linked: true,
        }
    }

    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The language tag of one side.
    fn lang(&self, chinese: bool) -> &str {
        if chinese { &self.zh } else { &self.en }
    }

    /// A span in one of the two languages; `markup` is escaped already.
    fn span(&self, chinese: bool, markup: &str) -> String {
        format!("<span lang=\"{}\">{markup}</span>", self.lang(chinese))
    }

    /// A text of the edition in the languages that the layout shows, Chinese first.
    fn pair(&self, text: &Bilingual) -> String {
        let spans = wording::shown(text, self.layout);
        spans.into_iter().map(|(chinese, text)| self.span(chinese, &html(text))).collect::<Vec<_>>().join(" ")
    }

    /// A word of the page itself: English with the Chinese beside it.
    fn word(&self, en: &str, zh: &str) -> String {
        let (en, zh) = (self.span(false, en), self.span(true, zh));
        match self.layout {
            Layout::Side | Layout::Stacked | Layout::Interlinear => format!("{en} {zh}"),
            Layout::Source => zh,
            Layout::Target => en,
        }
    }

    /// A word of the page for an attribute, in the language of the page.
    fn plain_word(&self, en: &'static str, zh: &'static str) -> &'static str {
        if self.layout == Layout::Source { zh } else { en }
    }

    /// The level for a heading that wants to be `wanted`: at most one below the last.
    fn heading_level(&mut self, wanted: usize) -> usize {
        self.level = wanted.min(self.level + 1);
        self.level
    }

    fn head(&mut self) {
        let lang = self.lang(self.layout == Layout::Source).to_owned();
        let title = &self.edition.title;
        let names: Vec<&str> = title.en.iter().chain(&title.zh).map(String::as_str).collect();
        let class = self.layout.name();
        self.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" class=\"{class}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{POLICY}<title>{}</title>\n\
             <style>\n{STYLE}{}</style>\n</head>\n<body>\n",
            html(&names.join(" · ")),
            running_head(self.edition)
        ));
        let skip = self.word("Skip to the text", "跳到正文");
        self.push(&format!("<a class=\"skip\" href=\"#text\">{skip}</a>\n"));
    }

    fn main(&mut self) {
        self.push("<main id=\"text\" tabindex=\"-1\">\n");
        let edition = self.edition;
        for (index, passage) in edition.passages.iter().enumerate().skip(self.headlines) {
            self.passage(index, passage);
        }
        self.notes();
        self.misprints();
        self.push("</main>\n");
    }

    fn foot(&mut self) {
        let mut signs = String::new();
        if self.inferred {
            let word = self.word(
                "[Name]: the label is not in the source; an editor inferred the speaker.",
                "［姓名］：原文无此标签，由编者推断。",
            );
            signs.push_str(&format!("<p>{word}</p>\n"));
        }
        if self.abridged {
            let word = self.word("[…]: left out of this edition.", "[…]：此版从略。");
            signs.push_str(&format!("<p>{word}</p>\n"));
        }
        if !signs.is_empty() {
            self.push(&format!("<footer>\n{signs}</footer>\n"));
        }
        self.push(&format!(
            "<p class=\"said\" id=\"said\" role=\"status\" data-copied=\"{}\"></p>\n<script>\n{SCRIPT}</script>\n\
             </body>\n</html>\n",
            self.plain_word("Link copied", "链接已复制")
        ));
    }
}

/// The rule for the title at the head of printed pages: Chinese on those to the left, English on those to the right.
fn running_head(edition: &Edition) -> String {
    let heads = wording::running_heads(edition);
    let rules: String = heads
        .iter()
        .map(|(chinese, text)| {
            let pages = if heads.len() < 2 {
                ""
            } else if *chinese {
                " :left"
            } else {
                " :right"
            };
            format!("@page{pages} {{ @top-center {{ content: \"{}\"; }} }}\n", style_string(text))
        })
        .collect();
    format!("{rules}@page :first {{ @top-center {{ content: none; }} }}\n")
}

/// The text for a string of a style sheet inside a page: nothing in it ends the string or the element.
fn style_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::{both, edition, row, turn};
    use crate::project::Role;

    fn page(edition: &Edition) -> String {
        String::from_utf8(Html.write(edition)).unwrap()
    }

    #[test]
    fn every_unit_is_an_anchor_in_every_layout() {
        for layout in Layout::ALL {
            let mut edition = edition();
            edition.options.layout = layout;
            let text = page(&edition);
            for id in ["b3", "c3", "d3", "f3", "g3", "h3", "j3", "k3"] {
                assert_eq!(text.matches(&format!("id=\"u-{id}\"")).count(), 1, "{id} in {layout:?}");
            }
            let notes = text.matches("id=\"u-i3\"").count();
            assert_eq!(notes, usize::from(layout != Layout::Target), "a printer's note in {layout:?}");
            assert!(text.ends_with("</html>\n") && !text.ends_with("\n\n"));
            assert_eq!(text, page(&edition));
        }
    }

    #[test]
    fn interlinear_rows_hold_the_chinese_and_then_the_english() {
        let mut edition = edition();
        edition.options.layout = Layout::Interlinear;
        let text = page(&edition);
        assert!(text.contains("<html lang=\"en-GB\" class=\"interlinear\">"));
        assert!(
            text.contains("河流向哪里？</p>\n<p class=\"en\" lang=\"en-GB\">Where does the river run?</p>")
        );
    }

    #[test]
    fn printed_pages_bear_the_title_and_nothing_in_it_ends_the_style() {
        let mut edition = edition();
        edition.title = both("河", "</style>\"\\");
        let text = page(&edition);
        assert!(text.contains("@page :left { @top-center { content: \"河\"; } }"));
        assert!(text.contains("content: \"\\3c /style\\3e \\22 \\5c \"; } }"), "{text}");
        assert_eq!(text.matches("</style>").count(), 1);
    }

    #[test]
    fn misprints_are_underlined_and_listed() {
        let text = page(&edition());
        assert!(text.contains("<span class=\"misprint\" title=\"read: 不断的动力\">不动力</span>"));
        assert!(text.contains("<span class=\"misprint unsure\" title=\"perhaps read: 源\">园</span>"));
        assert!(text.contains("<li id=\"sic-b\">") && text.contains("href=\"#sicref-b\""));
    }

    #[test]
    fn gaps_and_missing_english_are_told_in_brackets() {
        let text = page(&edition());
        assert!(text.contains("[A page is missing in the source]") && text.contains("［原文缺一页］"));
        assert!(text.contains("[omitted: a courtesy]") && text.contains("[not translated]"));
        assert!(text.contains("title=\"label not in the source\"><span lang=\"zh-Hans\">［答者］"));
        assert!(text.contains("<strong><span lang=\"zh-Hans\">共6个单元，已译5个</span>"));
    }

    #[test]
    fn footnotes_lead_there_and_back() {
        let text = page(&edition());
        assert_eq!(text.matches("id=\"fnref-1\"").count(), 1);
        assert_eq!(text.matches("href=\"#fn-1\"").count(), 2, "a mark in each language");
        assert!(text.contains("<li id=\"fn-1\">") && text.contains("href=\"#fnref-1\""));
    }

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        let mut edition = edition();
        edition.title = both("</title><script>", "\" onload=x");
        let odd = row("p3", "<i>甲\u{0}\u{1b}", Some("a & b </p><script>"));
        edition.passages = vec![turn("p3", "<u>", Role::Answer, vec![odd])];
        let text = page(&edition);
        assert!(text.contains("&lt;i&gt;甲</p>") && text.contains("a &amp; b &lt;/p&gt;&lt;script&gt;"));
        assert_eq!(text.matches("<script>").count(), 1);
        assert!(!text.contains("<i>") && !text.contains("<u>"));
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    }

    #[test]
    fn no_level_of_heading_is_skipped() {
        let text = page(&edition());
        let levels = text.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10));
        let levels: Vec<u32> = levels.collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    }
}
