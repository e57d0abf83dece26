//! The tables of English number words, and a sieve that tells most other words at a glance.

/// 0 to 19.
pub(super) const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// 20 to 90.
pub(super) const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words that multiply what stands before them.
pub(super) const SCALES: [(&str, f64); 18] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("mil", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("tln", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("dozen", 12.0),
    ("dozens", 12.0),
    ("dozs", 12.0),
    ("doz", 12.0),
];

/// Words that stand for many.
pub(super) const MANY: [(&str, f64); 8] = [
    ("tens", 10.0),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 1e2),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
];

/// Places in a row, which are parts as well.
pub(super) const ORDINALS: [(&str, f64); 36] = [
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("sixtieth", 60.0),
    ("seventieth", 70.0),
    ("eightieth", 80.0),
    ("ninetieth", 90.0),
    ("hundredth", 1e2),
    ("thousandth", 1e3),
    ("millionth", 1e6),
    ("billionth", 1e9),
    ("trillionth", 1e12),
    ("quarter", 4.0),
    ("half", 2.0),
    ("halves", 2.0),
    ("nineth", 9.0),
];

/// Months, and what they are shortened to.
pub(super) const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// Words that only hint at a number.
pub(super) const HINTS: [(f64, &[&str]); 16] = [
    (
        1.0,
        &[
            "once",
            "single",
            "sole",
            "solo",
            "a",
            "an",
            "alone",
            "only",
            "another",
            "initial",
            "initially",
            "maiden",
            "inaugural",
            "debut",
            "champion",
            "championship",
            "top",
            "original",
            "originally",
            "firstly",
            "lone",
            "unified",
            "primary",
            "each",
            "earliest",
            "every",
            "per",
            "same",
        ],
    ),
    (
        2.0,
        &[
            "both",
            "pair",
            "pairs",
            "couple",
            "dual",
            "twin",
            "twins",
            "double",
            "doubled",
            "doubles",
            "doubling",
            "twice",
            "twofold",
            "bilateral",
            "bilaterally",
            "either",
            "neither",
            "respectively",
            "secondly",
            "mutual",
            "mutually",
            "duo",
            "binary",
            "biennial",
            "biannual",
            "fortnight",
            "secondary",
            "sophomore",
            "brace",
            "twosome",
            "redouble",
        ],
    ),
    (
        3.0,
        &[
            "triple",
            "tripled",
            "triples",
            "tripling",
            "trio",
            "thrice",
            "threefold",
            "trilateral",
            "tripartite",
            "triplets",
            "trilogy",
            "tri",
            "treble",
            "triangle",
            "tertiary",
            "thirdly",
            "triangular",
        ],
    ),
    (
        4.0,
        &[
            "quadruple",
            "quadrupled",
            "quadrupling",
            "quartet",
            "fourfold",
            "quadrilateral",
            "fourthly",
            "quadrennial",
        ],
    ),
    (5.0, &["quintuple", "quintet", "fivefold", "pentagon", "fifthly"]),
    (6.0, &["sextuple", "sixfold"]),
    (7.0, &["septuple", "sevenfold"]),
    (8.0, &["octet", "octets", "octuple", "eightfold"]),
    (9.0, &["nonuple", "ninefold"]),
    (10.0, &["decade", "decades", "tenfold", "tithe"]),
    (100.0, &["century", "centuries", "centenary", "centennial", "hundredfold"]),
    (1000.0, &["millennium", "millennia", "millennial"]),
    (12.0, &["noon"]),
    (0.0, &["midnight"]),
    (0.5, &["halved", "halving", "semi", "midway", "mid"]),
    (0.25, &["quarterly"]),
];

/// Words that stand in no table.
const OTHERS: [&str; 4] = ["nought", "fourty", "hundred", "sept"];

/// For each pair of first letters the lengths that known words have, as bits.
const LENGTHS: [u32; 26 * 26] = {
    let mut lengths = [0; 26 * 26];
    note_words(&mut lengths, &ONES, 0);
    note_words(&mut lengths, &TENS, 0);
    note_words(&mut lengths, &OTHERS, 0);
    let mut row = 0;
    while row < HINTS.len() {
        note_words(&mut lengths, HINTS[row].1, 0);
        row += 1;
    }
    row = 0;
    while row < MONTHS.len() {
        note_words(&mut lengths, &[MONTHS[row].0, MONTHS[row].1], 0);
        row += 1;
    }
    note_pairs(&mut lengths, &SCALES, 0);
    note_pairs(&mut lengths, &MANY, 0);
    note_pairs(&mut lengths, &ORDINALS, 0);
    // Parts: thirds, twentieths.
    note_pairs(&mut lengths, &ORDINALS, 1);
    lengths
};

const fn note_pairs(lengths: &mut [u32; 26 * 26], pairs: &[(&str, f64)], more: usize) {
    let mut at = 0;
    while at < pairs.len() {
        note_words(lengths, &[pairs[at].0], more);
        at += 1;
    }
}

const fn note_words(lengths: &mut [u32; 26 * 26], words: &[&str], more: usize) {
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_bytes();
        let second = if word.len() > 1 { word[1] } else { b'a' };
        lengths[(word[0] - b'a') as usize * 26 + (second - b'a') as usize] |= 1 << (word.len() + more);
        at += 1;
    }
}

/// Whether a known word may have these first letters, in lower case, and this length; it costs next to nothing, and one
/// word in ten of running text gets through.
pub(super) fn may_be_known(first: char, second: char, length: usize) -> bool {
    let letter = |c: char| u32::from(c).checked_sub(u32::from('a')).filter(|&letter| letter < 26);
    let second = if length > 1 { letter(second) } else { Some(0) };
    let pair = letter(first).zip(second).and_then(|(one, two)| LENGTHS.get((one * 26 + two) as usize));
    pair.is_some_and(|lengths| length < 32 && lengths >> length & 1 == 1)
}

/// The same of `word`.
pub(super) fn is_known(word: &str) -> bool {
    let letter = |at: usize| word.as_bytes().get(at).copied().map_or('\0', char::from);
    may_be_known(letter(0), letter(1), word.len())
}
