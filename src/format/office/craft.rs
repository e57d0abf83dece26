//! What a page of a word processor is made of, and how a kind of file spells it.

use crate::format::Edition;

/// What a stretch of text looks like besides its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Look {
    /// As the paragraph.
    Plain,
    /// A misprint of the source: dotted below.
    Misprint,
    /// Words of the edition, not of the text.
    Aside,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Style {
    Title,
    /// Lines below the title, and what nobody said.
    Imprint,
    /// The head of the contents and of the list of speakers.
    Part,
    /// A line of either.
    Contents,
    /// The heading of a turn.
    Turn,
    /// A heading inside a turn.
    Heading,
    Speaker,
    /// A cell of a bead.
    Pair,
    /// Running text.
    Chinese,
    English,
    /// Lines of either language below each other.
    LineChinese,
    LineEnglish,
}

/// The cells of a row, as markup.
#[derive(Debug)]
pub(in crate::format) enum Cells {
    /// One cell over the whole width.
    Whole(String),
    /// Chinese and English, which reaches over so many rows.
    Two(String, String, usize),
    /// Chinese beside English that began above: an empty paragraph stands for it.
    Below(String, String),
}

/// How a kind of file spells a page. What it gives and takes as content is markup.
pub(in crate::format) trait Craft {
    /// The end of a line inside a paragraph.
    const BREAK: &'static str;
    /// A blank between two stretches.
    const BLANK: &'static str;
    /// The table ends.
    const TABLE_END: &'static str;

    /// The table begins, with the row of languages that stands on every page.
    fn table(&self, edition: &Edition) -> String;

    /// A stretch of text without line ends.
    fn text(&self, chinese: bool, look: Look, text: &str) -> String;

    /// A paragraph.
    fn paragraph(&self, style: Style, content: &str) -> String;

    /// `content` inside the bookmark called `name`.
    fn bookmarked(&mut self, name: &str, content: &str) -> String;

    /// `content` as a link to the bookmark called `name`.
    fn link(&self, name: &str, content: &str) -> String;

    /// The mark of a footnote that says `content`.
    fn footnote(&mut self, content: &str) -> String;

    /// `content` with a comment for each of `notes`.
    fn commented(&mut self, notes: &[&str], content: &str) -> String;

    /// A row of the table. Where `long`, it may be broken over pages.
    fn row(&mut self, long: bool, cells: Cells) -> String;
}
