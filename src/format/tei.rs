//! TEI P5 (Text Encoding Initiative, guidelines 4.3): the two texts of an edition, their turns as utterances, their
//! beads as links.

mod header;
mod links;
mod name;
mod text;

use super::walk::walk;
use super::{Edition, Writer};
use text::Text;

/// The TEI format.
pub(super) struct Tei;

impl Writer for Tei {
    fn name(&self) -> &'static str {
        "tei"
    }

    fn extension(&self) -> &'static str {
        "xml"
    }

    fn summary(&self) -> &'static str {
        "TEI P5: two aligned texts of utterances, for corpora and archives"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let layout = edition.options.layout;
        let sides = [(true, layout.shows_chinese()), (false, layout.shows_english())];
        let texts = sides.into_iter().filter(|(_, shown)| *shown).map(|(chinese, _)| {
            let mut text = Text::new(edition, chinese);
            walk(edition, &mut text);
            text.finish()
        });
        let texts: Vec<String> = texts.collect();
        let body = match texts.as_slice() {
            // One beside the other or one below the other: how they are looked at is not TEI's to say.
            [zh, en] => format!("<text>\n<group>\n{zh}{en}</group>\n</text>\n{}", links::beads(edition)),
            one => one.concat(),
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n{}{body}</TEI>\n",
            header::header(edition)
        )
        .into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use quick_xml::events::Event;

    use super::*;
    use crate::format::sample::{both, edition, row, turn};
    use crate::format::{Cell, Layout, Untranslated};
    use crate::project::Role;

    fn page(edition: &Edition) -> String {
        let bytes = Tei.write(edition);
        assert_eq!(bytes, Tei.write(edition), "the same edition gives the same bytes");
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn every_file_is_well_formed_and_every_pointer_finds_its_name() {
        for layout in Layout::ALL {
            let mut edition = edition();
            edition.options.layout = layout;
            edition.options.internal = true;
            let mut odd = row("p 3", "\u{1}<甲>\u{202e}", Some("a & b"));
            odd.internal = vec!["see \"x\""];
            edition.passages.push(turn("p 3", "<&>\"'", Role::Answer, vec![odd]));
            let text = page(&edition);
            let mut reader = quick_xml::Reader::from_str(&text);
            let (mut names, mut pointers) = (HashSet::new(), Vec::new());
            loop {
                match reader.read_event().unwrap() {
                    Event::Eof => break,
                    Event::Start(tag) | Event::Empty(tag) => {
                        for attribute in tag.attributes().map(Result::unwrap) {
                            let value = attribute.value.to_string();
                            match attribute.key.as_ref() {
                                "xml:id" => assert!(names.insert(value.clone()), "{value} in {layout:?}"),
                                "who" | "ana" | "corresp" | "target" => {
                                    pointers.extend(value.split(' ').map(|name| name[1..].to_owned()));
                                }
                                _ => {}
                            }
                        }
                    }
                    _ => {}
                }
            }
            assert!(pointers.len() >= 5);
            for pointer in pointers {
                assert!(names.contains(&pointer), "{pointer} in {layout:?}");
            }
        }
    }

    #[test]
    fn a_turn_is_an_utterance_and_a_unit_a_segment() {
        let text = page(&edition());
        let question = "<div>\n<head xml:lang=\"zh-Hans\">河与山</head>\n<u who=\"#speaker.1\" ana=\"#question\">\n\
            <seg type=\"paragraph\">\n<seg xml:id=\"zh.c3\" corresp=\"#en.c3\">河流向哪里？</seg>\n</seg>\n</u>\n";
        assert!(text.contains(question), "{text}");
        assert!(text.contains(
            "<seg xml:id=\"en.c3\" ana=\"#translated\" corresp=\"#zh.c3\">Where does the river run?</seg>"
        ));
        assert!(text.contains("<u who=\"#speaker.2\" ana=\"#answer #inferred\">"));
        assert!(text.contains("<head>\n<seg xml:id=\"zh.b3\" corresp=\"#en.b3\">论河</seg>\n</head>"));
    }

    #[test]
    fn beads_of_several_units_or_segments_are_one_link() {
        let mut edition = edition();
        let mut list = row("p3", "甲，乙。", Some("A."));
        list.en = Cell::Text(vec!["A.", "B."]);
        edition.passages.push(turn("p3", "答者", Role::Answer, vec![list]));
        let text = page(&edition);
        assert!(text.contains("<link n=\"2:1\" target=\"#zh.f3 #zh.g3 #en.f3\"/>"), "{text}");
        assert!(text.contains("<link n=\"1:2\" target=\"#zh.p3 #en.p3 #en.p3.2\"/>"));
        assert!(text.contains("<seg xml:id=\"en.p3.2\" ana=\"#translated\" corresp=\"#zh.p3\">B.</seg>"));
        assert!(text.contains("<seg xml:id=\"zh.g3\" corresp=\"#en.f3\">山在西边。</seg>"));
        let links = text.matches("<link ").count();
        assert_eq!(links, 6, "beads without English have none");
    }

    #[test]
    fn misprints_notes_gaps_and_missing_english_have_elements_of_their_own() {
        let text = page(&edition());
        assert!(
            text.contains("<choice><sic>不动力</sic><corr cert=\"high\">不断的动力</corr></choice>"),
            "{text}"
        );
        assert!(text.contains("<sic>园</sic><corr cert=\"low\">源</corr>"));
        assert!(text.contains("头。<note place=\"foot\" n=\"1\" xml:lang=\"zh-Hans\">见上文。</note></seg>"));
        assert!(
            text.contains("source.<note place=\"foot\" n=\"1\" xml:lang=\"en-GB\">See above.</note></seg>")
        );
        assert!(text.contains("<gap reason=\"lost\"><desc xml:lang=\"zh-Hans\">原文缺一页</desc></gap>"));
        assert_eq!(text.matches("<gap reason=\"sampling\"></gap>").count(), 4);
        assert!(text.contains("<gap reason=\"omitted\"><desc xml:lang=\"en\">a courtesy</desc></gap>"));
        assert!(text.contains("<seg xml:id=\"en.k3\" ana=\"#translated\" corresp=\"#zh.k3\"><gap reason=\"untranslated\"/></seg>"));
        assert!(text.contains("type=\"continuation\">（下转第二版）</fw>"));
        let mut edition = edition();
        edition.options.untranslated = Untranslated::Source;
        assert!(page(&edition).contains("<foreign xml:lang=\"zh-Hans\">还有一句。</foreign></seg>"));
        edition.options.untranslated = Untranslated::Blank;
        let text = page(&edition);
        assert!(!text.contains("en.k3") && text.contains("<seg xml:id=\"zh.k3\">还有一句。</seg>"));
    }

    #[test]
    fn the_header_tells_title_source_languages_and_speakers() {
        let text = page(&edition());
        assert!(text.contains("<title xml:lang=\"en-GB\">On Rivers</title>"));
        assert!(text.contains("<publisher xml:lang=\"zh-Hans\">某报</publisher>"));
        assert!(text.contains("<date when=\"2020-05-01\">1 May 2020</date>"));
        assert!(text.contains("<resp>Translated by</resp>\n<name>N. N.</name>"));
        assert!(text.contains(
            "<person xml:id=\"speaker.2\">\n<persName xml:lang=\"zh-Hans\">答者</persName>\n</person>"
        ));
        let mut edition = edition();
        for (date, element) in [
            ("2020", "<date when=\"2020\">2020</date>"),
            ("2020-05", "<date when=\"2020-05\">May 2020</date>"),
            ("2020-13", "<date>2020-13</date>"),
            ("in spring", "<date>in spring</date>"),
        ] {
            edition.date = Some(date.to_owned());
            assert!(page(&edition).contains(element), "{date}");
        }
    }

    #[test]
    fn one_language_is_one_text_and_both_are_the_same_in_every_layout() {
        let mut edition = edition();
        let side = page(&edition);
        for layout in [Layout::Stacked, Layout::Interlinear] {
            edition.options.layout = layout;
            assert_eq!(page(&edition), side);
        }
        edition.footnotes = vec![both("", "See above.")];
        edition.options.layout = Layout::Source;
        let text = page(&edition);
        assert!(!text.contains("River") || !text.contains("<group>"), "{text}");
        assert!(
            text.contains("<text xml:lang=\"zh-Hans\">")
                && !text.contains("corresp=")
                && !text.contains("<link")
        );
        assert!(text.contains("<note place=\"foot\" n=\"1\" xml:lang=\"en-GB\">See above.</note>"));
        edition.options.layout = Layout::Target;
        let text = page(&edition);
        assert!(!text.contains("河流向") && text.contains("Where does the river run?"));
    }
}
