//! A document made ready for printing: what stands where, whatever the format.

use std::collections::HashMap;
use std::ops::Range;

use super::options::{Options, Order, SicMode};
use crate::project::{Bilingual, Document, Piece, Project, Role, Sic, State, Unit};

/// A document made ready for printing; its texts are those of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition<'d> {
    /// The name of the document: that of its unit file, without its ending.
    pub name: String,
    /// The title of the document: its own, else its headline, else the project's.
    pub title: Bilingual,
    /// Who printed the transcript.
    pub publisher: Bilingual,
    /// The day of the event, as in the unit file.
    pub date: Option<String>,
    /// Who translated it.
    pub translator: Option<String>,
    /// The language tags of both sides.
    pub languages: (String, String),
    /// What was asked for.
    pub options: Options,
    /// The text, in the order that was asked for.
    pub passages: Vec<Passage<'d>>,
    /// The footnotes, in the order of their marks, from 1.
    pub footnotes: Vec<Bilingual>,
    /// Who speaks, in the order of their first word: labels in both languages.
    pub speakers: Vec<Bilingual>,
    /// Counted units, and how many of them have English.
    pub counted: (usize, usize),
    /// When each unit is heard, by id: milliseconds from the beginning of the recording. `None` where nobody asked, or
    /// where the source has no times.
    pub times: Option<HashMap<String, (u64, u64)>>,
}

/// A passage of an edition.
#[derive(Debug, Clone, PartialEq)]
pub enum Passage<'d> {
    /// A headline.
    Title(Row<'d>),
    /// What one speaker says; also a dateline, or text that nobody is named for.
    Turn(TurnHead<'d>, Vec<Chunk<'d>>),
    /// Something is missing in the source.
    Gap(Bilingual),
    /// Something was left out because it was asked for so: `[…]`.
    LeftOut,
}

/// What stands above a turn.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnHead<'d> {
    /// The id of its first unit: the anchor.
    pub id: &'d str,
    /// The speaker's label in both languages; `None` where nobody is named.
    pub speaker: Option<Bilingual>,
    /// Whether the label is not in the source and a person inferred it.
    pub inferred: bool,
    /// What is said.
    pub role: Role,
    /// The heading for the table of contents.
    pub heading: Option<Bilingual>,
}

/// A piece of a turn.
#[derive(Debug, Clone, PartialEq)]
pub enum Chunk<'d> {
    /// Running text.
    Paragraph(Paragraph<'d>),
    /// A heading inside the turn.
    Heading(Row<'d>),
    /// A printer's note (（下转第十三版）): nobody said it.
    Jump {
        /// The id of its unit: the anchor.
        id: &'d str,
        /// The note.
        zh: &'d str,
    },
    /// Units left out because it was asked for so: `[…]`.
    LeftOut,
}

/// Rows that make a paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph<'d> {
    /// One row a bead.
    pub rows: Vec<Row<'d>>,
}

/// A bead: Chinese sentences and the English that covers them.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'d> {
    /// The id of its first unit: the anchor.
    pub id: &'d str,
    /// All its units: mostly one.
    pub parts: Vec<Part<'d>>,
    /// The Chinese of all of them, misprints told apart.
    pub zh: Vec<Run<'d>>,
    /// The English.
    pub en: Cell<'d>,
    /// Numbers of its footnotes, from 1.
    pub footnotes: Vec<usize>,
    /// The state of its carrier.
    pub state: State,
    /// Notes and queries for colleagues; empty unless asked for.
    pub internal: Vec<&'d str>,
    /// Where its English came from; `None` unless asked for.
    pub origin: Option<&'d str>,
    /// The confidence of its link, 0 to 1; `None` unless asked for.
    pub link: Option<f64>,
}

/// A unit of a bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'d> {
    /// Its id.
    pub id: &'d str,
    /// Its Chinese as it stands in the unit file, whatever is printed.
    pub zh: &'d str,
    /// Which of [`Row::zh`] are its own.
    pub runs: Range<usize>,
}

/// A stretch of Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run<'d> {
    /// Text to print.
    Text(&'d str),
    /// A misprint to mark.
    Misprint {
        /// What is printed in the source.
        found: &'d str,
        /// What was meant.
        read: &'d str,
        /// Whether nobody doubts it.
        sure: bool,
    },
}

/// The English of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'d> {
    /// Segments, to be put together with one blank.
    Text(Vec<&'d str>),
    /// Not translated yet.
    Missing,
    /// Deliberately left without English: why.
    Omitted(&'d str),
}

impl Passage<'_> {
    /// How many rows stand in it.
    pub fn rows(&self) -> usize {
        let in_chunk = |chunk: &Chunk| match chunk {
            Chunk::Paragraph(paragraph) => paragraph.rows.len(),
            Chunk::Heading(_) => 1,
            Chunk::Jump { .. } | Chunk::LeftOut => 0,
        };
        match self {
            Self::Title(_) => 1,
            Self::Turn(_, chunks) => chunks.iter().map(in_chunk).sum(),
            Self::Gap(_) | Self::LeftOut => 0,
        }
    }
}

