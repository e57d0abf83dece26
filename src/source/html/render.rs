//! A piece of a page as lines and paragraphs.

use super::super::flow::Flow;
use super::dom::{Data, Dom, Id, Step};

/// Elements that begin and end a paragraph (HTML standard, rendering, `display: block` and tables).
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Whether elements of this name begin and end a paragraph.
pub(super) fn is_block(tag: &str) -> bool {
    tag == "ul" || BLOCKS.contains(&tag)
}

/// Writes `root`, but for what is left out, to `flow`: a block a paragraph, `<br>` a line end, two a paragraph end.
pub(super) fn render(dom: &Dom, root: Id, left_out: &[bool], flow: &mut Flow) {
    let mut preformatted = 0_usize;
    dom.walk(root, left_out, |step| {
        let (Step::Enter(id) | Step::Leave(id)) = step;
        let node = &dom.nodes[id];
        let entering = step == Step::Enter(id);
        match (&node.data, node.tag()) {
            (Data::Text(text), _) if entering && preformatted > 0 => flow.verbatim(text),
            (Data::Text(text), _) if entering => flow.collapsed(text),
            (_, "br") if entering && flow.at_line_start() => flow.end_paragraph(),
            (_, "br") if entering => flow.end_line(),
            (_, tag) if is_block(tag) => {
                flow.end_paragraph();
                if tag == "pre" {
                    preformatted = if entering { preformatted + 1 } else { preformatted.saturating_sub(1) };
                }
            }
            _ => {}
        }
    });
    flow.end_paragraph();
}
