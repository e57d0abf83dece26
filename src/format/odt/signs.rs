//! Text of OpenDocument as it is read: blanks that XML folds, and signs that stand for characters.

use quick_xml::events::BytesStart;

use crate::format::office::attribute;

/// What is no text of the paragraph around it.
const UNPRINTED: [&str; 6] = ["note", "ruby-text", "change-info", "title", "desc", "hidden-text"];

/// Whether what stands in the element called `name` is no text of the paragraph.
pub(super) fn is_unprinted(name: &str) -> bool {
    UNPRINTED.contains(&name)
}

/// Behind `out`, `text` with its blanks folded (OpenDocument 1.3, part 3, 6.1.2); `blank` is whether a blank, or the
/// beginning of a paragraph, stands before it.
pub(super) fn push_folded(out: &mut String, text: &str, blank: &mut bool) {
    for c in text.chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
            *blank = false;
        } else if !std::mem::replace(blank, true) {
            out.push(' ');
        }
    }
}

/// More blanks in one element than any text has.
const MOST: usize = 10_000;

/// The characters that an element stands for.
pub(super) fn characters(name: &str, tag: &BytesStart<'_>) -> Option<String> {
    match name {
        "s" => {
            let count = attribute(tag, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
            Some(" ".repeat(count.min(MOST)))
        }
        "tab" => Some(" ".to_owned()),
        "line-break" => Some("\n".to_owned()),
        _ => None,
    }
}
