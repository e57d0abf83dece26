//! The parts of the package besides its text: what it holds, and how things look.

use crate::format::Edition;
use crate::format::escape::html;
use crate::format::wording;

/// What kind of file it is.
pub(super) const KIND: &str = "application/vnd.oasis.opendocument.text";
/// What the package holds.
pub(super) const MANIFEST: &str = include_str!("manifest.xml");
/// The table until its first row, with the row of languages that stands on every page.
pub(super) const TABLE: &str = "<table:table table:name=\"Pairs\" table:style-name=\"Pairs\">\
    <table:table-column table:style-name=\"ColumnChinese\"/><table:table-column table:style-name=\"ColumnEnglish\"/>\
    <table:table-header-rows><table:table-row table:style-name=\"Row\">\
    <table:table-cell table:style-name=\"HeadCell\" office:value-type=\"string\"><text:p text:style-name=\"TableHead\">中文</text:p>\
    </table:table-cell><table:table-cell table:style-name=\"HeadCell\" office:value-type=\"string\">\
    <text:p text:style-name=\"TableHead\">English</text:p></table:table-cell></table:table-row></table:table-header-rows>";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\"";

/// The document around its text.
pub(super) fn content(text: &str) -> String {
    format!(
        "{HEAD}<office:document-content {NAMESPACES}>{}<office:body><office:text>{text}</office:text></office:body>\
         </office:document-content>",
        include_str!("table.xml")
    )
}

/// The styles, in the languages of the edition, with the title at the head of each page.
pub(super) fn styles(edition: &Edition) -> String {
    let (zh, zh_region) = wording::language(&edition.languages.0, "zh");
    let (en, en_region) = wording::language(&edition.languages.1, "en");
    let none = || "none".to_owned();
    let heads: Vec<String> =
        wording::running_heads(edition).into_iter().map(|(_, text)| html(&text)).collect();
    let styles = include_str!("styles.xml")
        .replace("{zh}", &zh)
        .replace("{zh-region}", &zh_region.unwrap_or_else(none))
        .replace("{en}", &en)
        .replace("{en-region}", &en_region.unwrap_or_else(none))
        .replace("{zh-font}", wording::chinese_font(&edition.languages.0));
    // Last: a title may hold any words.
    let styles = styles.replace("{title}", &heads.join("<text:line-break/>"));
    format!("{HEAD}<office:document-styles {NAMESPACES}>{styles}</office:document-styles>")
}

/// Title, translator, language. No clock, so no date of making.
pub(super) fn meta(edition: &Edition) -> String {
    let names: Vec<&str> = edition.title.en.iter().chain(&edition.title.zh).map(String::as_str).collect();
    format!(
        "{HEAD}<office:document-meta {NAMESPACES}><office:meta><meta:generator>duizhao</meta:generator>\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language></office:meta>\
         </office:document-meta>",
        html(&names.join(" · ")),
        html(edition.translator.as_deref().unwrap_or("duizhao")),
        html(&edition.languages.1)
    )
}
