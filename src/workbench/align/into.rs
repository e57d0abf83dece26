//! `align --into`: a unit file takes its English from a translation that exists; what a person confirmed stays.

use std::ops::Range;
use std::path::Path;

use super::anchor;
use super::pair::AlignRequest;
use super::side::{TextSide, read_lines, read_source};
use crate::align::{Aligner, Alignment, Bead, Begins, Fixed, Options, SURE, Trouble, match_turns};
use crate::project::{Document, Edit, Piece, Role, SURE_LINK, State, Unit, Value, set_unmatched};
use crate::text::Language;
use crate::workbench::desk::{self, Edited, Sheet};
use crate::workbench::failure::Failure;
use crate::workbench::workspace::Workspace;
use crate::yaml::Places;

/// What is filled from what.
#[derive(Debug, Clone, Default)]
pub struct IntoRequest {
    /// The document, by path or name.
    pub document: String,
    /// How texts are read and aligned.
    pub each: AlignRequest,
    /// Whether sure links that were made before stay too.
    pub pending: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// Fills a unit file with the English of the text at `en`.
///
/// The units are taken in reading order. English that has no `link`, or a state above `draft`, is a person's: it stays, and
/// where the text has it too it is an anchor that no link crosses. All other units get what the text says, as drafts
/// with the confidence of their link. English without Chinese goes to `unmatched`.
///
/// # Errors
/// A file that cannot be read, edited or written; sides that are swapped, or in one language.
pub fn align_into(workspace: &Workspace, en: &Path, request: &IntoRequest) -> Result<Edited, Failure> {
    let mut sheets = desk::sheets(workspace, std::slice::from_ref(&request.document))?;
    let (Some(sheet), true) = (sheets.pop(), sheets.is_empty()) else {
        return Err(Failure::Usage(format!("`{}` names several documents. Name one.", request.document)));
    };
    let document = sheet.document(workspace)?;
    let mut english = if request.each.sentences {
        read_lines(en)?
    } else {
        read_source(en, &request.each.segment, Language::En)?
    };
    let names = document.speakers.values().filter_map(|speaker| speaker.en.as_deref());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    english.take_labels(&names);
    let filling = Filling::of(&document, &english, request)?;
    filling.write(sheet, request.dry_run)
}

/// A document and what the text says of it.
struct Filling<'a> {
    document: &'a Document,
    english: &'a TextSide,
    /// The units to be linked, as indexes in reading order.
    chinese: Vec<usize>,
    /// Which of `chinese` keep what they hold.
    kept: Vec<bool>,
    alignment: Alignment,
    /// Carriers whose English the text does not have.
    other: Vec<String>,
}

impl<'a> Filling<'a> {
    fn of(document: &'a Document, english: &'a TextSide, request: &IntoRequest) -> Result<Self, Failure> {
        let units = document.units();
        let chinese: Vec<usize> =
            in_reading_order(document).filter(|&unit| units[unit].is_counted()).collect();
        let carrier = |unit: usize| document.beads.of_unit(unit).carrier;
        let kept: Vec<bool> =
            chinese.iter().map(|&unit| is_kept(document, carrier(unit), request.pending)).collect();
        let (mut fixed, other) = anchors(document, &chinese, &kept, english);
        let turns = turns_of(document, &chinese);
        let edges = match_turns(&turns, &english.turns);
        fixed.extend(edges.into_iter().map(|(i, j)| Fixed { zh: i..i, en: j..j }));
        let sentences: Vec<_> = chinese.iter().map(|&unit| units[unit].zh_as_meant()).collect();
        let sentences: Vec<&str> = sentences.iter().map(AsRef::as_ref).collect();
        let options = Options {
            terms: request.each.terms.clone(),
            fixed,
            zh_begins: chinese.iter().map(|&unit| begins(document, unit)).collect(),
            en_begins: english.begins.clone(),
            likenesses: request.each.likenesses(&sentences, &english.lines())?,
            ..Options::default()
        };
        let alignment = Aligner::default().align(&sentences, &english.lines(), &options);
        let wrong = |trouble: &&Trouble| matches!(trouble, Trouble::Swapped | Trouble::SameLanguage(_));
        if let Some(trouble) = alignment.troubles.iter().find(wrong) {
            return Err(Failure::Usage(format!("{} and {}: {trouble}", document.path, english.path)));
        }
        Ok(Self { document, english, chinese, kept, alignment, other })
    }

