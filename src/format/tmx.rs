//! TMX 1.4: translation units with a Chinese and an English variant.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader as XmlReader, XmlVersion, escape::resolve_predefined_entity};

use super::read::{Reader, Reading};
use crate::project::{Locate, Pair};
use crate::yaml::{Problem, Spot, Style};

/// TMX: read event by event; marks of formatting (`bpt`, `ph` …) are left out of the text.
pub(super) struct Tmx;

impl Reader for Tmx {
    fn extension(&self) -> &'static str {
        "tmx"
    }

    fn summary(&self) -> &'static str {
        "TMX: the first Chinese and the first English variant of each unit"
    }

    fn read(&self, text: &str) -> Reading {
        let mut reading = Reading::default();
        let mut from = next_unit(text, 0);
        if from == text.len() && !text.contains("<tmx") {
            let cure = "Check that the file is TMX.";
            reading.problems.push(Problem::new(0..0, "there is no translation unit here", cure));
        }
        // Where the XML is broken the reader goes on at the next unit.
        while let Err(broken) = units(text, from, &mut reading) {
            from = next_unit(text, broken.max(from) + 1);
        }
        reading
    }

    fn locate(&self) -> Locate {
        |file, spot, _, offset| {
            let raw = file.get(spot.span.clone()).unwrap_or_default();
            let mut read = 0;
            for (at, c) in characters(raw) {
                if read >= offset {
                    return spot.span.start + at;
                }
                read += c.len_utf8();
            }
            spot.span.end
        }
    }
}

