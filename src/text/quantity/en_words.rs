//! English number words: cardinals, ordinals, scales, months, and words that only hint at a number.

/// What a word adds to a numeral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// 0 to 19.
    One(f64),
    /// 20 to 90.
    Ten(f64),
    /// A hundred.
    Hundred,
    /// A thousand and up; a dozen and a score multiply like it.
    Scale(f64),
    /// A place in a row, or a part when it is plural (`true`): third, twentieths.
    Ordinal(f64, bool),
}

/// The numeral word `word`, in lower case.
pub(super) fn number_word(word: &str) -> Option<Word> {
    const ONES: [&str; 20] = [
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
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(value) = ONES.iter().position(|one| *one == word) {
        return Some(Word::One(value as f64));
    }
    if let Some(value) = TENS.iter().position(|ten| *ten == word) {
        return Some(Word::Ten(value as f64 * 10.0 + 20.0));
    }
    Some(match word {
        "nought" => Word::One(0.0),
        "fourty" => Word::Ten(40.0),
        "hundred" => Word::Hundred,
        _ => return scale(word).map(Word::Scale).or_else(|| ordinal(word)),
    })
}

/// The factor of a scale word.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "million" | "mil" | "mln" | "mn" => 1e6,
        "billion" | "bln" | "bn" => 1e9,
        "trillion" | "tln" | "tn" | "trn" => 1e12,
        "lakh" => 1e5,
        "crore" => 1e7,
        "dozen" | "dozens" | "dozs" | "doz" => 12.0,
        _ => return None,
    })
}

/// The scale word behind digits that stands for many: hundreds, millions.
pub(super) fn plural_scale(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 10.0,
        "dozens" => 12.0,
        "scores" => 20.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

fn ordinal(word: &str) -> Option<Word> {
    const ORDINALS: [(&str, f64); 36] = [
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
    let found = |word: &str| ORDINALS.iter().find(|(name, _)| *name == word).map(|&(_, value)| value);
    if let Some(value) = found(word) {
        return Some(Word::Ordinal(value, word == "halves"));
    }
    found(word.strip_suffix('s')?)
        .filter(|&v| v > 2.0 || word == "firsts")
        .map(|value| Word::Ordinal(value, true))
}

/// Units of time that “second” and “quarter” may be.
pub(super) fn month(word: &str) -> Option<u8> {
    const MONTHS: [(&str, &str); 12] = [
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
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|(long, short)| *long == word || *short == word)?;
    u8::try_from(at + 1).ok()
}

/// Words that mean a number without being one: value, and whether it is a share or a multiple.
pub(super) fn hint(word: &str) -> Option<f64> {
    Some(match word {
        "once" | "single" | "sole" | "solo" | "a" | "an" | "alone" | "only" | "another" | "initial"
        | "initially" | "maiden" | "inaugural" | "debut" | "champion" | "championship" | "top"
        | "original" | "originally" | "firstly" | "lone" | "unified" | "primary" | "each" | "earliest"
        | "every" | "per" | "same" => 1.0,
        "both" | "pair" | "pairs" | "couple" | "dual" | "twin" | "twins" | "double" | "doubled"
        | "doubles" | "doubling" | "twice" | "twofold" | "bilateral" | "bilaterally" | "either"
        | "neither" | "respectively" | "secondly" | "mutual" | "mutually" | "duo" | "binary" | "biennial"
        | "biannual" | "fortnight" | "secondary" | "sophomore" | "brace" | "twosome" | "redouble" => 2.0,
        "triple" | "tripled" | "triples" | "tripling" | "trio" | "thrice" | "threefold" | "trilateral"
        | "tripartite" | "triplets" | "trilogy" | "tri" | "treble" | "triangle" | "tertiary" | "thirdly"
        | "triangular" => 3.0,
        "quadruple" | "quadrupled" | "quadrupling" | "quartet" | "fourfold" | "quadrilateral"
        | "fourthly" | "quadrennial" => 4.0,
        "quintuple" | "quintet" | "fivefold" | "pentagon" | "fifthly" => 5.0,
        "sextuple" | "sixfold" => 6.0,
        "septuple" | "sevenfold" => 7.0,
        "octet" | "octets" | "octuple" | "eightfold" => 8.0,
        "nonuple" | "ninefold" => 9.0,
        "decade" | "decades" | "tenfold" | "tithe" => 10.0,
        "century" | "centuries" | "centenary" | "centennial" | "hundredfold" => 100.0,
        "millennium" | "millennia" | "millennial" => 1000.0,
        "noon" => 12.0,
        "midnight" => 0.0,
        "halved" | "halving" | "semi" | "midway" | "mid" => 0.5,
        "quarterly" => 0.25,
        _ => return None,
    })
}
