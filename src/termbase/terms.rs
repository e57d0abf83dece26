//! The terms of a glossary, ready to be looked for: the Chinese in Chinese text, its renderings in English text.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::OnceLock;

use super::chinese::{Finder, fold};
use super::english::English;
use super::phrase::{Fit, Manner, Phrase};
use super::term::Term;

/// Terms that can be looked for. Two terms that differ in script, width or blanks alone are one.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    terms: Vec<Term>,
    finder: Finder,
    ready: Vec<Ready>,
}

/// The English of a term, made ready when it is first asked for.
#[derive(Debug, Clone, Default)]
struct Ready {
    /// The preferred rendering, then the admitted ones.
    good: OnceLock<Vec<OnceLock<Phrase>>>,
    bad: OnceLock<Vec<Phrase>>,
}

/// Where a term stands in Chinese text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which of [`Terms::all`].
    pub term: usize,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// What became of a term in English text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A rendering of it is used.
    Used,
    /// The words of a rendering stand there in another form: “reserve management” is not “reserves management”.
    Near(usize, Range<usize>),
    /// A rendering stands there in the other spelling of English: “authorised” for “authorized”.
    Respelled(usize, Range<usize>),
    /// No rendering of it is used.
    Missing,
}

impl Terms {
    /// Makes `terms` ready.
    pub fn new(terms: impl IntoIterator<Item = Term>) -> Self {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut all: Vec<Term> = Vec::new();
        for term in terms {
            let key = fold(&term.zh).into_owned();
            if key.is_empty() {
                continue;
            }
            match places.entry(key) {
                Entry::Occupied(place) => all[*place.get()].join(term),
                Entry::Vacant(place) => {
                    place.insert(all.len());
                    all.push(term);
                }
            }
        }
        let finder = Finder::new(places);
        let ready = all.iter().map(|_| Ready::default()).collect();
        Self { terms: all, finder, ready }
    }

    /// The terms.
    pub fn all(&self) -> &[Term] {
        &self.terms
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The term that is `zh`, whatever its script and width.
    pub fn get(&self, zh: &str) -> Option<&Term> {
        let key = fold(zh);
        self.terms.iter().find(|term| fold(&term.zh) == key)
    }

    /// The terms that stand in Chinese `text`, from left to right; a longer one hides those inside it.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.finder.find(text).into_iter().map(|(term, range)| Hit { term, range }).collect()
    }

    /// What became of term `term` in `english`. One that stays untranslated may stand there in Chinese characters.
    pub fn verdict(&self, term: usize, english: &English<'_>) -> Verdict {
        let Some(it) = self.terms.get(term) else { return Verdict::Missing };
        if it.dnt && english.text().contains(&it.zh) || english.has(self.rendering(term, 0), manner(it).case)
        {
            return Verdict::Used;
        }
        let mut near = Verdict::Missing;
        for (which, phrase) in self.good(term).enumerate() {
            match phrase.find(english) {
                Some((Fit::Use, _)) => return Verdict::Used,
                Some((Fit::Respelled, range)) if !matches!(near, Verdict::Respelled(..)) => {
                    near = Verdict::Respelled(which, range);
                }
                Some((Fit::Near, range)) if near == Verdict::Missing => near = Verdict::Near(which, range),
                _ => {}
            }
        }
        near
    }

    /// Which renderings of term `term` stand in `english`, and where each stands first. One inside a longer one of the
    /// same term is not counted.
    pub fn used(&self, term: usize, english: &English<'_>) -> Vec<(usize, Range<usize>)> {
        let good = self.good(term).enumerate();
        let all: Vec<(usize, Range<usize>)> = good
            .flat_map(|(which, phrase)| phrase.all(english).into_iter().map(move |range| (which, range)))
            .collect();
        let inside = |inner: &Range<usize>, outer: &Range<usize>| {
            inner != outer && outer.start <= inner.start && inner.end <= outer.end
        };
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (which, range) in &all {
            let hidden = all.iter().any(|(_, outer)| inside(range, outer));
            if !hidden && found.iter().all(|(other, place)| other != which && place != range) {
                found.push((*which, range.clone()));
            }
        }
        found
    }

