//! The words and marks of an English text, found once for all rules that go by them.

use std::cell::RefCell;
use std::mem;
use std::ops::Range;

use smallvec::SmallVec;

use crate::text::{Signs, may_hold_number};

/// A word: letters, digits, and the apostrophes at and between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text; halves of what memory holds: no sentence has 4 GiB.
    start: u32,
    end: u32,
    /// Its length (the lowest eight bits), its first and its last byte, small and capital letters alike: words that differ
    /// here are different.
    pub(super) key: u32,
    /// What its first four bytes come to ([`head`]); 0 for a shorter one.
    pub(super) head: u16,
    /// Whether it is letters of ASCII alone.
    pub(super) plain: bool,
    /// Whether a number may begin in it or right before it.
    pub(super) may_number: bool,
}

impl Word {
    /// Its bytes of the text.
    #[inline]
    pub(super) fn range(self) -> Range<usize> {
        let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        wide(self.start)..wide(self.end)
    }
}

/// What four letters come to: words that begin alike have the same, and few others.
pub(super) const fn head(letters: [u8; 4]) -> u16 {
    (u32::from_le_bytes(letters).wrapping_mul(0x9E37_79B1) >> 16) as u16
}

/// Where numbers may begin in `text`, which has these `words`: stretches of its bytes.
pub(super) fn numbered(text: &str, words: &[Word]) -> impl Iterator<Item = Range<usize>> {
    words.iter().filter(|word| word.may_number).map(|word| {
        let Range { start, end } = word.range();
        // The point of `.5` belongs to the number.
        let begin = if word.plain { start } else { text[..start].trim_end_matches(['.', '．']).len() };
        begin..end
    })
}

/// As many marks most sentences have; more take a list of their own.
const FEW_MARKS: usize = 8;

/// What the rules ask of every English text, found in one pass over it.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The words, in order.
    pub(super) list: Vec<Word>,
    /// Where one of `, ; : ? ! . ( ) ]` stands.
    pub(super) marks: SmallVec<[usize; FEW_MARKS]>,
    /// The kinds of its characters.
    pub(super) signs: Signs,
    /// How many words it has, the parts of a compound counted each.
    pub(super) count: u32,
}

thread_local! {
    /// The memory of the lists of texts that were let go, for the next ones.
    static SPARE: RefCell<Vec<Vec<Word>>> = const { RefCell::new(Vec::new()) };
}

/// So many lists are kept, and none that is longer: those of the beads that are held at a time.
const KEPT: usize = 128;
const LONG: usize = 1 << 10;

impl Drop for Words {
    fn drop(&mut self) {
        let list = mem::take(&mut self.list);
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < KEPT && list.capacity() <= LONG {
                spare.push(list);
            }
        });
    }
}

impl Words {
    /// Reads `text`.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut list = SPARE.with_borrow_mut(Vec::pop).unwrap_or_default();
        list.clear();
        list.reserve(bytes.len() / 5 + 2);
        let mut marks = SmallVec::new();
        let mut signs = Signs::default();
        // Whether something keeps the next word apart from the last one that counted.
        let (mut at, mut apart, mut count) = (0, true, 0);
        while at < bytes.len() {
            let start = at;
            let (end, held, says) = word(text, start);
            if start < end {
                let plain = held.lie_in(LETTERS);
                let may_number = !plain || may_hold_number(&bytes[start..end]);
                let [.., length] = (end - start).to_be_bytes();
                let key = u32::from_be_bytes([0, length, bytes[start] | 0x20, bytes[end - 1] | 0x20]);
                let head = bytes[start..end].first_chunk().map_or(0, |four| head(*four));
                list.push(Word { start: small(start), end: small(end), key, head, plain, may_number });
                // An apostrophe by itself is no word to count.
                count += u32::from(apart && says);
                apart &= !says;
                signs |= held;
            }
            let Some(&byte) = bytes.get(end) else { break };
            let kind = Signs::begun_by(byte);
            signs |= kind;
            if byte.is_ascii() {
                if kind.meet(MARKS) {
                    marks.push(end);
                }
                apart |= matches!(byte, b' ' | b'-' | b'\t'..=b'\r');
                at = end + 1;
            } else {
                let c = character(text, end);
                apart |= c == '—' || c.is_whitespace();
                at = end + c.len_utf8();
            }
        }
        Self { list, marks, signs, count }
    }
}

const LETTERS: Signs = Signs::from(&['a', 'A']);
const LETTERS_AND_DIGITS: Signs = Signs::from(&['a', 'A', '0']);
/// What stands in a word, of ASCII.
const INNER: Signs = Signs::from(&['a', 'A', '0', '\'']);
const MARKS: Signs = Signs::from(&[',', ';', ':', '?', '!', '.', '(', ')', ']']);

