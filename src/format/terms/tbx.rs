//! TBX: termbase exchange (ISO 30042), the older `martif` and the newer `tbx` elements.

use std::collections::HashSet;

use quick_xml::Reader as XmlReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::read::{Oddity, TermReader, TermReading};
use super::table::Gathered;
use crate::termbase::Term;
use crate::text::{Lines, is_han};

/// TBX, read event by event.
pub(super) struct Tbx;

impl TermReader for Tbx {
    fn extension(&self) -> &'static str {
        "tbx"
    }

    fn summary(&self) -> &'static str {
        "TBX: the Chinese and English terms of each entry"
    }

    fn read(&self, bytes: &[u8]) -> TermReading {
        let text = String::from_utf8_lossy(bytes);
        let mut state = State {
            lines: Lines::new(&text),
            text: &text,
            gathered: Gathered::default(),
            entry: None,
            entries: Vec::new(),
        };
        let mut xml = XmlReader::from_str(&text);
        loop {
            let at = usize::try_from(xml.buffer_position()).unwrap_or(0);
            match xml.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => state.take(event, at),
                Err(error) => {
                    let at = usize::try_from(xml.error_position()).unwrap_or(0);
                    state.remark(at, Oddity::Broken, format!("this is no XML: {error}"));
                    break;
                }
            }
        }
        state.close();
        if state.gathered.reading.entries == 0 && state.gathered.reading.remarks.is_empty() {
            state.remark(
                0,
                Oddity::Broken,
                "there is no entry with a Chinese and an English term here".to_owned(),
            );
        }
        state.gathered.reading
    }
}

/// A term with its standing.
#[derive(Default)]
struct Name {
    text: String,
    language: String,
    status: String,
    pos: String,
}

/// An entry that is being read.
#[derive(Default)]
struct Entry {
    at: usize,
    language: String,
    names: Vec<Name>,
    domain: String,
    note: String,
    /// Which of them the text that comes next belongs to.
    field: Option<Field>,
}

#[derive(Clone, Copy)]
enum Field {
    Term,
    Status,
    Pos,
    Domain,
    Note,
}

struct State<'t> {
    text: &'t str,
    lines: Lines,
    gathered: Gathered,
    entry: Option<Entry>,
    /// The entries that were read whole.
    entries: Vec<Entry>,
}

