//! HTML: one self-contained file.

use super::{Edition, Writer};

/// The HTML format.
pub(super) struct Html;

impl Writer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn summary(&self) -> &'static str {
        "one self-contained page, for screen and print"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        format!("{edition:?}").into_bytes()
    }
}
