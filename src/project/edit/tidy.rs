//! The form that the tool owns: how many blank lines stand between units.

use super::block;
use super::guard;
use super::refusal::Refusal;
use super::sheet::Sheet;

/// The text of a unit file with one blank line between units (behind an empty `en: >-` the line to type on and
/// one more), and one line end at the end. Text, comments, quotes, wrapping and blank lines around comments that
/// stand apart are people's, and stay. A second time changes nothing.
///
/// # Errors
/// A file that cannot be taken apart; then nothing is changed.
pub fn tidy(text: &str) -> Result<String, Refusal> {
    let mut sheet = Sheet::open(text)?;
    if sheet.root.is_some() {
        // With anchors in play, where a unit ends is not for its blank lines alone to say.
        return Ok(text.to_owned());
    }
    for list in 0..sheet.lists.len() {
        let order = sheet.lists[list].order.clone();
        for (place, &piece) in order.iter().enumerate() {
            let last = place + 1 == order.len();
            let ends_file = last && list + 1 == sheet.lists.len() && sheet.glue[list + 1].is_empty();
            let blank = &sheet.pieces[piece].text;
            let behind = &blank[blank.trim_end().len()..];
            if behind.matches('\n').count() == 2 && !behind.contains([' ', '\t']) && !ends_file {
                // The usual case, told without reading the unit.
                let header = blank.trim_end().rsplit('\n').next().unwrap_or_default();
                if !header.contains(['>', '|']) {
                    continue;
                }
            }
            // Behind an empty block scalar the first round makes the line to type on, the second the one that parts.
            for _ in 0..2 {
                part(&mut sheet, piece, if ends_file { 1 } else { 2 })?;
            }
        }
    }
    guard::finish(&sheet)
}

/// Lets `lines` line ends follow piece `piece`, where nothing but blanks does.
fn part(sheet: &mut Sheet<'_>, piece: usize, lines: usize) -> Result<(), Refusal> {
    let (block, gap) = block::split(sheet, piece)?;
    let wanted = sheet.newline.repeat(lines);
    if !gap.trim().is_empty() || gap == wanted {
        return Ok(());
    }
    let value = sheet.value(piece)?;
    let old = sheet.pieces[piece].clone();
    sheet.replace(piece, block + &wanted, None, value.clone());
    // `|+` counts blank lines as text: such a unit is left alone.
    if !guard::holds_alone(sheet, piece, &value) {
        sheet.pieces[piece] = old;
    }
    Ok(())
}
