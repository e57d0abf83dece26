//! word-repeat: a word, or several, stand twice in a row.

use std::ops::Range;

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
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
    let text = &bead.en;
    let words = bead.words().iter().map(|word| Word::of(text.as_bytes(), word.range()));
    let words: Vec<Word> = words.collect();
    let mut index = 0;
    while index < words.len() {
        let behind = &words[index + 1..words.len().min(index + 1 + LONGEST)];
        // All are compared, which costs less than to ask after each whether to go on.
        if !behind.iter().fold(false, |again, other| again | (other.key == words[index].key)) {
            index += 1;
            continue;
        }
        let like =
            |length: &usize| words.get(index + length).is_some_and(|other| other.key == words[index].key);
        match (1..=LONGEST).filter(like).find(|&length| repeats(text, &words, index, length)) {
            Some(length) if !is_meant(text, &words[index..index + length], &bead.zh) => {
                let range = words[index].start..words[index + 2 * length - 1].end;
                let shown = &text[words[index].start..words[index + length - 1].end];
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

/// Where a word stands.
struct Word {
    start: usize,
    end: usize,
    /// Its length (the lowest eight bits), its first and its last byte, small and capital letters alike: words that differ here are different.
    key: u32,
}

impl Word {
    fn of(text: &[u8], range: Range<usize>) -> Self {
        let Range { start, end } = range;
        let [.., length] = (end - start).to_be_bytes();
        let key = u32::from_be_bytes([0, length, text[start] | 0x20, text[end - 1] | 0x20]);
        Self { start, end, key }
    }
}

/// Whether the `length` words from `index` on stand once more right behind, nothing but blanks between.
fn repeats(text: &str, words: &[Word], index: usize, length: usize) -> bool {
    let Some(all) = words.get(index..index + 2 * length) else { return false };
    let (first, second) = all.split_at(length);
    let same = |a: &Word, b: &Word| {
        a.key == b.key && text[a.start..a.end].eq_ignore_ascii_case(&text[b.start..b.end])
    };
    let letters = || text[first[0].start..first[length - 1].end].contains(char::is_alphabetic);
    let blank =
        || all.windows(2).all(|pair| text[pair[0].end..pair[1].start].chars().all(char::is_whitespace));
    first.iter().zip(second).all(|(a, b)| same(a, b)) && letters() && blank()
}

/// Whether the repetition is grammar, a name, or the author's.
fn is_meant(text: &str, words: &[Word], chinese: &str) -> bool {
    let [first, .., last] = words else {
        let word = text[words[0].start..words[0].end].to_ascii_lowercase();
        // What English grammar doubles: a pronoun and its conjunction, an auxiliary and its verb.
        if matches!(word.as_str(), "that" | "had") {
            return true;
        }
        // A name of two like syllables (Li Li); longer ones are no name.
        let capital = |at: usize| text[at..].trim_start().starts_with(char::is_uppercase);
        if capital(words[0].start) && capital(words[0].end) && is_syllable(&word) {
            return true;
        }
        // No Chinese doubles these; a cry (ha ha, bye bye) is one character twice, other words are two.
        return !FUNCTION.contains(&word.as_str())
            && says_twice(chinese, if CRIES.contains(&word.as_str()) { 1 } else { 2 });
    };
    // `more and more and more` goes on as it likes.
    let pair = [first, last]
        .into_iter()
        .any(|word| matches!(&text[word.start..word.end], "and" | "by" | "or" | "after"));
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
