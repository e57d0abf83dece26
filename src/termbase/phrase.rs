//! A rendering as it is looked for in English: inflected, hyphenated, turned round with “of”, spelled either way.

use std::ops::Range;
use std::sync::OnceLock;

use super::english::{English, Gap, Word};
use super::inflection::root;
use crate::text::lexicon::is_stop_word;

/// How a term's English may vary.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// Capital and small letters are told apart.
    pub(super) case: bool,
    /// Every word may be inflected: the term is a verb or a phrase.
    pub(super) verbal: bool,
    /// Nothing but the number of its last word may vary: a spelling is meant.
    pub(super) literal: bool,
}

/// How well a rendering was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It stands there.
    Use,
    /// It stands there in the other spelling of English.
    Respelled,
    /// Its words stand there in a form that it does not take.
    Near,
}

/// A rendering, made ready.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// As it is written comes first.
    forms: Vec<Form>,
    manner: Manner,
}

/// A rendering with what it has in brackets, or without.
#[derive(Debug, Clone)]
struct Form {
    base: Order,
    /// The same turned round: looked for where it does not stand as it is written.
    turned: OnceLock<Vec<Order>>,
}

/// The words of a rendering in one order.
#[derive(Debug, Clone)]
struct Order {
    words: Vec<Piece>,
    /// Every word that counts has a capital: a name, which is not inflected when it is written small.
    name: bool,
    /// It begins with “The”: it stands as it is.
    title: bool,
    /// What may stand between its words.
    widest: Gap,
    /// Whether it was turned round.
    turned: bool,
    /// Whether the noun phrase must end where it ends: the stability of banking is not that of the banking system.
    ends: bool,
}

/// A word of a rendering.
#[derive(Debug, Clone)]
struct Piece {
    raw: String,
    word: Word<'static>,
    /// Whether it may be singular or plural.
    free: bool,
}

/// The longest rendering that may be turned round, in words: longer ones are clauses.
const TURNED: usize = 5;

impl Phrase {
    /// Makes `rendering` ready. What stands in brackets may be left out, and an acronym there may stand alone.
    pub(super) fn new(rendering: &str, manner: Manner) -> Self {
        let bases = forms(rendering).into_iter().rev().map(|form| Order::of(&form, manner));
        let said = bases.filter(|base| !base.words.is_empty());
        Self { forms: said.map(|base| Form { base, turned: OnceLock::new() }).collect(), manner }
    }

    /// All orders of all forms, made when they are come to.
    fn orders(&self) -> impl Iterator<Item = &Order> {
        let is_turned = !self.manner.literal && !self.manner.case;
        self.forms.iter().flat_map(move |form| {
            let turned = std::iter::once(&form.turned).filter(move |_| is_turned);
            let turned = turned.flat_map(|turned| turned.get_or_init(|| form.base.turned()).iter().rev());
            std::iter::once(&form.base).chain(turned)
        })
    }

