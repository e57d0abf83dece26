//! The parts of the package besides its text: what Word wants to find, and how things look.

use super::craft::{paragraph, run};
use crate::format::Edition;
use crate::format::escape::html;
use crate::format::office::Look;
use crate::format::wording;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// What kind each part is.
pub(super) const CONTENT_TYPES: &str = include_str!("content_types.xml");
/// Where the document is.
pub(super) const RELATIONS: &str = include_str!("relations.xml");
/// What the document needs.
pub(super) const DOCUMENT_RELATIONS: &str = include_str!("document_relations.xml");
/// Settings: two footnotes are the lines above footnotes.
pub(super) const SETTINGS: &str = include_str!("settings.xml");
/// The number of the page.
pub(super) const FOOTER: &str = include_str!("footer.xml");

/// How wide a page of A4 is between its margins, in twentieths of a point.
const WIDTH: usize = 9638;

/// The styles, in the languages of the edition.
pub(super) fn styles(edition: &Edition) -> String {
    let (zh, en) = &edition.languages;
    include_str!("styles.xml").replace("{zh}", &html(word_tag(zh))).replace("{en}", &html(word_tag(en)))
}

/// Word knows Chinese by country, not by script.
fn word_tag(tag: &str) -> &str {
    match tag {
        "zh" | "zh-Hans" => "zh-CN",
        "zh-Hant" => "zh-TW",
        "en" => "en-GB",
        other => other,
    }
}

/// Title and language. No clock, so no date of making.
pub(super) fn core(edition: &Edition) -> String {
    let names: Vec<&str> = edition.title.en.iter().chain(&edition.title.zh).map(String::as_str).collect();
    let translator = edition.translator.as_deref().unwrap_or("duizhao");
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>",
        html(&names.join(" · ")),
        html(translator),
        html(&edition.languages.1)
    )
}

/// The document around its body.
pub(super) fn document(body: &str) -> String {
    format!(
        "{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" \
         w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

/// The footnotes, behind the two that Word draws its lines with.
pub(super) fn footnotes(notes: &str) -> String {
    format!(
        "{HEAD}<w:footnotes {NAMESPACES}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>\
         </w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r>\
         </w:p></w:footnote>{notes}</w:footnotes>"
    )
}

/// The comments.
pub(super) fn comments(comments: &str) -> String {
    format!("{HEAD}<w:comments {NAMESPACES}>{comments}</w:comments>")
}

/// The running head: the title, a line each language.
pub(super) fn header(edition: &Edition) -> String {
    let heads = wording::running_heads(edition).into_iter();
    let runs: Vec<String> = heads.map(|(chinese, text)| run(chinese, Look::Plain, &text)).collect();
    let content = paragraph("Header", &runs.join("<w:r><w:br/></w:r>"));
    format!("{HEAD}<w:hdr {NAMESPACES}>{content}</w:hdr>")
}

/// A blank line above the table, then the table until its first row, with the row of languages that stands on every page.
pub(super) fn table_head(zh: &str, en: &str) -> String {
    let half = WIDTH / 2;
    let cell = |text: &str, tag: &str| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{half}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>",
            paragraph("Tablehead", &run(tag == zh, Look::Plain, text))
        )
    };
    format!(
        "<w:p/><w:tbl><w:tblPr><w:tblStyle w:val=\"Pairs\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{half}\"/><w:gridCol w:w=\"{half}\"/></w:tblGrid>\
         <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}{}</w:tr>",
        cell("中文", zh),
        cell("English", en)
    )
}
