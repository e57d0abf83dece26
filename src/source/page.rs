//! What a whole transcript says of its lines: the width of its column, its indents, its words.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::line::Printed;
use super::seam;
use crate::text::{is_han, width};

/// How far from the right edge a full line may end, in columns: two Chinese characters, as a mark that
/// may not begin a line takes one more with it to the next.
const RAGGED: usize = 4;
/// A column narrower than this (in columns of a terminal) is verse or a list, not print.
const NARROWEST: usize = 24;
/// So often must two characters stand before a third to prove that they go together.
const PROOF: u32 = 3;

/// Three characters in a row, and two with whatever follows.
#[derive(Debug, Default)]
struct Words {
    pairs: HashMap<[char; 2], u32>,
    triples: HashMap<[char; 3], u32>,
}

/// The knowledge that single lines do not hold.
#[derive(Debug)]
pub(super) struct Page<'a> {
    text: &'a str,
    /// The width of the column, where lines are wrapped at one.
    column: Option<usize>,
    /// Paragraphs begin with an indent, and not every line does.
    indents: bool,
    /// Blank lines stand between some lines and not between others.
    gaps: bool,
    words: OnceCell<Words>,
}

impl<'a> Page<'a> {
    pub(super) fn of(text: &'a str, lines: &[Printed]) -> Self {
        let indented = lines.iter().filter(|line| line.indented).count();
        let gaps = lines.iter().skip(1).filter(|line| line.gap).count();
        Self {
            text,
            column: column(text, lines),
            indents: indented >= 2 && lines.len() - indented >= 2,
            gaps: gaps >= 1 && gaps + 1 < lines.len(),
            words: OnceCell::new(),
        }
    }

    /// Whether `printed` runs to the edge of the column.
    pub(super) fn fills(&self, printed: &str) -> bool {
        self.column.is_some_and(|column| (column - RAGGED..=column + RAGGED).contains(&width(printed)))
    }

    /// Whether an indent or its want says that `next` begins a paragraph.
    pub(super) fn opens(&self, next: Printed) -> bool {
        self.indents && next.indented
    }

    /// Whether blank lines or indents show that `next` goes on in the paragraph before it, end mark or no.
    pub(super) fn continues(&self, next: Printed) -> bool {
        (self.gaps || self.indents) && !next.gap && !next.indented
    }

    /// Whether the characters around the seam stand together everywhere else: two before it are always
    /// followed by the first behind it, or the other way round.
    pub(super) fn is_one_word(&self, before: &str, after: &str) -> bool {
        let mut back = before.chars().rev();
        let mut on = after.chars();
        let (Some(b), Some(a), Some(c), Some(d)) = (back.next(), back.next(), on.next(), on.next()) else {
            return false;
        };
        if ![a, b, c].into_iter().all(is_han) {
            return false;
        }
        let words = self.words.get_or_init(|| words(self.text));
        let count = |map: &HashMap<[char; 3], u32>, key| map.get(&key).copied().unwrap_or_default();
        let together = |whole: u32, part: [char; 2]| {
            let elsewhere = words.pairs.get(&part).copied().unwrap_or_default().saturating_sub(1);
            whole >= PROOF && whole == elsewhere
        };
        together(count(&words.triples, [a, b, c]), [a, b])
            || (is_han(d) && together(count(&words.triples, [b, c, d]), [c, d]))
    }
}

/// Counts the pairs and triples of Chinese characters in `text`; a pair counts whether or not a third follows.
fn words(text: &str) -> Words {
    let mut words = Words::default();
    let mut last: [Option<char>; 2] = [None, None];
    for c in text.chars() {
        if let [Some(a), Some(b)] = last
            && is_han(c)
        {
            *words.triples.entry([a, b, c]).or_default() += 1;
        }
        if let Some(b) = last[1]
            && is_han(c)
        {
            *words.pairs.entry([b, c]).or_default() += 1;
        }
        last = [last[1], is_han(c).then_some(c)];
        if last[1].is_none() {
            last[0] = None;
        }
    }
    words
}

/// The width at which lines are wrapped: most lines that stop without an end mark stop there, right
/// above their continuation.
fn column(text: &str, lines: &[Printed]) -> Option<usize> {
    let widths: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[1].gap)
        .map(|pair| &text[pair[0].range()])
        .filter(|line| !super::join::is_ended(seam::without_stray_opener(line)))
        .map(width)
        .collect();
    let widest = widths.iter().copied().max()?;
    let full = widths.iter().filter(|&&w| w + RAGGED >= widest).count();
    (widths.len() >= 4 && widest >= NARROWEST && full * 3 >= widths.len() * 2).then_some(widest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::line;

    #[test]
    fn words_that_always_stand_together_are_one() {
        let text = "石鼓镇很大。石鼓镇不远。石鼓镇有桥。\n\n今天去石鼓\n\n镇上看桥";
        let lines = line::printed(text);
        let page = Page::of(text, &lines);
        assert!(page.is_one_word("今天去石鼓", "镇上看桥"));
        assert!(!page.is_one_word("今天去看", "镇上看桥"));
    }

    #[test]
    fn a_column_shows_in_the_width_of_unended_lines() {
        let text = "春天来了山上的花一朵接着一朵地开放着\n溪水从石头中间流过去带走落下来的花瓣\n\
                    孩子们在岸边跑来跑去喊着彼此的名字笑\n老人坐在树下看着他们想起自己年轻的时候\n\
                    也曾这样跑过许多个春天。\n完";
        let lines = line::printed(text);
        assert!(Page::of(text, &lines).fills("春天来了山上的花一朵接着一朵地开放着"));
    }
}