    /// Makes the edits and writes the file.
    fn write(&self, mut sheet: Sheet, dry_run: bool) -> Result<Edited, Failure> {
        let mut edits = Vec::new();
        let mut tally = Tally::default();
        for bead in &self.alignment.beads {
            self.bead(bead, &mut edits, &mut sheet.units, &mut tally);
        }
        edits.splice(0..0, self.links_by_id(&sheet.units));
        let text = {
            let mut editor = sheet.editor()?;
            edits.into_iter().for_each(|edit| editor.push(edit));
            editor.finish().map_err(|why| sheet.refused(why))?
        };
        let text = set_unmatched(&text, &self.unmatched()).map_err(|why| sheet.refused(why))?;
        let changed = if text == sheet.text { Vec::new() } else { vec![(sheet, text)] };
        let mut edited = desk::write(changed, dry_run)?;
        edited.remarks.extend(self.alignment.troubles.iter().map(ToString::to_string));
        edited.remarks.extend(tally.remarks(self));
        Ok(edited)
    }

    /// The edits for one bead; `touched` gets its units.
    fn bead(&self, bead: &Bead, edits: &mut Vec<Edit>, touched: &mut Vec<String>, tally: &mut Tally) {
        let range = bead.zh.clone();
        if range.is_empty() || self.kept[range.clone()].iter().any(|&kept| kept) {
            tally.kept += range.len();
            return;
        }
        let units = self.document.units();
        let segments = &self.english.sentences[bead.en.clone()];
        let members = &self.chinese[range];
        let turn = self.document.turns.number(members[0]);
        for (nth, &member) in members.iter().enumerate() {
            let unit = &units[member];
            let together = self.document.turns.number(member) == turn;
            let wanted = match nth {
                0 if !segments.is_empty() => Holds::English(segments, bead.confidence),
                0 => Holds::Nothing,
                _ if segments.is_empty() || !together => Holds::Nothing,
                _ => Holds::Cover(&units[members[0]].id),
            };
            tally.count(&wanted);
            if wanted.differs(unit) {
                touched.push(unit.id.clone());
                wanted.edits(&unit.id, &self.document.places(member), edits);
            }
        }
    }

    /// English without Chinese: what the text has, behind the unit it stands behind, and what was there of other texts.
    fn unmatched(&self) -> Vec<(Option<String>, String)> {
        let units = self.document.units();
        let known = |text: &str| self.english.sentences.iter().any(|sentence| sentence == text);
        let old = self.document.file.unmatched.iter();
        let old = old.map(|item| (item.after.clone(), item.en.joined().into_owned()));
        let mut all: Vec<(Option<String>, String)> = old.filter(|(_, text)| !known(text)).collect();
        for bead in self.alignment.beads.iter().filter(|bead| bead.zh.is_empty()) {
            let after = bead.zh.start.checked_sub(1).map(|at| units[self.chinese[at]].id.clone());
            let sentences = self.english.sentences[bead.en.clone()].iter();
            all.extend(sentences.map(|sentence| (after.clone(), sentence.clone())));
        }
        all
    }

    /// Links by position in turns that change become links by id, so that they still lead where they led.
    fn links_by_id(&self, touched: &[String]) -> Vec<Edit> {
        let indexes: Vec<usize> = touched.iter().filter_map(|id| self.document.file.position(id)).collect();
        let edits = crate::workbench::cover::by_id(self.document, &indexes);
        let is_touched = |edit: &Edit| matches!(edit, Edit::Set { unit, .. } if touched.contains(unit));
        edits.into_iter().filter(|edit| !is_touched(edit)).collect()
    }
}

/// What a unit is to hold.
enum Holds<'a> {
    /// This English, with this confidence.
    English(&'a [String], f32),
    /// The English stands in the unit of this id.
    Cover(&'a str),
    /// The text has nothing for it.
    Nothing,
}

impl Holds<'_> {
    /// Whether the unit holds something else.
    fn differs(&self, unit: &Unit) -> bool {
        match self {
            Self::English(segments, confidence) => {
                let now: Vec<&str> = unit.en.iter().flat_map(|english| english.segments()).collect();
                now != *segments || unit.link.map(spelled_link) != Some(spelled_link(f64::from(*confidence)))
            }
            Self::Cover(_) => true,
            Self::Nothing => unit.has_english() || unit.covered_by.is_some(),
        }
    }

    fn edits(&self, id: &str, places: &Places, edits: &mut Vec<Edit>) {
        let drop = |fields: &[&str]| -> Vec<Edit> {
            let there = fields.iter().filter(|field| places.field(field).is_some());
            there.map(|field| Edit::remove(id, field)).collect()
        };
        match self {
            Self::English(segments, confidence) => {
                edits.extend(drop(&["covered-by", "origin"]));
                edits.push(Edit::set(id, "en", Value::english(segments)));
                edits.push(Edit::set(id, "state", Value::text(State::Draft.name())));
                edits.push(Edit::set(id, "link", Value::Bare(spelled_link(f64::from(*confidence)))));
            }
            Self::Cover(carrier) => {
                edits.extend(drop(&["en", "state", "link", "origin"]));
                edits.push(Edit::set(id, "covered-by", Value::text(*carrier)));
            }
            Self::Nothing => {
                edits.extend(drop(&["covered-by", "state", "link", "origin"]));
                edits.push(Edit::set(id, "en", Value::text("")));
            }
        }
    }
}

