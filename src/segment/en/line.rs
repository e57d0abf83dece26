//! Ends without an end mark: what stood on a line of its own before the lines were joined.
//!
//! The head of a mail (name, date and time), a rule of dashes, an address with a capital behind it, a
//! greeting, a closing formula. Each shape is one that running prose does not have.

use super::look::{Next, char_at, char_before, is_capitalised, is_free, next, visible, word_at, word_before};
use super::words;

/// A stretch of a text.
pub(super) struct Stretch {
    pub(super) begin: usize,
    pub(super) end: usize,
}

/// The date and time around the colon at `at`: 08/16/2000 12:05:30 PM, as mail programs print them.
pub(super) fn time_stamp(text: &str, at: usize) -> Option<Stretch> {
    let bytes = text.as_bytes();
    let digits_before =
        |end: usize| bytes[..end].iter().rev().take(5).take_while(|b| b.is_ascii_digit()).count();
    let digits_at = |from: usize| bytes[from..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    let hours = digits_before(at);
    if !(1..=2).contains(&hours) || digits_at(at + 1) != 2 {
        return None;
    }
    let mut begin = at - hours;
    if begin == 0 || bytes[begin - 1] != b' ' {
        return None;
    }
    begin -= 1;
    for part in 0..3 {
        let length = digits_before(begin);
        if !(1..=4).contains(&length) {
            return None;
        }
        begin -= length;
        if part < 2 {
            begin = begin.checked_sub(1).filter(|&slash| bytes[slash] == b'/')?;
        }
    }
    let mut end = at + 3;
    if bytes.get(end) == Some(&b':') && digits_at(end + 1) == 2 {
        end += 3;
    }
    let noon = visible(text, end);
    if matches!(word_at(text, noon), "AM" | "PM" | "am" | "pm") {
        end = noon + 2;
    }
    (char_before(text, begin).is_none_or(|c| !c.is_alphanumeric()) && is_free(text, end))
        .then_some(Stretch { begin, end })
}

/// Whether the words before the stamp at `begin` go on into it: sent on 08/16/2000.
pub(super) fn leads_to_stamp(text: &str, start: usize, begin: usize) -> bool {
    let before = text[start..begin].trim_end_matches(crate::text::is_blank);
    let word = word_before(before, 0, before.len());
    before.ends_with([',', '(', '-', ':']) || !word.is_empty() && !word.contains('.') && !is_capitalised(word)
}

/// A rule at `at`: one mark repeated, alone between blanks (***, =====, ______). A dash needs five, three
/// being a way to write a dash.
pub(super) fn rule_at(text: &str, at: usize) -> Option<Stretch> {
    let bytes = text.as_bytes();
    let mark = bytes[at];
    if at > 0 && !bytes[at - 1].is_ascii_whitespace() {
        return None;
    }
    let length = bytes[at..].iter().take_while(|&&b| b == mark).count();
    let end = at + length;
    (length >= if mark == b'-' { 5 } else { 3 } && is_free(text, end)).then_some(Stretch { begin: at, end })
}

/// The end of the web or mail address that holds `at`, the punctuation of the sentence left out.
pub(super) fn address_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let length = bytes[at..]
        .iter()
        .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'<' | b'>' | b'"') && b.is_ascii())
        .count();
    let trimmed = text[at..at + length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    let end = at + trimmed.len().max(1);
    end + usize::from(bytes.get(end) == Some(&b'>'))
}

/// Whether what follows an address that ends at `end` begins anew: a capital, or another address.
pub(super) fn begins_behind_address(text: &str, end: usize) -> bool {
    let then = visible(text, end);
    then > end
        && (next(text, then) == Next::Upper && char_at(text, then) != Some('(')
            || text[then..].starts_with("http"))
}

/// The end of a greeting or a closing formula at `at`, the head of a sentence: Dear Ms. Lee, / Regards,
pub(super) fn formula_at(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let length = bytes.iter().take(40).position(|b| matches!(b, b',' | b'!' | b'?' | b';' | b'('))?;
    if bytes[length] != b',' || !bytes[0].is_ascii_uppercase() {
        return None;
    }
    let (end, first) = (at + length, word_at(text, at));
    let inner = &text[at..end];
    let then = visible(text, end + 1);
    let follower = word_at(text, then);
    if then == end + 1 || next(text, then) != Next::Upper {
        return None;
    }
    let words = inner.split(' ').count();
    let last = inner.rsplit(' ').next().unwrap_or(inner);
    let dear = first == "Dear" && (2..=5).contains(&words);
    let hello = words == 1
        && matches!(inner, "Hi" | "Hello" | "Hey")
        && words::starts(follower)
        && !matches!(follower.split(['\'', '’']).next(), Some("I"));
    let thanks = words <= 2 && ["Thanks", "Thx", "Cheers"].contains(&first) && !words::starts(follower);
    let closing = words <= 3
        && is_capitalised(first)
        && [
            "regards",
            "Regards",
            "wishes",
            "Wishes",
            "Sincerely",
            "sincerely",
            "Respectfully",
            "truly",
            "faithfully",
        ]
        .contains(&last)
        && !words::starts(follower);
    (dear || hello || thanks || closing).then_some(then)
}
