//! The front of a page: title, imprint, speakers, contents.

use super::Page;
use crate::format::contents::Entry;
use crate::format::escape::html;
use crate::format::{Layout, Passage, wording};

impl Page<'_> {
    /// Title, imprint and speakers.
    pub(super) fn header(&mut self) {
        self.push("<header class=\"front\">\n");
        let level = self.heading_level(1);
        self.push(&format!("<h{level}>\n"));
        let edition = self.edition;
        if self.headlines > 0 {
            for passage in &edition.passages[..self.headlines] {
                if let Passage::Title(row) = passage {
                    self.title(row);
                }
            }
        } else {
            // Both languages, whatever the layout: the title is what a document is found by.
            let title = &self.edition.title;
            let zh = title.zh.as_deref().map(|zh| self.span(true, &html(zh)));
            let en = title.en.as_deref().map(|en| self.span(false, &html(en)));
            let spans: Vec<String> = zh.into_iter().chain(en).collect();
            self.push(&format!("<span class=\"headline\">{}</span>\n", spans.join(" ")));
        }
        self.push(&format!("</h{level}>\n"));
        for passage in &edition.passages[..self.headlines] {
            if let Passage::Title(row) = passage {
                self.internal(row);
            }
        }
        self.source_line();
        self.speakers();
        self.push("</header>\n");
    }

    /// Publisher, date, translator, progress.
    fn source_line(&mut self) {
        let edition = self.edition;
        let mut items = vec![self.pair(&edition.publisher)];
        if let Some(date) = &edition.date {
            items.push(format!(
                "<time datetime=\"{}\">{}</time>",
                html(date),
                self.pair(&wording::date(date))
            ));
        }
        items.extend(wording::translator(edition).map(|line| self.pair(&line)));
        items.extend(wording::progress(edition).map(|line| format!("<strong>{}</strong>", self.pair(&line))));
        let items: String =
            items.iter().filter(|item| !item.is_empty()).map(|item| format!("<li>{item}</li>\n")).collect();
        if !items.is_empty() {
            self.push(&format!("<ul class=\"imprint\">\n{items}</ul>\n"));
        }
    }

    fn speakers(&mut self) {
        let edition = self.edition;
        let names: String =
            edition.speakers.iter().map(|name| format!("<li>{}</li>\n", self.pair(name))).collect();
        if names.is_empty() {
            return;
        }
        let level = self.heading_level(2);
        let word = self.word("Speakers", "发言人");
        self.push(&format!(
            "<h{level} class=\"part\">{word}</h{level}>\n<ul class=\"speakers\">\n{names}</ul>\n"
        ));
    }

    /// The table of contents.
    pub(super) fn contents(&mut self) {
        if self.entries.is_empty() {
            return;
        }
        let items: String = self.entries.iter().map(|entry| self.entry(entry)).collect();
        let level = self.heading_level(2);
        let word = self.word("Contents", "目录");
        self.push(&format!(
            "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h{level} class=\"part\" id=\"contents\">{word}\
             </h{level}>\n<ol>\n{items}</ol>\n</nav>\n"
        ));
    }

    /// An entry of the contents: in each language the speaker and the words, as far as there are any.
    fn entry(&self, entry: &Entry<'_>) -> String {
        let names = entry.speaker.map(|speaker| wording::shown(speaker, self.layout)).unwrap_or_default();
        let words = wording::shown(&entry.words, self.layout);
        let part = |texts: &[(bool, &str)], side: bool| {
            texts.iter().find(|(chinese, _)| *chinese == side).map(|(_, text)| html(text))
        };
        let sides = if self.layout == Layout::Target { [false, true] } else { [true, false] };
        let lines = sides.into_iter().filter_map(|side| {
            let name = part(&names, side).map(|name| format!("<b>{name}</b>"));
            let line: Vec<String> = name.into_iter().chain(part(&words, side)).collect();
            (!line.is_empty()).then(|| self.span(side, &line.join(" ")))
        });
        format!("<li><a href=\"#t-{}\">{}</a></li>\n", html(entry.id), lines.collect::<Vec<_>>().join(" "))
    }
}
