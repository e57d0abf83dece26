//! Looking around a place in a text: the word before, what comes next. Every look is bounded, so that a
//! text costs time in proportion to its length whatever stands in it.

use crate::text::is_blank;

/// The farthest a look goes, in bytes.
const FAR: usize = 64;

/// What follows a place where a sentence might end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The end of the text.
    Nothing,
    /// A small letter, opening marks before it aside.
    Lower,
    /// A capital, or a letter without case.
    Upper,
    /// A digit, a sign of money or of number.
    Number,
    /// A mark that no sentence begins with: a comma, a colon, a closing bracket.
    Joint,
    /// Anything else.
    Other,
}

/// The character at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Whether a blank or an end of the text is at `at`.
pub(super) fn is_free(text: &str, at: usize) -> bool {
    char_at(text, at).is_none_or(is_blank)
}

/// Where the next visible character stands, from `at` on.
pub(super) fn visible(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_blank).len()
}

/// The last visible character before `at`, but not before `start`.
pub(super) fn visible_before(text: &str, start: usize, at: usize) -> Option<char> {
    text[start..at].trim_end_matches(is_blank).chars().next_back()
}

/// Whether `c` may stand before the first letter of a sentence.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{' | '*' | '_' | '¿' | '¡')
}

/// Where the first letter or digit of what begins at `at` stands, opening marks and dashes passed over.
pub(super) fn first_letter(text: &str, at: usize) -> usize {
    let mut here = at;
    for _ in 0..4 {
        match char_at(text, here) {
            Some(c) if opens(c) => here += c.len_utf8(),
            Some(c @ ('-' | '–' | '—')) => here = visible(text, here + c.len_utf8()),
            Some('.') if text[here..].starts_with("..") => {
                here = visible(text, text.len() - text[here..].trim_start_matches('.').len());
            }
            _ => break,
        }
    }
    here
}

/// What follows at `at`, a visible place.
pub(super) fn next(text: &str, at: usize) -> Next {
    match char_at(text, first_letter(text, at)) {
        None if at >= text.len() => Next::Nothing,
        None => Next::Other,
        Some(c) if c.is_lowercase() => Next::Lower,
        Some(c) if c.is_alphabetic() => Next::Upper,
        Some(c) if c.is_numeric() || matches!(c, '$' | '€' | '£' | '¥' | '#' | '§') => Next::Number,
        Some(',' | ';' | ':' | '/' | '&' | '%' | '=' | '+' | ')' | ']' | '}' | '”' | '’' | '»') => {
            Next::Joint
        }
        Some(_) => Next::Other,
    }
}

/// The word that begins at `at`: letters, and apostrophes inside it.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest
        .char_indices()
        .take(FAR)
        .find(|&(_, c)| !(c.is_alphabetic() || matches!(c, '\'' | '’')))
        .map_or_else(|| rest.chars().take(FAR).map(char::len_utf8).sum(), |(end, _)| end);
    rest[..end].trim_end_matches(['\'', '’'])
}

/// The word that ends at `at`, not reaching before `start`: letters, digits, dots and `&` inside it.
pub(super) fn word_before(text: &str, start: usize, at: usize) -> &str {
    let mut begin = at;
    for (here, c) in text[start..at].char_indices().rev().take(FAR) {
        if !(c.is_alphanumeric() || matches!(c, '.' | '&' | '\'' | '’')) {
            break;
        }
        begin = start + here;
    }
    text[begin..at].trim_start_matches(['\'', '’', '.'])
}

/// The visible characters around `at`, up to the blanks on both sides.
pub(super) fn token_around(text: &str, at: usize) -> &str {
    let begin = text[..at].char_indices().rev().take(FAR).find(|&(_, c)| is_blank(c));
    let end = text[at..].char_indices().take(FAR).find(|&(_, c)| is_blank(c));
    let first = || text[..at].char_indices().rev().take(FAR).last().map_or(at, |(here, _)| here);
    let last = || text[at..].char_indices().take(FAR).last().map_or(at, |(here, c)| at + here + c.len_utf8());
    let begin = begin.map_or_else(first, |(here, c)| here + c.len_utf8());
    &text[begin..end.map_or_else(last, |(here, _)| at + here)]
}

/// Whether `word` begins with a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the ASCII table `sorted`, small letters in order, holds `word` in any case.
pub(super) fn holds(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search_by(|probe| probe.bytes().cmp(word.bytes().map(|b| b.to_ascii_lowercase()))).is_ok()
}
