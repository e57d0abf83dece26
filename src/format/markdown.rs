//! Markdown for code hosts.

use super::{Edition, Writer};

/// The Markdown format.
pub(super) struct Markdown;

impl Writer for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn summary(&self) -> &'static str {
        "Markdown that reads well on a code host"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        format!("{edition:?}").into_bytes()
    }
}
