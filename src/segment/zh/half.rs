//! Half-width marks, which end a Chinese sentence only in the right company.

use super::mark::{Mark, mark};
use super::{Scanner, name};
use crate::segment::boundary::Held;
use crate::text::{is_blank, is_han};

impl<'a> Scanner<'a> {
    /// Why the half-width mark at `at` cannot end a sentence, and whether that is doubtful; `None` if it can.
    /// It does between Han characters or before a blank, never inside 3.5, 2021.3.7, U.S. or www.a.cn.
    pub(super) fn half(&self, c: char, at: usize) -> Option<(Held, bool)> {
        let (bytes, inside) = (self.text.as_bytes(), Some((Held::Inside, false)));
        let is_latin = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        if is_latin(at.checked_sub(1).and_then(|last| bytes.get(last))) && is_latin(bytes.get(at + 1)) {
            return inside;
        }
        let rest = &self.text[at + 1..];
        let before = self.sentence_before(at).chars().next_back();
        let after = rest.chars().next();
        if rest.starts_with(c) {
            return None;
        }
        if c == '.' && is_number(self.sentence_before(at)) {
            return inside;
        }
        if let (Some(before), Some(after)) = (before, after)
            && name::is_sound(before)
            && name::is_sound(after)
            && !name::asks(self.clause_before(at))
        {
            return Some((Held::LostDot, true));
        }
        let stands_free = |a: char| {
            is_han(a)
                || is_blank(a)
                || matches!(mark(a), Some(Mark::Closer | Mark::Opener(_) | Mark::Straight | Mark::End))
        };
        let chinese_before =
            before.is_some_and(|b| is_han(b) || b == '%' || b == '％' || closes(b) || ends(b));
        match (c, after) {
            (_, None) => {
                if c == '.' && !chinese_before {
                    inside
                } else {
                    None
                }
            }
            ('.', Some(a))
                if chinese_before && (stands_free(a) || before == Some('%') || starts_item(rest)) =>
            {
                None
            }
            ('.', Some(_)) => inside,
            (_, Some(a)) if stands_free(a) || ends(a) => None,
            // A Latin word or a number may begin the next sentence, behind a Chinese one.
            (_, Some(a))
                if before.is_some_and(is_han) && a.is_ascii_alphanumeric() && !names_initial(rest) =>
            {
                None
            }
            _ => inside,
        }
    }

    /// What stands between the last mark of the current sentence and `at`; at most some 30 characters.
    fn clause_before(&self, at: usize) -> &'a str {
        let sentence = self.sentence_before(at);
        let from = sentence.char_indices().rev().take(30).last().map_or(0, |(from, _)| from);
        let near = &sentence[from..];
        near.rfind(['，', '。', '、', '；', '：', '“', '”', ',']).map_or(near, |comma| &near[comma..])
    }
}

fn closes(c: char) -> bool {
    mark(c) == Some(Mark::Closer)
}

fn ends(c: char) -> bool {
    matches!(mark(c), Some(Mark::End | Mark::Ellipsis)) || matches!(c, '!' | '?')
}

/// Whether `sentence` is nothing but the number of a list's point: 十二.
fn is_number(sentence: &str) -> bool {
    sentence.len() <= 9 && sentence.chars().all(|c| "一二三四五六七八九十百".contains(c))
}

/// Whether `rest`, behind a half-width full stop, is the number of a list's next point: 2.明确
fn starts_item(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - behind.len();
    (1..=2).contains(&digits) && behind.starts_with(['.', '、', '．', ')', '）'])
        || digits == 4 && behind.starts_with('年')
}

/// Whether `rest` begins with an initial of a name, whose dots were lost as well: F?肯尼迪
fn names_initial(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(|c| c.is_ascii_uppercase()) && matches!(chars.next(), Some('.' | '?' | '·'))
}
