//! Terms in unspaced Chinese: all of them in one pass, a longer one hiding the shorter ones inside it.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::lexicon::Lexicon;

/// `text` in the form in which terms are compared: simplified characters, half-width letters, small letters, one form of
/// each quotation mark and dash, no blanks. Each character that is no blank gives one.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    fold_at(text).0
}

/// The same, and where places in it part from those in `text`.
fn fold_at(text: &str) -> (Cow<'_, str>, Shifts) {
    let lexicon = Lexicon::cedict();
    let (mut out, mut shifts) = (String::new(), Shifts::default());
    // What stays as it is goes over in one piece, and often that is all of it.
    let (bytes, mut from, mut at) = (text.as_bytes(), 0, 0);
    while let Some(&first) = bytes.get(at) {
        if let [0xE4..=0xE9, second, third, ..] = bytes[at..]
            && !lexicon.may_be_traditional(
                u16::from(first & 0xF) << 12 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F),
            )
        {
            at += 3;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or_default();
        let behind = at + c.len_utf8();
        let like = Some(folded(&lexicon, c)).filter(|_| !c.is_whitespace());
        if like != Some(c) {
            out.reserve(text.len());
            out.push_str(&text[from..at]);
            out.extend(like);
            if like.is_none_or(|like| like.len_utf8() != c.len_utf8()) {
                shifts.0.push(Shift { folded: out.len(), typed: behind, is_blank: like.is_none() });
            }
            from = behind;
        }
        at = behind;
    }
    if from == 0 {
        return (Cow::Borrowed(text), shifts);
    }
    out.push_str(&text[from..]);
    (Cow::Owned(out), shifts)
}

/// Where places in a folded text part from those in the text as it was typed, from left to right.
#[derive(Default)]
struct Shifts(Vec<Shift>);

/// From here on a text and what it is folded to go on side by side again.
struct Shift {
    /// Bytes of the folded text before it.
    folded: usize,
    /// Bytes of the text before it.
    typed: usize,
    /// Whether a blank was left out before it: what ends here ended before the blank.
    is_blank: bool,
}

impl Shifts {
    /// The bytes at which characters `range` of the folded text were typed.
    fn typed(&self, range: Range<usize>) -> Range<usize> {
        let last = |count: usize, at: usize| {
            let last = count.checked_sub(1).map(|last| &self.0[last]);
            last.map_or(at, |shift| shift.typed + (at - shift.folded))
        };
        let up_to = |at: usize, blanks: bool| {
            self.0.partition_point(|shift| {
                shift.folded < at || shift.folded == at && (blanks || !shift.is_blank)
            })
        };
        last(up_to(range.start, true), range.start)..last(up_to(range.end, false), range.end)
    }
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

/// Finds terms in Chinese text. It is made in the time of a sort: a glossary of some hundred terms is mostly asked of some
/// hundred sentences, and an automaton would take longer to build than to run.
#[derive(Debug, Clone, Default)]
pub(super) struct Finder {
    /// The terms by the drawer of their first character, in each drawer in the order of their bytes; with their numbers.
    terms: Vec<(String, usize)>,
    /// Where the terms of each drawer begin, and where the last ones end.
    drawers: Vec<usize>,
    /// A bit for what the first two characters of each term come to: few others in a text have one.
    beginnings: Vec<u64>,
}

/// Into how many drawers first characters are sorted, by the end of their code.
const DRAWERS: usize = 1 << 10;

/// How many bits tell beginnings apart.
const BEGINNINGS: usize = 1 << 13;

impl Finder {
    /// Looks for `terms`, which are [`fold`]ed and differ, each with its number; none of them is empty.
    pub(super) fn new(terms: impl IntoIterator<Item = (String, usize)>) -> Self {
        let mut terms: Vec<(String, usize)> = terms.into_iter().collect();
        let drawer_of = |term: &str| term.chars().next().map_or(0, drawer);
        terms.sort_unstable_by(|(one, _), (other, _)| {
            drawer_of(one).cmp(&drawer_of(other)).then_with(|| one.cmp(other))
        });
        let mut drawers = vec![0; DRAWERS + 1];
        terms.iter().for_each(|(term, _)| drawers[drawer_of(term) + 1] += 1);
        (0..DRAWERS).for_each(|drawer| drawers[drawer + 1] += drawers[drawer]);
        let mut beginnings = vec![0; BEGINNINGS / 64];
        for (term, _) in &terms {
            let mut chars = term.chars();
            let (word, bit) = beginning(chars.next().unwrap_or_default(), chars.next());
            beginnings[word] |= bit;
        }
        Self { terms, drawers, beginnings }
    }

