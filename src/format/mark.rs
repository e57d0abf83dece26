//! The mark that tells which unit a row of an export is, and what was in it when it was exported.
//!
//! Word and LibreOffice keep the names of bookmarks, where LibreOffice drops custom XML and content controls. A name
//! may have 40 characters, letters, digits and underscores; so the mark has, in every format that carries one.

use super::{Cell, Row};
use crate::text::stable_hash;

/// The longest name of a bookmark.
const LONGEST: usize = 40;

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which unit.
    unit: Named,
    /// Its Chinese, hashed.
    zh: u32,
    /// The English of its bead, hashed.
    en: u32,
}

/// A unit by its id, or by the hash of an id that no name of a bookmark holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Named {
    Id(String),
    Hash(u32),
}

impl Mark {
    /// What `text` says, where it is a mark.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('_');
        let (kind, name, zh, en) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let hash = |text: &str| u32::from_str_radix(text, 16).ok().filter(|_| text.len() == 8);
        let unit = match kind {
            "u" => Named::Id(name.to_owned()),
            "h" => Named::Hash(hash(name)?),
            _ => return None,
        };
        parts.next().is_none().then_some(Self { unit, zh: hash(zh)?, en: hash(en)? })
    }

    /// The marks in `text`, parted by blanks; whatever is none is passed over.
    pub fn all(text: &str) -> Vec<Self> {
        text.split_whitespace().filter_map(Self::parse).collect()
    }

    /// Whether the unit called `id` is meant.
    pub fn names(&self, id: &str) -> bool {
        match &self.unit {
            Named::Id(name) => name == id,
            Named::Hash(hash) => *hash == short(id),
        }
    }

    /// The id as far as it is known.
    pub fn id(&self) -> Option<&str> {
        match &self.unit {
            Named::Id(id) => Some(id),
            Named::Hash(_) => None,
        }
    }

    /// Whether the unit's Chinese was `zh` when it was exported.
    pub fn had_chinese(&self, zh: &str) -> bool {
        self.zh == short(&normal(zh))
    }

    /// Whether both were exported with the same English.
    pub fn same_english(&self, other: &Self) -> bool {
        self.en == other.en
    }

    /// Whether the English of its bead was `en`, a line a segment, when it was exported.
    pub fn had_english(&self, en: &str) -> bool {
        self.en == short(&normal(en))
    }
}

/// The mark of unit `id` with this Chinese, whose bead has this English: `u_ID_ZH_EN`, the hashes in hexadecimal.
/// An id that a name cannot hold is told by its hash: `h_…` instead of `u_…`.
pub(super) fn unit_mark(id: &str, zh: &str, english: &str) -> String {
    let hashes = format!("{:08x}_{:08x}", short(&normal(zh)), short(&normal(english)));
    let holds = id.len() <= LONGEST - hashes.len() - 3 && id.chars().all(|c| c.is_ascii_alphanumeric());
    if holds { format!("u_{id}_{hashes}") } else { format!("h_{:08x}_{hashes}", short(id)) }
}

/// The marks of all units of a row, parted by blanks.
pub(super) fn row_marks(row: &Row) -> String {
    let english = english_of(row);
    let marks: Vec<String> = row.parts.iter().map(|part| unit_mark(part.id, part.zh, &english)).collect();
    marks.join(" ")
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

/// A text as every format can carry it: lines without blanks around them, none empty, tabs and odd line ends told as
/// blanks and line ends, and nothing that is not text.
pub fn normal(text: &str) -> String {
    let lines = lines(text).map(super::escape::plain).map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The lines of a text, however they end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// 32 bits are enough to see that a text was changed; they protect nothing.
fn short(text: &str) -> u32 {
    (stable_hash(&[text]) & 0xffff_ffff) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_word_takes_and_read_back() {
        for id in ["k7f3", "a-b", "一", &"x".repeat(60)] {
            for name in [unit_mark(id, "甲。", "A."), place_mark(id)] {
                assert!(name.len() <= LONGEST, "{name}");
                assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{name}");
            }
            let mark = Mark::parse(&unit_mark(id, "甲。", "A.")).unwrap();
            assert!(mark.names(id) && !mark.names("k7f4"));
            assert!(mark.had_chinese("甲。") && !mark.had_chinese("乙。"));
            assert!(mark.had_english(" A.\r\n") && !mark.had_english("A"));
        }
        assert!(unit_mark("k7f3", "甲。", "A.").starts_with("u_k7f3_"));
        for text in ["", "u_k7f3_1_2", "t_k7f3", "u_a_00000000_0000000g", "u_a_00000000_00000000_b"] {
            assert_eq!(Mark::parse(text), None, "{text}");
        }
        assert_eq!(Mark::all("u_a_00000000_00000000 and more").len(), 1);
    }

    #[test]
    fn a_text_is_the_same_however_a_format_spelled_its_lines() {
        assert_eq!(normal(" one\u{b}two\t three \r\n\n"), "one\ntwo  three");
        assert_eq!(normal("a\u{1}b"), "ab");
    }
}
