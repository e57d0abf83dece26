//! Lines of either language as LaTeX. All text of people is escaped, so none of it is markup.

use crate::format::escape::latex;
use crate::format::inline::Inline;
use crate::format::{Edition, wording};
use crate::project::Bilingual;

/// `markup` as text of one language.
pub(super) fn one(chinese: bool, markup: &str) -> String {
    format!("\\text{}{{{markup}}}", if chinese { "zh" } else { "en" })
}

/// The languages of `text` that the layout shows.
pub(super) fn sides(edition: &Edition, text: &Bilingual) -> Vec<String> {
    let shown = wording::shown(text, edition.options.layout).into_iter();
    shown.map(|(chinese, text)| one(chinese, &latex(text))).collect()
}

/// The pieces of a line; empty for an empty line.
pub(super) fn line(edition: &Edition, pieces: &[Inline<'_>]) -> String {
    pieces.iter().map(|piece| term(edition, piece)).collect()
}

fn term(edition: &Edition, piece: &Inline<'_>) -> String {
    match piece {
        Inline::Text(text) => latex(text),
        Inline::Next => " ".to_owned(),
        Inline::Borrowed(text) => format!("\\borrowed{{{}}}", latex(text)),
        Inline::Misprint(found, read, sure) => {
            let reading = sides(edition, &wording::reading(read, *sure));
            format!("\\misprint{{{}}}{{{}}}", latex(found), reading.join(" "))
        }
        Inline::Mark(number) => {
            let note = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth));
            note.map(|note| format!("\\note{{{}}}", sides(edition, note).join(" "))).unwrap_or_default()
        }
        Inline::Missing => "\\missing{}".to_owned(),
        Inline::Omitted(why) => format!("\\omitted{{{}}}", latex(why)),
    }
}
