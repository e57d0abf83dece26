//! The words that decide: abbreviations by what may follow them, words that begin sentences, verbs of saying.
//!
//! General knowledge of English, from style guides and dictionaries; every table is sorted, in small letters,
//! without the full stop (a test sees to both).

/// What an abbreviation says about the full stop behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something always follows: Mr., vs., e.g.
    Never,
    /// A title or a place word when it has a capital and a capital follows: Gen. Lee, Mt. Fuji.
    Title,
    /// Before a number: No. 5, p. 3, Fig. 2, Sept. 11.
    Numbered,
    /// Ends a sentence as often as not, so the next word decides: Inc., Jr., Ave.
    MayEnd,
    /// Ends an enumeration, so a capital behind it begins a sentence: etc.
    Closing,
}

use super::look::{holds, is_capitalised};

const NEVER: &[&str] = &[
    "cf", "dr", "drs", "eg", "esp", "ie", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mx", "pps", "ps",
    "viz", "vs",
];

const TITLE: &[&str] = &[
    "adm", "amb", "assoc", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "comdr", "cpl", "cpt",
    "det", "dir", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "mt", "mts", "pfc", "pres", "prof",
    "profs", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "st", "ste", "sts", "supt", "treas",
];

const NUMBERED: &[&str] = &[
    "app", "apr", "apt", "arts", "aug", "bk", "ca", "ch", "chap", "circa", "cl", "dec", "eq", "eqn", "eqs",
    "est", "ex", "ext", "exx", "feb", "fig", "figs", "fol", "jan", "jul", "jun", "mar", "no", "nos", "nov",
    "nr", "oct", "op", "opp", "para", "paras", "pg", "pgs", "pl", "pp", "pt", "pts", "ref", "refs", "rm",
    "sec", "secs", "sect", "sep", "sept", "ser", "tab", "tel", "v", "ver", "vol", "vols", "vv",
];

const MAY_END: &[&str] = &[
    "abbr", "acad", "admin", "al", "ala", "approx", "ariz", "ark", "assn", "assocs", "ave", "avg", "bldg",
    "blvd", "bros", "cal", "calif", "cent", "cert", "cir", "co", "colo", "comm", "conf", "conn", "corp",
    "cos", "ct", "cu", "del", "dept", "depts", "dist", "div", "ed", "edn", "eds", "enc", "encl", "enr",
    "esq", "fed", "fla", "fri", "fwd", "govt", "hosp", "hr", "hrs", "ibid", "ill", "inc", "ind", "inst",
    "int", "intl", "jr", "kan", "ky", "lab", "lb", "lbs", "ln", "ltd", "mass", "max", "mfg", "mgr", "mi",
    "mich", "min", "minn", "mins", "misc", "mon", "natl", "neb", "nev", "okla", "ont", "ore", "orig", "oz",
    "pa", "penn", "pkwy", "pl", "plc", "pop", "pty", "pvt", "que", "rd", "resp", "sask", "sat", "soc", "sq",
    "sr", "st", "stat", "std", "sun", "tech", "temp", "tenn", "tex", "thu", "thur", "thurs", "trans",
    "transl", "tsp", "tue", "tues", "univ", "va", "var", "voc", "vt", "wash", "wed", "wis", "wyo", "yd",
    "yds", "yr", "yrs",
];

/// The longest word of the tables of abbreviations.
const LONGEST: usize = 8;

/// Abbreviations that are words as well: only with a capital are they abbreviations before a capital.
const ALSO_WORDS: &[&str] = &[
    "admin", "app", "apt", "ark", "cent", "col", "conn", "det", "ex", "fed", "fig", "figs", "gen", "hon",
    "ill", "lab", "mar", "mass", "max", "mon", "no", "op", "ore", "pa", "pop", "ref", "rep", "rev", "sat",
    "sec", "sun", "tab", "tech", "temp", "wash", "wed",
];

/// Units behind a number: 6 ft. 2 in. tall.
const UNITS: &[&str] = &[
    "cm", "deg", "ft", "gal", "hr", "hrs", "in", "kg", "km", "lb", "lbs", "mi", "min", "mins", "mm", "mph",
    "oz", "pt", "qt", "sec", "secs", "sq", "yd", "yds", "yr", "yrs",
];

/// Words that begin a sentence far more often than a name: after U.S. or Inc. they say that it ended.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "a", "according", "after", "all", "also", "although", "an", "and", "another", "any", "are", "as",
    "at", "because", "before", "both", "but", "by", "did", "do", "does", "during", "each", "even",
    "every", "few", "finally", "for", "from", "further", "had", "has", "have", "he", "her", "here", "his",
    "how", "however", "i", "if", "in", "instead", "is", "it", "its", "just", "let", "many", "maybe",
    "meanwhile", "moreover", "most", "my", "nevertheless", "no", "nor", "not", "nothing", "now", "of",
    "on", "once", "only", "or", "other", "others", "our", "perhaps", "please", "several", "she", "since",
    "so", "some", "still", "such", "that", "the", "their", "then", "there", "therefore", "these", "they",
    "this", "those", "though", "through", "thus", "to", "today", "tomorrow", "under", "unless", "unlike",
    "until", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why",
    "with", "without", "yes", "yesterday", "yet", "you", "your",
];

