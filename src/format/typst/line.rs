//! Lines of either language as expressions of Typst. Text stands in string literals alone, so none of it is markup.

use crate::format::escape::plain;
use crate::format::inline::Inline;
use crate::format::{Edition, wording};
use crate::project::Bilingual;

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in plain(text).chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// `text` as content of one language.
pub(super) fn one(chinese: bool, text: &str) -> String {
    format!("{}({})", if chinese { "zh" } else { "en" }, literal(text))
}

/// The languages of `text` that the layout shows, as arguments.
pub(super) fn sides(edition: &Edition, text: &Bilingual) -> Vec<String> {
    let shown = wording::shown(text, edition.options.layout).into_iter();
    shown.map(|(chinese, text)| one(chinese, text)).collect()
}

/// The pieces of a line as one expression; `none` for an empty line.
pub(super) fn line(edition: &Edition, pieces: &[Inline<'_>]) -> String {
    let terms: Vec<String> = pieces.iter().filter_map(|piece| term(edition, piece)).collect();
    if terms.is_empty() { "none".to_owned() } else { terms.join(" + ") }
}

fn term(edition: &Edition, piece: &Inline<'_>) -> Option<String> {
    let term = match piece {
        Inline::Text(text) => literal(text),
        Inline::Next => "\" \"".to_owned(),
        Inline::Borrowed(text) => format!("borrowed({})", literal(text)),
        Inline::Misprint(found, read, sure) => {
            let reading = sides(edition, &wording::reading(read, *sure));
            format!("misprint({}, {})", literal(found), reading.join(", "))
        }
        Inline::Mark(number) => {
            let note = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth))?;
            format!("note({})", sides(edition, note).join(", "))
        }
        Inline::Missing => "missing".to_owned(),
        Inline::Omitted(why) => format!("omitted({})", literal(why)),
    };
    Some(term)
}
