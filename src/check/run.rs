//! The act: every selected rule looks at a document.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::bead::{BeadText, Side};
use super::finding::Finding;
use super::length::Ratio;
use super::rule::{Look, Note, Rule};
use super::rules::RULES;
use super::selection::Selection;
use super::sink::Sink;
use crate::jobs::Jobs;
use crate::project::{Bead, Document};
use crate::termbase::Termbase;
use crate::text::Lines;

/// Checks `document`; findings in file order. What a unit allows is left out. So many `jobs` may be done at once; what is
/// found does not depend on it.
pub fn check(document: &Document, selection: &Selection, jobs: Jobs) -> Vec<Finding> {
    check_with(document, selection, &Termbase::default(), jobs)
}

/// The same in a project with a glossary: the rules of terms speak too.
pub fn check_with(
    document: &Document,
    selection: &Selection,
    termbase: &Termbase,
    jobs: Jobs,
) -> Vec<Finding> {
    let rules = rules(document, selection);
    let lines = Lines::new(&document.text);
    let mut sink = Sink::new(document, &lines, termbase);
    let units = 0..document.units().len();
    for rule in &rules {
        sink.turn_to(rule);
        match rule.look {
            Look::Unit(look) => units.clone().for_each(|index| look(document, index, &mut sink)),
            Look::Document(look) => look(document, &mut sink),
            _ => {}
        }
    }
    beads(document, &rules, jobs, &mut sink);
    sink.know(&rules);
    for rule in &rules {
        if let Look::Last(look) = rule.look {
            sink.turn_to(rule);
            units.clone().for_each(|index| look(document, index, &mut sink));
        }
    }
    let mut found = sink.into_findings();
    found.retain(|finding| selection.takes(finding.rule));
    // A finding is large: their places are sorted, and each is moved once.
    found.sort_by_cached_key(|finding| finding.span.start);
    found
}

/// The rules that have to look: those that speak, and those of which an allowance is to be judged, for whether
/// it is of use is known only when its rule has looked.
fn rules(document: &Document, selection: &Selection) -> Vec<&'static Rule> {
    let silent = |rule: &Rule| document.is_pairs() && rule.group.only_units();
    let judges = RULES.iter().any(|rule| matches!(rule.look, Look::Last(_)) && selection.takes(rule));
    let allowed = LazyCell::new(|| -> HashSet<&str> {
        let allowances = document.units().iter().flat_map(|unit| &unit.allow);
        allowances.map(|allow| allow.check.as_str()).collect()
    });
    let looks =
        |rule: &Rule| selection.takes(rule) || judges && selection.stands(rule) && allowed.contains(rule.id);
    RULES.into_iter().filter(|rule| !silent(rule) && looks(rule)).collect()
}

/// As few beads are looked at before a second thread is done with being made.
const WORTH_A_THREAD: usize = 1000;

/// The rules of beads look, at parts in parallel where there is enough to do. A few beads are made, shown to all rules, and
/// go: so few are held at a time, and what is read of one is at hand for the next rule.
fn beads<'a>(document: &'a Document, rules: &[&'static Rule], jobs: Jobs, sink: &mut Sink<'a>) {
    let beads = document.beads.as_slice();
    let jobs = jobs.shared_by(beads.len() / WORTH_A_THREAD);
    let parts: Vec<&[Bead]> = beads.chunks(beads.len().div_ceil(jobs).max(1)).collect();
    let mut whole = Seen::new(sink, rules);
    for part in in_parts(&parts, |part| look_at(document, part, rules, Seen::new(sink, rules))) {
        whole.absorb(part);
    }
    for (rule, judge, notes) in whole.notes {
        sink.turn_to(rule);
        judge(notes, sink);
    }
    // Nearly every document is of the general kind, by which its beads were measured while they were at hand.
    let ratio = Ratio::of(whole.ratios);
    if ratio == Ratio::GENERAL {
        sink.absorb(whole.measured);
    } else {
        for part in in_parts(&parts, |part| measure(document, part, rules, ratio, sink.another())) {
            sink.absorb(part);
        }
    }
    sink.absorb(whole.alone);
}

