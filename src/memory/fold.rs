//! Folding: what two texts must have in common to be the same text in memory.

use crate::text::{is_blank, is_han};

/// The characters of `text` as memory compares them: full-width forms become the plain ones (`，` is `,` and
/// `２` is `2`), invisible characters go, and a run of blanks becomes one between two letters or digits of
/// an alphabetic script and nothing anywhere else. Case is kept.
pub fn fold(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() / 3 + 1);
    fold_into(text, &mut out);
    out
}

/// [`fold`], into a buffer that is emptied first.
pub(super) fn fold_into(text: &str, out: &mut Vec<char>) {
    out.clear();
    let mut blank = false;
    for c in text.chars() {
        if is_invisible(c) {
            continue;
        }
        if is_blank(c) {
            blank = true;
            continue;
        }
        let c = narrow(c);
        if std::mem::take(&mut blank) && out.last().is_some_and(|&last| is_letter(last)) && is_letter(c) {
            out.push(' ');
        }
        out.push(c);
    }
}

/// `c` in its plain width.
pub(super) fn narrow(c: char) -> char {
    match c {
        // The full-width forms stand in the order of ASCII, 0xFEE0 above it.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        '｡' => '。',
        '､' => '、',
        '｢' => '「',
        '｣' => '」',
        _ => c,
    }
}

/// Whether `c` is a letter or digit of a script that puts blanks between words.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() && !is_unspaced(c)
}

/// Han and the kana: scripts without blanks.
fn is_unspaced(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

/// What word processors leave behind and nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_blanks_fold_and_words_stay_apart() {
        let folded = |text: &str| fold(text).into_iter().collect::<String>();
        assert_eq!(folded("　共２５ 人，（含\u{200B}领队）。"), "共25人,(含领队)。");
        assert_eq!(folded("New  York, 纽约 RCEP"), "New York,纽约RCEP");
        assert_eq!(folded("Hello， world"), folded("Hello,world"));
        assert_eq!(folded(" \u{3000} "), "");
    }
}
