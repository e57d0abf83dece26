//! Word, read back: the rows of the table with their marks, their English, and what people remarked.
//!
//! Elements are told by their local names (ECMA-376, part 1, 17); a producer may choose its own prefixes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Docx;
use super::comments::{Comment, comments};
use crate::format::archive::Package;
use crate::format::mark::{Mark, normal};
use crate::format::wording;
use crate::format::{Returned, ReturnedRow, Returns, Tracked};

impl Returns for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn read(&self, bytes: &[u8], tracked: Tracked) -> Result<Returned, String> {
        let mut package = Package::open(bytes, "Word file")?;
        let Some(document) = package.part("word/document.xml")? else {
            return Err("this is no Word file: it has no text".to_owned());
        };
        let remarks = package.part("word/comments.xml")?.map(|text| comments(&text)).unwrap_or_default();
        let mut walker = Walker { tracked, comments: remarks, ..Walker::default() };
        walker.walk(&document)?;
        if !walker.returned.rows.iter().any(|row| !row.marks.is_empty()) {
            return Err(
                "no row of this Word file carries the mark of a unit: only the table of `--layout side` comes back"
                    .to_owned(),
            );
        }
        Ok(walker.returned)
    }
}

/// A paragraph or a cell that is being read.
#[derive(Debug, Default)]
struct Piece {
    text: String,
    /// The style of its first paragraph.
    style: String,
    /// Whether it goes on with the cell above it.
    merged: bool,
    /// Whether the end of its last paragraph is taken as not there.
    joined: bool,
}

/// A row of the table, or a paragraph outside it.
#[derive(Debug, Default)]
struct Row {
    marks: Vec<Mark>,
    cells: Vec<Piece>,
    comments: Vec<String>,
    /// Whether the row itself was put in, or taken out, with changes tracked.
    inserted: bool,
    deleted: bool,
}

#[derive(Default)]
struct Walker {
    tracked: Tracked,
    comments: Vec<Comment>,
    returned: Returned,
    /// The elements that are open: local name, and whether what is in it is hidden.
    open: Vec<(String, bool)>,
    hidden: usize,
    tables: usize,
    number: usize,
    row: Row,
}

/// What is no text of the cell: the reading above a character, field codes, the older twin of every drawing.
const UNPRINTED: [&str; 4] = ["rt", "instrText", "Fallback", "sdtPr"];