/// The end of the word that begins at `at`, which may be there; the kinds of characters it has, and whether one of them is a
/// letter or a digit.
#[inline]
fn word(text: &str, at: usize) -> (usize, Signs, bool) {
    let bytes = text.as_bytes();
    let (letters, held) = Signs::letters(&bytes[at..]);
    let end = at + letters;
    // Most words are fewer than eight letters, and end before a blank.
    if letters > 0 && bytes.get(end) == Some(&b' ') { (end, held, true) } else { rest(text, end, held) }
}

/// The same from `end` on, the middle of a word: before it are characters of the kinds in `held`.
fn rest(text: &str, mut end: usize, mut held: Signs) -> (usize, Signs, bool) {
    let (bytes, mut strange) = (text.as_bytes(), false);
    while let Some(&byte) = bytes.get(end) {
        let kind = Signs::begun_by(byte);
        if kind.meet(INNER) {
            end += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let length = wide(text, end);
            if length == 0 {
                break;
            }
            strange |= !text[end..].starts_with('’');
            end += length;
        }
        held |= kind;
    }
    (end, held, strange || held.meet(LETTERS_AND_DIGITS))
}

/// The character at `at`, which is none of ASCII.
#[cold]
fn character(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or_default()
}

/// How many bytes the character at `at`, which is none of ASCII, adds to a word: 0 where it ends it.
fn wide(text: &str, at: usize) -> usize {
    // U+2000 to U+203F: the dashes and quotation marks of print, of which none is a letter.
    if text.as_bytes()[at..].starts_with(&[0xE2, 0x80]) {
        return if text[at..].starts_with('’') { '’'.len_utf8() } else { 0 };
    }
    let c = character(text, at);
    if c.is_alphanumeric() { c.len_utf8() } else { 0 }
}

fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{may_have_numbers, read_en, read_en_in};

    proptest! {
        #[test]
        fn words_are_what_stands_between_other_characters(text in "[ -~a-e’é中１“—𠮷\\t\u{A0}…]{0,40}") {
            let joins = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
            let parts: Vec<&str> = text.split(|c| !joins(c)).filter(|part| !part.is_empty()).collect();
            let read = Words::of(&text);
            let Words { list: words, marks, signs, .. } = &read;
            prop_assert_eq!(*signs, Signs::of(&text));
            let is_mark = |&(_, c): &(usize, char)| ",;:?!.()]".contains(c);
            prop_assert_eq!(marks.to_vec(), text.char_indices().filter(is_mark).map(|(at, _)| at).collect::<Vec<_>>());
            prop_assert_eq!(words.iter().map(|word| &text[word.range()]).collect::<Vec<_>>(), parts);
            let plain = |word: &Word| text[word.range()].bytes().all(|byte| byte.is_ascii_alphabetic());
            prop_assert!(words.iter().all(|word| word.plain == plain(word)));
        }
    }

    proptest! {
        #[test]
        fn no_number_begins_elsewhere(
            text in "((a|an|One|twenty|five|million|halves|of|the|May|3rd|26|7|2021|1,2|k|II|V|½|Ⅱ|１２|ｔｗＯ|tＷo|www|ht|http|é|’s|中)\
                ( |-|, |\\.|．|\\.\\.|)){0,12}"
        ) {
            let words = Words::of(&text).list.clone();
            prop_assert_eq!(read_en_in(&text, numbered(&text, &words)), read_en(&text));
            let may = numbered(&text, &words).any(|range| may_have_numbers(&text[range]));
            prop_assert!(may || read_en(&text).iter().all(|read| !read.firm), "{}", text);
        }
    }

    #[test]
    fn parts_of_compounds_count_and_signs_do_not() {
        let count = |text: &str| Words::of(text).count;
        assert_eq!((count("⅓ ’ '’'"), count("one ⅓—Ⅱ")), (1, 3));
        assert_eq!(count("A well-kept café—it’s open, isn't it? (24/7)\u{A0}Yes."), 10);
        assert_eq!((count(""), count(" … – "), count("' '"), count("’a")), (0, 0, 0, 1));
    }

    #[test]
    fn words_are_letters_digits_and_apostrophes() {
        let text = "It’s 3pm, Zoë: 'quick'…";
        let found: Vec<(&str, bool)> =
            Words::of(text).list.iter().map(|word| (&text[word.range()], word.plain)).collect();
        assert_eq!(found, [("It’s", false), ("3pm", false), ("Zoë", false), ("'quick'", false)]);
    }
}
