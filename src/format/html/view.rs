//! What a template is told of an edition: all that the built-in page shows, in the same order and with the same marks.

use minijinja::Value;
use serde::Serialize;

use super::text::letters;
use super::{Page, SCRIPT, STYLE, running_head};
use crate::format::{Cell, Chunk, Edition, Layout, Paragraph, Passage, Row, TurnHead, wording};
use crate::project::Bilingual;

/// The variables of a template. `docs/for-publishers.md` tells what each is.
#[derive(Serialize)]
pub(super) struct View {
    document: String,
    name: String,
    lang: Languages,
    layout: &'static str,
    internal: bool,
    style: Value,
    running_heads: Value,
    script: Value,
    headlines: Vec<RowView>,
    title: Vec<Side>,
    publisher: Vec<Side>,
    date: Option<Date>,
    translator: Vec<Side>,
    progress: Vec<Side>,
    speakers: Vec<Vec<Side>>,
    contents: Vec<EntryView>,
    passages: Vec<PassageView>,
    footnotes: Vec<Footnote>,
    misprints: Vec<Misprint>,
    inferred: bool,
    abridged: bool,
}

/// Language tags: of the page, of its Chinese, of its English.
#[derive(Serialize)]
struct Languages {
    page: String,
    zh: String,
    en: String,
}

/// A text in one of the languages that the layout shows.
#[derive(Serialize)]
struct Side {
    lang: String,
    is_zh: bool,
    text: String,
}

#[derive(Serialize)]
struct Date {
    iso: String,
    sides: Vec<Side>,
}

/// An entry of the contents.
#[derive(Serialize)]
struct EntryView {
    id: String,
    lines: Vec<EntryLine>,
}

/// An entry in one language.
#[derive(Serialize)]
struct EntryLine {
    lang: String,
    speaker: String,
    words: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum PassageView {
    Title { level: usize, row: RowView },
    Turn(TurnView),
    Gap { number: usize, sides: Vec<Side> },
    LeftOut,
}

#[derive(Serialize)]
struct TurnView {
    id: String,
    role: &'static str,
    topic: Vec<Side>,
    topic_level: usize,
    speaker: Vec<Speaker>,
    speaker_level: usize,
    inferred: bool,
    chunks: Vec<ChunkView>,
}

/// A speaker's label in one language, with the word for what is said; empty where it says nothing.
#[derive(Serialize)]
struct Speaker {
    lang: String,
    is_zh: bool,
    text: String,
    role: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ChunkView {
    Paragraph { rows: Vec<RowView> },
    Heading { level: usize, row: RowView },
    Jump { id: String, zh: String },
    LeftOut,
}

/// A bead. `zh` and `en` are markup, with the marks of misprints and footnotes; the rest is plain.
#[derive(Serialize)]
struct RowView {
    id: String,
    units: Vec<UnitView>,
    zh: Value,
    en: Value,
    segments: Vec<String>,
    state: &'static str,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct UnitView {
    id: String,
    zh: String,
}

#[derive(Serialize)]
struct Footnote {
    number: usize,
    sides: Vec<Side>,
}

#[derive(Serialize)]
struct Misprint {
    letter: String,
    found: String,
    read: String,
    sure: bool,
}

/// What a template is told of `edition`.
pub(super) fn view(edition: &Edition) -> View {
    let mut maker = Maker { page: Page::new(edition), edition };
    let headlines = maker.headlines();
    let front = maker.front_levels();
    maker.page.level = front;
    let passages = maker.passages();
    let title = &edition.title;
    let names: Vec<&str> = title.en.iter().chain(&title.zh).map(String::as_str).collect();
    let (zh, en) = edition.languages.clone();
    let layout = edition.options.layout;
    let sides = |text: Option<Bilingual>| text.map(|text| maker.sides(&text, layout)).unwrap_or_default();
    View {
        document: edition.name.clone(),
        name: names.join(" · "),
        lang: Languages { page: if layout == Layout::Source { zh.clone() } else { en.clone() }, zh, en },
        layout: layout.name(),
        internal: edition.options.internal,
        style: Value::from_safe_string(STYLE.to_owned()),
        running_heads: Value::from_safe_string(running_head(edition)),
        script: Value::from_safe_string(SCRIPT.to_owned()),
        headlines,
        title: maker.sides(title, Layout::Side),
        publisher: maker.sides(&edition.publisher, layout),
        date: edition
            .date
            .as_ref()
            .map(|date| Date { iso: date.clone(), sides: maker.sides(&wording::date(date), layout) }),
        translator: sides(wording::translator(edition)),
        progress: sides(wording::progress(edition)),
        speakers: edition.speakers.iter().map(|name| maker.sides(name, layout)).collect(),
        contents: maker.contents(),
        footnotes: maker.footnotes(),
        misprints: maker.misprints(),
        inferred: maker.page.inferred,
        abridged: maker.page.abridged,
        passages,
    }
}

/// Makes the parts in the order of the page, for marks and levels are counted as they come.
struct Maker<'a> {
    page: Page<'a>,
    edition: &'a Edition,
}

impl<'a> Maker<'a> {
    fn sides(&self, text: &Bilingual, layout: Layout) -> Vec<Side> {
        let shown = wording::shown(text, layout).into_iter();
        let side = |(is_zh, text): (bool, &str)| Side { lang: self.tag(is_zh), is_zh, text: text.to_owned() };
        shown.map(side).collect()
    }