    /// Where forbidden renderings of term `term` stand in `english`: which of [`Term::forbidden`], and its bytes. One
    /// inside a rendering that will do is none.
    pub fn forbidden(&self, term: usize, english: &English<'_>) -> Vec<(usize, Range<usize>)> {
        let bad = self.bad(term).iter().enumerate();
        let mut found: Vec<(usize, Range<usize>)> = bad
            .flat_map(|(which, phrase)| phrase.all(english).into_iter().map(move |range| (which, range)))
            .collect();
        if !found.is_empty() {
            let good: Vec<Range<usize>> = self.good(term).flat_map(|phrase| phrase.all(english)).collect();
            let inside = |inner: &Range<usize>| {
                good.iter()
                    .any(|outer| outer.start <= inner.start && inner.end <= outer.end && inner != outer)
            };
            found.retain(|(_, range)| !inside(range));
        }
        found
    }

    /// The rendering number `which` of term `term`: 0 is the preferred one.
    pub fn rendering(&self, term: usize, which: usize) -> &str {
        self.terms.get(term).and_then(|term| term.renderings().nth(which)).unwrap_or_default()
    }

    /// The renderings of term `term` that will do, the preferred one first; each made ready when it is come to.
    fn good(&self, term: usize) -> impl Iterator<Item = &Phrase> {
        let all = self.ready.get(term).zip(self.terms.get(term)).into_iter();
        all.flat_map(|(ready, term)| {
            let slots = ready.good.get_or_init(|| term.renderings().map(|_| OnceLock::new()).collect());
            let renderings = term.renderings().zip(slots);
            renderings.map(|(words, slot)| slot.get_or_init(|| Phrase::new(words, manner(term))))
        })
    }

    /// The renderings of term `term` that must not be used.
    fn bad(&self, term: usize) -> &[Phrase] {
        let (Some(ready), Some(term)) = (self.ready.get(term), self.terms.get(term)) else { return &[] };
        if term.forbidden.is_empty() {
            return &[];
        }
        ready.bad.get_or_init(|| term.forbidden.iter().map(|words| forbidden(words, term)).collect())
    }
}

/// How the renderings of `term` may vary.
fn manner(term: &Term) -> Manner {
    let begins = |start: &str| {
        let pos = term.pos.as_ref().and_then(|pos| pos.get(..start.len()));
        pos.is_some_and(|pos| pos.eq_ignore_ascii_case(start))
    };
    Manner { case: term.case || term.dnt, verbal: begins("v") || begins("phr"), literal: false }
}

