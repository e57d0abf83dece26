//! The tables of English number words, sorted, and a sieve that tells most other words at a glance.

use super::en_words::Word::{self, Hundred, One, Ordinal, Scale, Ten};

/// A table of words, sorted, and where the words of each first letter begin in it.
pub(super) struct Table<T: 'static> {
    rows: &'static [(&'static str, T)],
    starts: [u8; 27],
    /// A bit for the length of each word that begins with a letter.
    lengths: [u32; 26],
}

impl<T: Copy> Table<T> {
    const fn of(rows: &'static [(&'static str, T)]) -> Self {
        let (mut starts, mut lengths, mut at) = ([0; 27], [0; 26], 0);
        while at < rows.len() {
            let letter = (rows[at].0.as_bytes()[0] - b'a') as usize;
            // Counted behind its place: the sums then tell where the next letter begins.
            starts[letter + 1] += 1;
            lengths[letter] |= 1 << rows[at].0.len();
            at += 1;
        }
        let mut letter = 1;
        while letter < starts.len() {
            starts[letter] += starts[letter - 1];
            letter += 1;
        }
        Self { rows, starts, lengths }
    }

    /// What `word` is worth.
    pub(super) fn find(&self, word: &[u8]) -> Option<T> {
        let letter = usize::from(word.first()?.wrapping_sub(b'a'));
        if word.len() > 31 || self.lengths.get(letter)? >> word.len() & 1 == 0 {
            return None;
        }
        let (start, end) = (*self.starts.get(letter)?, *self.starts.get(letter + 1)?);
        let like = &self.rows[usize::from(start)..usize::from(end)];
        like.iter().find(|(name, _)| name.as_bytes() == word).map(|&(_, worth)| worth)
    }
}

/// Words that add to a numeral.
pub(super) static NUMBERS: Table<Word> = Table::of(&NUMBER_WORDS);
const NUMBER_WORDS: [(&str, Word); 85] = [
    ("billion", Scale(1e9)),
    ("billionth", Ordinal(1e9, false)),
    ("bln", Scale(1e9)),
    ("bn", Scale(1e9)),
    ("crore", Scale(1e7)),
    ("doz", Scale(12.0)),
    ("dozen", Scale(12.0)),
    ("dozens", Scale(12.0)),
    ("dozs", Scale(12.0)),
    ("eight", One(8.0)),
    ("eighteen", One(18.0)),
    ("eighteenth", Ordinal(18.0, false)),
    ("eighth", Ordinal(8.0, false)),
    ("eightieth", Ordinal(80.0, false)),
    ("eighty", Ten(80.0)),
    ("eleven", One(11.0)),
    ("eleventh", Ordinal(11.0, false)),
    ("fifteen", One(15.0)),
    ("fifteenth", Ordinal(15.0, false)),
    ("fifth", Ordinal(5.0, false)),
    ("fiftieth", Ordinal(50.0, false)),
    ("fifty", Ten(50.0)),
    ("first", Ordinal(1.0, false)),
    ("five", One(5.0)),
    ("fortieth", Ordinal(40.0, false)),
    ("forty", Ten(40.0)),
    ("four", One(4.0)),
    ("fourteen", One(14.0)),
    ("fourteenth", Ordinal(14.0, false)),
    ("fourth", Ordinal(4.0, false)),
    ("fourty", Ten(40.0)),
    ("half", Ordinal(2.0, false)),
    ("halves", Ordinal(2.0, true)),
    ("hundred", Hundred),
    ("hundredth", Ordinal(1e2, false)),
    ("lakh", Scale(1e5)),
    ("mil", Scale(1e6)),
    ("million", Scale(1e6)),
    ("millionth", Ordinal(1e6, false)),
    ("mln", Scale(1e6)),
    ("mn", Scale(1e6)),
    ("nine", One(9.0)),
    ("nineteen", One(19.0)),
    ("nineteenth", Ordinal(19.0, false)),
    ("nineth", Ordinal(9.0, false)),
    ("ninetieth", Ordinal(90.0, false)),
    ("ninety", Ten(90.0)),
    ("ninth", Ordinal(9.0, false)),
    ("nought", One(0.0)),
    ("one", One(1.0)),
    ("quarter", Ordinal(4.0, false)),
    ("second", Ordinal(2.0, false)),
    ("seven", One(7.0)),
    ("seventeen", One(17.0)),
    ("seventeenth", Ordinal(17.0, false)),
    ("seventh", Ordinal(7.0, false)),
    ("seventieth", Ordinal(70.0, false)),
    ("seventy", Ten(70.0)),
    ("six", One(6.0)),
    ("sixteen", One(16.0)),
    ("sixteenth", Ordinal(16.0, false)),
    ("sixth", Ordinal(6.0, false)),
    ("sixtieth", Ordinal(60.0, false)),
    ("sixty", Ten(60.0)),
    ("ten", One(10.0)),
    ("tenth", Ordinal(10.0, false)),
    ("third", Ordinal(3.0, false)),
    ("thirteen", One(13.0)),
    ("thirteenth", Ordinal(13.0, false)),
    ("thirtieth", Ordinal(30.0, false)),
    ("thirty", Ten(30.0)),
    ("thousand", Scale(1e3)),
    ("thousandth", Ordinal(1e3, false)),
    ("three", One(3.0)),
    ("tln", Scale(1e12)),
    ("tn", Scale(1e12)),
    ("trillion", Scale(1e12)),
    ("trillionth", Ordinal(1e12, false)),
    ("trn", Scale(1e12)),
    ("twelfth", Ordinal(12.0, false)),
    ("twelve", One(12.0)),
    ("twentieth", Ordinal(20.0, false)),
    ("twenty", Ten(20.0)),
    ("two", One(2.0)),
    ("zero", One(0.0)),
];

