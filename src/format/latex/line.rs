//! Lines of either language as LaTeX. All text of people is escaped, so none of it is markup.

use crate::format::escape::latex;
use crate::format::inline::Inline;
use crate::format::{Edition, Row, inline, wording};
use crate::project::Bilingual;

/// `text` of one language, escaped. TeX sets no blanks between Chinese signs, but for those that are asked for.
pub(super) fn text(chinese: bool, text: &str) -> String {
    let markup = latex(text);
    if chinese { markup.replace(' ', "\\ ") } else { markup }
}

/// `markup` as text of one language.
pub(super) fn one(chinese: bool, markup: &str) -> String {
    format!("\\text{}{{{markup}}}", if chinese { "zh" } else { "en" })
}

/// The languages of `text` that the layout shows.
pub(super) fn sides(edition: &Edition, text: &Bilingual) -> Vec<String> {
    let shown = wording::shown(text, edition.options.layout).into_iter();
    shown.map(|(chinese, text)| one(chinese, &self::text(chinese, text))).collect()
}

/// The Chinese of a row; empty for an empty line.
pub(super) fn chinese(edition: &Edition, row: &Row) -> String {
    inline::chinese(edition, row).iter().map(|piece| term(edition, true, piece)).collect()
}

/// The English of a row, likewise.
pub(super) fn english(edition: &Edition, row: &Row) -> String {
    inline::english(edition, row).iter().map(|piece| term(edition, false, piece)).collect()
}

fn term(edition: &Edition, chinese: bool, piece: &Inline<'_>) -> String {
    match piece {
        Inline::Text(words) => text(chinese, words),
        Inline::Next => " ".to_owned(),
        Inline::Borrowed(zh) => format!("\\borrowed{{{}}}", text(true, zh)),
        Inline::Misprint(found, read, sure) => {
            let reading = sides(edition, &wording::reading(read, *sure));
            format!("\\misprint{{{}}}{{{}}}", text(true, found), reading.join(" "))
        }
        Inline::Mark(number) => {
            let note = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth));
            note.map(|note| format!("\\note{{{}}}", sides(edition, note).join(" "))).unwrap_or_default()
        }
        Inline::Missing => "\\missing{}".to_owned(),
        Inline::Omitted(why) => format!("\\omitted{{{}}}", latex(why)),
    }
}