impl Row<'_> {
    /// The Chinese as one text: misprints as found.
    pub fn zh_text(&self) -> String {
        self.zh
            .iter()
            .map(|run| match run {
                Run::Text(text) => *text,
                Run::Misprint { found, .. } => found,
            })
            .collect()
    }
}

impl<'d> Edition<'d> {
    /// Makes `document` ready as `options` ask.
    pub fn new(document: &'d Document, project: &Project, options: &Options) -> Self {
        let mut maker = Maker { document, options, footnotes: Vec::new(), speakers: Vec::new() };
        let passages = maker.passages();
        let counted = (0..document.units().len())
            .map(|index| document.standing(index))
            .filter(|standing| standing.counted);
        let counted = counted.fold((0, 0), |(all, done), standing| {
            (all + 1, done + usize::from(standing.state > State::Initial))
        });
        Self {
            name: document.entry.name().to_owned(),
            title: title(document, project),
            publisher: document.file.source.publisher.clone().unwrap_or_default(),
            date: document.file.source.date.clone(),
            translator: document.entry.translator.clone(),
            languages: (project.languages.source.clone(), project.languages.target.clone()),
            options: options.clone(),
            passages,
            footnotes: maker.footnotes,
            speakers: maker.speakers,
            counted,
            times: None,
        }
    }
}

/// The document's own title, else its headline, all lines of it, else the project's.
fn title(document: &Document, project: &Project) -> Bilingual {
    if let Some(title) = &document.entry.title {
        return title.clone();
    }
    let is_title = |&index: &usize| document.role(index) == Role::Title;
    let Some(first) = (0..document.units().len()).find(is_title) else { return project.title.clone() };
    let lines = document.units()[first..].iter().zip(first..).take_while(|(_, index)| is_title(index));
    let lines: Vec<&Unit> = lines.map(|(unit, _)| unit).collect();
    let zh: Vec<&str> = lines.iter().map(|unit| unit.zh.as_str()).collect();
    // A line whose English is not there yet would leave half a title that passes for a whole one.
    let en: Option<Vec<_>> = lines.iter().map(|unit| unit.english()).collect();
    Bilingual { zh: Some(zh.join(LINES)), en: en.map(|en| en.join(" – ")) }
}

/// Stands between the lines of a Chinese headline where they are set as one.
pub(super) const LINES: &str = "　";

struct Maker<'d, 'o> {
    document: &'d Document,
    options: &'o Options,
    footnotes: Vec<Bilingual>,
    speakers: Vec<Bilingual>,
}

