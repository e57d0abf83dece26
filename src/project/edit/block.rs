//! Whole units: put in, taken out, moved, with the comments that belong to them.

use std::borrow::Cow;

use super::refusal::Refusal;
use super::sheet::{LISTS, List, Sheet};
use super::value::Value;
use crate::yaml::{BlockScalar, Kind, Node, Style, column, extent, token_after};

/// The lines of piece `index` (comments above and right below it included) without the last line end, and
/// what follows: blank lines and comments that stand apart.
pub(super) fn split(sheet: &mut Sheet<'_>, index: usize) -> Result<(String, String), Refusal> {
    let node = sheet.node(index)?.clone();
    let text = sheet.pieces[index].text.as_ref();
    let dash = token_after(text, 0);
    let mut end = line_end(text, extent(text, dash + 1, &node, column(text, dash)).end);
    // Comments right below belong to it; the empty line to type on too.
    let mut typed = false;
    while let Some((from, to)) = line_below(text, end) {
        let line = text[from..to].trim();
        // Behind blank lines that `|+` counts as text, a comment stands apart.
        let above = text[..end].rsplit('\n').next().unwrap_or_default();
        let inner = typed && text[from..to].find('#') > Some(column(text, dash));
        let comment = line.starts_with('#') && (!above.trim().is_empty() || inner);
        let typing = line.is_empty() && waits_for_text(text, dash, &node, end);
        if comment || typing && to < text.trim_end_matches('\r').len() {
            typed = line.is_empty();
            end = to;
        } else {
            break;
        }
    }
    Ok((text[..end].to_owned(), text[end..].to_owned()))
}

fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |offset| at + offset);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// The line below the one that ends at `end`.
fn line_below(text: &str, end: usize) -> Option<(usize, usize)> {
    let from = end + text[end..].find('\n')? + 1;
    (from < text.len()).then(|| (from, line_end(text, from)))
}

/// Whether the line that ends at `end` is the header of the unit's last value, a block scalar without text.
fn waits_for_text(text: &str, dash: usize, node: &Node, end: usize) -> bool {
    let Kind::Map(pairs) = &node.kind else { return false };
    let Some((key, value)) = pairs.last().filter(|_| !node.flow) else { return false };
    let block = matches!(value.kind, Kind::Scalar(_, Style::Literal | Style::Folded));
    let at = token_after(text, crate::yaml::behind_colon(text, key).max(dash));
    block && text[at..].starts_with(['>', '|']) && {
        let scalar = BlockScalar::at(text, at, column(text, key.span.start));
        scalar.body.is_empty() && line_end(text, scalar.header.end) == end
    }
}

/// Gives piece `index` its lines and what follows them. Where that would change what it holds (`|+` takes blank lines
/// for text), the blank lines are left out.
fn lay(sheet: &mut Sheet<'_>, index: usize, block: &str, gap: &str, value: Value) {
    let newline = sheet.newline;
    let floating = gap.trim_start_matches(['\r', '\n', ' ', '\t']);
    // A comment that ends the lines must not come to stand right above the next unit.
    let last = block.rsplit('\n').next().unwrap_or_default();
    let shallow =
        last.trim_start().starts_with('#') && last.len() - last.trim_start().len() <= dash_column(block);
    let blanks = gap[..gap.len() - floating.len()].matches('\n').count();
    let block = if shallow && blanks == 1 { format!("{block}{newline}") } else { block.to_owned() };
    sheet.replace(index, format!("{block}{gap}"), None, value.clone());
    if sheet.root.is_none() && !super::guard::holds_alone(sheet, index, &value) {
        sheet.replace(index, format!("{block}{newline}{floating}"), None, value);
    }
}

/// Where a unit goes.
pub(super) struct Target {
    pub(super) list: usize,
    /// How many pieces of the list stand before it.
    pub(super) place: usize,
}