/// The starters that are no name of anybody: after an initial (J. He) only these say that it ended.
const NO_NAMES: &[&str] = &[
    "a", "although", "and", "are", "because", "but", "did", "does", "have", "he", "her", "here", "his",
    "how", "however", "i", "if", "in", "is", "it", "its", "my", "on", "our", "she", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "thus", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "why", "with", "you", "your",
];

/// Words behind which a single letter is a name of a kind and not of a person: vitamin C, Plan B.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "appendix", "block", "building", "category", "class", "column", "exhibit", "figure", "gate", "grade",
    "group", "hall", "hepatitis", "influenza", "item", "league", "letter", "level", "option", "part",
    "plan", "platform", "point", "room", "schedule", "section", "series", "step", "table", "team", "type",
    "unit", "vitamin", "wing", "zone",
];

/// Verbs that say who spoke: "Run!" Tom shouted.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "added", "agreed", "announced", "answered", "asked", "began", "begged", "called", "continued",
    "cried", "demanded", "exclaimed", "explained", "groaned", "growled", "insisted", "laughed",
    "murmured", "muttered", "noted", "observed", "remarked", "repeated", "replied", "roared", "said",
    "says", "screamed", "shouted", "sighed", "snapped", "sobbed", "told", "urged", "went", "whispered",
    "wondered", "wrote", "yelled",
];

/// Words that stand behind a time of day: 5 p.m. Friday, 9 a.m. Eastern.
#[rustfmt::skip]
const AFTER_TIME: &[&str] = &[
    "april", "august", "bst", "cdt", "central", "cest", "cet", "cst", "december", "eastern", "edt", "est",
    "february", "friday", "gmt", "ist", "january", "jst", "july", "june", "march", "mdt", "monday",
    "mountain", "mst", "november", "october", "pacific", "pdt", "pst", "saturday", "september", "sunday",
    "thursday", "tuesday", "utc", "wednesday",
];

/// Words that bring in a time of day at the head of a sentence: At 5 p.m. Anna left.
const BEFORE_TIME: &[&str] =
    &["about", "after", "around", "at", "before", "by", "from", "on", "since", "until"];

/// Last parts of a web address or a file name: Example.Com, Notes.Txt.
const ENDINGS: &[&str] = &[
    "biz", "cn", "co", "com", "de", "doc", "docx", "edu", "exe", "gif", "gov", "htm", "html", "info", "io",
    "jpeg", "jpg", "js", "json", "md", "mp", "net", "org", "pdf", "php", "png", "ppt", "pptx", "py", "rs",
    "tv", "txt", "uk", "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

/// The kind of the abbreviation `word`, if it is one; `number` says whether a number follows.
pub(super) fn kind(word: &str, number: bool) -> Option<Kind> {
    if word.len() > LONGEST {
        return None;
    }
    if holds(NEVER, word) {
        return Some(Kind::Never);
    }
    if word.eq_ignore_ascii_case("etc") {
        return Some(Kind::Closing);
    }
    if number {
        if holds(NUMBERED, word) {
            return Some(Kind::Numbered);
        }
    } else if !is_capitalised(word) && holds(ALSO_WORDS, word) {
        return None;
    }
    if is_capitalised(word) && holds(TITLE, word) {
        Some(Kind::Title)
    } else if holds(MAY_END, word) {
        Some(Kind::MayEnd)
    } else {
        holds(NUMBERED, word).then_some(Kind::Numbered)
    }
}

/// Whether `word` begins sentences rather than names.
pub(super) fn starts(word: &str) -> bool {
    listed(STARTERS, word)
}

/// Whether `word` begins sentences and is the name of nobody.
pub(super) fn starts_surely(word: &str) -> bool {
    listed(NO_NAMES, word)
}

fn listed(table: &[&str], word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    holds(table, stem)
}

/// Whether a letter behind `word` names a kind.
pub(super) fn names_a_kind(word: &str) -> bool {
    holds(KINDS, word)
}

/// Whether `word` is a unit that stands behind numbers.
pub(super) fn is_unit(word: &str) -> bool {
    holds(UNITS, word)
}

/// Whether `word` is a verb of saying.
pub(super) fn says(word: &str) -> bool {
    holds(SAYING, word)
}

/// Whether `word` continues a time of day.
pub(super) fn follows_time(word: &str) -> bool {
    holds(AFTER_TIME, word)
}

/// Whether `word` brings in a time of day.
pub(super) fn brings_time(word: &str) -> bool {
    holds(BEFORE_TIME, word)
}

/// Whether `word` ends addresses and file names.
pub(super) fn ends_address(word: &str) -> bool {
    holds(ENDINGS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_in_small_letters() {
        for table in [
            NEVER,
            TITLE,
            NUMBERED,
            MAY_END,
            STARTERS,
            NO_NAMES,
            KINDS,
            SAYING,
            AFTER_TIME,
            BEFORE_TIME,
            ENDINGS,
            UNITS,
            ALSO_WORDS,
        ] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
            assert!(table.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
        }
    }

    #[test]
    fn a_word_is_an_abbreviation_only_where_it_can_be_one() {
        assert_eq!(kind("Mr", false), Some(Kind::Never));
        assert_eq!(kind("no", false), None);
        assert_eq!(kind("no", true), Some(Kind::Numbered));
        assert_eq!(kind("Gen", false), Some(Kind::Title));
        assert_eq!(kind("house", false), None);
    }
}
