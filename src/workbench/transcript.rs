//! A transcript from the disk, of whatever kind: the one way in for `segment`, `add` and `check`.

use std::path::Path;

use super::failure::Failure;
use super::pdf;
use super::store;
use crate::source::{Extracted, Kind, SourceError, from_pages, to_text};

/// Reads the transcript at `path` (`-` for standard input).
///
/// # Errors
/// A file that cannot be read, or gives no text.
pub(super) fn read(path: &Path) -> Result<Extracted, Failure> {
    let bytes = store::read(path)?;
    text_of(path, &bytes).map_err(|error| Failure::Transcript { path: store::show(path), error })
}

/// The text of `bytes`, which stand at `path`.
///
/// # Errors
/// Bytes that give no text.
pub(super) fn text_of(path: &Path, bytes: &[u8]) -> Result<Extracted, SourceError> {
    let kind = Kind::of(path, bytes);
    if kind == Kind::Pdf && Kind::by_bytes(bytes) == Some(Kind::Pdf) {
        return from_pages(&pdf::pages(bytes)?);
    }
    to_text(kind, bytes)
}
