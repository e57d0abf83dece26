//! What in the Chinese stands for what in the English: terms, numbers and names, for people who compare by eye.

use std::ops::Range;

use super::number::matched;
use crate::termbase::{English, Terms};
use crate::text::lexicon::{Lexicon, content_stems};

/// What two pieces of text have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CounterpartKind {
    /// A term of the glossary and a rendering of it.
    Term,
    /// The same value.
    Number,
    /// The name of a person, a place, a body; a word in Latin letters.
    Name,
}

impl CounterpartKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Number => "number",
            Self::Name => "name",
        }
    }
}

/// Pieces of the two texts that say the same: bytes of each, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterpart {
    /// What they are.
    pub kind: CounterpartKind,
    /// Where it stands in the Chinese.
    pub zh: Vec<Range<usize>>,
    /// Where it stands in the English.
    pub en: Vec<Range<usize>>,
}

/// The counterparts of `zh` in `en`. No two of them overlap: terms come first, then the `names` that are known in
/// both languages and words in Latin letters, numbers, and names that the dictionary knows.
pub fn counterparts(zh: &str, en: &str, terms: &Terms, names: &[(String, String)]) -> Vec<Counterpart> {
    let mut found = Found::default();
    let english = English::of(en);
    let mut seen: Vec<usize> = Vec::new();
    let hits = terms.find(zh);
    for hit in &hits {
        if !seen.contains(&hit.term) {
            seen.push(hit.term);
            let zh = hits.iter().filter(|other| other.term == hit.term).map(|hit| hit.range.clone());
            let en = terms.used(hit.term, &english).into_iter().map(|(_, range)| range);
            found.add(CounterpartKind::Term, zh.collect(), en.collect());
        }
    }
    for (chinese, english) in names.iter().filter(|(zh, en)| !zh.is_empty() && !en.is_empty()) {
        found.add(CounterpartKind::Name, places(zh, chinese), places(en, english));
    }
    for word in latin(zh) {
        found.add(CounterpartKind::Name, places(zh, word), places(en, word));
    }
    for (one, two) in matched(zh, en) {
        found.add(CounterpartKind::Number, vec![one], vec![two]);
    }
    by_dictionary(zh, en, &mut found);
    found.list.sort_by_key(|one| one.zh.first().map_or(0, |range| range.start));
    found.list
}

/// What was found, without overlaps.
#[derive(Default)]
struct Found {
    list: Vec<Counterpart>,
}

impl Found {
    /// Adds what is still free of `zh` and `en`, if something of both is.
    fn add(&mut self, kind: CounterpartKind, mut zh: Vec<Range<usize>>, mut en: Vec<Range<usize>>) {
        let free = |taken: &dyn Fn(&Counterpart) -> &Vec<Range<usize>>, range: &Range<usize>| {
            let mut ranges = self.list.iter().flat_map(taken);
            !range.is_empty() && !ranges.any(|other| other.start < range.end && range.start < other.end)
        };
        zh.retain(|range| free(&|one| &one.zh, range));
        en.retain(|range| free(&|one| &one.en, range));
        if !zh.is_empty() && !en.is_empty() {
            zh.sort_by_key(|range| range.start);
            en.sort_by_key(|range| range.start);
            self.list.push(Counterpart { kind, zh, en });
        }
    }
}

/// Where `word` stands in `text`; a Latin one not inside another word.
fn places(text: &str, word: &str) -> Vec<Range<usize>> {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let whole = |at: usize| {
        let latin = word.starts_with(|c: char| c.is_ascii());
        let behind = text[at + word.len()..].chars().next();
        !latin || !inside(text[..at].chars().next_back()) && !inside(behind)
    };
    text.match_indices(word).filter(|(at, _)| whole(*at)).map(|(at, _)| at..at + word.len()).collect()
}

/// The words of two or more Latin letters and digits in Chinese text, a capital among them.
fn latin(zh: &str) -> impl Iterator<Item = &str> {
    let words = zh.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words
        .map(|word| word.trim_matches('-'))
        .filter(|word| word.len() > 1 && word.contains(|c: char| c.is_ascii_uppercase()))
}

