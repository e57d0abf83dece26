//! What a template is told of an edition: all that the built-in page shows, in the same order and with the same marks.

mod maker;

use maker::Maker;
use minijinja::Value;
use serde::Serialize;

use super::{SCRIPT, STYLE, running_head};
use crate::format::{Edition, Layout, wording};
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
    let mut maker = Maker::new(edition);
    // In the order of the page, for marks are numbered as they come.
    let headlines = maker.headlines();
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
