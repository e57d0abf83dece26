//! How Word spells a page (ECMA-376, part 1, 17).

use super::parts;
use crate::format::Edition;
use crate::format::escape::html;
use crate::format::office::{AUTHOR, Cells, Craft, Look, Style};

/// What Word keeps beside the text.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// The footnotes so far, as markup.
    pub(super) footnotes: Vec<String>,
    /// The comments so far, as markup.
    pub(super) comments: Vec<String>,
    /// Bookmarks so far: each has a number.
    bookmarks: usize,
}

/// A run. `text` has no line ends. A Chinese run asks for the Chinese font where a sign is in both (“ ” …).
pub(super) fn run(chinese: bool, look: Look, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = match look {
        Look::Plain => "",
        Look::Misprint => "<w:rStyle w:val=\"Misprint\"/>",
        Look::Aside => "<w:rStyle w:val=\"Aside\"/>",
    };
    let font = if chinese { "<w:rFonts w:hint=\"eastAsia\"/>" } else { "" };
    let properties =
        if style.len() + font.len() > 0 { format!("<w:rPr>{style}{font}</w:rPr>") } else { String::new() };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", html(text))
}

/// A paragraph of the style with this id; `runs` is markup.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

fn cell(properties: &str, content: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:tcPr>{properties}</w:tcPr>") };
    format!("<w:tc>{properties}{content}</w:tc>")
}

impl Craft for Word {
    const BREAK: &'static str = "<w:r><w:br/></w:r>";
    const BLANK: &'static str = "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
    // Word wants a paragraph behind a table.
    const TABLE_END: &'static str = "</w:tbl><w:p/>";

    fn table(&self, edition: &Edition) -> String {
        let (zh, en) = &edition.languages;
        parts::table_head(&html(zh), &html(en))
    }

    fn text(&self, chinese: bool, look: Look, text: &str) -> String {
        run(chinese, look, text)
    }

    fn paragraph(&self, style: Style, content: &str) -> String {
        let style = match style {
            Style::Title => "Title",
            Style::Imprint => "Imprint",
            Style::Part => "Part",
            Style::Contents => "Contents",
            Style::Turn => "Heading1",
            Style::Heading => "Heading2",
            Style::Speaker => "Speaker",
            Style::Pair => "Pair",
            Style::Chinese => "Chinese",
            Style::English => "English",
            Style::LineChinese => "Linechinese",
            Style::LineEnglish => "Lineenglish",
        };
        paragraph(style, content)
    }

    fn bookmarked(&mut self, name: &str, content: &str) -> String {
        self.bookmarks += 1;
        let number = self.bookmarks;
        format!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/>{content}<w:bookmarkEnd w:id=\"{number}\"/>"
        )
    }

    fn link(&self, name: &str, content: &str) -> String {
        format!("<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">{content}</w:hyperlink>")
    }

    fn footnote(&mut self, content: &str) -> String {
        let number = self.footnotes.len() + 1;
        let style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        let sign = format!("<w:r>{style}<w:footnoteRef/></w:r>{}", Self::BLANK);
        let note = paragraph("FootnoteText", &(sign + content));
        self.footnotes.push(format!("<w:footnote w:id=\"{number}\">{note}</w:footnote>"));
        format!("<w:r>{style}<w:footnoteReference w:id=\"{number}\"/></w:r>")
    }

    fn commented(&mut self, notes: &[&str], content: &str) -> String {
        let (mut opens, mut closes) = (String::new(), String::new());
        for note in notes {
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
        format!("{opens}{content}{closes}")
    }

    fn row(&mut self, long: bool, cells: Cells) -> String {
        let properties = if long { "" } else { "<w:trPr><w:cantSplit/></w:trPr>" };
        let cells = match cells {
            Cells::Whole(content) => cell("<w:gridSpan w:val=\"2\"/>", &content),
            Cells::Two(zh, en, 1) => cell("", &zh) + &cell("", &en),
            Cells::Two(zh, en, _) => cell("", &zh) + &cell("<w:vMerge w:val=\"restart\"/>", &en),
            Cells::Below(zh, empty) => cell("", &zh) + &cell("<w:vMerge/>", &empty),
        };
        format!("<w:tr>{properties}{cells}</w:tr>")
    }
}
