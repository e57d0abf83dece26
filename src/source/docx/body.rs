//! WordprocessingML becomes text (ECMA-376, part 1, 17): what is printed, as it stands with every change accepted.
//!
//! Elements are told by their local names; a producer may choose its own prefixes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::error::SourceError;
use super::super::flow::Flow;

/// Elements in which nothing is printed: deleted and moved-away text, field codes, the reading above a
/// character, and the older twin of every drawing.
const UNPRINTED: [&str; 7] = ["del", "moveFrom", "Fallback", "instrText", "delText", "rt", "sdtPr"];

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The running text.
    pub(super) text: String,
    /// The notes it refers to, in order: the referring element and the note's id.
    pub(super) references: Vec<(String, String)>,
    /// The notes that the part itself holds: id and text.
    pub(super) notes: Vec<(String, String)>,
    /// Tracked insertions kept and deletions left out.
    pub(super) changes: (usize, usize),
    /// Signs of symbol fonts, which have no character.
    pub(super) symbols: usize,
}

/// Walks through the `markup` of `part`.
///
/// # Errors
/// Markup that is not well-formed, with its byte.
pub(super) fn walk(part: &str, markup: &str) -> Result<Body, SourceError> {
    let mut reader = Reader::from_str(markup);
    reader.config_mut().expand_empty_elements = true;
    let mut walker = Walker { levels: vec![Level::default()], ..Walker::default() };
    let bad = |at: u64, why: String| SourceError::BadMarkup { part: part.to_owned(), at, why };
    let mut open = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| bad(reader.error_position(), error.to_string()))?;
        match event {
            Event::Start(element) => {
                open += 1;
                walker.start(&element);
            }
            Event::End(element) => {
                open = open.saturating_sub(1);
                walker.end(&local(element.name().local_name()));
            }
            Event::Text(text) => walker.text(&text.xml10_content()),
            Event::CData(text) => walker.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => walker.text(c.encode_utf8(&mut [0; 4])),
                _ => walker.text(predefined(&reference)),
            },
            Event::Eof if open > 0 => {
                return Err(bad(reader.buffer_position(), "it ends inside an element".to_owned()));
            }
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let mut body = walker.body;
    body.text = walker.levels.into_iter().next().map(|level| level.flow.finish()).unwrap_or_default();
    Ok(body)
}

/// The character of one of the five entities that XML itself has.
fn predefined(name: &str) -> &'static str {
    quick_xml::escape::resolve_predefined_entity(name).unwrap_or_default()
}

/// Text on its own: the body, a text box, a note.
#[derive(Debug, Default)]
struct Level {
    flow: Flow,
    /// Whether the mark of the open paragraph was deleted: the next one goes on in it.
    goes_on: bool,
    /// The texts of boxes that hang on the open paragraph.
    boxes: Vec<String>,
}

#[derive(Debug, Default)]
struct Walker {
    body: Body,
    /// The open texts, the innermost last.
    levels: Vec<Level>,
    /// How deep we are in elements of which nothing is printed.
    unprinted: usize,
    in_text: bool,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    hidden: bool,
    /// The id of the open note.
    note: String,
}

impl Walker {
    fn start(&mut self, element: &BytesStart<'_>) {
        if self.unprinted > 0 {
            self.unprinted += 1;
            return;
        }
        let name = local(element.name().local_name());
        if self.in_run_properties || self.in_paragraph_properties {
            self.property(&name, element);
            return;
        }
        match name.as_str() {
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "r" => self.hidden = false,
            "t" => self.in_text = true,
            "ins" => self.body.changes.0 += 1,
            "tab" | "ptab" => self.print(" "),
            "noBreakHyphen" => self.print("-"),
            "br" | "cr" => self.print("\n"),
            "sym" if !self.hidden => self.body.symbols += 1,
            "txbxContent" => self.levels.push(Level::default()),
            "footnote" | "endnote" if attribute(element, "type").is_some_and(|kind| kind != "normal") => {
                self.unprinted = 1;
            }
            "footnote" | "endnote" => {
                self.note = attribute(element, "id").unwrap_or_default();
                self.levels.push(Level::default());
            }
            "footnoteReference" | "endnoteReference" => {
                self.body.references.push((name, attribute(element, "id").unwrap_or_default()));
            }
            _ if UNPRINTED.contains(&name.as_str()) => {
                self.unprinted = 1;
                self.body.changes.1 += usize::from(name == "del");
            }
            _ => {}
        }
    }

    /// An element inside the properties of a run or paragraph.
    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let off =
            || attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
        match name {
            "rPr" => self.in_run_properties = true,
            // How it was set before a tracked change.
            "rPrChange" | "pPrChange" => self.unprinted = 1,
            "vanish" if !self.in_paragraph_properties && !off() => self.hidden = true,
            "del" if self.in_paragraph_properties => {
                if let Some(level) = self.levels.last_mut() {
                    level.goes_on = true;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.unprinted > 0 {
            self.unprinted -= 1;
            return;
        }
        match name {
            "rPr" => self.in_run_properties = false,
            "pPr" => (self.in_paragraph_properties, self.in_run_properties) = (false, false),
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "txbxContent" if self.levels.len() > 1 => {
                let text = self.levels.pop().map(|level| level.flow.finish()).unwrap_or_default();
                if let Some(level) = self.levels.last_mut() {
                    level.boxes.push(text);
                }
            }
            "footnote" | "endnote" if self.levels.len() > 1 => {
                let text = self.levels.pop().map(|level| level.flow.finish()).unwrap_or_default();
                self.body.notes.push((std::mem::take(&mut self.note), text));
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(level) = self.levels.last_mut() else { return };
        if std::mem::take(&mut level.goes_on) {
            return;
        }
        level.flow.end_paragraph();
        for text in std::mem::take(&mut level.boxes) {
            level.flow.paragraphs(&text);
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.print(&text.replace(['\n', '\r'], " "));
        }
    }

    fn print(&mut self, text: &str) {
        if self.unprinted == 0
            && !self.hidden
            && let Some(level) = self.levels.last_mut()
        {
            level.flow.verbatim(text);
        }
    }
}

fn local(name: quick_xml::name::LocalName<'_>) -> String {
    name.as_ref().to_owned()
}

/// The value of the attribute with this local name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = element.attributes().flatten().find(|attribute| {
        let key = attribute.key.local_name();
        key.as_ref() == name
    })?;
    Some(own.value.into_owned())
}
