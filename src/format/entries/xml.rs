//! XML as a stream: events to a handler, and going on at the next unit where the XML is broken.

use std::io::{BufRead, Read, Result};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity};

use super::problem::Remarks;

/// What the events of a format are told to. What it notes goes to [`Handler::remarks`].
pub(in crate::format) trait Handler {
    /// An element begins; `at` is the byte behind its tag, and `empty` says that it ends at once.
    fn start(&mut self, tag: &BytesStart<'_>, at: u64, empty: bool);

    /// An element ends. `false` stops the reading.
    fn end(&mut self, name: &str, at: u64) -> bool;

    /// Text, entities resolved.
    fn text(&mut self, text: &str);

    /// The XML is broken here: what was begun is lost.
    fn broken(&mut self);

    /// What was noted.
    fn remarks(&mut self) -> &mut Remarks;
}

/// Bytes of a stream, counted; what was read too far can be given back.
struct Stream<'r> {
    inner: &'r mut dyn BufRead,
    back: Vec<u8>,
    at: u64,
}

impl Read for Stream<'_> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(out.len());
        out[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.back.is_empty() { self.inner.fill_buf() } else { Ok(&self.back) }
    }

    fn consume(&mut self, length: usize) {
        self.at += length as u64;
        if self.back.is_empty() {
            self.inner.consume(length);
        } else {
            self.back.drain(..length);
        }
    }
}

impl Stream<'_> {
    /// Goes on to the next tag of one of `names`; whether there is one.
    fn skip_to(&mut self, names: &[&str]) -> Result<bool> {
        let mut window: Vec<u8> = Vec::new();
        loop {
            let Some(&byte) = self.fill_buf()?.first() else { return Ok(false) };
            self.consume(1);
            if byte == b'<' {
                window.clear();
            }
            let starts = window.first() == Some(&b'<');
            let ends = byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
            if starts && ends && names.iter().any(|name| window[1..] == *name.as_bytes()) {
                window.push(byte);
                self.at -= window.len() as u64;
                let rest = std::mem::take(&mut self.back);
                self.back = window;
                self.back.extend(rest);
                return Ok(true);
            }
            if window.len() < 32 && (byte == b'<' || starts) {
                window.push(byte);
            }
        }
    }
}

/// Reads `input` to its end; where the XML is broken it goes on at the next tag of `units`.
pub(in crate::format) fn walk(
    input: &mut dyn BufRead,
    units: &[&str],
    handler: &mut dyn Handler,
) -> Result<()> {
    let mut stream = Stream { inner: input, back: Vec::new(), at: 0 };
    while let Some(at) = events(&mut stream, handler)? {
        handler.broken();
        stream.at = stream.at.max(at);
        if !stream.skip_to(units)? {
            break;
        }
    }
    Ok(())
}

/// What to do where the XML is broken.
const CURE: &str = "Mend the XML there; what is behind it was read.";

/// Reads to the end (`None`) or to where the XML is broken: that byte.
fn events(stream: &mut Stream<'_>, handler: &mut dyn Handler) -> Result<Option<u64>> {
    let from = stream.at;
    let mut xml = Reader::from_reader(stream);
    xml.config_mut().allow_unmatched_ends = true;
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = match xml.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                return Err(std::io::Error::new(error.kind(), error.to_string()));
            }
            Err(error) => {
                let at = from + xml.error_position();
                handler.remarks().wrong(at, format!("this is no XML: {error}"), CURE);
                return Ok(Some(at));
            }
        };
        let at = from + xml.buffer_position();
        if let Event::Start(tag) | Event::Empty(tag) = &event
            && tag.contains('<')
        {
            let at = at - tag.len() as u64;
            handler.remarks().wrong(at, "this is no XML: a tag is not closed", CURE);
            return Ok(Some(at));
        }
        match event {
            Event::Start(tag) => handler.start(&tag, at, false),
            Event::Empty(tag) => handler.start(&tag, at, true),
            Event::End(tag) if !handler.end(tag.local_name().as_ref(), at) => return Ok(None),
            Event::Text(text) => handler.text(&text),
            Event::CData(text) => handler.text(&text),
            Event::GeneralRef(name) => handler.text(&resolve(&name)),
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The value of an attribute, by its local or full name.
pub(in crate::format) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// What stands between these is code of another format, not text.
pub(in crate::format) fn is_code(name: &str) -> bool {
    matches!(name, "bpt" | "ept" | "it" | "ph" | "ut")
}

fn resolve(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(name).map_or_else(|| format!("&{};", &**name), str::to_owned),
    }
}
