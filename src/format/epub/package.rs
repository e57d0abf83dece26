//! What a book says of itself: title, languages, pages, contents.

use super::Anchors;
use crate::format::escape::html;
use crate::format::{Edition, Layout, contents, wording};
use crate::text::stable_hash;

/// Where the package is.
pub(super) const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
    <rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// The package: what the book is called, and its pages in order.
pub(super) fn package(edition: &Edition, pages: &[&str]) -> String {
    let languages = [&edition.languages.1, &edition.languages.0];
    let shown: &[&String] = match edition.options.layout {
        Layout::Side | Layout::Stacked | Layout::Interlinear => &languages,
        Layout::Source => &languages[1..],
        Layout::Target => &languages[..1],
    };
    let languages: String =
        shown.iter().map(|tag| format!("<dc:language>{}</dc:language>\n", html(tag))).collect();
    let items: String = pages
        .iter()
        .map(|page| {
            format!("<item id=\"{}\" href=\"{page}\" media-type=\"application/xhtml+xml\"/>\n", id(page))
        })
        .collect();
    let spine: String = pages.iter().map(|page| format!("<itemref idref=\"{}\"/>\n", id(page))).collect();
    let publisher = edition.publisher.english_first();
    let publisher = if publisher.is_empty() {
        String::new()
    } else {
        format!("<dc:publisher>{}</dc:publisher>\n", html(publisher))
    };
    let translator = edition.translator.as_deref();
    let translator = translator.map(|name| format!("<dc:contributor>{}</dc:contributor>\n", html(name)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">{}</dc:identifier>\n\
         <dc:title>{}</dc:title>\n{languages}{publisher}{}\
         <meta property=\"dcterms:modified\">{}</meta>\n</metadata>\n\
         <manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{items}</manifest>\n\
         <spine>\n{spine}</spine>\n</package>\n",
        identifier(edition),
        html(&title(edition)),
        translator.unwrap_or_default(),
        modified(edition),
    )
}

/// The contents, for the reader's own menu.
pub(super) fn nav(edition: &Edition, anchors: &Anchors<'_>) -> String {
    let layout = edition.options.layout;
    let pair = |text: &crate::project::Bilingual| {
        wording::shown(text, layout).into_iter().map(|(_, text)| html(text)).collect::<Vec<_>>().join(" ")
    };
    let lines = contents::entries(edition).into_iter().map(|entry| {
        let parts = [entry.speaker.map(pair).unwrap_or_default(), pair(&entry.words)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let address = anchors.address(&format!("t-{}", html(entry.id)), "nav.xhtml");
        format!("<li><a href=\"{address}\">{}</a></li>\n", parts.join(" – "))
    });
    let lines: String = lines.collect();
    let front = format!("<li><a href=\"front.xhtml\">{}</a></li>\n", html(&title(edition)));
    let word = pair(&wording::both("目录", "Contents"));
    page(
        edition,
        &format!("<nav epub:type=\"toc\" id=\"toc\">\n<h1>{word}</h1>\n<ol>\n{front}{lines}</ol>\n</nav>\n"),
    )
}

/// A page around `body`.
pub(super) fn page(edition: &Edition, body: &str) -> String {
    let layout = edition.options.layout;
    let tag = if layout == Layout::Source { &edition.languages.0 } else { &edition.languages.1 };
    let class = match layout {
        Layout::Side => "side",
        Layout::Interlinear => "interlinear",
        Layout::Stacked | Layout::Source | Layout::Target => "running",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" \
         xml:lang=\"{0}\">\n<head>\n<title>{1}</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n\
         <body class=\"{class}\">\n{body}</body>\n</html>\n",
        html(tag),
        html(&title(edition)),
    )
}

fn title(edition: &Edition) -> String {
    let names: Vec<&str> = edition.title.en.iter().chain(&edition.title.zh).map(String::as_str).collect();
    if names.is_empty() { "—".to_owned() } else { names.join(" · ") }
}

/// A name for the manifest.
fn id(page: &str) -> &str {
    page.trim_end_matches(".xhtml")
}

/// The same book has the same number: a UUID of version 8, made from what it is called and of which day it is.
fn identifier(edition: &Edition) -> String {
    let date = edition.date.as_deref().unwrap_or_default();
    let title = title(edition);
    let one = stable_hash(&["epub", &title, date]);
    let two = stable_hash(&["epub", &title, date, &edition.languages.0, &edition.languages.1]);
    format!(
        "urn:uuid:{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        one >> 32,
        one >> 16 & 0xffff,
        one & 0xfff,
        0x8000 | (two >> 48 & 0x3fff),
        two & 0xffff_ffff_ffff,
    )
}

/// No clock: the day of the source stands for the day of the last change, which the format asks for.
fn modified(edition: &Edition) -> String {
    let is_day = |date: &&str| date.len() == 10 && date.split('-').count() == 3;
    let day = edition.date.as_deref().filter(is_day).unwrap_or("2000-01-01");
    format!("{day}T00:00:00Z")
}
