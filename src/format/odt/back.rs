//! OpenDocument, read back: the rows of the table with their marks, their English, and what people remarked.
//!
//! Elements are told by their local names (OpenDocument 1.3, part 3).

use quick_xml::events::BytesStart;

use super::Odt;
use super::earlier::Earlier;
use super::signs::{characters, is_unprinted, push_folded};
use crate::format::archive::Package;
use crate::format::office::{AUTHOR, Listener, Table, attribute, listen, one_line};
use crate::format::{Returned, Returns, Tracked};

/// What the file is called in messages.
const NOUN: &str = "OpenDocument text";

impl Returns for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["odt"]
    }

    fn read(&self, bytes: &[u8], tracked: Tracked) -> Result<Returned, String> {
        let mut package = Package::open(bytes, NOUN)?;
        let Some(content) = package.part("content.xml")? else {
            return Err(format!("this is no {NOUN}: it has no content"));
        };
        let mut reader = Reader { tracked, earlier: Earlier::of(&content)?, ..Reader::default() };
        listen(&content, &mut reader)?;
        reader.table.finish(NOUN)
    }
}

/// A comment that is being read.
#[derive(Debug, Default)]
struct Comment {
    text: String,
    author: String,
    /// Whether a blank stood before it in the text around it.
    blank: bool,
}

#[derive(Default)]
struct Reader {
    tracked: Tracked,
    earlier: Earlier,
    table: Table,
    /// The elements that are open.
    open: Vec<String>,
    /// How many elements are open that hold no text.
    unprinted: usize,
    /// How many changes are open that put text in and are taken as not made.
    refused: usize,
    paragraphs: usize,
    /// Whether a blank stands before what is read next.
    blank: bool,
    comment: Option<Comment>,
    comments: usize,
    /// How many columns the cell that was read last still covers.
    covered: usize,
}

impl Reader {
    fn push(&mut self, text: &str) {
        if self.paragraphs == 0 || self.unprinted > 0 {
            return;
        }
        match &mut self.comment {
            Some(comment) => push_folded(&mut comment.text, text, &mut self.blank),
            None if self.refused == 0 => {
                push_folded(&mut self.table.piece().text, text, &mut self.blank);
            }
            None => {}
        }
    }

    /// Characters that stand as they are.
    fn push_whole(&mut self, text: &str) {
        if self.unprinted == 0 && self.refused == 0 {
            match &mut self.comment {
                Some(comment) => comment.text.push_str(text),
                None => self.table.piece().text.push_str(text),
            }
            self.blank = false;
        }
    }

    fn cell(&mut self, tag: &BytesStart<'_>) {
        let columns = attribute(tag, "number-columns-spanned").and_then(|count| count.parse().ok());
        self.covered = columns.unwrap_or(1_usize).saturating_sub(1);
        self.table.begin_cell(false);
    }

    /// A place in the grid that a cell above or to the left reaches over.
    fn covered_cell(&mut self) {
        if self.covered > 0 {
            self.covered -= 1;
        } else {
            self.table.begin_cell(true);
        }
    }

    fn paragraph(&mut self, tag: &BytesStart<'_>) {
        self.paragraphs += 1;
        self.blank = true;
        if let Some(comment) = &mut self.comment {
            comment.text.push('\n');
        } else if self.unprinted == 0 {
            // The end of a paragraph that was put in, and is taken as not there.
            self.table.piece().joined |= self.refused > 0;
            self.table.begin_paragraph();
            let style = attribute(tag, "style-name").unwrap_or_default();
            let style = self.earlier.named(&style).to_owned();
            let piece = self.table.piece();
            if piece.style.is_empty() {
                piece.style = style;
            }
        }
    }

    /// What a change took out is there again where changes are taken as not made.
    fn restore(&mut self, change: &str) {
        if self.tracked == Tracked::Accept || self.unprinted > 0 {
            return;
        }
        if let Some(deleted) = self.earlier.taken_out(change) {
            self.table.piece().text.push_str(&deleted.text);
            for bookmark in &deleted.bookmarks {
                self.table.bookmark(bookmark);
            }
        }
    }

    fn is_refused(&self, change: &str) -> bool {
        self.tracked == Tracked::Refuse && self.earlier.is_insertion(change)
    }

    fn end_comment(&mut self) {
        let Some(comment) = self.comment.take() else { return };
        self.blank = comment.blank;
        if comment.author.trim() != AUTHOR {
            self.comments += 1;
            self.table.comment(&self.comments.to_string(), &one_line(&comment.text));
        }
    }
}

impl Listener for Reader {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        let value = |name| attribute(tag, name).unwrap_or_default();
        match name.as_str() {
            _ if self.unprinted > 0 => {}
            "table" => self.table.open(),
            "table-row" => self.table.begin_row(),
            "table-cell" => self.cell(tag),
            "covered-table-cell" => self.covered_cell(),
            "p" | "h" => self.paragraph(tag),
            "bookmark" | "bookmark-start" => self.table.bookmark(&value("name")),
            "annotation" => {
                self.comment = Some(Comment { blank: self.blank, ..Comment::default() });
            }
            "change" => self.restore(&value("change-id")),
            "change-start" => self.refused += usize::from(self.is_refused(&value("change-id"))),
            "change-end" => {
                let ends = usize::from(self.is_refused(&value("change-id")));
                self.refused = self.refused.saturating_sub(ends);
            }
            other => {
                if let Some(characters) = characters(other, tag) {
                    self.push_whole(&characters);
                }
            }
        }
        self.unprinted += usize::from(is_aside(&name));
        self.open.push(name);
    }

    fn end(&mut self) {
        let name = self.open.pop().unwrap_or_default();
        self.unprinted -= usize::from(is_aside(&name));
        match name.as_str() {
            _ if self.unprinted > 0 => {}
            "table" => self.table.close(),
            "table-row" => self.table.end_row(),
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.comment.is_none() {
                    self.table.end_paragraph();
                }
            }
            "annotation" => self.end_comment(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match (&mut self.comment, self.open.last().map(String::as_str)) {
            (Some(comment), Some("creator")) => comment.author.push_str(text),
            (Some(_), Some("date" | "date-string" | "creator-initials")) => {}
            _ => self.push(text),
        }
    }
}

/// What stands aside from the text: notes, and what [`Earlier`] has read.
fn is_aside(name: &str) -> bool {
    is_unprinted(name) || name == "tracked-changes"
}
