//! Names of what is pointed at: units, segments, speakers.

use crate::format::{Cell, Row, Untranslated};
use crate::text::stable_hash;

/// The name of a unit's Chinese. An id that is no part of an XML name is told by its hash.
pub(super) fn chinese(id: &str) -> String {
    format!("zh.{}", token(id))
}

/// The names of the English segments of `row`; none where nothing stands for the English.
pub(super) fn english(row: &Row, untranslated: Untranslated) -> Vec<String> {
    let count = match &row.en {
        Cell::Text(segments) => segments.len(),
        Cell::Omitted(_) => 1,
        Cell::Missing => usize::from(untranslated != Untranslated::Blank),
    };
    let id = token(row.id);
    let name = |nth: usize| if nth == 0 { format!("en.{id}") } else { format!("en.{id}.{}", nth + 1) };
    (0..count).map(name).collect()
}

/// The name of the speaker who is `nth` in the edition's list.
pub(super) fn speaker(nth: usize) -> String {
    format!("speaker.{}", nth + 1)
}

/// Names as pointers, parted by blanks.
pub(super) fn pointers(names: &[String]) -> String {
    names.iter().map(|name| format!("#{name}")).collect::<Vec<_>>().join(" ")
}

fn token(id: &str) -> String {
    // A full stop parts the segments of a bead.
    let holds = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if holds { id.to_owned() } else { format!("x-{:016x}", stable_hash(&[id])) }
}
