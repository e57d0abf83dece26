//! Words of which one may stand at a place of a text, made ready when the program is made: what stands there mostly tells at a
//! glance that none does.

/// Words of which one may stand at a place. At most places none does, which the characters at their ends tell.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) words: &'static [&'static str],
    /// How they begin.
    pub(crate) firsts: Ends,
    /// How they end, read from behind.
    pub(crate) lasts: Ends,
}

/// The characters at one end of words: bits that most other characters do not have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    /// A [`bit`] for the outermost character of each word.
    outer: u64,
    /// The same for words of one character.
    alone: u64,
    /// A [`bit`] for the two outermost characters of each other word.
    pairs: u64,
}

impl Ends {
    const NONE: Self = Self { outer: 0, alone: 0, pairs: 0 };

    const fn note(&mut self, outer: char, inner: Option<char>) {
        self.outer |= bit(outer);
        match inner {
            Some(inner) => self.pairs |= pair(outer, inner),
            None => self.alone |= bit(outer),
        }
    }

    /// Whether a word may end with `outer` and what `inner` gives.
    #[inline]
    pub(crate) fn may_have(&self, outer: char, inner: impl Fn() -> char) -> bool {
        let bit = bit(outer);
        self.outer & bit != 0 && (self.alone & bit != 0 || self.pairs & pair(outer, inner()) != 0)
    }
}

impl Choice {
    /// One of `words`, none of which is empty.
    pub(crate) const fn of(words: &'static [&'static str]) -> Self {
        let (mut firsts, mut lasts, mut at) = (Ends::NONE, Ends::NONE, 0);
        while at < words.len() {
            let word = words[at];
            let (first, mut place) = char_at(word, 0);
            let (mut last, mut before) = (first, None);
            while place < word.len() {
                let (c, behind) = char_at(word, place);
                if before.is_none() {
                    firsts.note(first, Some(c));
                }
                (before, last, place) = (Some(last), c, behind);
            }
            if before.is_none() {
                firsts.note(first, None);
            }
            lasts.note(last, before);
            at += 1;
        }
        Self { words, firsts, lasts }
    }
}

impl Choice {
    /// Whether `text` is one of the words.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.may_begin(text) && self.words.contains(&text)
    }

    /// Whether `text` begins with one of the words.
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.may_begin(text) && self.words.iter().any(|word| text.starts_with(word))
    }

    /// Whether one of the words stands somewhere in `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.begins(&text[at..]))
    }

    /// Whether `text` ends in one of the words and holds more than it.
    pub(crate) fn ends(&self, text: &str) -> bool {
        let mut chars = text.chars().rev();
        let last = chars.next().unwrap_or_default();
        let like = |word: &&&str| text.len() > word.len() && text.ends_with(**word);
        self.lasts.may_have(last, || chars.clone().next().unwrap_or_default())
            && self.words.iter().any(|word| like(&word))
    }

    fn may_begin(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let first = chars.next().unwrap_or_default();
        self.firsts.may_have(first, || chars.clone().next().unwrap_or_default())
    }
}

/// How many words `list` has.
pub(crate) const fn count(list: &str) -> usize {
    let (mut at, mut words) = (0, 0);
    while let Some((_, behind)) = word_behind(list, at) {
        (at, words) = (behind, words + 1);
    }
    words
}

/// The words of `list`, of which there are so many.
pub(crate) const fn split<const WORDS: usize>(list: &'static str) -> [&'static str; WORDS] {
    let (mut at, mut words, mut index) = (0, [""; WORDS], 0);
    while let Some((start, behind)) = word_behind(list, at) {
        words[index] = list.split_at(behind).0.split_at(start).1;
        (at, index) = (behind, index + 1);
    }
    words
}

/// Where the first word of `list` behind byte `from` begins and ends.
const fn word_behind(list: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = list.as_bytes();
    let mut start = from;
    while start < bytes.len() && bytes[start] == b' ' {
        start += 1;
    }
    let mut end = start;
    while end < bytes.len() && bytes[end] != b' ' {
        end += 1;
    }
    if start < end { Some((start, end)) } else { None }
}

/// A [`Choice`] of the words of a list, blanks between them, made when the program is made.
macro_rules! words {
    ($list:literal) => {
        const {
            const WORDS: [&str; $crate::text::choice::count($list)] = $crate::text::choice::split($list);
            &$crate::text::choice::Choice::of(&WORDS)
        }
    };
}
pub(crate) use words;

/// A [`Choice`] of these words, made when the program is made.
macro_rules! choice {
    [$($word:literal),* $(,)?] => {
        const { &$crate::text::choice::Choice::of(&[$($word),*]) }
    };
}
pub(crate) use choice;

/// One of 64 bits for a character, by the end of its code.
const fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

/// One of 64 bits for two characters in a row.
const fn pair(outer: char, inner: char) -> u64 {
    let both = (outer as u32) << 16 ^ inner as u32;
    1 << (both.wrapping_mul(0x9E37_79B1) >> 26)
}

/// The character of `text` that begins at byte `at`, and where the next one does. A NUL for one beyond U+FFFF.
pub(crate) const fn char_at(text: &str, at: usize) -> (char, usize) {
    const fn tail(text: &str, at: usize) -> u32 {
        (text.as_bytes()[at] & 0x3F) as u32
    }
    let first = text.as_bytes()[at] as u32;
    let (code, size) = match first {
        0..0x80 => (first, 1),
        0xC0..0xE0 => ((first & 0x1F) << 6 | tail(text, at + 1), 2),
        0xE0..0xF0 => ((first & 0xF) << 12 | tail(text, at + 1) << 6 | tail(text, at + 2), 3),
        _ => (0, 4),
    };
    match char::from_u32(code) {
        Some(c) => (c, at + size),
        None => ('\0', at + size),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_found_in_texts(text in "(社|报|通报|Q|记者|记|者|问|a| ){0,5}") {
            let list: &Choice = words!("社 通报 记者 Q 问 者问");
            prop_assert_eq!(list.words, ["社", "通报", "记者", "Q", "问", "者问"]);
            let any = |test: fn(&str, &str) -> bool| list.words.iter().any(|word| test(&text, word));
            prop_assert_eq!(list.has(&text), any(|text, word| text == word));
            prop_assert_eq!(list.begins(&text), any(|text, word| text.starts_with(word)));
            prop_assert_eq!(list.is_in(&text), any(|text, word| text.contains(word)));
            prop_assert_eq!(list.ends(&text), any(|text, word| text.ends_with(word) && text != word));
        }
    }
}