impl<'d> Maker<'d, '_> {
    fn passages(&mut self) -> Vec<Passage<'d>> {
        let document = self.document;
        let printed = [Piece::Units(0..document.units().len())];
        let pieces = match self.options.order {
            Order::Reading => document.order.pieces.as_slice(),
            Order::Printed => printed.as_slice(),
        };
        let mut passages: Vec<Passage<'d>> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Gap(gap) => passages.push(Passage::Gap(gap.clone())),
                Piece::Units(units) => self.turns(units.clone(), &mut passages),
            }
        }
        passages.dedup_by(|next, last| matches!((next, last), (Passage::LeftOut, Passage::LeftOut)));
        passages
    }

    /// The turns among `units`.
    fn turns(&mut self, units: Range<usize>, passages: &mut Vec<Passage<'d>>) {
        let document = self.document;
        let turns =
            document.turns.iter().filter(|turn| !turn.units.is_empty() && units.contains(&turn.units.start));
        for turn in turns {
            let first = turn.units.start;
            let speaker = self.options.speaker.as_deref();
            if speaker.is_some_and(|key| turn.speaker.as_deref() != Some(key)) {
                passages.push(Passage::LeftOut);
                continue;
            }
            if document.role(first) == Role::Title {
                for index in turn.units.clone() {
                    passages.push(if self.is_kept(index) {
                        Passage::Title(self.row(index))
                    } else {
                        Passage::LeftOut
                    });
                }
                continue;
            }
            let head = self.head(first);
            let chunks = self.chunks(turn.units.clone());
            if chunks.iter().all(|chunk| *chunk == Chunk::LeftOut) {
                passages.push(Passage::LeftOut);
            } else {
                passages.push(Passage::Turn(head, chunks));
            }
        }
    }

    fn head(&mut self, first: usize) -> TurnHead<'d> {
        let unit = &self.document.units()[first];
        let speaker = self.document.speaker(first).map(|speaker| Bilingual {
            zh: Some(speaker.zh.clone()),
            en: speaker.en.clone().filter(|en| !en.is_empty()),
        });
        if let Some(name) = &speaker
            && !self.speakers.contains(name)
        {
            self.speakers.push(name.clone());
        }
        TurnHead {
            id: &unit.id,
            inferred: unit.label.as_deref() == Some("none"),
            role: self.document.role(first),
            heading: unit.heading.as_deref().cloned(),
            speaker,
        }
    }

    fn chunks(&mut self, units: Range<usize>) -> Vec<Chunk<'d>> {
        let mut chunks: Vec<Chunk<'d>> = Vec::new();
        let mut open = false;
        for index in units {
            let unit = &self.document.units()[index];
            let bead = self.document.beads.of_unit(index);
            if bead.members.first() != Some(&index) {
                continue;
            }
            match self.document.role(index) {
                Role::Jump => {
                    chunks.push(Chunk::Jump { id: &unit.id, zh: &unit.zh });
                    open = false;
                    continue;
                }
                Role::Heading => {
                    chunks.push(Chunk::Heading(self.row(index)));
                    open = false;
                    continue;
                }
                _ if !self.is_kept(index) => {
                    if chunks.last() != Some(&Chunk::LeftOut) {
                        chunks.push(Chunk::LeftOut);
                    }
                    open = false;
                    continue;
                }
                _ => {}
            }
            let row = self.row(index);
            match chunks.last_mut() {
                Some(Chunk::Paragraph(paragraph)) if open && !unit.paragraph => paragraph.rows.push(row),
                _ => chunks.push(Chunk::Paragraph(Paragraph { rows: vec![row] })),
            }
            open = true;
        }
        chunks
    }

    /// Whether the unit reaches the state that was asked for.
    fn is_kept(&self, index: usize) -> bool {
        self.options.only.is_none_or(|least| self.document.standing(index).state >= least)
    }

    /// The row of the bead that unit `index` is the first of.
    fn row(&mut self, index: usize) -> Row<'d> {
        let document = self.document;
        let bead = document.beads.of_unit(index);
        let units = document.units();
        let carrier = &units[bead.carrier];
        let mut row = Row {
            id: &units[index].id,
            parts: Vec::new(),
            zh: Vec::new(),
            en: cell(carrier),
            footnotes: Vec::new(),
            state: document.standing(bead.carrier).state,
            internal: Vec::new(),
            origin: carrier.origin.as_deref().filter(|_| self.options.internal),
            link: carrier.link.filter(|_| self.options.internal),
        };
        for &member in &bead.members {
            let unit = &units[member];
            let from = row.zh.len();
            runs(unit, self.options.sic, &mut row.zh);
            row.parts.push(Part { id: &unit.id, zh: &unit.zh, runs: from..row.zh.len() });
            if let Some(footnote) = &unit.footnote {
                self.footnotes.push((**footnote).clone());
                row.footnotes.push(self.footnotes.len());
            }
            if self.options.internal {
                row.internal.extend(unit.note.iter().chain(&unit.query).map(String::as_str));
            }
        }
        row
    }
}

fn cell(carrier: &Unit) -> Cell<'_> {
    match (&carrier.en, &carrier.omit) {
        (Some(english), _) if carrier.has_english() => {
            Cell::Text(english.segments().filter(|text| !text.is_empty()).collect())
        }
        (_, Some(why)) => Cell::Omitted(why),
        _ => Cell::Missing,
    }
}

/// Puts the Chinese of a unit to `out`, cut where misprints stand.
fn runs<'d>(unit: &'d Unit, mode: SicMode, out: &mut Vec<Run<'d>>) {
    let zh = unit.zh.as_str();
    if mode == SicMode::Keep || unit.sic.is_empty() {
        out.push(Run::Text(zh));
        return;
    }
    let mut spots: Vec<(usize, &Sic)> =
        unit.sic.iter().filter_map(|sic| Some((zh.find(&sic.found)?, sic))).collect();
    spots.sort_by_key(|(at, _)| *at);
    let mut from = 0;
    for (at, sic) in spots {
        if at < from {
            continue;
        }
        if at > from {
            out.push(Run::Text(&zh[from..at]));
        }
        out.push(match mode {
            // A doubtful reading is not printed as if it were certain.
            SicMode::Correct if sic.sure => Run::Text(&sic.read),
            _ => Run::Misprint { found: &sic.found, read: &sic.read, sure: sic.sure },
        });
        from = at + sic.found.len();
    }
    if from < zh.len() {
        out.push(Run::Text(&zh[from..]));
    }
}