/// The forbidden rendering `words` of `term`, made ready.
fn forbidden(words: &str, term: &Term) -> Phrase {
    let manner = manner(term);
    let english = English::of(words);
    // What would do under another spelling is forbidden in this spelling alone.
    let alike = |other: &str| {
        let found = Phrase::new(other, Manner { case: false, ..manner }).find(&english);
        found.is_some_and(|(fit, _)| fit < Fit::Near)
    };
    let same = term.renderings().any(|other| other.to_lowercase() == words.to_lowercase());
    let literal = term.renderings().any(alike);
    Phrase::new(words, Manner { case: term.case || same, literal, ..manner })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(en: &str, text: &str) -> Verdict {
        let terms = Terms::new([Term { zh: "词".to_owned(), en: en.to_owned(), ..Term::default() }]);
        terms.verdict(0, &English::of(text))
    }

    fn is_used(en: &str, text: &str) -> bool {
        matches!(verdict(en, text), Verdict::Used)
    }

    #[test]
    fn a_rendering_is_known_in_its_forms() {
        for (en, text) in [
            ("library card", "Two LIBRARY cards were lost."),
            ("stress-test", "The bridge was stress tested."),
            ("post-war novel", "postwar novels"),
            ("seaside town", "a sea-side town"),
            ("board members", "All the members of the board came."),
            ("members of the board", "the board member"),
            ("the reading room", "Its reading room is open."),
            ("town's harbour", "the harbour of the town"),
            ("fair price", "“fair” prices"),
            ("stored value card (SVC)", "stored value cards"),
            ("stored value card (SVC)", "Such SVCs are rare."),
            ("opening hours and days", "opening hours and days"),
            ("US", "in the U.S. alone"),
            ("Friends of the Museum", "two Museum Friends"),
        ] {
            assert!(is_used(en, text), "{en}: {text}");
        }
    }

    #[test]
    fn other_words_are_not_the_rendering() {
        for (en, text) in [
            ("library card", "The library has a card index."),
            ("library card", "We like the library. Cards are sold."),
            ("library card", "the library, card and all"),
            ("arms control", "arm control"),
            ("Open Day", "on open days"),
            ("The Harbour", "harbour"),
            ("Museum Garden", "the garden of the museum"),
            ("Friends of the Museum", "museum friends"),
            ("reading room", "the room of the reading club"),
        ] {
            assert!(!is_used(en, text), "{en}: {text}");
        }
        assert_eq!(verdict("arms control", "an arm control"), Verdict::Near(0, 3..14));
        assert_eq!(verdict("colour film", "Color films."), Verdict::Respelled(0, 0..11));
    }

    proptest! {
        #[test]
        fn what_stands_letter_by_letter_is_used(
            en in "(US|us|a|The|open|Open|days|post-war|novel)( (the|of|Day’s|days|novel|A–B)){0,2}",
            text in "(a |the |“|\\(|U\\.S\\. |&|1)?(US|us|The|open|Open|days|post-war|novel)( (the|of|Day’s|days|novel|A–B)){0,3}(\\.|, |’s|s|\\.5|-|\\) a)?",
            case in any::<bool>(),
        ) {
            let english = English::of(&text);
            let slow = Phrase::new(&en, Manner { case, ..Manner::default() }).find(&english);
            prop_assert!(!english.has(&en, case) || slow.is_some_and(|(fit, _)| fit == Fit::Use));
        }
    }

    #[test]
    fn capitals_count_where_they_are_asked_to() {
        let term = Term { zh: "开源".into(), en: "GNU tools".into(), case: true, ..Term::default() };
        let terms = Terms::new([term]);
        let verdict = |text| terms.verdict(0, &English::of(text));
        assert!(matches!(verdict("the GNU tools"), Verdict::Used));
        assert_eq!(verdict("the gnu tools"), Verdict::Missing);
    }

    #[test]
    fn what_stays_untranslated_is_looked_for_as_it_is() {
        let terms = Terms::new([Term { zh: "开源GNU".into(), dnt: true, ..Term::default() }]);
        assert!(matches!(terms.verdict(0, &English::of("a GNU tool")), Verdict::Used));
        assert!(matches!(terms.verdict(0, &English::of("a 开源GNU tool")), Verdict::Used));
        assert_eq!(terms.verdict(0, &English::of("a free tool")), Verdict::Missing);
    }

    #[test]
    fn a_forbidden_spelling_is_told_from_the_good_one() {
        let term = Term {
            zh: "世卫组织".into(),
            en: "World Health Organization".into(),
            forbidden: vec![
                "World Health Organisation".into(),
                "WHO".into(),
                "world health organization".into(),
            ],
            ..Term::default()
        };
        let terms = Terms::new([term]);
        let found = |text| {
            let hits = terms.forbidden(0, &English::of(text));
            hits.into_iter().map(|(which, _)| which).collect::<Vec<_>>()
        };
        assert_eq!(found("the World Health Organization"), [0usize; 0]);
        assert_eq!(found("the World Health Organisation"), [0]);
        assert_eq!(found("the world health organization"), [2]);
        assert_eq!(found("Who said so? The WHO"), [1]);
    }
}
