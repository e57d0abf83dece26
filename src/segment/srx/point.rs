//! The points between two patterns, all of them, in time that grows with the text alone.

use std::error::Error;
use std::sync::{Mutex, PoisonError};

use regex_automata::hybrid::dfa::{Cache, Config, DFA, OverlappingState};
use regex_automata::nfa::thompson;
use regex_automata::{Anchored, Input, MatchKind};

/// A rule: two patterns around a point, and whether a sentence ends there.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) is_break: bool,
    /// What ends at the point; anything where `None`.
    before: Option<Pattern>,
    /// What begins at the point.
    after: Option<Pattern>,
}

impl Rule {
    /// A rule of the patterns `before` and `after`.
    ///
    /// # Errors
    /// Which of the two cannot be read (`true` for `before`), and why.
    pub(super) fn new(is_break: bool, before: &str, after: &str) -> Result<Self, (bool, String)> {
        let pattern = |text: &str, is_before: bool| match text {
            "" => Ok(None),
            _ => Pattern::new(text, is_before).map(Some).map_err(|error| (is_before, error)),
        };
        Ok(Self { is_break, before: pattern(before, true)?, after: pattern(after, false)? })
    }

    /// The points of `text` that the rule fits, in no order.
    pub(super) fn points(&self, text: &str) -> Vec<usize> {
        match (&self.before, &self.after) {
            (None, None) => text.char_indices().map(|(at, _)| at).collect(),
            (Some(one), None) | (None, Some(one)) => one.points(text),
            (Some(before), Some(after)) => {
                let mut begins = vec![false; text.len() + 1];
                let before = before.points(text);
                if before.is_empty() {
                    return before;
                }
                after.points(text).into_iter().for_each(|at| begins[at] = true);
                before.into_iter().filter(|&at| begins[at]).collect()
            }
        }
    }
}

/// A pattern as an automaton that is built while it runs, so that no pattern takes more than a pass.
#[derive(Debug)]
struct Pattern {
    automaton: DFA,
    /// What was built of it so far.
    built: Mutex<Cache>,
    /// Read forwards, it gives where matches end; backwards, where they begin.
    forwards: bool,
}

impl Pattern {
    fn new(text: &str, forwards: bool) -> Result<Self, String> {
        let automaton = DFA::builder()
            .configure(Config::new().match_kind(MatchKind::All))
            .thompson(thompson::Config::new().reverse(!forwards))
            .build(&ascii_word_ends(text));
        match automaton {
            Ok(automaton) => Ok(Self { built: Mutex::new(Cache::new(&automaton)), automaton, forwards }),
            Err(error) => {
                // The outer errors say that there is one, the innermost says which.
                let mut cause: &dyn Error = &error;
                while let Some(deeper) = cause.source() {
                    cause = deeper;
                }
                Err(cause.to_string())
            }
        }
    }

    /// Where all matches end, or begin, overlapping or not.
    fn points(&self, text: &str) -> Vec<usize> {
        // A cache is sound whatever happened while it was held.
        let mut cache = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = OverlappingState::start();
        let input = Input::new(text).anchored(Anchored::No);
        let mut points = Vec::new();
        loop {
            let step = if self.forwards {
                self.automaton.try_search_overlapping_fwd(&mut cache, &input, &mut state)
            } else {
                self.automaton.try_search_overlapping_rev(&mut cache, &input, &mut state)
            };
            // The automata have no byte at which they give up, so that there is no error to lose.
            match (step, state.get_match()) {
                (Ok(()), Some(found)) => points.push(found.offset()),
                _ => break,
            }
        }
        points.retain(|&at| text.is_char_boundary(at));
        points
    }
}

/// `\b` told by ASCII letters and digits: an automaton knows no other in one pass, and it is what `\b` stands
/// for in abbreviations (`\bMr\.`).
fn ascii_word_ends(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('b') => out.push_str(r"(?-u:\b)"),
                next => out.extend(std::iter::once('\\').chain(next)),
            },
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(before: &str, after: &str, text: &str) -> Vec<usize> {
        let mut points = Rule::new(true, before, after).expect("patterns").points(text);
        points.sort_unstable();
        points
    }

    #[test]
    fn every_point_is_found_though_matches_overlap() {
        assert_eq!(points("a+", "", "aaa"), [1, 2, 3]);
        assert_eq!(points(".*。", "[甲乙]", "。甲。乙。"), [3, 9]);
        assert_eq!(points("", "。", "a。"), [1]);
        assert_eq!(points(r"\bMr\.", r"\s", "Mr. A, xMr. B"), [3]);
        assert_eq!(points("", "", "中a"), [0, 3]);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for bad in ["(", r"(?<=a)b", r"\h", "[z-a]"] {
            assert!(Rule::new(true, bad, "").is_err_and(|(before, why)| before && !why.is_empty()), "{bad}");
        }
    }
}
