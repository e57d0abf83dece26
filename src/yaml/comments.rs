//! The comments of a file: where each stands.

use std::ops::Range;

use granit_parser::{Event, Parser};

/// The bytes of every comment of `text`, from its `#` to the end of its line, in file order; what stands behind
/// a problem of form is not looked at.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains('#') {
        return found;
    }
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, span))) = parser.next_event() {
        match event {
            Event::Comment(..) => found.extend(span.byte_range()),
            Event::StreamEnd => break,
            _ => {}
        }
    }
    found.sort_by_key(|range| range.start);
    found
}
