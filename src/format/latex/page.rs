//! The text of the page, in the commands that its look defines.

use std::collections::HashMap;

use super::line::{self, one, sides};
use super::look;
use crate::format::contents::{self, Entry};
use crate::format::escape::latex;
use crate::format::walk::{Front, Spell};
use crate::format::{Edition, Layout, Paragraph, Row, TurnHead, inline, wording};
use crate::project::{Bilingual, Role};

/// A page that is being written.
pub(super) struct Page<'a> {
    edition: &'a Edition<'a>,
    layout: Layout,
    out: String,
    entries: HashMap<&'a str, Entry<'a>>,
    /// The place that the contents lead to, until there is a line that it can stand in.
    place: Option<String>,
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
            place: None,
            asks: false,
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str("\n\\end{document}\n");
        self.out
    }

    /// A command on a line of its own.
    fn call(&mut self, name: &str, arguments: &[&str]) {
        let arguments: String = arguments.iter().map(|argument| format!("{{{argument}}}")).collect();
        self.out.push_str(&format!("\\{name}{arguments}\n"));
    }

    /// Both languages as the layout sets a heading: beside each other or one behind the other.
    fn beside(&self, sides: &[String]) -> String {
        match sides {
            [zh, en] => format!("\\beside{{{zh}}}{{{en}}}"),
            one => one.concat(),
        }
    }

    /// The same with the place of the turn that begins here.
    fn placed(&mut self, sides: &[String]) -> String {
        self.place.take().unwrap_or_default() + &self.beside(sides)
    }

    fn contents(&mut self) {
        let edition = self.edition;
        let entries = contents::entries(edition);
        if entries.is_empty() {
            return;
        }
        let word = sides(edition, &wording::both("目录", "Contents")).join(" ");
        self.call("frontpart", &[&word]);
        for entry in entries {
            let who = entry.speaker.map(|speaker| wording::shown(speaker, self.layout)).unwrap_or_default();
            let words = wording::shown(&entry.words, self.layout);
            let of = |texts: &[(bool, &str)], side: bool| {
                texts.iter().find(|(chinese, _)| *chinese == side).map(|(_, text)| line::text(side, text))
            };
            let sides = [true, false].into_iter().filter_map(|side| {
                let who = of(&who, side).map(|who| format!("\\who{{{who}}}"));
                let terms: Vec<String> = who.into_iter().chain(of(&words, side)).collect();
                (!terms.is_empty()).then(|| one(side, &terms.join("\\enspace ")))
            });
            let sides = self.beside(&sides.collect::<Vec<_>>());
            self.call("entry", &[&anchor(entry.id), &sides]);
        }
    }

    /// A row as a heading: the languages that `layout` shows.
    fn headline_of(&self, row: &Row, layout: Layout) -> Vec<String> {
        let edition = self.edition;
        let zh = layout.shows_chinese().then(|| (true, line::chinese(edition, row)));
        let en = layout.shows_english().then(|| (false, line::english(edition, row)));
        let sides = zh.into_iter().chain(en).filter(|(_, line)| !line.is_empty());
        sides.map(|(chinese, line)| one(chinese, &line)).collect()
    }

    /// The beads of a paragraph, each with both languages.
    fn beads(&mut self, paragraph: &Paragraph) {
        let edition = self.edition;
        self.out.push_str("\\begin{beads}\n");
        for row in &paragraph.rows {
            let zh = line::chinese(edition, row);
            let en = line::english(edition, row);
            let name = if inline::is_long(row) { "longbead" } else { "bead" };
            self.call(name, &[&latex(row.id), &zh, &en]);
            self.internal(row);
        }
        self.out.push_str("\\end{beads}\n");
    }

    /// The languages of a paragraph that the layout shows, one below the other as running text.
    fn running(&mut self, paragraph: &Paragraph) {
        let edition = self.edition;
        let zh = paragraph.rows.iter().map(|row| line::chinese(edition, row));
        let en = paragraph.rows.iter().map(|row| line::english(edition, row));
        // Between English sentences stands a blank, which the end of a line is; between Chinese ones nothing.
        let zh: Vec<String> = zh.filter(|_| self.layout.shows_chinese()).collect();
        let en: Vec<String> = en.filter(|_| self.layout.shows_english()).collect();
        for (name, lines, between) in [("zhtext", zh, "%\n"), ("entext", en, "\n")] {
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            if !lines.is_empty() {
                let text = lines.join(between);
                self.out.push_str(&format!("\\begin{{{name}}}\n{text}\n\\end{{{name}}}\n"));
            }
        }
        for row in &paragraph.rows {
            self.internal(row);
        }
    }

    /// State, notes and queries, for colleagues.
    fn internal(&mut self, row: &Row) {
        if self.edition.options.internal || !row.internal.is_empty() {
            let notes: String = row.internal.iter().map(|note| format!(" · {note}")).collect();
            let text = latex(&format!("{} · {}{notes}", row.id, row.state.name()));
            self.call("internal", &[&text]);
        }
    }
}