impl Walker {
    fn walk(&mut self, markup: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(markup);
        reader.config_mut().expand_empty_elements = true;
        loop {
            let event = reader.read_event().map_err(|error| {
                format!("its text is damaged at byte {}: {error}", reader.error_position())
            })?;
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4])),
                    _ => self.text(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default()),
                },
                Event::Eof if self.open.is_empty() => return Ok(()),
                Event::Eof => return Err("its text ends inside an element".to_owned()),
                _ => {}
            }
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().rev().any(|(open, _)| open == name)
    }

    /// What a change that was tracked hides: what was put in is hidden where changes are refused, what was taken
    /// out where they are accepted.
    fn hides(&self, name: &str) -> bool {
        match name {
            "ins" | "moveTo" => self.tracked == Tracked::Refuse,
            "del" | "moveFrom" => self.tracked == Tracked::Accept,
            _ => false,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        let parent = self.open.last().map(|(name, _)| name.clone()).unwrap_or_default();
        let mut hides = UNPRINTED.contains(&name.as_str());
        match (name.as_str(), parent.as_str()) {
            ("ins" | "moveTo", "trPr") => self.row.inserted = true,
            ("del" | "moveFrom", "trPr") => self.row.deleted = true,
            // The end of a paragraph that a change put in, or took out.
            (change @ ("ins" | "del" | "moveTo" | "moveFrom"), "rPr") => {
                let joins = self.hides(change);
                self.piece().joined |= joins;
            }
            (change @ ("ins" | "del" | "moveTo" | "moveFrom"), _) => hides = self.hides(change),
            ("tbl", _) => self.tables += 1,
            ("tr", _) if self.tables == 1 => {
                self.number += 1;
                self.row = Row::default();
            }
            ("tc", _) if self.tables == 1 => self.row.cells.push(Piece::default()),
            ("p", _) if self.tables == 0 => self.row = Row::default(),
            ("p", _) => {
                let piece = self.piece();
                if !piece.text.is_empty() && !std::mem::take(&mut piece.joined) {
                    piece.text.push('\n');
                }
            }
            ("pStyle", _) => {
                let style = attribute(tag, "val").unwrap_or_default();
                let piece = self.piece();
                if piece.style.is_empty() {
                    piece.style = style;
                }
            }
            ("vMerge", _) => {
                let begins = attribute(tag, "val").is_some_and(|value| value == "restart");
                self.piece().merged = !begins;
            }
            ("br" | "cr", "r") => self.push("\n"),
            ("tab", "r") => self.push(" "),
            ("noBreakHyphen", "r") => self.push("\u{2011}"),
            ("bookmarkStart", _) => {
                self.row.marks.extend(attribute(tag, "name").as_deref().and_then(Mark::parse));
            }
            ("commentRangeStart" | "commentReference", _) => {
                let id = attribute(tag, "id").unwrap_or_default();
                if !self.row.comments.contains(&id) {
                    self.row.comments.push(id);
                }
            }
            _ => {}
        }
        self.hidden += usize::from(hides);
        self.open.push((name, hides));
    }

    fn end(&mut self) {
        let Some((name, hides)) = self.open.pop() else { return };
        self.hidden -= usize::from(hides);
        match name.as_str() {
            "tbl" => self.tables = self.tables.saturating_sub(1),
            "tr" if self.tables == 1 => self.end_row(),
            "p" if self.tables == 0 => self.end_paragraph(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|(name, _)| name == "t" || name == "delText") {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden == 0 && !self.is_in("pPr") {
            self.piece().text.push_str(text);
        }
    }

    /// The cell that is being read, or the paragraph outside of tables.
    fn piece(&mut self) -> &mut Piece {
        if self.row.cells.is_empty() {
            self.row.cells.push(Piece::default());
        }
        let last = self.row.cells.len() - 1;
        &mut self.row.cells[last]
    }

    /// A headline stands outside the table: its Chinese, then its English on the next lines.
    fn end_paragraph(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        let text = normal(&row.cells.pop().unwrap_or_default().text);
        if row.marks.is_empty() {
            self.lost_comments(&row.comments);
            return;
        }
        let en = text.split_once('\n').map_or("", |(_, english)| english);
        let en = if wording::is_missing(en) { "" } else { en };
        let comments = self.remarks(&row.comments);
        self.returned.rows.push(ReturnedRow {
            line: self.number.max(1),
            marks: row.marks,
            en: Some(en.to_owned()),
            comments,
            ..ReturnedRow::default()
        });
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let gone = match self.tracked {
            Tracked::Accept => row.deleted,
            Tracked::Refuse => row.inserted,
        };
        if gone {
            return;
        }
        let comments = self.remarks(&row.comments);
        let [first, .., last] = row.cells.as_slice() else {
            if !row.marks.is_empty() {
                let text =
                    "the cells of this row were put together, so its English cannot be told".to_owned();
                self.returned.remarks.push((self.number, text));
            }
            self.lost_comments(&row.comments);
            return;
        };
        let zh = normal(&first.text);
        if last.merged
            && let Some(above) = self.returned.rows.last_mut()
        {
            above.marks.extend(row.marks);
            above.comments.extend(comments);
            above.zh = above.zh.take().map(|above| above + &zh);
            return;
        }
        // Rows of speakers, headings and the head of the table carry no mark and have a style of their own.
        if row.marks.is_empty() && first.style != PAIR && last.style != PAIR {
            self.lost_comments(&row.comments);
            return;
        }
        let en = normal(&last.text);
        // What stands where English is missing is no English: a mark, or the Chinese.
        let en = if wording::is_missing(&en) || en == zh { String::new() } else { en };
        self.returned.rows.push(ReturnedRow {
            line: self.number,
            marks: row.marks,
            id: None,
            zh: Some(zh),
            en: Some(en),
            wrapped: false,
            comments,
        });
    }

    /// The texts of the comments with these ids, our own left out.
    fn remarks(&self, ids: &[String]) -> Vec<String> {
        let found = self.comments.iter().filter(|comment| !comment.ours && ids.contains(&comment.id));
        found.map(|comment| comment.text.clone()).collect()
    }

    /// Comments on what is no unit have no place in the unit file, and are told.
    fn lost_comments(&mut self, ids: &[String]) {
        for text in self.remarks(ids) {
            self.returned.remarks.push((self.number, format!("this comment stands at no unit: {text}")));
        }
    }
}

/// The style of the cells of beads, in Word and in LibreOffice.
const PAIR: &str = "Pair";

/// The value of an attribute by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}
