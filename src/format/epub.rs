//! EPUB 3: the HTML as chapters, for readers of books.

mod package;

use super::archive::Archive;
use super::{Edition, Writer, html};

const STYLE: &str = include_str!("epub/style.css");

/// The EPUB format.
pub(super) struct Epub;

impl Writer for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn extension(&self) -> &'static str {
        "epub"
    }

    fn summary(&self) -> &'static str {
        "EPUB 3, for readers of books"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let book = html::book(edition);
        let mut pages = vec![("front.xhtml".to_owned(), book.front)];
        let chapters = book.chapters.into_iter().enumerate();
        pages.extend(chapters.map(|(nth, chapter)| (format!("text-{:03}.xhtml", nth + 1), chapter)));
        if !book.back.is_empty() {
            pages.push(("notes.xhtml".to_owned(), book.back));
        }
        let anchors = Anchors::of(&pages);
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        let mut archive = Archive::new();
        // Readers know the kind of the file by these bytes at their fixed place.
        archive.store("mimetype", "application/epub+zip");
        archive.add("META-INF/container.xml", package::CONTAINER);
        archive.add("EPUB/package.opf", &package::package(edition, &names));
        archive.add("EPUB/nav.xhtml", &package::nav(edition, &anchors));
        archive.add("EPUB/style.css", STYLE);
        for (name, body) in &pages {
            let body = anchors.led(name, body);
            archive.add(&format!("EPUB/{name}"), &package::page(edition, &body));
        }
        archive.finish()
    }
}

/// In which page each anchor stands.
struct Anchors<'a> {
    pages: std::collections::HashMap<&'a str, &'a str>,
}

impl<'a> Anchors<'a> {
    fn of(pages: &'a [(String, String)]) -> Self {
        let mut found = std::collections::HashMap::new();
        for (name, body) in pages {
            // In text a quotation mark is escaped, so only attributes look like this.
            for rest in body.split(" id=\"").skip(1) {
                if let Some((id, _)) = rest.split_once('"') {
                    found.insert(id, name.as_str());
                }
            }
        }
        Self { pages: found }
    }

    /// The address of `anchor`, seen from the page called `from`.
    fn address(&self, anchor: &str, from: &str) -> String {
        match self.pages.get(anchor) {
            Some(&page) if page != from => format!("{page}#{anchor}"),
            _ => format!("#{anchor}"),
        }
    }

    /// `body` with its links leading to the pages where their anchors stand.
    fn led(&self, from: &str, body: &str) -> String {
        let mut out = String::with_capacity(body.len());
        for (nth, rest) in body.split("href=\"#").enumerate() {
            if nth == 0 {
                out.push_str(rest);
                continue;
            }
            let (anchor, rest) = rest.split_once('"').unwrap_or((rest, ""));
            out.push_str(&format!("href=\"{}\"{rest}", self.address(anchor, from)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::{Cursor, Read};

    use super::*;
    use crate::format::sample::{edition, row, turn};
    use crate::project::Role;

    fn parts(edition: &Edition) -> BTreeMap<String, String> {
        let bytes = Epub.write(edition);
        assert_eq!(bytes, Epub.write(edition), "the same edition gives the same bytes");
        assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for nth in 0..zip.len() {
            let mut file = zip.by_index(nth).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(file.name().unwrap().into_owned(), text);
        }
        parts
    }

    #[test]
    fn every_link_leads_to_an_anchor_and_every_page_is_in_the_package() {
        let ids: Vec<String> = (0..120).map(|number| format!("r{number}")).collect();
        let mut edition = edition();
        for id in &ids {
            let rows = vec![row(id, "河水。", Some("The river."))];
            edition.passages.push(turn(id, "问者", Role::Question, rows));
        }
        let parts = parts(&edition);
        assert!(parts.contains_key("EPUB/text-003.xhtml") && parts.contains_key("EPUB/notes.xhtml"));
        for (name, text) in parts.iter().filter(|(name, _)| name.ends_with(".xhtml")) {
            let short = name.trim_start_matches("EPUB/");
            assert!(parts["EPUB/package.opf"].contains(&format!("href=\"{short}\"")), "{name}");
            for rest in text.split("href=\"").skip(1) {
                let (address, _) = rest.split_once('"').unwrap();
                let Some((page, anchor)) = address.split_once('#') else { continue };
                let page = if page.is_empty() { name.clone() } else { format!("EPUB/{page}") };
                assert!(parts[&page].contains(&format!(" id=\"{anchor}\"")), "{address} in {name}");
            }
        }
    }

    #[test]
    fn pages_are_well_formed_and_tagged() {
        for (name, text) in parts(&edition()).iter().filter(|(name, _)| !name.ends_with(".css")) {
            let mut reader = quick_xml::Reader::from_str(text);
            while !matches!(
                reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")),
                quick_xml::events::Event::Eof
            ) {}
        }
        let parts = parts(&edition());
        assert!(parts["EPUB/package.opf"].contains("<dc:title>On Rivers · 论河</dc:title>"));
        assert!(
            parts["EPUB/package.opf"]
                .contains("<meta property=\"dcterms:modified\">2020-05-01T00:00:00Z</meta>")
        );
        assert!(
            parts["EPUB/nav.xhtml"].contains("问者 Asker – 河与山 River and hills"),
            "{}",
            parts["EPUB/nav.xhtml"]
        );
    }
}
