//! The words of an English text, found once for all rules that go by words.

use std::ops::Range;

/// A word: letters, digits, and the apostrophes at and between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text; halves of what memory holds: no sentence has 4 GiB.
    start: u32,
    end: u32,
    /// Whether it is letters of ASCII alone.
    pub(super) plain: bool,
}

impl Word {
    /// Its bytes of the text.
    pub(super) fn range(self) -> Range<usize> {
        let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        wide(self.start)..wide(self.end)
    }
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(bytes.len() / 6 + 2);
    let mut at = 0;
    while at < bytes.len() {
        let letters = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = end_of_word(text, letters);
        if at < end {
            let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            words.push(Word { start: small(at), end: small(end), plain: letters == end });
        }
        // What ended the word is none itself.
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// The end of the word that goes on at `at`; `at` where it does not.
fn end_of_word(text: &str, mut at: usize) -> usize {
    while let Some(&byte) = text.as_bytes().get(at) {
        at += match byte {
            b' ' => break,
            b'\'' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 1,
            0x00..=0x7F => break,
            _ => match text[at..].chars().next() {
                Some(c) if c.is_alphanumeric() || c == '’' => c.len_utf8(),
                _ => break,
            },
        };
    }
    at
}

/// How many words `text` has, of which these are the `words`; the parts of a compound count each.
pub(super) fn count(text: &str, words: &[Word]) -> f64 {
    let (mut count, mut behind, mut apart) = (0_u32, 0, true);
    for word in words {
        let range = word.range();
        apart |= has_gap(&text[behind..range.start]);
        behind = range.end;
        if apart && (word.plain || text[range].contains(char::is_alphanumeric)) {
            (count, apart) = (count + 1, false);
        }
    }
    f64::from(count)
}

/// Whether what stands between two words keeps them apart: a blank or a dash.
fn has_gap(between: &str) -> bool {
    between.starts_with(' ') || between.contains(|c: char| c.is_whitespace() || matches!(c, '-' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_compounds_count_and_signs_do_not() {
        let count = |text: &str| count(text, &words(text));
        assert_eq!(count("A well-kept café—it’s open, isn't it? (24/7)\u{A0}Yes."), 10.0);
        assert_eq!((count(""), count(" … – "), count("' '"), count("’a")), (0.0, 0.0, 0.0, 1.0));
    }

    #[test]
    fn words_are_letters_digits_and_apostrophes() {
        let text = "It’s 3pm, Zoë: 'quick'…";
        let found: Vec<(&str, bool)> =
            words(text).into_iter().map(|word| (&text[word.range()], word.plain)).collect();
        assert_eq!(found, [("It’s", false), ("3pm", false), ("Zoë", false), ("'quick'", false)]);
    }
}
