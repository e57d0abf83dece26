//! Terms in unspaced Chinese: all of them in one pass, a longer one hiding the shorter ones inside it.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::lexicon::Lexicon;

/// `text` in the form in which terms are compared, and the byte of `text` at which each byte of that form was typed:
/// simplified characters, half-width letters, small letters, one form of each quotation mark and dash, no blanks.
pub(super) fn fold(text: &str) -> (String, Vec<usize>) {
    let lexicon = Lexicon::cedict();
    let (mut out, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        out.push(folded(&lexicon, c));
        places.resize(out.len(), at);
    }
    (out, places)
}

fn folded(lexicon: &Lexicon<'_>, c: char) -> char {
    match c {
        // Full-width letters, digits and marks: their half-width forms stand in the same order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c).to_ascii_lowercase(),
        '「' | '”' | '“' | '」' | '"' => '“',
        '『' | '』' | '‘' | '’' | '\'' => '‘',
        '–' | '—' | '―' | '‐' | '‑' => '-',
        '‧' | '・' | '•' | '∙' => '·',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => lexicon.simplified(c).unwrap_or(c),
    }
}

/// Finds terms in Chinese text.
#[derive(Debug, Clone, Default)]
pub(super) struct Finder(Option<AhoCorasick>);

impl Finder {
    /// Looks for `terms`, which are [`fold`]ed; none of them is empty.
    pub(super) fn new<'t>(terms: impl Iterator<Item = &'t str>) -> Self {
        let mut terms = terms.peekable();
        if terms.peek().is_none() {
            return Self(None);
        }
        // It fails only for more states than a 32-bit number counts, gigabytes of terms.
        Self(AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(terms).ok())
    }

    /// The terms that stand in `text`, from left to right: which, and in which bytes.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let Some(finder) = &self.0 else { return Vec::new() };
        let (folded, places) = fold(text);
        let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
        let mut found = Vec::new();
        for hit in finder.find_iter(&folded) {
            let start = place(hit.start());
            // The end of the last character, blanks behind it left out.
            let last = place(hit.end() - 1);
            let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
            if is_whole(text, start, end) {
                found.push((hit.pattern().as_usize(), start..end));
            }
        }
        found
    }
}

/// Whether a Latin word or numeral at either end of the bytes is whole: AI does not stand in RAIL.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let cut = |inside: Option<char>, outside: Option<char>| word(inside) && word(outside);
    let (before, own, after) = (&text[..start], &text[start..end], &text[end..]);
    !cut(own.chars().next(), before.chars().next_back())
        && !cut(own.chars().next_back(), after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(terms: &[&str], text: &'t str) -> Vec<&'t str> {
        let folded: Vec<String> = terms.iter().map(|term| fold(term).0).collect();
        let finder = Finder::new(folded.iter().map(String::as_str));
        finder.find(text).into_iter().map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn a_longer_term_hides_the_shorter_ones_inside_it() {
        assert_eq!(found(&["中国", "中国—东盟", "东盟"], "中国—东盟和中国"), ["中国—东盟", "中国"]);
    }

    #[test]
    fn both_scripts_both_widths_and_blanks_are_one() {
        assert_eq!(found(&["开放API", "「圖書館」"], "開放ＡＰＩ、“图书馆”"), ["開放ＡＰＩ", "“图书馆”"]);
        assert_eq!(found(&["2021年計劃"], "見2021 年计划。"), ["2021 年计划"]);
    }

    #[test]
    fn latin_words_are_found_whole() {
        assert_eq!(found(&["AI"], "RAIL、AI和AI2"), ["AI"]);
    }
}
