//! Word: a table of two columns that comes back, or running text.

mod back;
mod comments;
mod craft;
mod parts;

use super::archive::Archive;
use super::office::Page;
use super::{Edition, Writer};
use craft::Word;

/// The DOCX format.
pub(super) struct Docx;

impl Writer for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn extension(&self) -> &'static str {
        "docx"
    }

    fn summary(&self) -> &'static str {
        "Word: a table of two columns, to print or to work in"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let (body, kept) = Page::of(edition, Word::default());
        let mut archive = Archive::new();
        archive.add("[Content_Types].xml", parts::CONTENT_TYPES);
        archive.add("_rels/.rels", parts::RELATIONS);
        archive.add("docProps/core.xml", &parts::core(edition));
        archive.add("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS);
        archive.add("word/document.xml", &parts::document(&body));
        archive.add("word/styles.xml", &parts::styles(edition));
        archive.add("word/settings.xml", parts::SETTINGS);
        archive.add("word/footnotes.xml", &parts::footnotes(&kept.footnotes.concat()));
        archive.add("word/comments.xml", &parts::comments(&kept.comments.concat()));
        archive.add("word/header1.xml", &parts::header(edition));
        archive.add("word/footer1.xml", parts::FOOTER);
        archive.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::office::tests::{part, text};
    use crate::format::sample::edition;

    #[test]
    fn footnotes_and_misprints_are_footnotes_of_word() {
        let document = part(&Docx, &edition(), "word/document.xml");
        assert_eq!(document.matches("<w:footnoteReference ").count(), 3);
        let notes = text(&part(&Docx, &edition(), "word/footnotes.xml"));
        assert!(
            notes.contains("应作：不断的动力 read: 不断的动力|") && notes.contains("见上文。 See above.|"),
            "{notes}"
        );
    }

    #[test]
    fn chinese_is_tagged_by_country_as_word_wants_it() {
        let styles = part(&Docx, &edition(), "word/styles.xml");
        assert!(styles.contains("<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\""));
    }
}