/// Puts `piece`, whose text is a block without its last line end, into the file.
pub(super) fn put(sheet: &mut Sheet<'_>, piece: usize, target: &Target) -> Result<(), Refusal> {
    let newline = sheet.newline;
    let parted = parts_by_blank_line(sheet, target.list);
    let separator = if parted { newline.repeat(2) } else { newline.to_owned() };
    let block = sheet.pieces[piece].text.to_string();
    let gap = match target.place.checked_sub(1).map(|before| sheet.lists[target.list].order[before]) {
        None if sheet.lists[target.list].order.is_empty() => {
            let ends_file = sheet.glue[target.list + 1].is_empty();
            newline.repeat(if ends_file { 1 } else { 2 })
        }
        None => separator,
        Some(before) => {
            let (above, gap) = split(sheet, before)?;
            let usual = gap.trim().is_empty() && gap.matches('\n').count() >= separator.matches('\n').count();
            if !usual || target.place == sheet.lists[target.list].order.len() {
                let value = sheet.value(before)?;
                lay(sheet, before, &above, &separator, value);
            }
            gap
        }
    };
    let value = sheet.value(piece)?;
    let gap = apart(gap, newline);
    lay(sheet, piece, &block, &gap, value);
    sheet.lists[target.list].order.insert(target.place, piece);
    Ok(())
}

/// `gap` with a blank line before a comment that stands in it: behind a `|+` that line was text.
fn apart(gap: String, newline: &str) -> String {
    let comment = gap.trim_start();
    let blank = &gap[..gap.len() - comment.len()];
    if comment.is_empty() || blank.matches('\n').count() > 1 { gap } else { newline.to_owned() + &gap }
}

/// Whether blank lines stand between the units of a list.
fn parts_by_blank_line(sheet: &Sheet<'_>, list: usize) -> bool {
    // A list of one or none says nothing; the units' own list does, and blank lines are the documented form.
    let order = [list, 0].map(|list| &sheet.lists[list].order).into_iter().find(|order| order.len() > 1);
    order.is_none_or(|order| {
        let text = &sheet.pieces[order[0]].text;
        text[text.trim_end().len()..].matches('\n').count() > 1
    })
}

/// Takes `piece` out of its list; gives its block. Comments that stand apart below it stay where they are.
pub(super) fn take(sheet: &mut Sheet<'_>, piece: usize) -> Result<String, Refusal> {
    let (list, place) = sheet.seat(piece);
    let (block, gap) = split(sheet, piece)?;
    let gap = apart(gap, sheet.newline);
    let value = sheet.value(piece)?;
    let is_last = place + 1 == sheet.lists[list].order.len();
    let before = place.checked_sub(1).map(|before| sheet.lists[list].order[before]);
    sheet.lists[list].order.remove(place);
    let floating = gap.trim_start_matches(['\r', '\n', ' ', '\t']);
    if let Some(before) = before {
        if is_last || !floating.is_empty() {
            let (above, own) = split(sheet, before)?;
            let value = sheet.value(before)?;
            // A comment that stands apart above must not come to stand right above what follows.
            let (apart, newline) = (own.trim_end(), sheet.newline);
            let blank = gap.len() - gap.trim_start().len();
            let parted = apart.is_empty() || gap[..blank].matches('\n').count() > 1;
            let gap = if parted { format!("{apart}{gap}") } else { format!("{apart}{newline}{gap}") };
            lay(sheet, before, &above, &gap, value);
        }
    } else if !floating.is_empty() {
        let glue = format!("{}{floating}", sheet.glue[list]);
        sheet.glue[list] = Cow::Owned(glue);
    }
    if sheet.lists[list].order.is_empty() {
        drop_list(sheet, list)?;
    }
    sheet.replace(piece, block.clone(), None, value);
    Ok(block)
}

/// A list without units goes, `units` aside.
fn drop_list(sheet: &mut Sheet<'_>, list: usize) -> Result<(), Refusal> {
    let name = sheet.lists[list].name;
    if name == LISTS[0] {
        return Ok(());
    }
    let above = sheet.glue[list].to_string();
    let key = format!("{name}:");
    let line = above.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let rest = sheet.glue.remove(list + 1);
    sheet.lists.remove(list);
    let above = match above[line..].trim() == key {
        true => {
            above[..line].trim_end().to_owned()
                + if above[..line].trim_end().is_empty() { "" } else { sheet.newline }
        }
        false => above.trim_end().replacen(&key, &format!("{key} []"), 1) + sheet.newline,
    };
    sheet.glue[list] = Cow::Owned(above + &rest);
    tidy_end(sheet, list)
}

