//! What stands in one cell: variants, and notes in brackets.

use crate::text::is_han;

/// A cell, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// The variants in it.
    pub(super) variants: Vec<String>,
    /// What stood in brackets and is no part of a term.
    pub(super) note: Option<String>,
    /// The part of speech that stood in brackets.
    pub(super) pos: Option<&'static str>,
}

/// Takes a cell apart. Where `loose` a comma parts variants and brackets hold notes, as in lists made by hand; else
/// commas and brackets belong to the term, and only | and ; part variants.
pub(super) fn take_apart(text: &str, loose: bool) -> Cell {
    let mut cell = Cell::default();
    let mut notes: Vec<String> = Vec::new();
    for piece in pieces(text, loose) {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        // A variant that begins with a quotation mark shows the sign that the one before it names.
        if loose && !cell.variants.is_empty() && piece.starts_with(['“', '"', '「', '‘', '`']) {
            notes.push(piece.to_owned());
            continue;
        }
        let (bare, inside) = bracketed(piece);
        let part = inside.and_then(part_of_speech);
        let variant = if part.is_some() || loose && inside.is_some() && !is_acronym(inside) {
            cell.pos = cell.pos.or(part);
            notes.extend(inside.filter(|_| part.is_none()).map(str::to_owned));
            bare
        } else {
            piece
        };
        if !variant.is_empty() && !cell.variants.iter().any(|known| known == variant) {
            cell.variants.push(variant.to_owned());
        }
    }
    cell.note = (!notes.is_empty()).then(|| notes.join("; "));
    cell
}

/// The text between separators that stand in no brackets and in no quotation.
fn pieces(text: &str, loose: bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '“' | '《' | '「' => depth += 1,
            ')' | '）' | '”' | '》' | '」' => depth = depth.saturating_sub(1),
            '|' | ';' | '；' if depth == 0 => {
                pieces.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            '，' | ',' | '、' if depth == 0 && loose => {
                // A comma inside English is part of the term: “one country, two systems”.
                let chinese = text[..at]
                    .chars()
                    .next_back()
                    .is_some_and(|c| is_han(c) || matches!(c, '”' | '）' | ')'));
                if c != ',' || chinese {
                    pieces.push(&text[start..at]);
                    start = at + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// What stands before a bracket that ends the piece, and what stands in it.
fn bracketed(piece: &str) -> (&str, Option<&str>) {
    let close = piece.strip_suffix([')', '）']);
    let Some((close, open)) = close.and_then(|inner| Some((inner, inner.rfind(['(', '（'])?))) else {
        return (piece, None);
    };
    let bare = piece[..open].trim_end();
    if bare.is_empty() {
        return (piece, None);
    }
    (bare, Some(close[open..].trim_start_matches(['(', '（']).trim()))
}

/// Letters that abbreviate what stands before: they belong to the term.
fn is_acronym(inside: Option<&str>) -> bool {
    inside.is_some_and(|inside| {
        inside.chars().filter(|c| c.is_ascii_uppercase()).count() > 1 && !inside.contains(' ')
    })
}

fn part_of_speech(inside: &str) -> Option<&'static str> {
    match inside.to_lowercase().trim_end_matches('.') {
        "n" | "noun" | "名词" | "名詞" => Some("noun"),
        "v" | "vt" | "vi" | "verb" | "动词" | "動詞" => Some("verb"),
        "adj" | "a" | "adjective" | "形容词" | "形容詞" => Some("adjective"),
        "adv" | "adverb" | "副词" | "副詞" => Some("adverb"),
        _ => None,
    }
}

/// Whether the brackets of `text` pair and hold something.
pub(super) fn brackets_pair(text: &str) -> bool {
    if text.contains("（）") || text.contains("()") {
        return false;
    }
    let mut depth = 0i32;
    for c in text.chars() {
        depth += match c {
            '(' | '（' => 1,
            ')' | '）' => -1,
            _ => 0,
        };
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_made_by_hand_is_taken_apart() {
        let cell = take_apart("标注，注明，标记（动词）", true);
        assert_eq!(
            (cell.variants, cell.pos),
            (vec!["标注".into(), "注明".into(), "标记".into()], Some("verb"))
        );
        let cell = take_apart("大括号，“{”或“}”", true);
        assert_eq!((cell.variants, cell.note.as_deref()), (vec!["大括号".to_owned()], Some("“{”或“}”")));
        assert_eq!(take_apart("read-write lock (RwLock)", true).variants, ["read-write lock (RwLock)"]);
    }

    #[test]
    fn in_a_table_of_records_commas_and_brackets_belong_to_the_term() {
        assert_eq!(take_apart("编目、采访及阅览组", false).variants, ["编目、采访及阅览组"]);
        assert_eq!(take_apart("开放接口（开放API）", false).variants, ["开放接口（开放API）"]);
        assert_eq!(take_apart("card|ticket; pass", false).variants, ["card", "ticket", "pass"]);
        assert_eq!(take_apart("address (n.)", false).pos, Some("noun"));
    }

    #[test]
    fn brackets_are_counted() {
        assert!(
            brackets_pair("（一）(b)")
                && !brackets_pair("修订（（一）")
                && !brackets_pair("a)(")
                && !brackets_pair("甲（）")
        );
    }
}