fn spelled_link(confidence: f64) -> String {
    format!("{confidence:.2}")
}

/// The units of a document as people read them.
fn in_reading_order(document: &Document) -> impl Iterator<Item = usize> {
    let pieces = document.order.pieces.iter();
    pieces.flat_map(|piece| match piece {
        Piece::Units(units) => units.clone(),
        Piece::Gap(_) => 0..0,
    })
}

/// Whether the English of a carrier stays: a person's, or with `pending` a sure link.
fn is_kept(document: &Document, carrier: usize, pending: bool) -> bool {
    let unit = &document.units()[carrier];
    if !unit.has_english() {
        return unit.conflict.is_some();
    }
    match unit.link {
        Some(link) if unit.state == Some(State::Draft) => pending && link >= SURE_LINK,
        _ => true,
    }
}

/// Links that stay: units whose English the text has. And the carriers whose English it does not have.
fn anchors(
    document: &Document,
    chinese: &[usize],
    kept: &[bool],
    english: &TextSide,
) -> (Vec<Fixed>, Vec<String>) {
    let units = document.units();
    let mut groups: Vec<(usize, Range<usize>)> = Vec::new();
    for (place, &unit) in chinese.iter().enumerate().filter(|&(place, _)| kept[place]) {
        let carrier = document.beads.of_unit(unit).carrier;
        match groups.last_mut() {
            Some((last, range)) if *last == carrier && range.end == place => range.end = place + 1,
            _ => groups.push((carrier, place..place + 1)),
        }
    }
    let text = |carrier: usize| units[carrier].english().map(|text| text.into_owned()).unwrap_or_default();
    let texts: Vec<String> = groups.iter().map(|(carrier, _)| text(*carrier)).collect();
    let (mut fixed, mut other) = (Vec::new(), Vec::new());
    for ((carrier, zh), found) in groups.into_iter().zip(anchor::find(&texts, &english.sentences)) {
        match found {
            Some(en) => fixed.push(Fixed { zh, en }),
            None => other.push(units[carrier].id.clone()),
        }
    }
    (fixed, other)
}

/// The turns among `chinese`: the first sentence of each, and who speaks.
fn turns_of(document: &Document, chinese: &[usize]) -> Vec<(usize, String)> {
    let mut turns = Vec::new();
    for (place, &unit) in chinese.iter().enumerate() {
        let speaker = document.units()[unit].speaker.as_ref();
        turns.extend(speaker.map(|key| {
            let zh = document.speaker(unit).map(|speaker| speaker.zh.clone());
            (place, zh.unwrap_or_else(|| key.clone()))
        }));
    }
    turns
}

/// What begins with a unit.
fn begins(document: &Document, unit: usize) -> Begins {
    let is_first = document.turns.of_unit(unit).units.start == unit;
    match (is_first, document.units()[unit].paragraph) {
        (true, _) => Begins::Turn,
        _ if document.role(unit) == Role::Heading => Begins::Paragraph,
        (_, true) => Begins::Paragraph,
        _ => Begins::Sentence,
    }
}

/// What became of the units.
#[derive(Default)]
struct Tally {
    kept: usize,
    sure: usize,
    doubtful: usize,
    empty: usize,
}

impl Tally {
    fn count(&mut self, wanted: &Holds<'_>) {
        match wanted {
            Holds::English(_, confidence) if *confidence >= SURE => self.sure += 1,
            Holds::English(..) => self.doubtful += 1,
            Holds::Cover(_) => {}
            Holds::Nothing => self.empty += 1,
        }
    }

    fn remarks(&self, filling: &Filling<'_>) -> Vec<String> {
        let mut remarks = vec![format!(
            "{} links are sure, {} doubtful; {} units stay as they were, {} have no English in {}",
            self.sure, self.doubtful, self.kept, self.empty, filling.english.path
        )];
        let left = filling.unmatched().len();
        if left > 0 {
            remarks.push(format!("{left} English sentences have no Chinese; they stand under `unmatched`"));
        }
        if !filling.other.is_empty() {
            remarks.push(format!(
                "{} units hold English that {} does not have: {}",
                filling.other.len(),
                filling.english.path,
                filling.other.join(" ")
            ));
        }
        remarks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_as_sure_in_a_unit_file_as_it_was_when_it_was_made() {
        assert_eq!(f64::from(SURE), SURE_LINK);
    }
}
