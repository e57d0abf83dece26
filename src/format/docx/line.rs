//! Lines of either language as runs of Word.

use super::body::Body;
use crate::format::escape::html;
use crate::format::inline::Inline;
use crate::format::wording;
use crate::project::Bilingual;

/// What a run looks like besides its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As the paragraph.
    Plain,
    /// A misprint of the source: dotted below.
    Misprint,
    /// Words of the edition, not of the text.
    Aside,
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

impl Body<'_> {
    /// The runs of a line. Where `apart`, segments stand on lines of their own, as a table shows them; in running
    /// text a blank parts them.
    pub(super) fn runs(&mut self, chinese: bool, apart: bool, pieces: &[Inline<'_>]) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Inline::Text(text) => out.push_str(&run(chinese, Look::Plain, text)),
                Inline::Next if apart => out.push_str("<w:r><w:br/></w:r>"),
                Inline::Next => out.push_str(&run(chinese, Look::Plain, " ")),
                Inline::Borrowed(text) => out.push_str(&run(true, Look::Aside, text)),
                Inline::Misprint(found, read, sure) => {
                    out.push_str(&run(true, Look::Misprint, found));
                    let reading = wording::reading(read, *sure);
                    out.push_str(&self.footnote(&reading));
                }
                Inline::Mark(number) => {
                    let edition = self.edition;
                    if let Some(note) = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth)) {
                        out.push_str(&self.footnote(note));
                    }
                }
                Inline::Missing => out.push_str(&run(false, Look::Aside, wording::NOT_TRANSLATED)),
                Inline::Omitted(why) => {
                    out.push_str(&run(false, Look::Aside, &wording::omitted(why)));
                }
            }
        }
        out
    }

    /// A text in the languages that the layout shows, on one line.
    pub(super) fn pair(&self, text: &Bilingual) -> String {
        let parts = wording::shown(text, self.edition.options.layout).into_iter();
        let runs: Vec<String> = parts.map(|(chinese, text)| run(chinese, Look::Plain, text)).collect();
        runs.join(&run(false, Look::Plain, " "))
    }

    /// The mark of a footnote, which is written down for the part that holds them.
    fn footnote(&mut self, note: &Bilingual) -> String {
        let number = self.notes.len() + 1;
        let text = self.pair(note);
        let sign = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>";
        let blank = run(false, Look::Plain, " ");
        self.notes.push(format!(
            "<w:footnote w:id=\"{number}\">{}</w:footnote>",
            paragraph("FootnoteText", &format!("{sign}{blank}{text}"))
        ));
        format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
        )
    }
}