    /// The first place where it stands in `english`, or nearly does.
    pub(super) fn find(&self, english: &English<'_>) -> Option<(Fit, Range<usize>)> {
        let mut best: Option<(Fit, Range<usize>)> = None;
        for order in self.orders() {
            for start in order.starts(english) {
                let Some(found) = order.at(start, english, self.manner) else { continue };
                if found.0 == Fit::Use {
                    return Some(found);
                }
                if best.as_ref().is_none_or(|best| found.0 < best.0) {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// Every place where it stands in `english`.
    pub(super) fn all(&self, english: &English<'_>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for order in self.orders() {
            let hits = order.starts(english).filter_map(|start| order.at(start, english, self.manner));
            found.extend(hits.filter(|(fit, _)| *fit < Fit::Near).map(|(_, range)| range));
        }
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        found.dedup_by(|next, before| next.end <= before.end);
        found
    }
}

/// The rendering, the rendering without what it has in brackets, and an acronym that stands in the last of them.
fn forms(rendering: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if let (Some(open), Some(close)) = (rendering.find(['(', '（']), rendering.rfind([')', '）']))
        && open < close
    {
        let inside = rendering[open..close].trim_start_matches(['(', '（']).trim();
        let bare = format!("{} {}", rendering[..open].trim_end(), {
            rendering[close..].trim_start_matches([')', '）']).trim_start()
        });
        let last = rendering[close..].chars().count() == 1;
        let acronym = inside.chars().filter(|c| c.is_uppercase()).count() > 1 && !inside.contains(' ');
        if last && acronym {
            forms.push(inside.to_owned());
        }
        if bare.chars().any(char::is_alphanumeric) {
            forms.push(bare);
        }
    }
    forms.push(rendering.to_owned());
    forms
}

impl Order {
    fn of(rendering: &str, manner: Manner) -> Self {
        let words = English::of(rendering).into_words();
        // “The” with a capital is part of a title; an article otherwise is grammar.
        let title = words.first().is_some_and(|word| word.is_article() && word.capital);
        let widest = words.iter().skip(1).map(|word| word.gap).max().unwrap_or(Gap::Narrow);
        let is_stop: Vec<bool> = words.iter().map(|word| is_stop_word(&word.lower)).collect();
        let counted = words.iter().zip(&is_stop);
        let counts = counted.filter(|(word, is_stop)| !**is_stop || word.capital && word.lower.len() > 1);
        let (capitals, counted) =
            counts.fold((0, 0), |(capitals, all), (word, _)| (capitals + usize::from(word.capital), all + 1));
        let name = title || counted > 1 && capitals == counted;
        let ends: Vec<bool> = (0..words.len())
            .map(|index| {
                // The head of a noun phrase is inflected, and what goes before it is not.
                let next = words.get(index + 1);
                next.is_none_or(|next| is_stop[index + 1] || next.gap > Gap::Narrow)
            })
            .collect();
        let words = words
            .into_iter()
            .zip(ends)
            .enumerate()
            .filter(|(index, (word, _))| !word.is_article() || title && *index == 0)
            .map(|(_, (word, end))| Piece {
                raw: rendering[word.range.clone()].to_owned(),
                free: end || word.possessive || manner.verbal,
                word: word.into_owned(),
            })
            .collect();
        Self { words, name, title, widest, turned: false, ends: false }
    }

    /// The same said the other way: “members of the board” for “board members”, “board members” for “members of the board”.
    fn turned(&self) -> Vec<Self> {
        let count = self.words.len();
        if self.title || self.widest > Gap::Narrow || !(2..=TURNED).contains(&count) {
            return Vec::new();
        }
        let put = |pieces: Vec<Piece>| {
            let ends = pieces.last().is_some_and(|piece| is_adjectival(&piece.word.lower));
            Self { words: pieces, name: self.name, title: false, widest: Gap::Narrow, turned: true, ends }
        };
        let freed = |pieces: &[Piece]| {
            pieces.iter().cloned().map(|piece| Piece { free: true, ..piece }).collect::<Vec<_>>()
        };
        let stops: Vec<usize> =
            (0..count).filter(|&index| is_stop_word(&self.words[index].word.lower)).collect();
        match stops.as_slice() {
            // A name is not made longer: the Museum Garden is not any garden of the museum.
            [] if !self.name => {
                let of = Order::of("of", Manner::default()).words;
                let turn =
                    |at: usize| [self.words[at..].to_vec(), of.clone(), freed(&self.words[..at])].concat();
                (1..count).map(|at| put(turn(at))).collect()
            }
            &[at] if self.words[at].word.lower == "of" && at > 0 && at + 1 < count => {
                vec![put([freed(&self.words[at + 1..]), self.words[..at].to_vec()].concat())]
            }
            _ => Vec::new(),
        }
    }

    /// The words of `english` that it may begin at.
    fn starts(&self, english: &English<'_>) -> impl Iterator<Item = usize> {
        let words = english.words().iter().enumerate();
        let first = self.words.first().map(|first| &first.word);
        words.filter(move |(_, word)| first.is_some_and(|first| first.may_be(word))).map(|(start, _)| start)
    }

    /// Whether it stands at word `start` of `english`, and in which bytes.
    fn at(&self, start: usize, english: &English<'_>, manner: Manner) -> Option<(Fit, Range<usize>)> {
        let (mut piece, mut place) = (0, start);
        let (mut changed, mut strange, mut small, mut respelled) = (false, false, false, false);
        let first = english.words().get(start)?;
        while let Some(wanted) = self.words.get(piece) {
            let mut word = english.words().get(place)?;
            if place > start && word.is_article() && !wanted.word.is_article() {
                place += 1;
                word = english.words().get(place)?;
            }
            if place > start && word.gap > self.widest {
                return None;
            }
            let (pieces, places) = self.step(piece, place, english, manner)?;
            if (pieces, places) == (1, 1) && !wanted.word.is_same(word) {
                let other = wanted.word.root().plural != word.root().plural;
                changed |= other;
                strange |= other && !wanted.free;
                respelled |= wanted.word.root().spelled != word.root().spelled;
            }
            small |= wanted.word.capital && !word.capital;
            piece += pieces;
            place += places;
        }
        let goes_on = |next: &Word<'_>| next.gap == Gap::Narrow && !is_stop_word(&next.lower);
        if self.ends && english.words().get(place).is_some_and(goes_on) {
            return None;
        }
        let range = first.range.start..english.words()[place - 1].range.end;
        let fit = match () {
            () if strange || self.name && small && (changed || self.turned) => Fit::Near,
            () if respelled => Fit::Respelled,
            () => Fit::Use,
        };
        Some((fit, range))
    }

    /// How many words of the rendering and of the text are the same here: one and one, or a compound written in two
    /// words on one side and as one on the other.
    fn step(
        &self,
        piece: usize,
        place: usize,
        english: &English<'_>,
        manner: Manner,
    ) -> Option<(usize, usize)> {
        let (wanted, word) = (&self.words[piece], &english.words()[place]);
        if manner.literal || manner.case {
            let found = &english.text[word.range.clone()];
            return spelled(&wanted.raw, found, manner).then_some((1, 1));
        }
        if !wanted.word.may_be(word) {
            return None;
        }
        if wanted.word.is_same(word) || wanted.word.root().key() == word.root().key() {
            // US is no us and WHO no who, where nothing stands beside it that would tell.
            let grammar = self.words.len() == 1 && is_stop_word(&word.lower);
            let loud = |raw: &str| raw.chars().filter(|c| c.is_uppercase()).count() > 1;
            let said = &english.text[word.range.clone()];
            return (!grammar || loud(&wanted.raw) == loud(said)).then_some((1, 1));
        }
        let glued = |one: &Word<'_>, next: &Word<'_>| root(&format!("{}{}", one.lower, next.lower), false);
        let longer = |long: &Word<'_>, short: &Word<'_>| {
            long.lower.len() > short.lower.len() && long.lower.starts_with(short.lower.as_ref())
        };
        if longer(&wanted.word, word) {
            let next = english.words().get(place + 1).filter(|next| next.gap == Gap::Narrow)?;
            return (glued(word, next).key() == wanted.word.root().key()).then_some((1, 2));
        }
        if longer(word, &wanted.word) {
            let next = self.words.get(piece + 1)?;
            return (glued(&wanted.word, &next.word).key() == word.root().key()).then_some((2, 1));
        }
        None
    }
}

/// Whether a word looks like one that goes before a noun rather than one.
fn is_adjectival(word: &str) -> bool {
    ["ing", "ed", "al", "ic", "ive", "ary", "ous", "ble", "ful"].iter().any(|end| word.ends_with(end))
}

/// Whether `found` is `wanted` letter by letter, a plural or verb ending aside; capitals count where they are told apart.
fn spelled(wanted: &str, found: &str, manner: Manner) -> bool {
    let plain = |c: char| if c == '’' { '\'' } else { c };
    let mut rest = found.chars().map(plain);
    for c in wanted.chars().map(plain) {
        let Some(other) = rest.next() else { return false };
        let same = if manner.case { c == other } else { c.to_lowercase().eq(other.to_lowercase()) };
        if !same {
            return false;
        }
    }
    let ending: String = rest.collect();
    matches!(ending.as_str(), "" | "s" | "es" | "'s" | "ed" | "d" | "ing")
}