/// Blank lines that stood before a list that went are not left at the end of the file.
fn tidy_end(sheet: &mut Sheet<'_>, list: usize) -> Result<(), Refusal> {
    let ends_file = sheet.glue[list].is_empty() && list == sheet.lists.len();
    if let Some(&piece) = sheet.lists.last().and_then(|list| list.order.last()).filter(|_| ends_file) {
        let (block, gap) = split(sheet, piece)?;
        let value = sheet.value(piece)?;
        let gap = format!("{}{}", gap.trim_end(), sheet.newline);
        lay(sheet, piece, &block, &gap, value);
    }
    Ok(())
}

/// The number of the list called `obsolete`, made behind the units where the file has none.
pub(super) fn obsolete(sheet: &mut Sheet<'_>) -> Result<usize, Refusal> {
    if let Some(list) = sheet.lists.iter().position(|list| list.name == LISTS[1]) {
        return Ok(list);
    }
    let Some(units) = sheet.lists.iter().position(|list| list.name == LISTS[0]) else { return Ok(0) };
    let newline = sheet.newline;
    if let Some(&last) = sheet.lists[units].order.last() {
        let (block, gap) = split(sheet, last)?;
        let floating = gap.trim_end();
        let value = sheet.value(last)?;
        let gap = format!("{floating}{newline}{newline}");
        lay(sheet, last, &block, &gap, value);
    }
    let (column, rest) = (sheet.lists[units].column, std::mem::take(&mut sheet.glue[units + 1]));
    sheet.glue[units + 1] = Cow::Owned(format!("{}:{newline}", LISTS[1]));
    sheet.glue.insert(units + 2, rest);
    sheet.lists.insert(units + 1, List { name: LISTS[1], column, order: Vec::new() });
    Ok(units + 1)
}

/// `block` with its dash moved from column `from` to column `to`.
pub(super) fn indented(block: &str, from: usize, to: usize) -> String {
    if from == to {
        return block.to_owned();
    }
    let shift = |line: &str| {
        if line.trim().is_empty() {
            line.to_owned()
        } else if to > from {
            format!("{:width$}{line}", "", width = to - from)
        } else {
            let blanks = line.len() - line.trim_start_matches(' ').len();
            line[blanks.min(from - to)..].to_owned()
        }
    };
    block.split('\n').map(shift).collect::<Vec<_>>().join("\n")
}

/// The column of the dash of a block.
pub(super) fn dash_column(block: &str) -> usize {
    column(block, token_after(block, 0))
}

/// The comments of piece `index` without blanks around them, in file order.
pub(super) fn comment_texts(sheet: &Sheet<'_>, index: usize) -> Vec<String> {
    let text = sheet.pieces[index].text.as_ref();
    sheet.comments(index).into_iter().map(|range| text[range].trim_end().to_owned()).collect()
}

/// Adds comment lines at the end of piece `index`, in the column of its keys.
pub(super) fn append_comments(
    sheet: &mut Sheet<'_>,
    index: usize,
    comments: &[String],
) -> Result<(), Refusal> {
    if comments.is_empty() {
        return Ok(());
    }
    let value: Value = sheet.value(index)?;
    let (block, gap) = split(sheet, index)?;
    let indent = dash_column(&block) + 2;
    let newline = sheet.newline;
    let lines: String = comments.iter().map(|line| format!("{newline}{:indent$}{line}", "")).collect();
    // Not behind the empty line that text is typed on; but what `|+` counts as text stays.
    let short = block.trim_end_matches(['\r', '\n']);
    lay(sheet, index, &format!("{short}{lines}"), &gap, value.clone());
    if sheet.root.is_none() && !super::guard::holds_alone(sheet, index, &value) {
        lay(sheet, index, &format!("{block}{lines}"), &gap, value);
    }
    Ok(())
}
