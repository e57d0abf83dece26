//! The way through a web page: from bytes to the article's text, its headline above it.

use super::super::error::SourceError;
use super::super::extract::Extracted;
use super::super::flow::Flow;
use super::article::{choose, headline};
use super::charset::decode_page;
use super::dom::Dom;
use super::prune::{dropped, unprinted};
use super::render::render;

/// Reads the article of the page `bytes`.
pub(in crate::source) fn read(bytes: &[u8]) -> Result<Extracted, SourceError> {
    let decoded = decode_page(bytes)?;
    let dom = Dom::parse(&decoded.text)?;
    let left_out = dropped(&dom);
    let Some(article) = choose(&dom, &left_out) else { return Err(SourceError::NoArticle) };
    let mut flow = Flow::default();
    if let Some(title) = headline(&dom, &left_out, article) {
        flow.collapsed(&title);
        flow.end_paragraph();
    }
    render(&dom, article, &left_out, &mut flow);
    let text = flow.finish();
    if text.is_empty() {
        return Err(SourceError::NoArticle);
    }
    Ok(Extracted { text, converted_from: decoded.converted_from, ..Extracted::default() })
}

/// The text of a piece of markup, all of it that is printed; empty where it is nested beyond reason.
pub(in crate::source) fn plain_text(markup: &str) -> String {
    let Ok(dom) = Dom::parse(markup) else { return String::new() };
    let mut flow = Flow::default();
    render(&dom, Dom::ROOT, &unprinted(&dom), &mut flow);
    flow.finish()
}
