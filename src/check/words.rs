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
    let mut words = Vec::with_capacity(bytes.len() / 5 + 2);
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut at = 0;
    while at < bytes.len() {
        let (start, mut plain) = (at, true);
        // What ends the word is none itself: how many bytes it has.
        let mut step = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                at += 1;
            } else if byte.is_ascii_digit() || byte == b'\'' {
                (at, plain) = (at + 1, false);
            } else if byte.is_ascii() {
                step = 1;
                break;
            } else {
                let c = text[at..].chars().next().unwrap_or_default();
                if !(c.is_alphanumeric() || c == '’') {
                    step = c.len_utf8();
                    break;
                }
                (at, plain) = (at + c.len_utf8(), false);
            }
        }
        if start < at {
            words.push(Word { start: small(start), end: small(at), plain });
        }
        at += step;
    }
    words
}

/// How many words `text` has, of which these are the `words`; the parts of a compound count each.
pub(super) fn count(text: &str, words: &[Word]) -> f64 {
    let (mut count, mut behind, mut apart) = (0_u32, 0, true);
    for word in words {
        let range = word.range();
        apart |= text.as_bytes().get(behind) == Some(&b' ') || has_gap(&text[behind..range.start]);
        behind = range.end;
        if apart && (word.plain || text[range].contains(char::is_alphanumeric)) {
            (count, apart) = (count + 1, false);
        }
    }
    f64::from(count)
}

/// Whether what stands between two words keeps them apart: a blank or a dash.
fn has_gap(between: &str) -> bool {
    between.contains(|c: char| c.is_whitespace() || matches!(c, '-' | '—'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_what_stands_between_other_characters(text in "[ -~a-e’é中１“—𠮷]{0,40}") {
            let joins = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
            let parts: Vec<&str> = text.split(|c| !joins(c)).filter(|part| !part.is_empty()).collect();
            let words = words(&text);
            prop_assert_eq!(words.iter().map(|word| &text[word.range()]).collect::<Vec<_>>(), parts);
            let plain = |word: &Word| text[word.range()].bytes().all(|byte| byte.is_ascii_alphabetic());
            prop_assert!(words.iter().all(|word| word.plain == plain(word)));
        }
    }

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