/// Where the first unit from byte `from` on begins; the end of `text` where there is none.
fn next_unit(text: &str, from: usize) -> usize {
    let from = (from..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let mut tags = text[from..].match_indices("<tu").map(|(at, _)| from + at);
    let is_unit = |at: &usize| text[at + 3..].starts_with(|c: char| c.is_whitespace() || c == '>');
    tags.find(is_unit).unwrap_or(text.len())
}

/// A unit that is being read.
#[derive(Default)]
struct Open {
    at: usize,
    id: Option<String>,
    language: String,
    zh: Option<Spot>,
    en: Option<Spot>,
}

/// Reads units from byte `from` on, to the end or to where the XML is broken: that byte is the error.
fn units(text: &str, from: usize, reading: &mut Reading) -> Result<(), usize> {
    let mut xml = XmlReader::from_str(&text[from..]);
    // After a broken place the reader begins inside the document, so ends without a beginning are no news.
    xml.config_mut().allow_unmatched_ends = true;
    xml.config_mut().check_end_names = false;
    let mut open = Open::default();
    loop {
        let before = from + usize::try_from(xml.buffer_position()).unwrap_or(0);
        let event = xml.read_event().map_err(|error| {
            let at = from + usize::try_from(xml.error_position()).unwrap_or(0);
            let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let cure = "Mend the XML there; the units behind it were read.";
            reading.problems.push(Problem::new(at..at, format!("this is no XML: {error}"), cure));
            at
        })?;
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "tu" => open = Open { at: before, id: attribute(&tag, "tuid"), ..Open::default() },
                "tuv" => {
                    let language = attribute(&tag, "xml:lang").or_else(|| attribute(&tag, "lang"));
                    open.language = language.unwrap_or_default().to_lowercase();
                }
                "seg" => {
                    let start = from + usize::try_from(xml.buffer_position()).unwrap_or(0);
                    let length = text[start..].find("</seg").ok_or(text.len())?;
                    let spot = Spot { span: start..start + length, style: Style::Plain };
                    let side = match open.language.get(..2) {
                        Some("zh") => &mut open.zh,
                        Some("en") => &mut open.en,
                        _ => continue,
                    };
                    side.get_or_insert(spot);
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "tu" => {
                close(text, std::mem::take(&mut open), reading);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn close(text: &str, open: Open, reading: &mut Reading) {
    let Some(zh_at) = open.zh else {
        let cure = "Give it a `tuv` whose `xml:lang` begins with zh.";
        reading.problems.push(Problem::new(open.at..open.at, "this unit has no Chinese variant", cure));
        return;
    };
    let value = |spot: &Spot| characters(&text[spot.span.clone()]).into_iter().map(|(_, c)| c).collect();
    let en = open.en.as_ref().map(value).unwrap_or_default();
    reading.pairs.push(Pair {
        id: open.id.unwrap_or_else(|| (reading.pairs.len() + 1).to_string()),
        zh: value(&zh_at),
        en,
        en_at: open.en.unwrap_or_else(|| zh_at.clone()),
        zh_at,
    });
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// The characters of a segment as they read, each with the byte at which it is typed: entities resolved,
/// marks of formatting with all that is in them left out.
fn characters(raw: &str) -> Vec<(usize, char)> {
    let mut out = Vec::with_capacity(raw.len());
    let mut xml = XmlReader::from_str(raw);
    xml.config_mut().allow_unmatched_ends = true;
    xml.config_mut().check_end_names = false;
    let mut inside_mark = 0usize;
    loop {
        let at = usize::try_from(xml.buffer_position()).unwrap_or(0);
        match xml.read_event() {
            Ok(Event::Start(tag)) if is_mark(tag.local_name().as_ref()) => inside_mark += 1,
            Ok(Event::End(tag)) if is_mark(tag.local_name().as_ref()) => {
                inside_mark = inside_mark.saturating_sub(1);
            }
            Ok(Event::Text(text)) if inside_mark == 0 => {
                out.extend(text.char_indices().map(|(offset, c)| (at + offset, c)));
            }
            Ok(Event::CData(text)) if inside_mark == 0 => {
                let start = at + "<![CDATA[".len();
                out.extend(text.char_indices().map(|(offset, c)| (start + offset, c)));
            }
            Ok(Event::GeneralRef(name)) if inside_mark == 0 => {
                out.extend(resolve(&name).chars().map(|c| (at, c)));
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// What stands between these is code of another format, not text.
fn is_mark(name: &str) -> bool {
    matches!(name, "bpt" | "ept" | "it" | "ph" | "ut")
}

fn resolve(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(name).map_or_else(|| format!("&{};", &**name), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body>\n\
        <tu tuid=\"a\"><tuv xml:lang=\"zh-CN\"><seg>一&amp;二</seg></tuv><tuv xml:lang=\"EN-us\"><seg>One <bpt i=\"1\">&lt;b></bpt>&amp; <hi>two</hi></seg></tuv></tu>\n\
        <tu><tuv xml:lang=\"en\"><seg>Lost</seg></tuv></tu>\n\
        <tu><tuv xml:lang=\"zh\"><seg>三</seg></tuv><tuv xml:lang=\"fr\"><seg>Trois</seg></tuv></tu>\n</body></tmx>\n";

    #[test]
    fn variants_are_found_by_language_and_marks_are_left_out() {
        let reading = Tmx.read(FILE);
        let pairs: Vec<_> =
            reading.pairs.iter().map(|p| (p.id.as_str(), p.zh.as_str(), p.en.as_str())).collect();
        assert_eq!(pairs, [("a", "一&二", "One & two"), ("2", "三", "")]);
        assert_eq!(reading.problems.len(), 1);
        let first = &reading.pairs[0];
        let at = Tmx.locate()(FILE, &first.en_at, &first.en, first.en.find("two").unwrap());
        assert_eq!(&FILE[at..at + 3], "two");
    }

    #[test]
    fn broken_xml_is_told_and_the_units_behind_it_are_read() {
        let broken = FILE.replace("<tuv xml:lang=\"en\"><seg>Lost</seg></tuv>", "<!-- <tuv");
        let reading = Tmx.read(&broken.replace("-->", ""));
        assert!(reading.pairs.iter().any(|pair| pair.id == "a"));
        assert!(!reading.problems.is_empty());
        assert!(Tmx.read("no XML").pairs.is_empty());
    }
}
