//! word-repeat: a word, or several, stand twice in a row.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::check::words::Word;
use crate::project::Severity;
use crate::text::is_han;

pub(super) static RULE: Rule = Rule {
    id: "word-repeat",
    group: Group::Repetition,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Grammar),
    on: true,
    summary: "a word, or several, stand twice in a row",
    why: "The commonest slip of typing: it hides where a line breaks.",
    cure: "Delete one. “that that” and “had had” are left alone, and what the Chinese says twice too.",
    bad: &[
        Example::units("- id: a\n  zh: \"图书馆九点开门。\"\n  en: \"The library opens at at nine.\"\n"),
        Example::units(
            "- id: a\n  zh: \"图书馆九点开门。\"\n  en: \"The library opens the library opens at nine.\"\n",
        ),
    ],
    good: &[
        Example::units(
            "- id: a\n  zh: \"他有过。\"\n  en: \"He had had one, and that that is so is known.\"\n",
        ),
        Example::units("- id: a\n  zh: \"非常非常好。\"\n  en: \"It is very very good.\"\n"),
        Example::units("- id: a\n  zh: \"再见，再见。\"\n  en: \"Bye bye.\"\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let (text, words) = (&*bead.en, bead.words());
    // The keys of the words in a row, and behind the last what no word has, so that each has neighbours.
    let (mut few, mut many) = ([0; MOST + LONGEST], Vec::new());
    let keys = match few.get_mut(..words.len() + LONGEST) {
        Some(few) => few,
        None => {
            many.resize(words.len() + LONGEST, 0);
            many.as_mut_slice()
        }
    };
    keys.iter_mut().zip(words).for_each(|(key, word)| *key = word.key);
    let mut index = 0;
    while index < words.len() {
        match repeated(text, words, keys, index) {
            Some(length) if !is_meant(text, &words[index..index + length], &bead.zh) => {
                let range = words[index].range().start..words[index + 2 * length - 1].range().end;
                let shown = &text[words[index].range().start..words[index + length - 1].range().end];
                let message = Message::new(format!("“{shown}” stands twice"), format!("“{shown}”重复"));
                sink.bead(bead, Side::En, range, message);
                index += 2 * length;
            }
            _ => index += 1,
        }
    }
}

/// As many words, and as many Chinese characters, are looked at as one.
const LONGEST: usize = 8;

/// More words hardly any sentence has.
const MOST: usize = 120;

/// How many words from `index` on stand once more right behind; `None` where none do.
fn repeated(text: &str, words: &[Word], keys: &[u32], index: usize) -> Option<usize> {
    let (key, behind) = (keys[index], keys[index + 1..].first_chunk::<LONGEST>()?);
    // All are compared at once, which costs less than to ask after each whether to go on.
    if !behind.iter().fold(false, |again, other| again | (*other == key)) {
        return None;
    }
    for (length, other) in (1..).zip(behind) {
        if *other == key && repeats(text, words, index, length) {
            return Some(length);
        }
    }
    None
}

/// Whether the `length` words from `index` on stand once more right behind, nothing but blanks between.
fn repeats(text: &str, words: &[Word], index: usize, length: usize) -> bool {
    let (middle, end) = (index + length, index + 2 * length);
    // The first keys mostly tell: no two rows of them are compared.
    if end > words.len() || (index..middle).any(|at| words[at].key != words[at + length].key) {
        return false;
    }
    let (first, second) = (&words[index..middle], &words[middle..end]);
    let same = |a: &Word, b: &Word| text[a.range()].eq_ignore_ascii_case(&text[b.range()]);
    let letters =
        || text[first[0].range().start..first[length - 1].range().end].contains(char::is_alphabetic);
    let between = |pair: &[Word]| &text[pair[0].range().end..pair[1].range().start];
    let blank = || words[index..end].windows(2).all(|pair| between(pair).chars().all(char::is_whitespace));
    first.iter().zip(second).all(|(a, b)| same(a, b)) && letters() && blank()
}

/// Whether the repetition is grammar, a name, or the author's.
fn is_meant(text: &str, words: &[Word], chinese: &str) -> bool {
    let [first, .., last] = words else {
        let range = words[0].range();
        let word = text[range.clone()].to_ascii_lowercase();
        // What English grammar doubles: a pronoun and its conjunction, an auxiliary and its verb.
        if matches!(word.as_str(), "that" | "had") {
            return true;
        }
        // A name of two like syllables (Li Li); longer ones are no name.
        let capital = |at: usize| text[at..].trim_start().starts_with(char::is_uppercase);
        if capital(range.start) && capital(range.end) && is_syllable(&word) {
            return true;
        }
        // No Chinese doubles these; a cry (ha ha, bye bye) is one character twice, other words are two.
        return !FUNCTION.contains(&word.as_str())
            && says_twice(chinese, if CRIES.contains(&word.as_str()) { 1 } else { 2 });
    };
    // `more and more and more` goes on as it likes.
    let pair =
        [first, last].into_iter().any(|word| matches!(&text[word.range()], "and" | "by" | "or" | "after"));
    pair || says_twice(chinese, 2)
}

/// Words of grammar, which no author says twice.
const FUNCTION: [&str; 48] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "from", "by", "with", "as", "and", "or", "but",
    "is", "are", "was", "were", "be", "been", "has", "have", "it", "its", "he", "she", "they", "we", "i",
    "you", "his", "her", "their", "our", "my", "this", "these", "those", "which", "who", "will", "would",
    "can", "could", "may", "should",
];

/// Words that are said twice for their own sake.
const CRIES: [&str; 20] = [
    "ha", "hee", "no", "yes", "bye", "very", "so", "really", "far", "long", "many", "much", "go", "come",
    "hey", "wow", "ok", "oh", "la", "na",
];

/// Whether `word` (small letters) is one syllable of pinyin: an initial and a final.
fn is_syllable(word: &str) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w", "",
    ];
    const FINALS: [&str; 34] = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "er", "an", "en", "in",
        "un", "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan",
        "uang", "ve",
    ];
    INITIALS.iter().any(|initial| word.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

/// Whether `text` has the same `length` characters or more twice in a row, a comma between them at most.
fn says_twice(text: &str, length: usize) -> bool {
    let chars: Vec<char> = text.chars().filter(|&c| is_han(c) || c.is_alphanumeric()).collect();
    (length..=LONGEST)
        .any(|length| chars.windows(2 * length).any(|w| w[..length] == w[length..] && is_han(w[0])))
}