impl Spell for Page<'_> {
    fn front(&mut self, front: &Front<'_>) {
        let edition = self.edition;
        self.out = look::preamble(edition);
        self.out.push_str("\\begin{titles}\n");
        let mut titles: Vec<Vec<String>> =
            front.headlines.iter().map(|row| self.headline_of(row, Layout::Side)).collect();
        if titles.is_empty() {
            let sides = wording::shown(front.title, Layout::Side).into_iter();
            titles.push(sides.map(|(chinese, text)| one(chinese, &line::text(chinese, text))).collect());
        }
        for sides in titles {
            let names = ["headline", "translatedheadline"];
            names.iter().zip(&sides).for_each(|(name, side)| self.call(name, &[side]));
        }
        self.out.push_str("\\end{titles}\n");
        let between = |texts: Vec<Vec<String>>| {
            texts.iter().map(|text| text.join(" ")).collect::<Vec<_>>().join("\\dotted{}\n")
        };
        let imprint = between(front.imprint.iter().map(|text| sides(edition, text)).collect());
        if !imprint.is_empty() {
            self.call("imprint", &[&imprint]);
        }
        if !front.speakers.is_empty() {
            let word = sides(edition, &wording::both("发言人", "Speakers")).join(" ");
            self.call("frontpart", &[&word]);
            let names = between(front.speakers.iter().map(|name| sides(edition, name)).collect());
            self.call("speakers", &[&names]);
        }
        self.contents();
        self.call("textbegins", &[]);
    }

    fn headline(&mut self, row: &Row) {
        self.heading(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        let edition = self.edition;
        self.asks = head.role == Role::Question;
        self.out.push('\n');
        if let Some(entry) = self.entries.get(head.id) {
            let who = entry.speaker.filter(|_| head.heading.is_none());
            let who = who.map(|speaker| wording::shown(speaker, self.layout)).unwrap_or_default();
            let words = wording::shown(&entry.words, self.layout);
            let texts: Vec<String> = who.into_iter().chain(words).map(|(_, text)| latex(text)).collect();
            self.place = Some(format!("\\place{{{}}}{{{}}}", anchor(head.id), texts.join(" ")));
        }
        if let Some(heading) = &head.heading {
            let text = self.placed(&sides(edition, heading));
            self.call("topic", &[&text]);
        }
    }

    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>) {
        let names = wording::shown(speaker, self.layout).into_iter().map(|(chinese, name)| {
            let name = if head.inferred { format!("[{name}]") } else { name.to_owned() };
            let role = role.and_then(|role| if chinese { role.zh.as_ref() } else { role.en.as_ref() });
            let role = role.map(|role| format!("\\role{{{}}}", latex(role))).unwrap_or_default();
            one(chinese, &(line::text(chinese, &name) + &role))
        });
        let names: Vec<String> = names.collect();
        let text = self.placed(&names);
        self.call("speaker", &[&text]);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Some(place) = self.place.take() {
            self.out.push_str(&format!("{place}\n"));
        }
        if self.asks {
            self.out.push_str("\\begin{asked}\n");
        }
        match self.layout {
            Layout::Side | Layout::Interlinear => self.beads(paragraph),
            Layout::Stacked | Layout::Source | Layout::Target => self.running(paragraph),
        }
        if self.asks {
            self.out.push_str("\\end{asked}\n");
        }
    }

    fn heading(&mut self, row: &Row) {
        let sides = self.headline_of(row, self.layout);
        if !sides.is_empty() {
            let text = self.placed(&sides);
            self.call("innerheading", &[&text]);
        }
        self.internal(row);
    }

    fn jump(&mut self, _: &str, zh: &str) {
        if self.layout.shows_chinese() {
            self.call("smallprint", &[&one(true, &line::text(true, zh))]);
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        let texts = wording::shown(gap, self.layout).into_iter().map(|(chinese, text)| {
            let text = if chinese { format!("［{text}］") } else { format!("[{text}]") };
            one(chinese, &line::text(chinese, &text))
        });
        let mut texts: Vec<String> = texts.collect();
        if texts.is_empty() {
            texts.push("[…]".to_owned());
        }
        let text = self.beside(&texts);
        self.call("sourcegap", &[&text]);
    }

    fn left_out(&mut self) {
        self.out.push_str("\\leftout\n");
    }

    fn close_turn(&mut self) {
        self.place = None;
        self.asks = false;
    }
}

/// The name of the place where the turn begins that begins with unit `id`: no sign in it means anything to TeX.
fn anchor(id: &str) -> String {
    let sign = |c: char| match c {
        c if c.is_ascii_alphanumeric() || c == '-' => c.to_string(),
        c => format!(".{:x}", u32::from(c)),
    };
    std::iter::once("t-".to_owned()).chain(id.chars().map(sign)).collect()
}