/// What `work` gives for each of `parts`, several at once.
fn in_parts<'p, T: Send>(parts: &[&'p [Bead]], work: impl Fn(&'p [Bead]) -> T + Sync) -> Vec<T> {
    let [first, others @ ..] = parts else { return Vec::new() };
    std::thread::scope(|scope| {
        let work = &work;
        let begun: Vec<_> = others.iter().map(|&part| scope.spawn(move || work(part))).collect();
        let mut done = vec![work(first)];
        for part in begun {
            match part.join() {
                Ok(result) => done.push(result),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}

/// Judges the notes of a rule.
type Judge = fn(Vec<Note>, &mut Sink<'_>);

/// What was seen of beads.
struct Seen<'a> {
    /// By the rules that look at one bead by itself.
    alone: Sink<'a>,
    /// By those that measure it, against what holds in general.
    measured: Sink<'a>,
    /// How long English is for its Chinese, bead by bead: logarithms. Nothing where no rule measures.
    ratios: Vec<f64>,
    /// What the rules noted that compare beads.
    notes: Vec<(&'static Rule, Judge, Vec<Note>)>,
}

impl<'a> Seen<'a> {
    fn new(sink: &Sink<'a>, rules: &[&'static Rule]) -> Self {
        let notes = rules.iter().filter_map(|rule| match rule.look {
            Look::Together(_, judge) => Some((*rule, judge as Judge, Vec::new())),
            _ => None,
        });
        Self { alone: sink.another(), measured: sink.another(), ratios: Vec::new(), notes: notes.collect() }
    }

    /// Takes what was seen of the beads behind.
    fn absorb(&mut self, other: Self) {
        self.alone.absorb(other.alone);
        self.measured.absorb(other.measured);
        self.ratios.extend(other.ratios);
        for ((.., notes), (.., more)) in self.notes.iter_mut().zip(other.notes) {
            notes.extend(more);
        }
    }
}

/// So many beads are held at a time. One rule after the other looks at all of them, so that the code of a rule is read from
/// memory once for all, and what was read of a bead is still at hand for the next rule.
const AT_ONCE: usize = 128;

/// Shows each of `beads` to all `rules` of beads.
fn look_at<'a>(
    document: &'a Document,
    beads: &'a [Bead],
    rules: &[&'static Rule],
    mut seen: Seen<'a>,
) -> Seen<'a> {
    let measures = rules.iter().any(|rule| matches!(rule.look, Look::Measured(_)));
    let mut held: Vec<BeadText<'_>> = Vec::with_capacity(AT_ONCE);
    for beads in beads.chunks(AT_ONCE) {
        held.clear();
        held.extend(beads.iter().filter_map(|bead| BeadText::of(document, bead)));
        if measures {
            seen.ratios.extend(held.iter().filter_map(Ratio::of_bead));
        }
        let mut notes = seen.notes.iter_mut();
        for rule in rules {
            let (alone, measured) = (&mut seen.alone, &mut seen.measured);
            match rule.look {
                Look::Bead(look) => {
                    alone.turn_to(rule);
                    held.iter().for_each(|bead| look(bead, alone));
                }
                Look::Chinese(signs, look) => {
                    alone.turn_to(rule);
                    let like = held.iter().filter(|bead| bead.signs(Side::Zh).meet(signs));
                    like.for_each(|bead| look(bead, alone));
                }
                Look::English(signs, look) => {
                    alone.turn_to(rule);
                    let like = held.iter().filter(|bead| bead.signs(Side::En).meet(signs));
                    like.for_each(|bead| look(bead, alone));
                }
                Look::Measured(look) => {
                    measured.turn_to(rule);
                    held.iter().for_each(|bead| look(bead, Ratio::GENERAL, measured));
                }
                Look::Together(note, _) => {
                    if let Some((.., notes)) = notes.next() {
                        held.iter().for_each(|bead| note(bead, notes));
                    }
                }
                _ => {}
            }
        }
    }
    seen
}

/// Shows each of `beads` to the `rules` that measure it.
fn measure<'a>(
    document: &'a Document,
    beads: &'a [Bead],
    rules: &[&'static Rule],
    ratio: Ratio,
    mut sink: Sink<'a>,
) -> Sink<'a> {
    for bead in beads.iter().filter_map(|bead| BeadText::of(document, bead)) {
        for rule in rules {
            if let Look::Measured(look) = rule.look {
                look(&bead, ratio, sink.turned_to(rule));
            }
        }
    }
    sink
}