/// Words that stand for many.
pub(super) static MANY: Table<f64> = Table::of(&MANY_WORDS);
const MANY_WORDS: [(&str, f64); 8] = [
    ("billions", 1e9),
    ("dozens", 12.0),
    ("hundreds", 1e2),
    ("millions", 1e6),
    ("scores", 20.0),
    ("tens", 10.0),
    ("thousands", 1e3),
    ("trillions", 1e12),
];

/// Months, and what they are shortened to.
pub(super) static MONTHS: Table<u8> = Table::of(&MONTH_WORDS);
const MONTH_WORDS: [(&str, u8); 24] = [
    ("apr", 4),
    ("april", 4),
    ("aug", 8),
    ("august", 8),
    ("dec", 12),
    ("december", 12),
    ("feb", 2),
    ("february", 2),
    ("jan", 1),
    ("january", 1),
    ("jul", 7),
    ("july", 7),
    ("jun", 6),
    ("june", 6),
    ("mar", 3),
    ("march", 3),
    ("may", 5),
    ("nov", 11),
    ("november", 11),
    ("oct", 10),
    ("october", 10),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
];

/// Words that only hint at a number.
pub(super) static HINTS: Table<f64> = Table::of(&HINT_WORDS);
const HINT_WORDS: [(&str, f64); 119] = [
    ("a", 1.0),
    ("alone", 1.0),
    ("an", 1.0),
    ("another", 1.0),
    ("biannual", 2.0),
    ("biennial", 2.0),
    ("bilateral", 2.0),
    ("bilaterally", 2.0),
    ("binary", 2.0),
    ("both", 2.0),
    ("brace", 2.0),
    ("centenary", 100.0),
    ("centennial", 100.0),
    ("centuries", 100.0),
    ("century", 100.0),
    ("champion", 1.0),
    ("championship", 1.0),
    ("couple", 2.0),
    ("debut", 1.0),
    ("decade", 10.0),
    ("decades", 10.0),
    ("double", 2.0),
    ("doubled", 2.0),
    ("doubles", 2.0),
    ("doubling", 2.0),
    ("dual", 2.0),
    ("duo", 2.0),
    ("each", 1.0),
    ("earliest", 1.0),
    ("eightfold", 8.0),
    ("either", 2.0),
    ("every", 1.0),
    ("fifthly", 5.0),
    ("firstly", 1.0),
    ("fivefold", 5.0),
    ("fortnight", 2.0),
    ("fourfold", 4.0),
    ("fourthly", 4.0),
    ("halved", 0.5),
    ("halving", 0.5),
    ("hundredfold", 100.0),
    ("inaugural", 1.0),
    ("initial", 1.0),
    ("initially", 1.0),
    ("lone", 1.0),
    ("maiden", 1.0),
    ("mid", 0.5),
    ("midnight", 0.0),
    ("midway", 0.5),
    ("millennia", 1000.0),
    ("millennial", 1000.0),
    ("millennium", 1000.0),
    ("mutual", 2.0),
    ("mutually", 2.0),
    ("neither", 2.0),
    ("ninefold", 9.0),
    ("nonuple", 9.0),
    ("noon", 12.0),
    ("octet", 8.0),
    ("octets", 8.0),
    ("octuple", 8.0),
    ("once", 1.0),
    ("only", 1.0),
    ("original", 1.0),
    ("originally", 1.0),
    ("pair", 2.0),
    ("pairs", 2.0),
    ("pentagon", 5.0),
    ("per", 1.0),
    ("primary", 1.0),
    ("quadrennial", 4.0),
    ("quadrilateral", 4.0),
    ("quadruple", 4.0),
    ("quadrupled", 4.0),
    ("quadrupling", 4.0),
    ("quarterly", 0.25),
    ("quartet", 4.0),
    ("quintet", 5.0),
    ("quintuple", 5.0),
    ("redouble", 2.0),
    ("respectively", 2.0),
    ("same", 1.0),
    ("secondary", 2.0),
    ("secondly", 2.0),
    ("semi", 0.5),
    ("septuple", 7.0),
    ("sevenfold", 7.0),
    ("sextuple", 6.0),
    ("single", 1.0),
    ("sixfold", 6.0),
    ("sole", 1.0),
    ("solo", 1.0),
    ("sophomore", 2.0),
    ("tenfold", 10.0),
    ("tertiary", 3.0),
    ("thirdly", 3.0),
    ("threefold", 3.0),
    ("thrice", 3.0),
    ("tithe", 10.0),
    ("top", 1.0),
    ("treble", 3.0),
    ("tri", 3.0),
    ("triangle", 3.0),
    ("triangular", 3.0),
    ("trilateral", 3.0),
    ("trilogy", 3.0),
    ("trio", 3.0),
    ("tripartite", 3.0),
    ("triple", 3.0),
    ("tripled", 3.0),
    ("triples", 3.0),
    ("triplets", 3.0),
    ("tripling", 3.0),
    ("twice", 2.0),
    ("twin", 2.0),
    ("twins", 2.0),
    ("twofold", 2.0),
    ("twosome", 2.0),
    ("unified", 1.0),
];

