//! What both versions of XLIFF say of a bead in the same way.

use super::super::record::Record;
use crate::text::stable_hash;

/// The id of a bead as XML allows it for a name (`NMTOKEN`); the real one stands beside it.
pub(super) fn token(id: &str) -> String {
    let holds =
        !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    if holds { id.to_owned() } else { format!("x-{:016x}", stable_hash(&[id])) }
}

/// Whether nobody is to translate the bead.
pub(super) fn is_closed(record: &Record<'_>) -> bool {
    record.omitted().is_some()
}
