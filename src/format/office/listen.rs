//! XML of a package as events, entities resolved: the first damage ends the reading.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What the events of a part are told to. An empty element begins and ends.
pub(in crate::format) trait Listener {
    /// An element begins.
    fn start(&mut self, tag: &BytesStart<'_>);

    /// The element that began last ends.
    fn end(&mut self);

    /// Text.
    fn text(&mut self, text: &str);
}

/// Tells `listener` all of `markup`.
///
/// # Errors
/// What is wrong and where, for XML that is damaged or ends inside an element.
pub(in crate::format) fn listen(markup: &str, listener: &mut dyn Listener) -> Result<(), String> {
    let mut reader = Reader::from_str(markup);
    reader.config_mut().expand_empty_elements = true;
    let mut open = 0_usize;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| format!("its text is damaged at byte {}: {error}", reader.error_position()))?;
        match event {
            Event::Start(tag) => {
                open += 1;
                listener.start(&tag);
            }
            Event::End(_) => {
                open = open.saturating_sub(1);
                listener.end();
            }
            Event::Text(text) => listener.text(&text.xml10_content()),
            Event::CData(text) => listener.text(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => listener.text(c.encode_utf8(&mut [0; 4])),
                _ => listener.text(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Event::Eof if open == 0 => return Ok(()),
            Event::Eof => return Err("its text ends inside an element".to_owned()),
            _ => {}
        }
    }
}

/// The value of an attribute by its local name: a producer may choose its own prefixes.
pub(in crate::format) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A text with one blank where blanks and line ends stand.
pub(in crate::format) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
