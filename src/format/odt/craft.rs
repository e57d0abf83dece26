//! How OpenDocument spells a page (OpenDocument 1.3, part 3).

use super::parts;
use crate::format::Edition;
use crate::format::escape::html;
use crate::format::office::{AUTHOR, Cells, Craft, Look, Style};

/// What OpenDocument counts.
#[derive(Debug, Default)]
pub(super) struct OpenDocument {
    /// Footnotes so far.
    footnotes: usize,
}

/// Text. XML folds blanks and drops those at either end of a paragraph: only one between two other characters stands
/// as it is.
fn text(text: &str) -> String {
    let escaped = html(text);
    if !escaped.contains("  ") && !escaped.starts_with(' ') && !escaped.ends_with(' ') {
        return escaped;
    }
    let mut out = String::with_capacity(escaped.len() + 32);
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find(' ') {
        out.push_str(&rest[..at]);
        let behind = rest[at..].trim_start_matches(' ');
        let blanks = rest.len() - at - behind.len();
        let counted = if out.is_empty() || behind.is_empty() {
            blanks
        } else {
            out.push(' ');
            blanks - 1
        };
        if counted > 0 {
            out.push_str(&format!("<text:s text:c=\"{counted}\"/>"));
        }
        rest = behind;
    }
    out + rest
}

/// Text of a style of characters.
fn span(style: &str, content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<text:span text:style-name=\"{style}\">{}</text:span>", text(content))
}

fn cell(properties: &str, content: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\"{properties}>{content}</table:table-cell>"
    )
}

const COVERED: &str = "<table:covered-table-cell table:style-name=\"Cell\"/>";

impl Craft for OpenDocument {
    const BREAK: &'static str = "<text:line-break/>";
    const BLANK: &'static str = " ";
    const TABLE_END: &'static str = "</table:table>";

    fn table(&self, _: &Edition) -> String {
        parts::TABLE.to_owned()
    }

    fn text(&self, _: bool, look: Look, words: &str) -> String {
        match look {
            Look::Plain => text(words),
            Look::Misprint => span("Misprint", words),
            Look::Aside => span("Aside", words),
        }
    }

    fn paragraph(&self, style: Style, content: &str) -> String {
        let style = match style {
            Style::Title => "Title",
            Style::Imprint => "Imprint",
            Style::Part => "Part",
            Style::Contents => "Contents",
            Style::Turn => return heading(1, content),
            Style::Heading => return heading(2, content),
            Style::Speaker => "Speaker",
            Style::Pair => "Pair",
            Style::Chinese => "Chinese",
            Style::English => "English",
            Style::LineChinese => "LineChinese",
            Style::LineEnglish => "LineEnglish",
        };
        paragraph(style, content)
    }

    fn bookmarked(&mut self, name: &str, content: &str) -> String {
        format!(
            "<text:bookmark-start text:name=\"{name}\"/>{content}<text:bookmark-end text:name=\"{name}\"/>"
        )
    }

    fn link(&self, name: &str, content: &str) -> String {
        format!(
            "<text:a xlink:type=\"simple\" xlink:href=\"#{name}\" text:style-name=\"Link\" \
             text:visited-style-name=\"Link\">{content}</text:a>"
        )
    }

    fn footnote(&mut self, content: &str) -> String {
        self.footnotes += 1;
        let (number, words) = (self.footnotes, paragraph("Footnote", content));
        format!(
            "<text:note text:id=\"ftn{number}\" text:note-class=\"footnote\"><text:note-citation>{number}\
             </text:note-citation><text:note-body>{words}</text:note-body></text:note>"
        )
    }

    fn commented(&mut self, notes: &[&str], content: &str) -> String {
        let comment = |note: &&str| {
            format!(
                "<office:annotation><dc:creator>{AUTHOR}</dc:creator><text:p>{}</text:p></office:annotation>",
                text(note)
            )
        };
        content.to_owned() + &notes.iter().map(comment).collect::<String>()
    }

    fn row(&mut self, long: bool, cells: Cells) -> String {
        let style = if long { "LongRow" } else { "Row" };
        let cells = match cells {
            Cells::Whole(content) => cell(" table:number-columns-spanned=\"2\"", &content) + COVERED,
            Cells::Two(zh, en, 1) => cell("", &zh) + &cell("", &en),
            Cells::Two(zh, en, rows) => {
                cell("", &zh) + &cell(&format!(" table:number-rows-spanned=\"{rows}\""), &en)
            }
            Cells::Below(zh, _) => cell("", &zh) + COVERED,
        };
        format!("<table:table-row table:style-name=\"{style}\">{cells}</table:table-row>")
    }
}

fn paragraph(style: &str, content: &str) -> String {
    format!("<text:p text:style-name=\"{style}\">{content}</text:p>")
}

fn heading(level: u8, content: &str) -> String {
    format!(
        "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{content}</text:h>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_that_xml_would_fold_or_drop_are_counted() {
        for (blanks, markup) in [
            ("a b", "a b"),
            ("a   b", "a <text:s text:c=\"2\"/>b"),
            ("  a ", "<text:s text:c=\"2\"/>a<text:s text:c=\"1\"/>"),
            (" ", "<text:s text:c=\"1\"/>"),
            ("&  <", "&amp; <text:s text:c=\"1\"/>&lt;"),
        ] {
            assert_eq!(text(blanks), markup);
        }
    }
}
