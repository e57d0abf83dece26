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
    use std::io::{Cursor, Read};

    use quick_xml::events::Event;

    use super::*;
    use crate::format::Layout;
    use crate::format::sample::{edition, row, turn};
    use crate::project::Role;

    fn part(edition: &Edition, name: &str) -> String {
        let bytes = Odt.write(edition);
        assert_eq!(bytes, Odt.write(edition), "the same edition gives the same bytes");
        assert_eq!(&bytes[30..77], b"mimetypeapplication/vnd.oasis.opendocument.text");
        let mut text = String::new();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The text of `markup`, with a bar behind each paragraph.
    fn text(markup: &str) -> String {
        let markup = markup.replace("</text:p>", "|").replace("</text:h>", "|");
        let pieces = markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.collect()
    }

    #[test]
    fn every_part_is_well_formed_in_every_layout() {
        for layout in Layout::ALL {
            let mut edition = edition();
            edition.options.layout = layout;
            edition.options.internal = true;
            edition.passages.push(turn(
                "p3",
                "<&>\"'",
                Role::Answer,
                vec![row("p3", "\u{1}<甲>  乙", Some("a & b"))],
            ));
            for name in ["META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml"] {
                let text = part(&edition, name);
                let mut reader = quick_xml::Reader::from_str(&text);
                loop {
                    match reader.read_event() {
                        Ok(Event::Eof) => break,
                        Ok(_) => {}
                        Err(error) => panic!("{name} in {layout:?}: {error}"),
                    }
                }
            }
        }
    }

    #[test]
    fn a_row_a_unit_and_the_english_beside_all_of_them() {
        let content = part(&edition(), "content.xml");
        for id in ["b3", "c3", "d3", "f3", "g3", "h3", "j3", "k3"] {
            assert_eq!(content.matches(&format!("bookmark-start text:name=\"u_{id}_")).count(), 1, "{id}");
        }
        assert_eq!(content.matches("table:number-rows-spanned=\"2\"").count(), 1);
        let text = text(&content);
        assert!(
            text.contains("河水向东流。|The river runs east, and the hills lie west.|山在西边。|谢谢。|"),
            "{text}"
        );
        assert!(text.contains("中文|English|河与山 River and hills|问者 问|Asker Question|"), "{text}");
        assert!(text.contains("|[omitted: a courtesy]|") && text.contains("还有一句。|[not translated]|"));
    }

    #[test]
    fn footnotes_and_misprints_are_footnotes() {
        let content = part(&edition(), "content.xml");
        assert_eq!(content.matches("text:note-class=\"footnote\"").count(), 3);
        let text = text(&content);
        assert!(
            text.contains("应作：不断的动力 read: 不断的动力|") && text.contains("见上文。 See above.|"),
            "{text}"
        );
    }

    #[test]
    fn blanks_that_xml_would_fold_are_kept() {
        let mut edition = edition();
        edition.passages = vec![turn("p3", "甲", Role::Answer, vec![row("p3", "乙", Some("a   b"))])];
        assert!(part(&edition, "content.xml").contains("a <text:s text:c=\"2\"/>b"));
    }

    #[test]
    fn both_languages_are_named_in_the_styles() {
        let styles = part(&edition(), "styles.xml");
        assert!(styles.contains("fo:language=\"en\" fo:country=\"GB\""));
        assert!(styles.contains("style:language-asian=\"zh\" style:country-asian=\"CN\""));
    }
}
