//! The comments of a Word file that came back.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Who writes the comments of an export.
pub(super) const AUTHOR: &str = "duizhao";

/// A comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Comment {
    /// Its number in the file.
    pub(super) id: String,
    /// Its text on one line.
    pub(super) text: String,
    /// Whether it is one that the export wrote.
    pub(super) ours: bool,
}

/// The comments in `markup`; what is behind a damaged place is left out.
pub(super) fn comments(markup: &str) -> Vec<Comment> {
    let mut reader = Reader::from_str(markup);
    reader.config_mut().expand_empty_elements = true;
    let mut found: Vec<Comment> = Vec::new();
    let mut in_text = false;
    let push = |found: &mut Vec<Comment>, text: &str| {
        if let Some(comment) = found.last_mut() {
            comment.text.push_str(text);
        }
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "comment" => {
                    let value = |name| super::back::attribute(&tag, name).unwrap_or_default();
                    found.push(Comment {
                        id: value("id"),
                        text: String::new(),
                        ours: value("author") == AUTHOR,
                    });
                }
                "t" => in_text = true,
                "p" | "br" | "cr" | "tab" => push(&mut found, " "),
                _ => {}
            },
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "t" => in_text = false,
            Ok(Event::Text(text)) if in_text => push(&mut found, &text.xml10_content()),
            Ok(Event::GeneralRef(name)) if in_text => match name.resolve_char_ref() {
                Ok(Some(c)) => push(&mut found, c.encode_utf8(&mut [0; 4])),
                _ => {
                    push(&mut found, quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default())
                }
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    for comment in &mut found {
        comment.text = comment.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    found
}
