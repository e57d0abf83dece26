//! English text as words that renderings are looked for in: read once, asked for many terms.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr2_iter;

use super::inflection::{Root, may_be_irregular, root};
use crate::text::lexicon::plain;

/// What stands between a word and the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Blanks, a hyphen, a bracket or a quotation mark.
    Narrow,
    /// A comma.
    Comma,
    /// A mark that ends a sentence or a clause.
    Stop,
}

/// A word of English text.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// Bytes of the text, a possessive ending left out.
    pub(super) range: Range<usize>,
    /// Small letters without marks over them.
    pub(super) lower: Cow<'t, str>,
    /// Words that are no form of one another mostly differ in it, and then for certain.
    initials: Initials,
    /// Whether its letters but a last s are capitals.
    acronym: bool,
    /// Found when somebody asks: most words are told apart by their first letter.
    root: OnceLock<Box<Root>>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it is somebody's.
    pub(super) possessive: bool,
    /// What stands before it.
    pub(super) gap: Gap,
}

impl Word<'_> {
    /// Whether it is a, an or the.
    pub(super) fn is_article(&self) -> bool {
        is_article(&self.lower)
    }

    /// Whether it may be a form of the same word as `other`: hardly ever where it is none.
    pub(super) fn may_be(&self, other: &Word<'_>) -> bool {
        let (one, two) = (self.initials, other.initials);
        one.first == two.first && (one.second == two.second || one.second == 0 || two.second == 0)
    }

    /// Whether it is written the same, capitals aside.
    pub(super) fn is_same(&self, other: &Word<'_>) -> bool {
        self.lower == other.lower && self.acronym == other.acronym
    }

    /// What its forms share.
    pub(super) fn root(&self) -> &Root {
        self.root.get_or_init(|| Box::new(root(&self.lower, self.acronym)))
    }

    /// The same with letters of its own.
    pub(super) fn into_owned(self) -> Word<'static> {
        Word { lower: Cow::Owned(self.lower.into_owned()), ..self }
    }
}

fn is_article(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the")
}

/// What the forms of a word have in common at its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Initials {
    /// The first letter, where aegis and egis, and what begins with a and might be either, count as one.
    first: u8,
    /// The second letter; 0 where another form may have another.
    second: u8,
}

impl Initials {
    fn of(lower: &str) -> Self {
        let first = match lower.as_bytes().first() {
            Some(b'a') => b'e',
            first => first.copied().unwrap_or_default(),
        };
        // Spellings differ in ae, ll, iz and yz, short words may be parts of compounds, and irregular forms are what they
        // are.
        let second = match lower.as_bytes() {
            [b'a' | b'e' | b'i' | b'l' | b'y', ..] | [] | [_] | [_, _] => 0,
            [_, second, ..] if second.is_ascii_lowercase() && !may_be_irregular(lower) => *second,
            _ => 0,
        };
        Self { first, second }
    }
}

/// English text in which terms are looked for.
#[derive(Debug, Clone)]
pub struct English<'t> {
    pub(super) text: &'t str,
    /// Read when somebody asks: most terms stand in a text letter by letter.
    words: OnceCell<Vec<Word<'t>>>,
}

impl<'t> English<'t> {
    /// The English in `text`.
    pub fn of(text: &'t str) -> Self {
        Self { text, words: OnceCell::new() }
    }

    /// The text as it was.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The words of the text.
    pub(super) fn words(&self) -> &[Word<'t>] {
        self.words.get_or_init(|| words(self.text))
    }

    /// The same, to be kept.
    pub(super) fn into_words(self) -> Vec<Word<'t>> {
        self.words.into_inner().unwrap_or_else(|| words(self.text))
    }

    /// Whether `phrase` stands in the text as it is written, between blanks or marks, its first letter capital or small
    /// unless `case` counts: where it does it is used, whatever else its words may come to. `false` where that is not plain
    /// to see.
    pub(super) fn has(&self, phrase: &str, case: bool) -> bool {
        let is_plain = |c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '–' | '’');
        let [first @ (b'A'..=b'Z' | b'a'..=b'z'), .., b'A'..=b'Z' | b'a'..=b'z'] = phrase.as_bytes() else {
            return false;
        };
        let (text, rest) = (self.text.as_bytes(), &phrase.as_bytes()[1..]);
        let other = if case { *first } else { first ^ 0x20 };
        let mut places = memchr2_iter(*first, other, text).filter(|at| text[at + 1..].starts_with(rest));
        places.any(|at| {
            let before = at.checked_sub(1).map_or(b' ', |before| text[before]);
            let behind = match text[at + phrase.len()..] {
                // The mark of a sentence or a clause: no point inside a name or a number has a blank behind it.
                [b'.' | b',' | b';' | b':' | b'?' | b'!' | b')', ref rest @ ..] => rest,
                ref rest => rest,
            };
            matches!(before, b' ' | b'(') && matches!(behind, [] | [b' ', ..])
        }) && phrase.chars().all(is_plain)
            && !phrase.split(' ').next().is_some_and(is_article)
    }
}

