//! TMX, any version: of each unit the Chinese and the English variant that fit best.

use std::io::BufRead;

use quick_xml::events::BytesStart;

use super::problem::Remarks;
use super::tags::{chinese, english};
use super::xml::{Handler, attribute, is_code, walk};
use super::{RawEntry, Take, Wanted};

/// Reads TMX.
pub(super) fn read(
    input: &mut dyn BufRead,
    wanted: Wanted<'_>,
    take: &mut Take<'_>,
) -> std::io::Result<Remarks> {
    let mut unit = Unit {
        wanted,
        take,
        remarks: Remarks::default(),
        number: 0,
        open: None,
        language: String::new(),
        text: None,
        code: 0,
        tmx: false,
    };
    walk(input, &["tu"], &mut unit)?;
    if unit.open.is_some() {
        let cure = "Look whether the file was copied whole.";
        unit.remarks.wrong(0, "the file ends inside a unit", cure);
    }
    if unit.number == 0 && !unit.tmx {
        unit.remarks.wrong(0, "there is no translation unit here", "Check that the file is TMX.");
    }
    Ok(unit.remarks)
}

struct Unit<'a, 'b> {
    wanted: Wanted<'a>,
    take: &'a mut Take<'b>,
    remarks: Remarks,
    number: usize,
    /// The unit that is being read: its id, and its variants by language.
    open: Option<(String, Vec<(String, String)>)>,
    language: String,
    /// The segment that is being read.
    text: Option<String>,
    /// How many elements of code we are in.
    code: usize,
    tmx: bool,
}

impl Handler for Unit<'_, '_> {
    fn start(&mut self, tag: &BytesStart<'_>, at: u64, empty: bool) {
        match tag.local_name().as_ref() {
            "tmx" => self.tmx = true,
            "tu" => {
                if self.open.is_some() {
                    self.remarks.wrong(
                        at,
                        "a unit begins inside a unit",
                        "Close the one before it with </tu>.",
                    );
                }
                self.number += 1;
                let id = attribute(tag, "tuid").unwrap_or_else(|| self.number.to_string());
                self.open = Some((id, Vec::new()));
                (self.text, self.code) = (None, 0);
            }
            "tuv" => {
                self.language =
                    attribute(tag, "xml:lang").or_else(|| attribute(tag, "lang")).unwrap_or_default();
            }
            "seg" if !empty => (self.text, self.code) = (Some(String::new()), 0),
            name if !empty && is_code(name) => self.code += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str, at: u64) -> bool {
        match name {
            "seg" => {
                if let (Some(text), Some((_, variants))) = (self.text.take(), &mut self.open) {
                    variants.push((std::mem::take(&mut self.language), text));
                }
            }
            "tu" => return self.close(at),
            name if is_code(name) => self.code = self.code.saturating_sub(1),
            _ => {}
        }
        true
    }

    fn text(&mut self, text: &str) {
        if let (Some(own), 0) = (&mut self.text, self.code) {
            own.push_str(text);
        }
    }

    fn broken(&mut self) {
        (self.open, self.text, self.code) = (None, None, 0);
    }

    fn remarks(&mut self) -> &mut Remarks {
        &mut self.remarks
    }
}

impl Unit<'_, '_> {
    /// Gives the unit away; whether reading goes on.
    fn close(&mut self, at: u64) -> bool {
        let Some((id, mut variants)) = self.open.take() else { return true };
        if self.text.take().is_some() {
            self.remarks.wrong(at, "a segment of this unit has no end", "Close it with </seg>.");
            return true;
        }
        let mut best = |fits: &dyn Fn(&str) -> Option<u8>| {
            let (_, at) =
                variants.iter().enumerate().filter_map(|(at, (tag, _))| Some((fits(tag)?, at))).min()?;
            Some(std::mem::take(&mut variants[at]))
        };
        let zh = best(&|tag| chinese(tag, self.wanted.zh));
        let en = best(&|tag| english(tag, self.wanted.en));
        let Some((tag, zh)) = zh else {
            for (tag, _) in variants.iter().chain(&en).filter(|(tag, _)| !tag.is_empty()) {
                *self.remarks.other_tags.entry(tag.clone()).or_default() += 1;
            }
            return true;
        };
        self.remarks.taken(&tag);
        (self.take)(&RawEntry { id, zh, en: en.map(|(_, text)| text).unwrap_or_default() })
    }
}
