//! Makes the variables of a template, counting marks and levels as the built-in page does.

use minijinja::Value;

use super::{
    ChunkView, EntryLine, EntryView, Footnote, Misprint, PassageView, RowView, Side, Speaker, TurnView,
    UnitView,
};
use crate::format::html::Page;
use crate::format::html::text::letters;
use crate::format::{Cell, Chunk, Edition, Layout, Paragraph, Part, Passage, Row, TurnHead, wording};
use crate::project::Bilingual;

/// Makes the parts in the order of the page, for marks and levels are counted as they come.
pub(super) struct Maker<'a> {
    pub(super) page: Page<'a>,
    edition: &'a Edition<'a>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(edition: &'a Edition<'a>) -> Self {
        Self { page: Page::new(edition), edition }
    }

    pub(super) fn sides(&self, text: &Bilingual, layout: Layout) -> Vec<Side> {
        let shown = wording::shown(text, layout).into_iter();
        let side = |(is_zh, text): (bool, &str)| Side { lang: self.tag(is_zh), is_zh, text: text.to_owned() };
        shown.map(side).collect()
    }

    fn tag(&self, is_zh: bool) -> String {
        let (zh, en) = &self.edition.languages;
        if is_zh { zh.clone() } else { en.clone() }
    }

    pub(super) fn headlines(&mut self) -> Vec<RowView> {
        let edition = self.edition;
        let rows = edition.passages[..self.page.headlines].iter().filter_map(|passage| match passage {
            Passage::Title(row) => Some(row),
            _ => None,
        });
        rows.map(|row| self.row(row, true, true)).collect()
    }

    pub(super) fn contents(&self) -> Vec<EntryView> {
        let layout = self.edition.options.layout;
        let languages = if layout == Layout::Target { [false, true] } else { [true, false] };
        let entries = self.page.entries.iter().map(|entry| {
            let speakers = entry.speaker.map(|speaker| wording::shown(speaker, layout)).unwrap_or_default();
            let words = wording::shown(&entry.words, layout);
            let of = |texts: &[(bool, &str)], is_zh: bool| {
                let found = texts.iter().find(|(chinese, _)| *chinese == is_zh);
                found.map(|(_, text)| (*text).to_owned()).unwrap_or_default()
            };
            let lines = languages.into_iter().map(|is_zh| EntryLine {
                lang: self.tag(is_zh),
                speaker: of(&speakers, is_zh),
                words: of(&words, is_zh),
            });
            let lines = lines.filter(|line| !line.speaker.is_empty() || !line.words.is_empty());
            EntryView { id: entry.id.to_owned(), lines: lines.collect() }
        });
        entries.collect()
    }

    pub(super) fn passages(&mut self) -> Vec<PassageView> {
        let edition = self.edition;
        // The last heading above the text: the title, or that of the speakers or of the contents.
        let bare = self.page.entries.is_empty() && edition.speakers.is_empty();
        self.page.level = if bare { 1 } else { 2 };
        let passages = edition.passages.iter().enumerate().skip(self.page.headlines);
        let passages = passages.map(|(index, passage)| match passage {
            Passage::Title(row) => {
                let level = self.page.heading_level(2);
                PassageView::Title { level, row: self.shown_row(row) }
            }
            Passage::Turn(head, chunks) => PassageView::Turn(self.turn(index, head, chunks)),
            Passage::Gap(gap) => {
                self.page.gaps += 1;
                let layout = edition.options.layout;
                PassageView::Gap { number: self.page.gaps, sides: self.sides(gap, layout) }
            }
            Passage::LeftOut => {
                self.page.abridged = true;
                PassageView::LeftOut
            }
        });
        passages.collect()
    }

    fn turn(&mut self, index: usize, head: &'a TurnHead<'a>, chunks: &'a [Chunk<'a>]) -> TurnView {
        let layout = self.edition.options.layout;
        let mut level = if self.page.entries.iter().any(|entry| entry.passage == index) { 2 } else { 3 };
        let (mut topic_level, mut speaker_level) = (0, 0);
        if head.heading.is_some() {
            topic_level = self.page.heading_level(level);
            level = topic_level + 1;
        }
        let mut speaker = Vec::new();
        if let Some(name) = &head.speaker {
            speaker_level = self.page.heading_level(level);
            level = speaker_level + 1;
            self.page.inferred |= head.inferred;
            let role = wording::role(head, self.page.answers[index]).unwrap_or_default();
            let label = |(is_zh, text): (bool, &str)| Speaker {
                lang: self.tag(is_zh),
                is_zh,
                text: text.to_owned(),
                role: if is_zh { role.zh.clone() } else { role.en.clone() }.unwrap_or_default(),
            };
            speaker = wording::shown(name, layout).into_iter().map(label).collect();
        }
        let chunks = chunks.iter().filter_map(|chunk| self.chunk(chunk, level)).collect();
        TurnView {
            id: head.id.to_owned(),
            role: head.role.name(),
            topic: head.heading.as_ref().map(|topic| self.sides(topic, layout)).unwrap_or_default(),
            topic_level,
            speaker,
            speaker_level,
            inferred: head.inferred,
            chunks,
        }
    }

    fn chunk(&mut self, chunk: &'a Chunk, level: usize) -> Option<ChunkView> {
        Some(match chunk {
            Chunk::Paragraph(paragraph) => ChunkView::Paragraph { rows: self.paragraph(paragraph) },
            Chunk::Heading(row) => {
                let level = self.page.heading_level(level);
                ChunkView::Heading { level, row: self.shown_row(row) }
            }
            // In an English text a printer's note of the Chinese paper would say nothing.
            Chunk::Jump { .. } if self.edition.options.layout == Layout::Target => return None,
            Chunk::Jump { id, zh } => ChunkView::Jump { id: (*id).to_owned(), zh: (*zh).to_owned() },
            Chunk::LeftOut => {
                self.page.abridged = true;
                ChunkView::LeftOut
            }
        })
    }

    /// Rows beside each other are marked row by row, stacked ones language by language.
    fn paragraph(&mut self, paragraph: &'a Paragraph<'a>) -> Vec<RowView> {
        if self.edition.options.layout != Layout::Stacked {
            return paragraph.rows.iter().map(|row| self.shown_row(row)).collect();
        }
        let mut rows: Vec<RowView> = paragraph.rows.iter().map(|row| self.row(row, true, false)).collect();
        for (view, row) in rows.iter_mut().zip(&paragraph.rows) {
            view.en = self.markup(row, false);
        }
        rows
    }

    fn shown_row(&mut self, row: &'a Row<'a>) -> RowView {
        let layout = self.edition.options.layout;
        self.row(row, layout.shows_chinese(), layout.shows_english())
    }

    fn row(&mut self, row: &'a Row<'a>, zh: bool, en: bool) -> RowView {
        let unit = |part: &Part| UnitView { id: part.id.to_owned(), zh: part.zh.to_owned() };
        let empty = || Value::from_safe_string(String::new());
        RowView {
            id: row.id.to_owned(),
            units: row.parts.iter().map(unit).collect(),
            zh: if zh { self.markup(row, true) } else { empty() },
            en: if en { self.markup(row, false) } else { empty() },
            segments: match &row.en {
                Cell::Text(segments) => segments.iter().copied().map(str::to_owned).collect(),
                Cell::Missing | Cell::Omitted(_) => Vec::new(),
            },
            state: row.state.name(),
            notes: row.internal.iter().copied().map(str::to_owned).collect(),
        }
    }

    fn markup(&mut self, row: &'a Row<'a>, chinese: bool) -> Value {
        let mut out = String::new();
        self.page.text(row, chinese, &mut out);
        Value::from_safe_string(out)
    }

    pub(super) fn footnotes(&self) -> Vec<Footnote> {
        if self.page.marked.is_empty() {
            return Vec::new();
        }
        let layout = self.edition.options.layout;
        let notes = self.edition.footnotes.iter().enumerate();
        notes.map(|(nth, note)| Footnote { number: nth + 1, sides: self.sides(note, layout) }).collect()
    }

    pub(super) fn misprints(&self) -> Vec<Misprint> {
        let misprints = self.page.misprints.iter().enumerate().map(|(nth, (found, read, sure))| Misprint {
            letter: letters(nth),
            found: (*found).to_owned(),
            read: (*read).to_owned(),
            sure: *sure,
        });
        misprints.collect()
    }
}
