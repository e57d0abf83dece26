//! What Word and OpenDocument files hold alike.

use quick_xml::events::Event;

use crate::format::archive::Package;
use crate::format::docx::Docx;
use crate::format::odt::Odt;
use crate::format::sample::{edition, row, turn};
use crate::format::{Edition, Layout, Writer};
use crate::project::Role;

/// Either format, and the part of the package that holds its text.
const OFFICES: [(&dyn Writer, &str); 2] = [(&Docx, "word/document.xml"), (&Odt, "content.xml")];

/// The parts of the package by name.
fn parts(writer: &dyn Writer, edition: &Edition) -> Vec<(String, String)> {
    let bytes = writer.write(edition);
    assert_eq!(bytes, writer.write(edition), "the same edition gives the same bytes");
    let mut package = Package::open(&bytes, "package").unwrap();
    let names = package.names();
    names.into_iter().map(|name| (name.clone(), package.part(&name).unwrap().unwrap())).collect()
}

/// A part of the package.
pub(in crate::format) fn part(writer: &dyn Writer, edition: &Edition, name: &str) -> String {
    parts(writer, edition).into_iter().find(|(found, _)| found == name).unwrap().1
}

/// The text of `markup`, with a bar behind each paragraph.
pub(in crate::format) fn text(markup: &str) -> String {
    let ends = ["</w:p>", "</text:p>", "</text:h>"];
    let markup = ends.iter().fold(markup.to_owned(), |markup, end| markup.replace(end, "|"));
    let markup = markup.replace("<w:br/>", "/").replace("<text:line-break/>", "/");
    markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// The text of the document in this layout.
fn text_in(layout: Layout, (writer, name): (&dyn Writer, &str)) -> String {
    let mut edition = edition();
    edition.options.layout = layout;
    text(&part(writer, &edition, name))
}

#[test]
fn every_part_is_well_formed_in_every_layout() {
    for (layout, (writer, _)) in
        Layout::ALL.into_iter().flat_map(|layout| OFFICES.map(|office| (layout, office)))
    {
        let mut edition = edition();
        edition.options.layout = layout;
        let mut hostile = row("p3", "\u{1}<甲>  乙", Some("a & b"));
        hostile.internal.push("<&>\"'");
        edition.passages.push(turn("p3", "<&>\"'", Role::Answer, vec![hostile]));
        for (name, text) in parts(writer, &edition).into_iter().filter(|(name, _)| name != "mimetype") {
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
    let spanned = ["<w:vMerge w:val=\"restart\"/>", "table:number-rows-spanned=\"2\""];
    for ((writer, name), spanned) in OFFICES.into_iter().zip(spanned) {
        let document = part(writer, &edition(), name);
        for id in ["b3", "c3", "d3", "f3", "g3", "h3", "j3", "k3"] {
            let ways = ["bookmarkStart w:id=\"", "bookmark-start text:name=\""];
            let bookmarks = ways.iter().flat_map(|way| document.split(way).skip(1));
            let named = bookmarks.filter(|rest| {
                rest[..40].contains(&format!("\"u_{id}_")) || rest.starts_with(&format!("u_{id}_"))
            });
            assert_eq!(named.count(), 1, "{id} in {name}");
        }
        assert_eq!(document.matches(spanned).count(), 1);
        let text = text(&document);
        let pair = "河水向东流。|The river runs east, and the hills lie west.|山在西边。|";
        assert!(text.contains(pair), "{text}");
        assert!(text.contains("|中文|English|河与山 River and hills|问者 问|Asker Question|"), "{text}");
        assert!(
            text.contains("谢谢。|[omitted: a courtesy]|") && text.contains("|还有一句。|[not translated]|")
        );
    }
}

#[test]
fn one_language_is_running_text() {
    for office in OFFICES {
        let text = text_in(Layout::Target, office);
        assert!(text.contains("|Where does the river run?|") && !text.contains("河流"), "{text}");
        assert!(!text.contains("下转"));
    }
}

#[test]
fn interlinear_beads_are_two_lines_that_stay_together() {
    for office in OFFICES {
        let text = text_in(Layout::Interlinear, office);
        let lines = "|河水向东流。山在西边。|The river runs east, and the hills lie west.|";
        assert!(text.contains(lines) && !text.contains("|中文|English|"), "{text}");
    }
}