/// Capitalised words of the English that are a sense of a Chinese word: 中国 and China, 欧盟 and EU.
fn by_dictionary(zh: &str, en: &str, found: &mut Found) {
    let lexicon = Lexicon::cedict();
    let capitals: Vec<(Range<usize>, String)> = capitals(en);
    if capitals.is_empty() {
        return;
    }
    /// A word, where it stands, the stems of its senses.
    type Sensed<'a> = (&'a str, Vec<Range<usize>>, Vec<&'static [u8]>);
    let mut words: Vec<Sensed<'_>> = Vec::new();
    for in_text in lexicon.words(zh).into_iter().filter(|word| word.length > 1) {
        let (range, entry) = (in_text.range, in_text.entry);
        let word = &zh[range.clone()];
        match words.iter_mut().find(|(known, ..)| *known == word) {
            Some((_, ranges, _)) => ranges.push(range),
            None => {
                let stems = lexicon.senses(entry).map(|(stem, _)| stem).collect();
                words.push((word, vec![range], stems));
            }
        }
    }
    for (_, ranges, stems) in words {
        let same = capitals
            .iter()
            .filter(|(_, stem)| stems.contains(&stem.as_bytes()))
            .map(|(range, _)| range.clone());
        found.add(CounterpartKind::Name, ranges, same.collect());
    }
}

/// The words of `en` that begin with a capital for another reason than that they begin a sentence, with their stems.
fn capitals(en: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in en.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let before = en[..start].trim_end_matches([' ', '“', '‘', '"', '\'', '(']);
        let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…']);
        let capital = word.starts_with(char::is_uppercase);
        let shout = word.len() > 1 && word.chars().all(char::is_uppercase);
        if !capital || begins && !shout {
            continue;
        }
        found.extend(content_stems(word).into_iter().next().map(|stem| (start..start + word.len(), stem)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::termbase::Term;

    fn pairs(zh: &str, en: &str, terms: &Terms, names: &[(String, String)]) -> Vec<(String, String)> {
        let text = |text: &str, ranges: &[Range<usize>]| -> Vec<String> {
            ranges.iter().map(|range| text[range.clone()].to_owned()).collect()
        };
        let all = counterparts(zh, en, terms, names);
        all.iter().map(|one| (text(zh, &one.zh).join("|"), text(en, &one.en).join("|"))).collect()
    }

    #[test]
    fn terms_numbers_and_names_are_found_on_both_sides() {
        let term = Term { zh: "图书证".to_owned(), en: "library card".to_owned(), ..Term::default() };
        let names = [("李明".to_owned(), "Li Ming".to_owned())];
        let found = pairs(
            "李明2021年在中国办了35万张图书证，用的是CRH380系统。",
            "Li Ming issued 350,000 library cards in China in 2021, with the CRH380 system.",
            &Terms::new([term]),
            &names,
        );
        for (zh, en) in [
            ("李明", "Li Ming"),
            ("2021年", "2021"),
            ("中国", "China"),
            ("图书证", "library cards"),
            ("CRH380", "CRH380"),
        ] {
            assert!(found.contains(&(zh.to_owned(), en.to_owned())), "{zh} = {en}: {found:?}");
        }
        assert!(found.iter().any(|(zh, en)| zh.starts_with("35万") && en == "350,000"), "{found:?}");
    }

    #[test]
    fn pieces_never_overlap_and_empty_texts_have_none() {
        let terms = Terms::default();
        assert!(counterparts("", "", &terms, &[]).is_empty());
        let names = [("图书馆".to_owned(), "Library".to_owned()), ("图书".to_owned(), "Library".to_owned())];
        let found = pairs("市图书馆和图书", "The City Library", &terms, &names);
        assert_eq!(found, [("图书馆".to_owned(), "Library".to_owned())]);
    }
}
