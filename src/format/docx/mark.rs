//! The bookmark that tells which unit a row is, and what was in it when it was exported.
//!
//! Word and LibreOffice keep the names of bookmarks, where LibreOffice drops custom XML and content controls.
//! A name may have 40 characters, letters, digits and underscores.

use crate::format::{Cell, Row};
use crate::text::stable_hash;

/// The longest name of a bookmark.
const LONGEST: usize = 40;

/// The name for unit `id` with this Chinese, whose bead has this English: `u_ID_ZH_EN`, the hashes in hexadecimal.
/// An id that a name cannot hold is told by its hash: `h_…` instead of `u_…`.
pub(super) fn unit_mark(id: &str, zh: &str, english: &str) -> String {
    let hashes = format!("{:08x}_{:08x}", short(zh), short(english));
    let holds = id.len() <= LONGEST - hashes.len() - 3 && id.chars().all(|c| c.is_ascii_alphanumeric());
    if holds { format!("u_{id}_{hashes}") } else { format!("h_{:08x}_{hashes}", short(id)) }
}

/// The name for the turn or passage that begins with unit `id`, for links inside the document.
pub(super) fn place_mark(id: &str) -> String {
    let holds = id.len() <= LONGEST - 2 && id.chars().all(|c| c.is_ascii_alphanumeric());
    if holds { format!("t_{id}") } else { format!("t_{:08x}", short(id)) }
}

/// The English of a row as its hash sees it: a line a segment; nothing where there is none.
pub(super) fn english_of(row: &Row) -> String {
    match &row.en {
        Cell::Text(segments) => segments.join("\n"),
        Cell::Missing | Cell::Omitted(_) => String::new(),
    }
}

/// 32 bits are enough to see that a text was changed; they protect nothing.
fn short(text: &str) -> u32 {
    (stable_hash(&[text]) & 0xffff_ffff) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_word_takes() {
        for id in ["k7f3", "a-b", "一", &"x".repeat(60)] {
            for name in [unit_mark(id, "甲。", "A."), place_mark(id)] {
                assert!(name.len() <= LONGEST, "{name}");
                assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{name}");
            }
        }
        assert!(unit_mark("k7f3", "甲。", "A.").starts_with("u_k7f3_"));
        assert_ne!(unit_mark("k7f3", "甲。", "A."), unit_mark("k7f3", "甲。", "B."));
    }
}