impl State<'_> {
    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.open(&tag, at),
            Event::Text(text) => self.put(&text),
            Event::CData(text) => self.put(&text),
            Event::GeneralRef(name) => self.put(&resolve(&name)),
            Event::End(tag) => match tag.local_name().as_ref() {
                "termEntry" | "conceptEntry" => self.entries.extend(self.entry.take()),
                "term" | "termNote" | "descrip" | "note" => {
                    if let Some(entry) = &mut self.entry {
                        entry.field = None;
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, at: usize) {
        let name = tag.local_name();
        if matches!(name.as_ref(), "termEntry" | "conceptEntry") {
            self.entry = Some(Entry { at, ..Entry::default() });
            return;
        }
        let Some(entry) = &mut self.entry else { return };
        let kind = attribute(tag, "type").unwrap_or_default();
        entry.field = match (name.as_ref(), kind.as_str()) {
            ("langSet" | "langSec", _) => {
                entry.language =
                    attribute(tag, "xml:lang").or_else(|| attribute(tag, "lang")).unwrap_or_default();
                None
            }
            ("term", _) => {
                entry.names.push(Name { language: entry.language.clone(), ..Name::default() });
                Some(Field::Term)
            }
            ("termNote", "administrativeStatus" | "normativeAuthorization") => Some(Field::Status),
            ("termNote", "partOfSpeech") => Some(Field::Pos),
            ("descrip", "subjectField") => Some(Field::Domain),
            ("descrip", "definition") | ("note", _) => Some(Field::Note),
            _ => return,
        };
    }

    fn put(&mut self, text: &str) {
        let Some(entry) = &mut self.entry else { return };
        let name = entry.names.last_mut();
        match (entry.field, name) {
            (Some(Field::Term), Some(name)) => name.text.push_str(text),
            (Some(Field::Status), Some(name)) => name.status.push_str(text),
            (Some(Field::Pos), Some(name)) => name.pos.push_str(text),
            (Some(Field::Domain), _) => entry.domain.push_str(text),
            (Some(Field::Note), _) => entry.note.push_str(text),
            _ => {}
        }
    }

    /// Makes terms of the entries. A tag under which Chinese characters stand is Chinese throughout, whatever it says.
    fn close(&mut self) {
        let entries = std::mem::take(&mut self.entries);
        let names = entries.iter().flat_map(|entry| &entry.names);
        let chinese: HashSet<String> = names
            .filter(|name| name.text.chars().any(is_han))
            .map(|name| name.language.to_lowercase())
            .collect();
        for entry in entries {
            self.term(entry, &chinese);
        }
        self.gathered.reading.remarks.sort_by_key(|remark| remark.line);
    }

    /// Makes terms of an entry: each Chinese name with all English ones.
    fn term(&mut self, entry: Entry, chinese_tags: &HashSet<String>) {
        let (mut chinese, mut renderings, mut forbidden) = (Vec::new(), Vec::new(), Vec::new());
        let mut foreign = Vec::new();
        for name in entry.names.iter().filter(|name| !name.text.trim().is_empty()) {
            let text = name.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let tag = name.language.to_lowercase();
            let named = |language: &str| {
                tag == language
                    || tag.starts_with(&format!("{language}-"))
                    || tag.starts_with(&format!("{language}_"))
            };
            let is_zh = named("zh") || !named("en") && chinese_tags.contains(&tag);
            if !named("zh") && !named("en") {
                foreign.push(format!(
                    "“{text}” is tagged “{}” and read as {}",
                    name.language,
                    if is_zh { "Chinese" } else { "English" }
                ));
            }
            let deprecated = ["deprecated", "superseded", "forbidden", "obsolete"]
                .iter()
                .any(|word| name.status.contains(word));
            match (is_zh, deprecated) {
                (true, false) => chinese.push(text),
                (true, true) => {}
                (false, true) => forbidden.push(text),
                (false, false) if name.status.contains("preferred") => renderings.insert(0, text),
                (false, false) => renderings.push(text),
            }
        }
        for text in foreign {
            self.remark(entry.at, Oddity::Language, text);
        }
        if chinese.is_empty() || renderings.is_empty() {
            let side = if chinese.is_empty() { "Chinese" } else { "English" };
            let names: Vec<&str> = entry.names.iter().map(|name| name.text.as_str()).collect();
            self.remark(entry.at, Oddity::Incomplete, format!("no {side}: {}", names.join(" | ")));
            return;
        }
        self.gathered.reading.entries += 1;
        let line = self.line(entry.at);
        let optional = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let pos = entry.names.iter().find_map(|name| optional(&name.pos));
        for zh in chinese {
            let term = Term {
                zh,
                en: renderings[0].clone(),
                admitted: renderings[1..].to_vec(),
                forbidden: forbidden.clone(),
                pos: pos.clone(),
                domain: optional(&entry.domain),
                note: optional(&entry.note),
                ..Term::default()
            };
            self.gathered.push(line, term);
        }
    }

    fn line(&self, at: usize) -> usize {
        let at = (0..=at.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        self.lines.place(self.text, at).line
    }

    fn remark(&mut self, at: usize, kind: Oddity, text: String) {
        let line = self.line(at);
        self.gathered.remark(line, kind, text);
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn resolve(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(name).map_or_else(|| format!("&{};", &**name), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tbx_write::write_tbx;
    use super::*;

    #[test]
    fn chinese_is_known_by_its_letters_where_the_tag_does_not_say_it() {
        let text = "<martif><text><body>\n<termEntry id=\"a b\"><langSet xml:lang=\"en\"><tig><term>read &amp; write</term></tig></langSet>\n\
                    <langSet xml:lang=\"xx\"><tig><term>读写</term></tig></langSet></termEntry>\n\
                    <termEntry><langSet xml:lang=\"fr\"><tig><term>lire</term></tig></langSet></termEntry></body></text></martif>";
        let reading = Tbx.read(text.as_bytes());
        assert_eq!((reading.terms[0].zh.as_str(), reading.terms[0].en.as_str()), ("读写", "read & write"));
        let told: Vec<(usize, Oddity)> = reading.remarks.iter().map(|r| (r.line, r.kind)).collect();
        assert_eq!(told, [(2, Oddity::Language), (4, Oddity::Language), (4, Oddity::Incomplete)]);
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let term = Term {
            zh: "读写".into(),
            en: "read & write".into(),
            admitted: vec!["reading <and> writing".into()],
            forbidden: vec!["R/W".into()],
            pos: Some("noun".into()),
            domain: Some("computing".into()),
            note: Some("of files".into()),
            ..Term::default()
        };
        let reading = Tbx.read(write_tbx(std::slice::from_ref(&term)).as_bytes());
        assert_eq!(reading.remarks, []);
        assert_eq!(reading.terms, [term]);
    }

    #[test]
    fn broken_xml_is_told_and_what_stands_before_it_is_read() {
        let text = write_tbx(&[Term { zh: "图".into(), en: "map".into(), ..Term::default() }]);
        let reading = Tbx.read(text.replace("</body>", "<a b=</wrong>").as_bytes());
        assert_eq!(reading.terms.len(), 1);
        assert_eq!(reading.remarks[0].kind, Oddity::Broken);
        assert_eq!(Tbx.read(b"plain text").remarks[0].kind, Oddity::Broken);
    }
}