/// The words of `text`.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let (bytes, mut at, mut end) = (text.as_bytes(), 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let is_begun = byte.is_ascii_alphanumeric() || byte == b'&';
        if !is_begun && byte.is_ascii() {
            at += 1;
            continue;
        }
        if !is_begun && let Some(c) = text[at..].chars().next().filter(|&c| !is_letter(c)) {
            at += c.len_utf8();
            continue;
        }
        let gap = gap(&text[end..at]);
        let (stop, word) = match plain_end(bytes, at) {
            Some((stop, true)) => (stop, small_word(text, at..stop, gap)),
            Some((stop, false)) => (stop, word(text, at..stop, gap)),
            None => {
                let stop = word_end(text, at);
                (stop, word(text, at..stop, gap))
            }
        };
        words.push(word);
        (at, end) = (stop, stop);
    }
    words
}

/// The end of the word that begins at `start`, where it is letters and digits of ASCII and what stands behind them is
/// certainly no part of it; and whether it is small letters alone.
fn plain_end(text: &[u8], start: usize) -> Option<(usize, bool)> {
    let (mut end, mut is_small) = (start, true);
    while let Some(&byte) = text.get(end)
        && let Some(small) = IS_SMALL[usize::from(byte)]
    {
        is_small &= small;
        end += 1;
    }
    let goes_on = matches!(text.get(end), Some(b'\'' | b'.' | b',' | 0x80..));
    (end > start && !goes_on).then_some((end, is_small))
}

/// Of each letter and digit of ASCII whether it is a small letter.
static IS_SMALL: [Option<bool>; 256] = {
    let (mut small, mut byte) = ([None; 256], 0);
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            small[byte] = Some((byte as u8).is_ascii_lowercase());
        }
        byte += 1;
    }
    small
};

/// The end of the word that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let mut rest = text[start..].char_indices().map(|(at, c)| (start + at, c));
    let mut stop = rest.next().map_or(start, |(at, c)| at + c.len_utf8());
    for (at, next) in rest.take_while(|&(at, next)| goes_on(text, start, at, next)) {
        stop = at + next.len_utf8();
    }
    stop
}

/// A Latin letter or a digit; Chinese left in the English is no word of it.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}') && c.is_alphabetic()
}

/// Whether the word that begins at `start` goes on with `c` at `at`: an apostrophe between letters, the dots of U.S.,
/// the marks inside 1,234.5.
fn goes_on(text: &str, start: usize, at: usize, c: char) -> bool {
    if is_letter(c) {
        return text.as_bytes()[at - 1] != b'&';
    }
    let after = text[at + c.len_utf8()..].chars().next();
    let before = text[start..at].chars().next_back();
    match c {
        '\'' | '’' => after.is_some_and(char::is_alphabetic) && before.is_some_and(char::is_alphabetic),
        '.' | ',' if before.is_some_and(|c| c.is_ascii_digit()) => after.is_some_and(|c| c.is_ascii_digit()),
        '.' => {
            let mut letters = text[start..at].rsplit('.').next().unwrap_or_default().chars();
            let single = letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.next().is_none();
            single && after.is_some_and(|c| c.is_ascii_uppercase())
        }
        _ => false,
    }
}

fn gap(between: &str) -> Gap {
    let mut gap = Gap::Narrow;
    if between == " " {
        return gap;
    }
    for (at, c) in between.char_indices() {
        // The dot of an abbreviation (“No. 2”, “Mr. Li”) is no end, but which dots are is not known here.
        let last = between[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
        gap = gap.max(match c {
            ';' | '!' | '?' | '。' | '；' | '\n' => Gap::Stop,
            '.' | ':' | '…' if last => Gap::Stop,
            '.' if between[at..].starts_with(".”") || between[at..].starts_with(".\"") => Gap::Stop,
            ',' | '，' | '、' => Gap::Comma,
            _ => Gap::Narrow,
        });
    }
    gap
}

/// A word of small letters: nearly every one is.
fn small_word(text: &str, range: Range<usize>, gap: Gap) -> Word<'_> {
    let lower = &text[range.clone()];
    Word {
        range,
        lower: Cow::Borrowed(lower),
        initials: Initials::of(lower),
        acronym: false,
        root: OnceLock::new(),
        capital: false,
        possessive: false,
        gap,
    }
}

