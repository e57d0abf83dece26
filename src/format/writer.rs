//! What a format that editions are written in can do, and the list of them.

use super::{Edition, docx, epub, exchange, html, latex, markdown, odt, tei, text, typst};

/// A format that editions can be written in.
pub trait Writer: Sync {
    /// The word for `--to`.
    fn name(&self) -> &'static str;

    /// The ending of its files, without a dot.
    fn extension(&self) -> &'static str;

    /// One line for the list of formats.
    fn summary(&self) -> &'static str;

    /// Whether it shows when each sentence is heard: [`Edition::times`].
    fn is_timed(&self) -> bool {
        false
    }

    /// Why the format cannot hold `edition`, as a sentence; `None` where it can.
    fn refusal(&self, _edition: &Edition) -> Option<String> {
        None
    }

    /// The bytes of `edition`.
    fn write(&self, edition: &Edition) -> Vec<u8>;

    /// The files of `edition`, each with its ending: one, but for formats that are several files.
    fn files(&self, edition: &Edition) -> Vec<(&'static str, Vec<u8>)> {
        vec![(self.extension(), self.write(edition))]
    }
}

/// All formats, in the order of the manual.
pub static WRITERS: &[&dyn Writer] = &[
    &html::Html,
    &docx::Docx,
    &odt::Odt,
    &epub::Epub,
    &typst::Typst,
    &latex::Latex,
    &markdown::Markdown,
    &text::Text,
    &tei::Tei,
    &exchange::Csv,
    &exchange::TsvTable,
    &exchange::Xlsx,
    &exchange::JsonLines,
    &exchange::Moses,
    &exchange::Xliff,
    &exchange::Xliff12,
    &exchange::Po,
    &exchange::Tmx,
    &exchange::Srt,
    &exchange::Vtt,
];

/// The format called `name` (`markdown`, `htm` and `latex` are understood too).
pub fn writer(name: &str) -> Option<&'static dyn Writer> {
    let name = match name {
        "markdown" => "md",
        "htm" => "html",
        "latex" => "tex",
        other => other,
    };
    WRITERS.iter().copied().find(|writer| writer.name() == name)
}
