//! One text in place of another, in the style in which the old one was typed.

use std::ops::Range;

use super::patch::{Patch, Seat};
use super::shape::{flow, spell};
use super::value::Value;
use crate::yaml::{self, BlockScalar, Node, Style, double_quoted, extent, fits_block, single_quoted};

/// Makes the scalar `node` at `seat` hold `target`.
pub(super) fn rewrite(
    patch: &mut Patch<'_>,
    seat: Seat,
    node: &Node,
    style: Style,
    target: &Value,
    prose: bool,
) -> Option<()> {
    let text = target.as_text()?;
    let bare = matches!(target, Value::Bare(_));
    let reach = extent(patch.text, seat.anchor, node, seat.parent);
    let new = match style {
        Style::Literal | Style::Folded => {
            let block = patch.block(seat, node)?;
            rewrite_block(patch, &block, seat.parent, text, style);
            return Some(());
        }
        Style::Plain if reach.is_empty() && !seat.flow => {
            let spelled = spell(target, seat.parent, prose);
            let end = patch.line_end(seat.anchor);
            patch.splice(seat.anchor..seat.anchor, spelled.head);
            patch.splice(end..end, patch.lines(&spelled.lines));
            return Some(());
        }
        Style::Plain if reach.is_empty() => format!(" {}", flow(target)),
        _ if bare => text.to_owned(),
        Style::Plain if seat.flow => flow(target),
        Style::Plain => yaml::scalar(text),
        Style::Single => single_quoted(text).unwrap_or_else(|| double_quoted(text)),
        Style::Double => double_quoted(text),
    };
    patch.splice(reach, new);
    Some(())
}

/// A block scalar stays one, at its column, with its header; where its style cannot hold the text (several
/// lines in a folded one, signs that need an escape), `>` becomes `|`, and as the last resort quotes.
fn rewrite_block(patch: &mut Patch<'_>, block: &BlockScalar, parent: usize, text: &str, style: Style) {
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        let from = patch.line_end(block.header.end);
        patch.splice(from..block.body.end.max(from), patch.newline);
        return;
    }
    let folded = style == Style::Folded && fits_block(text, true);
    if !folded && !fits_block(text, false) {
        patch.splice(block.header.clone(), double_quoted(text));
        if !block.body.is_empty() {
            let from = patch.line_end(block.header.end);
            patch.splice(from..block.end.max(block.body.end), "");
        }
        return;
    }
    if !folded && style == Style::Folded {
        patch.splice(block.header.start..block.header.start + 1, "|");
    }
    let column = block.column;
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{:column$}{line}", "") };
    let lines: Vec<String> = if folded { vec![line(text)] } else { text.split('\n').map(line).collect() };
    if !block.body.is_empty() {
        patch.splice(block.body.clone(), lines.join(patch.newline));
        return;
    }
    match typing_line(patch, block, parent) {
        Some(blank) => {
            let from = patch.line_end(block.header.end);
            patch.splice(from..blank.end, patch.lines(&lines));
        }
        None => {
            let at = patch.line_end(block.header.end);
            patch.splice(at..at, patch.lines(&lines));
        }
    }
}

/// The blank line under an empty block scalar that text may be typed on: inside a unit and at the end of the
/// file any, before another unit only where a second one is left to part the two.
pub(super) fn typing_line(patch: &Patch<'_>, block: &BlockScalar, parent: usize) -> Option<Range<usize>> {
    let text = patch.text;
    let header_end = patch.line_end(block.header.end);
    let first = header_end + text[header_end..].find('\n')? + 1;
    let first_end = patch.line_end(first);
    if first == text.len() || !text[first..first_end].trim().is_empty() {
        return None;
    }
    let rest = &text[first_end..];
    let content = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let blanks = rest[..rest.len() - content.len()].matches('\n').count();
    let inside = !content.is_empty() && yaml::column(text, text.len() - content.len()) >= parent;
    (inside || blanks >= 2 || content.is_empty() && patch.last).then_some(first..first_end)
}