fn word(text: &str, range: Range<usize>, gap: Gap) -> Word<'_> {
    let whole = &text[range.clone()];
    let ends_in_s = whole.ends_with('s');
    let genitive = || ["'s", "’s"].iter().find_map(|end| whole.strip_suffix(end));
    let own = Some(whole).filter(|_| ends_in_s).and_then(|_| genitive()).unwrap_or(whole);
    let is_small = own.bytes().all(|byte| byte.is_ascii_lowercase());
    // 1,234.5 is 1234.5, and U.S. is US.
    let number = own.starts_with(|c: char| c.is_ascii_digit());
    let letters = || own.chars().filter(|&c| c.is_alphanumeric() || number && c == '.');
    let lower: Cow<'_, str> = match own {
        "&" => Cow::Borrowed("and"),
        // Nearly every word: no letter of it has to be looked up.
        _ if is_small => Cow::Borrowed(own),
        _ if own.bytes().all(|byte| byte.is_ascii_alphabetic()) => Cow::Owned(own.to_ascii_lowercase()),
        _ => Cow::Owned(letters().flat_map(char::to_lowercase).map(plain).collect()),
    };
    // APIs: two capitals or more and a last s.
    let many = || {
        let mut capitals = letters();
        let last = capitals.next_back();
        last == Some('s') && capitals.clone().nth(1).is_some() && capitals.all(char::is_uppercase)
    };
    Word {
        range: range.start..range.start + own.len(),
        initials: Initials::of(&lower),
        acronym: !is_small && (own.contains('.') || many()),
        root: OnceLock::new(),
        capital: !is_small && own.starts_with(char::is_uppercase),
        possessive: own.len() < whole.len() || ends_in_s && text[range.end..].starts_with(['\'', '’']),
        lower,
        gap,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::inflection::IRREGULAR;
    use super::*;

    #[test]
    fn words_are_told_from_marks() {
        let words = |text| {
            English::of(text).into_words().into_iter().map(|word| word.lower.into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            words("The U.S. people’s co-operation & 1,234.5 MOUs"),
            ["the", "us", "people", "co", "operation", "and", "1234.5", "mous"]
        );
        assert_eq!(words("Côte d’Ivoire 象牙海岸"), ["cote", "divoire"]);
    }

    #[test]
    fn words_with_one_root_begin_alike() {
        let mut forms: std::collections::HashMap<String, Vec<String>> = std::collections::HashMap::new();
        let letters = ["", "a", "ae", "e", "gr", "l", "ll", "z", "iz", "yz", "be", "bo", "m", "1"];
        let ends =
            ["gis", "gean", "on", "ons", "ey", "ay", "ft", "ave", "iz", "is", "ll", "ied", "y", "our", "s"];
        let made = letters.iter().flat_map(|letter| ends.map(|end| format!("{letter}{end}")));
        for word in
            IRREGULAR.iter().flat_map(|(form, base)| [(*form).to_owned(), (*base).to_owned()]).chain(made)
        {
            forms.entry(root(&word, false).key().to_owned()).or_default().push(word);
        }
        for form in forms.values().filter(|forms| forms.len() > 1) {
            let text = form.join(" ");
            let words = English::of(&text).into_words();
            assert!(words.iter().all(|one| words.iter().all(|other| one.may_be(other))), "{text}");
        }
        let initial_of = |c: char| English::of(&c.to_string()).words().first().map(|word| word.initials);
        let all = ('0'..'\u{250}').filter(|&c| is_letter(c));
        all.for_each(|c| {
            c.to_lowercase()
                .filter(|&c| is_letter(c))
                .for_each(|low| assert_eq!(initial_of(c), initial_of(low), "{c}"))
        });
    }

    proptest! {
        #[test]
        fn a_plain_word_ends_where_any_word_does(text in "(a|B|Zoë|US|s|1|2|,|\\.|'|’|’s| |&|é|中|-){1,12}") {
            for (start, _) in text.char_indices().filter(|&(_, c)| is_letter(c)) {
                let Some((end, is_small)) = plain_end(text.as_bytes(), start) else { continue };
                prop_assert_eq!(end, word_end(&text, start));
                let told = |word| format!("{word:?}");
                let both = || (small_word(&text, start..end, Gap::Narrow), word(&text, start..end, Gap::Narrow));
                prop_assert!(!is_small || told(both().0) == told(both().1));
            }
        }
    }

    #[test]
    fn sentences_and_commas_part_words() {
        let gaps: Vec<Gap> =
            English::of("One, two. Three-four (five)").words().iter().map(|w| w.gap).collect();
        assert_eq!(gaps, [Gap::Narrow, Gap::Comma, Gap::Stop, Gap::Narrow, Gap::Narrow]);
    }

    #[test]
    fn a_phrase_is_seen_where_it_stands_between_blanks_or_marks() {
        let has = |text, phrase, case| English::of(text).has(phrase, case);
        assert!(has("Reading rooms, open days.", "open days", true) && has("Open days", "open days", false));
        assert!(!has("Open days", "open days", true) && !has("open days’ end", "open days", false));
        assert!(!has("a re-open day", "open day", false) && !has("the end", "the", false));
    }

    #[test]
    fn a_plural_acronym_is_a_plural() {
        let english = English::of("APIs and API");
        assert!(
            english.words()[0].root().plural
                && english.words()[0].root().key() == english.words()[2].root().key()
        );
    }
}
