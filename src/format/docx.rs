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
    use std::io::{Cursor, Read};

    use quick_xml::events::Event;

    use super::*;
    use crate::format::sample::edition;
    use crate::format::{Layout, Passage};

    /// The parts of the package by name.
    fn parts(edition: &Edition) -> Vec<(String, String)> {
        let bytes = Docx.write(edition);
        assert_eq!(bytes, Docx.write(edition), "the same edition gives the same bytes");
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..zip.len())
            .map(|nth| {
                let mut file = zip.by_index(nth).unwrap();
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                (file.name().unwrap().into_owned(), text)
            })
            .collect()
    }

    fn part(edition: &Edition, name: &str) -> String {
        parts(edition).into_iter().find(|(found, _)| found == name).unwrap().1
    }

    /// The text of `markup`, with a bar behind each paragraph.
    fn text(markup: &str) -> String {
        let paragraphs = markup.replace("</w:p>", "|").replace("<w:br/>", "/");
        let mut out = String::new();
        for piece in paragraphs.split('<') {
            out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        out
    }

    #[test]
    fn every_part_is_well_formed_in_every_layout() {
        for layout in Layout::ALL {
            let mut edition = edition();
            edition.options.layout = layout;
            edition.options.internal = true;
            if let Passage::Turn(_, chunks) = &mut edition.passages[1]
                && let Some(crate::format::Chunk::Paragraph(paragraph)) = chunks.first_mut()
            {
                paragraph.rows[0].internal.push("<&>\"'".to_owned());
            }
            for (name, text) in parts(&edition) {
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
        let document = part(&edition(), "word/document.xml");
        for id in ["b3", "c3", "d3", "f3", "g3", "h3", "j3", "k3"] {
            assert_eq!(document.matches(&format!("w:name=\"u_{id}_")).count(), 1, "{id}");
        }
        assert_eq!(document.matches("<w:vMerge w:val=\"restart\"/>").count(), 1);
        assert_eq!(document.matches("<w:vMerge/>").count(), 1);
        let text = text(&document);
        assert!(
            text.contains("河水向东流。|The river runs east, and the hills lie west.|山在西边。||"),
            "{text}"
        );
        assert!(text.contains("|中文|English|河与山 River and hills|问者 问|Asker Question|"), "{text}");
        assert!(
            text.contains("|谢谢。|[omitted: a courtesy]|") && text.contains("|还有一句。|[not translated]|")
        );
    }

    #[test]
    fn footnotes_and_misprints_are_footnotes_of_word() {
        let edition = edition();
        let document = part(&edition, "word/document.xml");
        assert_eq!(document.matches("<w:footnoteReference ").count(), 3);
        let notes = text(&part(&edition, "word/footnotes.xml"));
        assert!(
            notes.contains("应作：不断的动力 read: 不断的动力|") && notes.contains("见上文。 See above.|"),
            "{notes}"
        );
    }

    #[test]
    fn one_language_is_running_text() {
        let mut edition = edition();
        edition.options.layout = Layout::Target;
        let text = text(&part(&edition, "word/document.xml"));
        assert!(text.contains("|Where does the river run?|") && !text.contains("河流"), "{text}");
        assert!(!text.contains("下转"));
    }

    #[test]
    fn interlinear_beads_are_two_lines_that_stay_together() {
        let mut edition = edition();
        edition.options.layout = Layout::Interlinear;
        let document = part(&edition, "word/document.xml");
        assert!(
            text(&document).contains("|河水向东流。山在西边。|The river runs east, and the hills lie west.|")
        );
        assert!(!document.contains("<w:tbl>"));
    }

    #[test]
    fn chinese_is_tagged_by_country_as_word_wants_it() {
        let styles = part(&edition(), "word/styles.xml");
        assert!(styles.contains("<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\""));
    }
}
