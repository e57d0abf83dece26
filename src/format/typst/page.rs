//! The page: what it is about, how it looks, the text.

use std::collections::HashMap;

use super::line::{line, literal, one, sides};
use crate::format::contents::{self, Entry};
use crate::format::inline::Inline;
use crate::format::walk::{Front, Spell};
use crate::format::{Edition, Layout, Paragraph, Row, TurnHead, inline, wording};
use crate::project::{Bilingual, Role};

const LOOK: &str = include_str!("page.typ");

/// A page that is being written.
pub(super) struct Page<'a> {
    edition: &'a Edition<'a>,
    layout: Layout,
    out: String,
    entries: HashMap<&'a str, Entry<'a>>,
    /// The bookmark of a turn that begins, until there is a block that it can stand in.
    bookmark: Option<String>,
    /// Whether the turn is a question.
    asks: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(edition: &'a Edition<'a>) -> Self {
        let entries = contents::entries(edition).into_iter().map(|entry| (entry.id, entry));
        Self {
            edition,
            layout: edition.options.layout,
            out: String::new(),
            entries: entries.collect(),
            bookmark: None,
            asks: false,
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A call on a line of its own.
    fn call(&mut self, name: &str, arguments: &[String]) {
        self.out.push_str(&format!("#{name}({})\n", arguments.join(", ")));
    }

    fn sides(&self, text: &Bilingual) -> Vec<String> {
        sides(self.edition, text)
    }

    /// What the page is about, and how it looks.
    fn about(&mut self) {
        let edition = self.edition;
        let title = &edition.title;
        let names: Vec<&str> = title.en.iter().chain(&title.zh).map(String::as_str).collect();
        let name = names.join(" · ");
        let heads = wording::running_heads(edition).into_iter().map(|(chinese, text)| {
            format!("({}, {}),", literal(if chinese { "zh" } else { "en" }), literal(&text))
        });
        let (zh, en) = &edition.languages;
        let values = [
            ("name", literal(&name)),
            ("author", edition.translator.as_deref().map_or_else(|| "()".to_owned(), literal)),
            ("date", date(edition.date.as_deref())),
            ("layout", literal(self.layout.name())),
            ("zh", language(zh, "zh")),
            ("en", language(en, "en")),
            ("zh-font", literal(wording::chinese_font(zh))),
            ("running", format!("({})", heads.collect::<String>())),
        ];
        self.out.push_str("#let edition = (\n");
        for (key, value) in values {
            self.out.push_str(&format!("  {key}: {value},\n"));
        }
        self.out.push_str(&format!(")\n\n{LOOK}\n// The text.\n\n"));
    }

    /// The bookmark and anchor of the turn that begins here, as the beginning of a block's content.
    fn placed(&mut self, content: &str) -> String {
        match self.bookmark.take() {
            Some(bookmark) => format!("{bookmark} + {content}"),
            None => content.to_owned(),
        }
    }

    fn contents(&mut self) {
        let edition = self.edition;
        let entries = contents::entries(edition);
        if entries.is_empty() {
            return;
        }
        let word = self.sides(&wording::both("目录", "Contents"));
        self.call("part", &word);
        for entry in entries {
            let who = entry.speaker.map(|speaker| wording::shown(speaker, self.layout)).unwrap_or_default();
            let words = wording::shown(&entry.words, self.layout);
            let of = |texts: &[(bool, &str)], side: bool| {
                texts.iter().find(|(chinese, _)| *chinese == side).map(|(_, text)| one(side, text))
            };
            let sides = [true, false].into_iter().filter_map(|side| {
                let who = of(&who, side).map(|who| format!("who({who})"));
                let words = of(&words, side);
                let terms: Vec<String> = who.into_iter().chain(words).collect();
                (!terms.is_empty()).then(|| terms.join(" + h(0.5em) + "))
            });
            let arguments: Vec<String> = std::iter::once(literal(&anchor(entry.id))).chain(sides).collect();
            self.call("entry", &arguments);
        }
    }

    /// A bead as an argument.
    fn bead(&self, row: &Row) -> String {
        let edition = self.edition;
        let side = |shown: bool, pieces: &[Inline<'_>]| {
            if shown { line(edition, pieces) } else { "none".to_owned() }
        };
        let zh = side(self.layout.shows_chinese(), &inline::chinese(edition, row));
        let en = side(self.layout.shows_english(), &inline::english(edition, row));
        let breaks = if inline::is_long(row) { ", breaks: true" } else { "" };
        let internal = if edition.options.internal || !row.internal.is_empty() {
            let notes: String = row.internal.iter().map(|note| format!(" · {note}")).collect();
            format!(", internal: {}", literal(&format!("{} · {}{notes}", row.id, row.state.name())))
        } else {
            String::new()
        };
        format!("bead({}, {zh}, {en}{breaks}{internal})", literal(row.id))
    }

    /// A row as a heading: its languages as the content of one.
    fn both_of(&self, row: &Row, layout: Layout) -> Vec<String> {
        let edition = self.edition;
        let zh = layout.shows_chinese().then(|| ("zh", line(edition, &inline::chinese(edition, row))));
        let en = layout.shows_english().then(|| ("en", line(edition, &inline::english(edition, row))));
        let sides = zh.into_iter().chain(en).filter(|(_, line)| line != "none");
        sides.map(|(name, line)| format!("{name}({line})")).collect()
    }
}

impl Spell for Page<'_> {
    fn front(&mut self, front: &Front<'_>) {
        self.about();
        let edition = self.edition;
        for row in &front.headlines {
            let zh = line(edition, &inline::chinese(edition, row));
            let en = line(edition, &inline::english(edition, row));
            self.call("headline", &[zh, en]);
        }
        if front.headlines.is_empty() {
            let side = |text: &Option<String>| text.as_deref().map_or_else(|| "none".to_owned(), literal);
            let sides = [side(&front.title.zh), side(&front.title.en)];
            self.call("headline", &sides);
        }
        let lines: Vec<String> =
            front.imprint.iter().map(|line| self.sides(line).join(" + [ ] + ")).collect();
        if !lines.is_empty() {
            self.call("imprint", &lines);
        }
        if !front.speakers.is_empty() {
            let word = self.sides(&wording::both("发言人", "Speakers"));
            self.call("part", &word);
            let names: Vec<String> =
                front.speakers.iter().map(|name| self.sides(name).join(" + [ ] + ")).collect();
            self.call("speakers", &names);
        }
        self.contents();
        self.call("text-begins", &[]);
    }

    fn headline(&mut self, row: &Row) {
        self.heading(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        self.asks = head.role == Role::Question;
        self.out.push('\n');
        if let Some(heading) = &head.heading {
            let body = self.sides(heading).join(" + [ ] + ");
            self.call("topic", &[literal(&anchor(head.id)), body]);
        } else if let Some(entry) = self.entries.get(head.id) {
            let who = entry.speaker.map(|speaker| wording::shown(speaker, self.layout)).unwrap_or_default();
            let words = wording::shown(&entry.words, self.layout);
            let texts: Vec<String> = who.into_iter().chain(words).map(|(_, text)| text.to_owned()).collect();
            self.bookmark =
                Some(format!("bookmark({}, {})", literal(&anchor(head.id)), literal(&texts.join(" "))));
        }
    }

    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>) {
        let names = wording::shown(speaker, self.layout).into_iter().map(|(chinese, name)| {
            let name = if head.inferred { format!("[{name}]") } else { name.to_owned() };
            let role = role.and_then(|role| if chinese { role.zh.as_ref() } else { role.en.as_ref() });
            let role =
                role.map(|role| format!(" + role({})", literal(&format!(" {role}")))).unwrap_or_default();
            format!("{}({}{role})", if chinese { "zh" } else { "en" }, literal(&name))
        });
        let body = names.collect::<Vec<_>>().join(" + [ ] + ");
        let body = self.placed(&body);
        self.call("speaker", &[body]);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Some(bookmark) = self.bookmark.take() {
            self.call("nameless", &[bookmark]);
        }
        let name = match self.layout {
            Layout::Side => "pairs",
            Layout::Interlinear => "lines",
            Layout::Stacked | Layout::Source | Layout::Target => "running",
        };
        let question = if self.asks { "\n  question: true," } else { "" };
        self.out.push_str(&format!("#{name}({question}\n"));
        for row in &paragraph.rows {
            let bead = self.bead(row);
            self.out.push_str(&format!("  {bead},\n"));
        }
        self.out.push_str(")\n");
    }

    fn heading(&mut self, row: &Row) {
        let body = self.both_of(row, self.layout).join(" + [ ] + ");
        if !body.is_empty() {
            let body = self.placed(&body);
            self.call("inner-heading", &[body]);
        }
    }

    fn jump(&mut self, _: &str, zh: &str) {
        if self.layout.shows_chinese() {
            self.call("small-print", &[one(true, zh)]);
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        let texts = wording::shown(gap, self.layout).into_iter().map(|(chinese, text)| {
            one(chinese, &if chinese { format!("［{text}］") } else { format!("[{text}]") })
        });
        let mut texts: Vec<String> = texts.collect();
        if texts.is_empty() {
            texts.push(literal("[…]"));
        }
        self.call("gap", &texts);
    }

    fn left_out(&mut self) {
        self.out.push_str("#left-out\n");
    }

    fn close_turn(&mut self) {
        self.bookmark = None;
        self.asks = false;
    }
}

/// The name of the place where the turn begins that begins with unit `id`.
fn anchor(id: &str) -> String {
    format!("t-{id}")
}

/// The day of the source, which archives want a document to have; `auto`, the day of setting, where it has none.
fn date(date: Option<&str>) -> String {
    let numbers = date.map(|date| date.split('-').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>());
    match numbers {
        // No month is shorter.
        Some(Ok(day)) if day.len() == 3 && (1..=12).contains(&day[1]) && (1..=28).contains(&day[2]) => {
            format!("datetime(year: {}, month: {}, day: {})", day[0], day[1], day[2])
        }
        _ => "auto".to_owned(),
    }
}

/// A language as Typst takes it.
fn language(tag: &str, otherwise: &str) -> String {
    let (language, region) = wording::language(tag, otherwise);
    let region = region.map_or_else(|| "none".to_owned(), |region| literal(&region.to_lowercase()));
    format!("(lang: {}, region: {region})", literal(&language))
}
