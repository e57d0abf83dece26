//! XLIFF 1.2, 2.0 and 2.1: sources and targets, from Chinese into English or the other way.

use std::io::BufRead;

use quick_xml::events::BytesStart;

use super::problem::Remarks;
use super::tags::{is_english, script_of};
use super::xml::{Handler, attribute, is_code, walk};
use super::{RawEntry, Take, Wanted};

/// Reads XLIFF.
pub(super) fn read(input: &mut dyn BufRead, _: Wanted<'_>, take: &mut Take<'_>) -> std::io::Result<Remarks> {
    let mut file = File {
        take,
        remarks: Remarks::default(),
        source: String::new(),
        target: String::new(),
        unit: String::new(),
        segment: String::new(),
        number: 0,
        texts: [None, None],
        side: None,
        code: 0,
        aside: 0,
    };
    walk(input, &["trans-unit", "unit", "file"], &mut file)?;
    if file.number == 0 {
        file.remarks.wrong(0, "there is no translation unit here", "Check that the file is XLIFF.");
    }
    Ok(file.remarks)
}

/// An XLIFF file that is being read.
struct File<'a, 'b> {
    take: &'a mut Take<'b>,
    remarks: Remarks,
    /// The language tags of both sides.
    source: String,
    target: String,
    unit: String,
    segment: String,
    number: usize,
    /// Source and target of the segment that is being read.
    texts: [Option<String>; 2],
    /// Which of them we are in.
    side: Option<usize>,
    /// How many elements of code we are in.
    code: usize,
    /// How many elements that hold other sources and targets we are in.
    aside: usize,
}

/// Elements whose sources and targets are not the unit's own.
fn is_aside(name: &str) -> bool {
    matches!(name, "alt-trans" | "seg-source" | "matches" | "ignorable" | "glossary")
}

impl Handler for File<'_, '_> {
    fn start(&mut self, tag: &BytesStart<'_>, _: u64, empty: bool) {
        let name = tag.local_name();
        let mut set = |own: fn(&mut Self) -> &mut String, name: &str| {
            if let Some(value) = attribute(tag, name) {
                *own(self) = value;
            }
        };
        match name.as_ref() {
            "xliff" | "file" => {
                set(|file| &mut file.source, "srcLang");
                set(|file| &mut file.target, "trgLang");
                set(|file| &mut file.source, "source-language");
                set(|file| &mut file.target, "target-language");
            }
            "trans-unit" | "unit" => {
                self.number += 1;
                self.unit = attribute(tag, "id").unwrap_or_else(|| self.number.to_string());
                self.segment.clear();
                (self.texts, self.side, self.code, self.aside) = ([None, None], None, 0, 0);
            }
            "segment" => {
                self.segment = attribute(tag, "id").unwrap_or_default();
                self.texts = [None, None];
            }
            name if is_aside(name) => self.aside += usize::from(!empty),
            "source" | "target" if self.aside == 0 && !empty => {
                let side = usize::from(name.as_ref() == "target");
                (self.side, self.code) = (Some(side), 0);
                self.texts[side] = Some(String::new());
            }
            name if !empty && is_code(name) => self.code += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str, _: u64) -> bool {
        match name {
            "source" | "target" if self.aside == 0 => self.side = None,
            "trans-unit" | "segment" => return self.close(),
            name if is_aside(name) => self.aside = self.aside.saturating_sub(1),
            name if is_code(name) => self.code = self.code.saturating_sub(1),
            _ => {}
        }
        true
    }

    fn text(&mut self, text: &str) {
        if let (Some(side), 0, 0) = (self.side, self.code, self.aside)
            && let Some(own) = &mut self.texts[side]
        {
            own.push_str(text);
        }
    }

    fn broken(&mut self) {
        (self.texts, self.side, self.code, self.aside) = ([None, None], None, 0, 0);
    }

    fn remarks(&mut self) -> &mut Remarks {
        &mut self.remarks
    }
}

impl File<'_, '_> {
    /// Gives the segment away; whether reading goes on.
    fn close(&mut self) -> bool {
        let [source, target] = std::mem::take(&mut self.texts).map(Option::unwrap_or_default);
        let (tag, zh, en) = if script_of(&self.source).is_some() {
            (&self.source, source, target)
        } else if script_of(&self.target).is_some() && is_english(&self.source) {
            (&self.target, target, source)
        } else {
            for tag in [&self.source, &self.target].into_iter().filter(|tag| !tag.is_empty()) {
                *self.remarks.other_tags.entry(tag.clone()).or_default() += 1;
            }
            return true;
        };
        self.remarks.taken(tag);
        let id = if self.segment.is_empty() {
            self.unit.clone()
        } else {
            format!("{}/{}", self.unit, self.segment)
        };
        (self.take)(&RawEntry { id, zh, en })
    }
}
