//! Lines of either language as text of OpenDocument.

use super::body::Body;
use crate::format::escape::html;
use crate::format::inline::Inline;
use crate::format::wording;
use crate::project::Bilingual;

/// Text. XML folds blanks, so all but the first of a row of them are counted.
pub(super) fn text(text: &str) -> String {
    let escaped = html(text);
    if !escaped.contains("  ") {
        return escaped;
    }
    let mut out = String::with_capacity(escaped.len());
    let mut blanks = 0;
    for c in escaped.chars().chain(['\0']) {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        if blanks > 0 {
            out.push(' ');
        }
        if blanks > 1 {
            out.push_str(&format!("<text:s text:c=\"{}\"/>", blanks - 1));
        }
        blanks = 0;
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// Text of a style of characters.
pub(super) fn span(style: &str, content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<text:span text:style-name=\"{style}\">{}</text:span>", text(content))
}

/// A paragraph of this style; `content` is markup.
pub(super) fn paragraph(style: &str, content: &str) -> String {
    match style {
        "Heading_20_1" | "Heading_20_2" => {
            let level = &style[style.len() - 1..];
            format!("<text:h text:style-name=\"{style}\" text:outline-level=\"{level}\">{content}</text:h>")
        }
        _ => format!("<text:p text:style-name=\"{style}\">{content}</text:p>"),
    }
}

impl Body<'_> {
    /// The markup of a line. Where `apart`, segments stand on lines of their own, as a table shows them.
    pub(super) fn markup(&mut self, apart: bool, pieces: &[Inline<'_>]) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Inline::Text(words) => out.push_str(&text(words)),
                Inline::Next if apart => out.push_str("<text:line-break/>"),
                Inline::Next => out.push(' '),
                Inline::Borrowed(words) => out.push_str(&span("Aside", words)),
                Inline::Misprint(found, read, sure) => {
                    out.push_str(&span("Misprint", found));
                    let note = self.footnote(&wording::reading(read, *sure));
                    out.push_str(&note);
                }
                Inline::Mark(number) => {
                    let edition = self.edition;
                    if let Some(note) = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth)) {
                        let note = self.footnote(note);
                        out.push_str(&note);
                    }
                }
                Inline::Missing => out.push_str(&span("Aside", "[not translated]")),
                Inline::Omitted(why) => out.push_str(&span("Aside", &format!("[omitted: {why}]"))),
            }
        }
        out
    }

    /// A text in the languages that the layout shows, on one line.
    pub(super) fn pair(&self, words: &Bilingual) -> String {
        let parts = wording::shown(words, self.edition.options.layout).into_iter();
        parts.map(|(_, words)| text(words)).collect::<Vec<_>>().join(" ")
    }

    fn footnote(&mut self, note: &Bilingual) -> String {
        self.notes += 1;
        let (number, words) = (self.notes, paragraph("Footnote", &self.pair(note)));
        format!(
            "<text:note text:id=\"ftn{number}\" text:note-class=\"footnote\"><text:note-citation>{number}\
             </text:note-citation><text:note-body>{words}</text:note-body></text:note>"
        )
    }
}
