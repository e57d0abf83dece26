//! Word, read back: the rows of the table with their marks, their English, and what people remarked.
//!
//! Elements are told by their local names (ECMA-376, part 1, 17); a producer may choose its own prefixes.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::Docx;
use super::comments::comments;
use crate::format::archive::Package;
use crate::format::office::{Listener, Table, attribute, listen};
use crate::format::{Returned, Returns, Tracked};

/// What the file is called in messages.
const NOUN: &str = "Word file";

impl Returns for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn read(&self, bytes: &[u8], tracked: Tracked) -> Result<Returned, String> {
        let mut package = Package::open(bytes, NOUN)?;
        let Some(document) = package.part("word/document.xml")? else {
            return Err("this is no Word file: it has no text".to_owned());
        };
        let remarks = package.part("word/comments.xml")?.map(|text| comments(&text)).unwrap_or_default();
        let mut reader = Reader { tracked, remarks, ..Reader::default() };
        listen(&document, &mut reader)?;
        reader.table.finish(NOUN)
    }
}

#[derive(Default)]
struct Reader {
    tracked: Tracked,
    /// What people remarked, by number.
    remarks: HashMap<String, String>,
    table: Table,
    /// The elements that are open: local name, and whether what is in it is hidden.
    open: Vec<(String, bool)>,
    hidden: usize,
}

/// What is no text of the cell: the reading above a character, field codes, the older twin of every drawing.
const UNPRINTED: [&str; 4] = ["rt", "instrText", "Fallback", "sdtPr"];

impl Reader {
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

    fn push(&mut self, text: &str) {
        if self.hidden == 0 && !self.is_in("pPr") {
            self.table.piece().text.push_str(text);
        }
    }

    fn remark(&mut self, tag: &BytesStart<'_>) {
        let number = attribute(tag, "id").unwrap_or_default();
        if let Some(text) = self.remarks.get(&number) {
            self.table.comment(&number, text);
        }
    }
}

impl Listener for Reader {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        let parent = self.open.last().map(|(name, _)| name.clone()).unwrap_or_default();
        let mut hides = UNPRINTED.contains(&name.as_str());
        match (name.as_str(), parent.as_str()) {
            ("ins" | "moveTo" | "del" | "moveFrom", "trPr") if self.hides(&name) => self.table.drop_row(),
            // The end of a paragraph that a change put in, or took out.
            (change @ ("ins" | "del" | "moveTo" | "moveFrom"), "rPr") => {
                let joins = self.hides(change);
                self.table.piece().joined |= joins;
            }
            (change @ ("ins" | "del" | "moveTo" | "moveFrom"), _) => hides = self.hides(change),
            ("tbl", _) => self.table.open(),
            ("tr", _) => self.table.begin_row(),
            ("tc", _) => self.table.begin_cell(false),
            ("p", _) => self.table.begin_paragraph(),
            ("pStyle", _) => {
                let style = attribute(tag, "val").unwrap_or_default();
                let piece = self.table.piece();
                if piece.style.is_empty() {
                    piece.style = style;
                }
            }
            ("vMerge", _) => {
                let begins = attribute(tag, "val").is_some_and(|value| value == "restart");
                self.table.piece().merged = !begins;
            }
            ("br" | "cr", "r") => self.push("\n"),
            ("tab", "r") => self.push(" "),
            ("noBreakHyphen", "r") => self.push("\u{2011}"),
            ("bookmarkStart", _) => self.table.bookmark(&attribute(tag, "name").unwrap_or_default()),
            ("commentRangeStart" | "commentReference", _) => self.remark(tag),
            _ => {}
        }
        self.hidden += usize::from(hides);
        self.open.push((name, hides));
    }

    fn end(&mut self) {
        let Some((name, hides)) = self.open.pop() else { return };
        self.hidden -= usize::from(hides);
        match name.as_str() {
            "tbl" => self.table.close(),
            "tr" => self.table.end_row(),
            "p" => self.table.end_paragraph(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|(name, _)| name == "t" || name == "delText") {
            self.push(text);
        }
    }
}
