//! LaTeX: the source of a page to print, for publishers who set their books in it.

mod line;
mod look;
mod page;

use super::walk::walk;
use super::{Edition, Writer};
use page::Page;

/// The LaTeX format.
pub(super) struct Latex;

impl Writer for Latex {
    fn name(&self) -> &'static str {
        "tex"
    }

    fn extension(&self) -> &'static str {
        "tex"
    }

    fn summary(&self) -> &'static str {
        "LaTeX: the source of a page to print, for XeLaTeX and LuaLaTeX"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut page = Page::new(edition);
        walk(edition, &mut page);
        page.finish().into_bytes()
    }
}
