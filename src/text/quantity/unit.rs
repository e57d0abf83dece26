//! Units of money and measure: Chinese words, English words and signs, with factors inside a sort.

use std::sync::LazyLock;

use super::unit_en::EN;
use super::unit_money::BEFORE;
use super::unit_zh::ZH;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Money: never converted.
    Currency,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Watts.
    Power,
    /// Joules, kilowatt hours.
    Energy,
    /// Seconds, days, years.
    Time,
    /// Bytes, hertz, pascals and the rest.
    Other,
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// ISO 4217 code of a currency (`$` and `cent` where no country is named), English name of a measure.
    pub name: &'static str,
    /// What it measures.
    pub sort: Sort,
    /// What one is worth in the base of its sort, or in the main unit of its currency.
    pub factor: f64,
}

/// A row of a table: the name, the factor, the words.
pub(super) type Row = (&'static str, f64, &'static [&'static str]);

/// The words of tables, sorted by the character that tells where to look: the first, or the last of what stands before
/// a number.
struct Words {
    words: Vec<Word>,
    /// A bit for the end of the code of each of those characters: most others have none.
    sieve: [u64; SIEVE / 64],
}

/// A word of a unit.
struct Word {
    /// The character that tells where to look.
    key: char,
    /// The one beside it, where there is one: most words with the same key have another.
    beside: Option<char>,
    unit: Unit,
    word: &'static str,
}

const SIEVE: usize = 1 << 10;

impl Words {
    fn of(tables: &[(Sort, &'static [Row])], ends: fn(&str) -> [Option<char>; 2]) -> Self {
        let rows = tables.iter().flat_map(|&(sort, rows)| rows.iter().map(move |row| (sort, row)));
        let words = rows.flat_map(|(sort, &(name, factor, words))| {
            words.iter().filter_map(move |word| {
                let [key, beside] = ends(word);
                Some(Word { key: key?, beside, unit: Unit { name, sort, factor }, word })
            })
        });
        let mut words: Vec<Word> = words.collect();
        words.sort_by_key(|word| word.key);
        let mut sieve = [0; SIEVE / 64];
        for word in &words {
            let (word, bit) = place(word.key);
            sieve[word] |= bit;
        }
        Self { words, sieve }
    }

    /// The unit whose word stands where `read` says, longest first: the unit and the word's length. `key` and `beside` are the
    /// characters there.
    fn longest(&self, [key, beside]: [char; 2], read: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
        let (word, bit) = place(key);
        if self.sieve[word] & bit == 0 {
            return None;
        }
        let start = self.words.partition_point(|word| word.key < key);
        let like = self.words[start..].iter().take_while(|word| word.key == key);
        let like = like.filter(|word| word.beside.is_none_or(|other| other == beside) && read(word.word));
        let mut best: Option<(Unit, usize)> = None;
        for Word { unit, word, .. } in like {
            let length = word.chars().count();
            if best.is_none_or(|(_, most)| length > most) {
                best = Some((*unit, length));
            }
        }
        best
    }
}

/// Where the bit of a character stands.
fn place(key: char) -> (usize, u64) {
    let number = key as usize % SIEVE;
    (number / 64, 1 << (number % 64))
}

/// Whether the English `text`, in lower case, names a unit of `sort`.
pub fn names_unit(text: &str, sort: Sort) -> bool {
    let words =
        EN.iter().filter(|(of, _)| *of == sort).flat_map(|(_, rows)| rows.iter()).flat_map(|row| row.2);
    let alone = |at: usize, word: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
        !word.starts_with(char::is_alphanumeric)
            || edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next())
    };
    words.into_iter().any(|word| text.match_indices(word).any(|(at, _)| alone(at, word)))
}

fn first(word: &str) -> [Option<char>; 2] {
    let mut chars = word.chars();
    [chars.next(), chars.next()]
}

fn last(word: &str) -> [Option<char>; 2] {
    let mut chars = word.chars().rev();
    [chars.next(), chars.next()]
}

/// The unit whose Chinese word, `two` its first characters, begins where `has` says.
pub(super) fn zh_unit(two: [char; 2], has: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(ZH, first));
    WORDS.longest(two, has)
}

/// The unit of an English word in lower case, `two` its first characters.
pub(super) fn en_unit(two: [char; 2], has: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(EN, first));
    WORDS.longest(two, has)
}

/// The currency whose sign, code or word, `two` its last characters from behind, stands before a number.
pub(super) fn currency_before(two: [char; 2], ends: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[(Sort::Currency, BEFORE)], last));
    WORDS.longest(two, ends)
}