    fn tag(&self, is_zh: bool) -> String {
        let (zh, en) = &self.edition.languages;
        if is_zh { zh.clone() } else { en.clone() }
    }

    /// The level of the last heading above the text.
    fn front_levels(&self) -> usize {
        if self.page.entries.is_empty() && self.edition.speakers.is_empty() { 1 } else { 2 }
    }

    fn headlines(&mut self) -> Vec<RowView> {
        let edition = self.edition;
        let rows = edition.passages[..self.page.headlines].iter().filter_map(|passage| match passage {
            Passage::Title(row) => Some(row),
            _ => None,
        });
        rows.map(|row| self.row(row, true, true)).collect()
    }

    fn contents(&self) -> Vec<EntryView> {
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

    fn passages(&mut self) -> Vec<PassageView> {
        let edition = self.edition;
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

    fn turn(&mut self, index: usize, head: &'a TurnHead, chunks: &'a [Chunk]) -> TurnView {
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
            id: head.id.clone(),
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
            Chunk::Jump { id, zh } => ChunkView::Jump { id: id.clone(), zh: zh.clone() },
            Chunk::LeftOut => {
                self.page.abridged = true;
                ChunkView::LeftOut
            }
        })
    }

    /// Rows beside each other are marked row by row, stacked ones language by language.
    fn paragraph(&mut self, paragraph: &'a Paragraph) -> Vec<RowView> {
        if self.edition.options.layout != Layout::Stacked {
            return paragraph.rows.iter().map(|row| self.shown_row(row)).collect();
        }
        let mut rows: Vec<RowView> = paragraph.rows.iter().map(|row| self.row(row, true, false)).collect();
        for (view, row) in rows.iter_mut().zip(&paragraph.rows) {
            view.en = self.markup(row, false);
        }
        rows
    }

    fn shown_row(&mut self, row: &'a Row) -> RowView {
        let layout = self.edition.options.layout;
        self.row(row, layout.shows_chinese(), layout.shows_english())
    }

    fn row(&mut self, row: &'a Row, zh: bool, en: bool) -> RowView {
        let unit = |part: &crate::format::Part| UnitView { id: part.id.clone(), zh: part.zh.clone() };
        let empty = || Value::from_safe_string(String::new());
        RowView {
            id: row.id.clone(),
            units: row.parts.iter().map(unit).collect(),
            zh: if zh { self.markup(row, true) } else { empty() },
            en: if en { self.markup(row, false) } else { empty() },
            segments: match &row.en {
                Cell::Text(segments) => segments.clone(),
                Cell::Missing | Cell::Omitted(_) => Vec::new(),
            },
            state: row.state.name(),
            notes: row.internal.clone(),
        }
    }

    fn markup(&mut self, row: &'a Row, chinese: bool) -> Value {
        let mut out = String::new();
        self.page.text(row, chinese, &mut out);
        Value::from_safe_string(out)
    }

    fn footnotes(&self) -> Vec<Footnote> {
        if self.page.marked.is_empty() {
            return Vec::new();
        }
        let layout = self.edition.options.layout;
        let notes = self.edition.footnotes.iter().enumerate();
        notes.map(|(nth, note)| Footnote { number: nth + 1, sides: self.sides(note, layout) }).collect()
    }

    fn misprints(&self) -> Vec<Misprint> {
        let misprints = self.page.misprints.iter().enumerate().map(|(nth, (found, read, sure))| Misprint {
            letter: letters(nth),
            found: (*found).to_owned(),
            read: (*read).to_owned(),
            sure: *sure,
        });
        misprints.collect()
    }
}