    /// The terms that stand in `text`, from left to right: which, and in which bytes.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let (folded, shifts) = fold_at(text);
        let hits = self.hits(&folded).into_iter();
        let typed = hits.map(|(term, range)| (term, shifts.typed(range)));
        typed.filter(|(_, range)| is_whole(text, range.start, range.end)).collect()
    }

    /// The same in a text that is [`fold`]ed, be the words at their ends whole or not.
    fn hits(&self, folded: &str) -> Vec<(usize, Range<usize>)> {
        let (mut hits, mut from) = (Vec::new(), 0);
        for (at, c) in folded.char_indices() {
            let drawer = drawer(c);
            let terms = &self.terms[self.drawers[drawer]..self.drawers[drawer + 1]];
            if at < from || terms.is_empty() {
                continue;
            }
            let text = &folded[at..];
            if !self.may_begin(c, text[c.len_utf8()..].chars().next()) && !self.may_begin(c, None) {
                continue;
            }
            if let Some((term, length)) = longest(terms, text.as_bytes()) {
                from = at + length;
                hits.push((term, at..from));
            }
        }
        hits
    }

    /// Whether a term may begin with these characters, or be the first alone.
    fn may_begin(&self, first: char, second: Option<char>) -> bool {
        let (word, bit) = beginning(first, second);
        self.beginnings[word] & bit != 0
    }
}

/// Where the bit of the first two characters of a term stands, or of the only one.
fn beginning(first: char, second: Option<char>) -> (usize, u64) {
    let both =
        u32::from(first).wrapping_mul(0x9E37_79B1) ^ second.map_or(0, u32::from).wrapping_mul(0x85EB_CA6B);
    let number = (both >> 16) as usize % BEGINNINGS;
    (number / 64, 1 << (number % 64))
}

/// So few terms are looked at one by one.
const FEW: usize = 8;

/// The longest of `terms`, which are in order, that `text` begins with: its number and its length.
fn longest(terms: &[(String, usize)], text: &[u8]) -> Option<(usize, usize)> {
    let (mut some, mut best) = (terms, None);
    for length in 0..=text.len() {
        if some.len() <= FEW {
            // The longest of those that it begins with is the last one.
            let last = some.iter().rev().find(|(term, _)| text.starts_with(term.as_bytes()));
            return last.map(|(term, number)| (*number, term.len())).or(best);
        }
        // Of those that begin as the text does the shortest comes first.
        if let Some(((term, number), others)) = some.split_first()
            && term.len() == length
        {
            (best, some) = (Some((*number, length)), others);
        }
        let Some(byte) = text.get(length).filter(|_| !some.is_empty()) else { break };
        let from = some.partition_point(|(term, _)| term.as_bytes()[length] < *byte);
        let count = some[from..].partition_point(|(term, _)| term.as_bytes()[length] == *byte);
        some = &some[from..from + count];
    }
    best
}

fn drawer(first: char) -> usize {
    u32::from(first) as usize % DRAWERS
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
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_longest_of_the_leftmost_are_found(
            terms in proptest::collection::btree_set("[一丁七a1]{1,4}", 1..40),
            text in "[一丁七aＡ1１ 　]{0,40}",
        ) {
            let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&terms).unwrap();
            let folded = fold(&text);
            let hits = automaton.find_iter(&*folded).map(|hit| (hit.pattern().as_usize(), hit.range()));
            let finder = Finder::new(terms.iter().cloned().zip(0..));
            prop_assert_eq!(finder.hits(&folded), hits.collect::<Vec<_>>());
            let all: Vec<&String> = terms.iter().collect();
            for (term, range) in finder.find(&text) {
                let found = &text[range];
                prop_assert_eq!(&*fold(found), all[term]);
                prop_assert_eq!(found, found.trim());
            }
        }
    }

    proptest! {
        #[test]
        fn folding_goes_character_by_character(text in "[一-龥國書，。“「　 ＡａA1–—é𠮷\\t]{0,30}") {
            let lexicon = Lexicon::cedict();
            let one = text.chars().filter(|c| !c.is_whitespace()).map(|c| folded(&lexicon, c));
            prop_assert_eq!(fold(&text), one.collect::<String>());
        }
    }

    fn found<'t>(terms: &[&str], text: &'t str) -> Vec<&'t str> {
        let finder = Finder::new(terms.iter().map(|term| fold(term).into_owned()).zip(0..));
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