/// The lengths that words have, as bits: for each first letter with each second one, then with each last one.
type Lengths = [[u32; 32 * 32]; 2];

/// Those of all known words.
static KNOWN: Lengths = {
    let mut lengths = NUMERALS;
    note(&mut lengths, &MANY_WORDS, 0);
    note(&mut lengths, &MONTH_WORDS, 0);
    note(&mut lengths, &HINT_WORDS, 0);
    lengths
};

/// Those of the words of numerals.
static NUMERAL: Lengths = NUMERALS;
const NUMERALS: Lengths = {
    let mut lengths = [[0; 32 * 32]; 2];
    note(&mut lengths, &NUMBER_WORDS, 0);
    // Parts: thirds, twentieths.
    note(&mut lengths, &NUMBER_WORDS, 1);
    lengths
};

/// Those of the months.
static MONTH: Lengths = {
    let mut lengths = [[0; 32 * 32]; 2];
    note(&mut lengths, &MONTH_WORDS, 0);
    lengths
};

/// Notes the words of `table`, with `plural` more letters: an s.
const fn note<T>(lengths: &mut Lengths, table: &[(&str, T)], plural: usize) {
    let mut at = 0;
    while at < table.len() {
        let word = table[at].0.as_bytes();
        let second = if word.len() > 1 { word[1] } else { word[0] };
        let last = if plural > 0 { b's' } else { word[word.len() - 1] };
        lengths[0][pair(word[0], second)] |= 1 << (word.len() + plural);
        lengths[1][pair(word[0], last)] |= 1 << (word.len() + plural);
        at += 1;
    }
}

const fn pair(one: u8, two: u8) -> usize {
    (one & 31) as usize * 32 + (two & 31) as usize
}

/// Whether `word`, letters of any case as characters or as bytes, may be a known one: it costs next to nothing, and few words of running text get through.
pub(super) fn may_be_known<Letter: Copy + Into<u32>>(word: &[Letter]) -> bool {
    let letter = |letter: Letter| u8::try_from(letter.into()).unwrap_or(0);
    let (Some(&first), Some(&last)) = (word.first(), word.last()) else { return false };
    let second = word.get(1).unwrap_or(&first);
    has(&KNOWN, letter(first), letter(*second), letter(last), word.len())
}

/// Whether `word`, letters of any case, may be one of a numeral, or a month with a capital.
pub(super) fn may_count(word: &[u8]) -> bool {
    let (&[first, ..], &[.., last]) = (word, word) else { return false };
    let second = word.get(1).copied().unwrap_or(first);
    // PDF text loses capitals, and long months are months still.
    let named = first.is_ascii_uppercase() || word.len() > 3;
    has(&NUMERAL, first, second, last, word.len()) || named && has(&MONTH, first, second, last, word.len())
}

fn has(lengths: &Lengths, first: u8, second: u8, last: u8, length: usize) -> bool {
    let lengths = lengths[0][pair(first, second)] & lengths[1][pair(first, last)];
    length < 32 && lengths >> length & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_their_words_get_through_the_sieve() {
        let passes = |word: &str| may_be_known(&word.chars().collect::<Vec<char>>());
        fn holds<T: Copy + PartialEq>(table: &Table<T>, passes: fn(&str) -> bool) {
            assert!(table.rows.is_sorted_by_key(|row| row.0));
            assert!(
                table.rows.iter().all(|row| table.find(row.0.as_bytes()) == Some(row.1) && passes(row.0))
            );
        }
        let passes: fn(&str) -> bool = passes;
        holds(&NUMBERS, passes);
        holds(&MANY, passes);
        holds(&MONTHS, passes);
        holds(&HINTS, passes);
        assert!(["", "1st", "{", "zzz", "ﬁve"].into_iter().all(|word| HINTS.find(word.as_bytes()).is_none()));
        let longest = NUMBER_WORDS
            .iter()
            .map(|row| row.0)
            .chain(HINT_WORDS.iter().map(|row| row.0))
            .map(str::len)
            .max();
        // What `Scan::short` holds, with the s of a plural.
        assert!(longest < Some(15));
        assert!(passes("thirds") && ["the", "and", "that", "have", ""].into_iter().all(|word| !passes(word)));
    }
}
