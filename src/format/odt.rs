//! OpenDocument: a table of two columns for LibreOffice, or running text.

mod back;
mod craft;
mod earlier;
mod parts;
mod signs;

use super::archive::Archive;
use super::office::Page;
use super::{Edition, Writer};
use craft::OpenDocument;

/// The ODT format.
pub(super) struct Odt;

impl Writer for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn extension(&self) -> &'static str {
        "odt"
    }

    fn summary(&self) -> &'static str {
        "OpenDocument: a table of two columns for LibreOffice"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let (body, _) = Page::of(edition, OpenDocument::default());
        let mut archive = Archive::new();
        // Readers know the kind of the file by these bytes at their fixed place.
        archive.store("mimetype", parts::KIND);
        archive.add("META-INF/manifest.xml", parts::MANIFEST);
        archive.add("content.xml", &parts::content(&body));
        archive.add("styles.xml", &parts::styles(edition));
        archive.add("meta.xml", &parts::meta(edition));
        archive.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::office::tests::{part, text};
    use crate::format::sample::edition;

    #[test]
    fn the_kind_of_the_file_stands_where_readers_look_for_it() {
        assert_eq!(&Odt.write(&edition())[30..77], b"mimetypeapplication/vnd.oasis.opendocument.text");
    }

    #[test]
    fn footnotes_and_misprints_are_footnotes() {
        let content = part(&Odt, &edition(), "content.xml");
        assert_eq!(content.matches("text:note-class=\"footnote\"").count(), 3);
        let text = text(&content);
        assert!(
            text.contains("应作：不断的动力 read: 不断的动力|") && text.contains("见上文。 See above.|"),
            "{text}"
        );
    }

    #[test]
    fn both_languages_are_named_in_the_styles() {
        let styles = part(&Odt, &edition(), "styles.xml");
        assert!(styles.contains("fo:language=\"en\" fo:country=\"GB\""));
        assert!(styles.contains("style:language-asian=\"zh\" style:country-asian=\"CN\""));
    }
}
