//! The act: every selected rule looks at a document.

use super::bead::{BeadText, Side};
use super::finding::Finding;
use super::length::Ratio;
use super::rule::{Look, Rule};
use super::rules::RULES;
use super::selection::Selection;
use super::sink::Sink;
use crate::project::Document;
use crate::termbase::Termbase;
use crate::text::Lines;

/// Checks `document`; findings in file order. What a unit allows is left out. So many `jobs` may be done at once; what is
/// found does not depend on it.
pub fn check(document: &Document, selection: &Selection, jobs: usize) -> Vec<Finding> {
    check_with(document, selection, &Termbase::default(), jobs)
}

/// The same in a project with a glossary: the rules of terms speak too.
pub fn check_with(
    document: &Document,
    selection: &Selection,
    termbase: &Termbase,
    jobs: usize,
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
    beads(BeadText::all(document).collect(), &rules, jobs, &mut sink);
    sink.know(&rules);
    for rule in &rules {
        if let Look::Last(look) = rule.look {
            sink.turn_to(rule);
            units.clone().for_each(|index| look(document, index, &mut sink));
        }
    }
    let mut found = sink.into_findings();
    found.retain(|finding| selection.takes(finding.rule));
    found.sort_by_key(|finding| finding.span.start);
    found
}

/// The rules that have to look: those that speak, and those of which an allowance is to be judged, for whether
/// it is of use is known only when its rule has looked.
fn rules(document: &Document, selection: &Selection) -> Vec<&'static Rule> {
    let silent = |rule: &Rule| document.is_pairs() && rule.group.only_units();
    let judges = RULES.iter().any(|rule| matches!(rule.look, Look::Last(_)) && selection.takes(rule));
    let allowed = |rule: &Rule| {
        let mut allowances = document.units().iter().flat_map(|unit| &unit.allow);
        allowances.any(|allow| allow.check == rule.id)
    };
    let looks = |rule: &Rule| selection.takes(rule) || judges && selection.stands(rule) && allowed(rule);
    RULES.into_iter().filter(|rule| looks(rule) && !silent(rule)).collect()
}

/// As few beads are looked at before a second thread is done with being made.
const WORTH_A_THREAD: usize = 1000;

/// The rules of beads look: first those that compare them, then the others at each by itself, at parts in parallel where
/// there is enough to do.
fn beads<'a>(mut beads: Vec<BeadText<'a>>, rules: &[&'static Rule], jobs: usize, sink: &mut Sink<'a>) {
    for rule in rules {
        if let Look::Beads(look) = rule.look {
            sink.turn_to(rule);
            look(&beads, sink);
        }
    }
    // What is measured comes first.
    let (mut of_beads, others): (Vec<&Rule>, Vec<&Rule>) =
        rules.iter().partition(|rule| matches!(rule.look, Look::Measured(_)));
    let ratio = if of_beads.is_empty() { Ratio::GENERAL } else { Ratio::of(&beads) };
    of_beads.extend(others.into_iter().filter(|rule| rule.look.is_at_beads()));
    let rules = of_beads.as_slice();
    let jobs = jobs.min(beads.len() / WORTH_A_THREAD);
    if jobs < 2 {
        return look_at(beads, rules, ratio, sink);
    }
    std::thread::scope(|scope| {
        let size = beads.len().div_ceil(jobs);
        let parts = (0..jobs).map(|_| {
            let part = beads.drain(..size.min(beads.len())).collect();
            let mut own = sink.another();
            scope.spawn(move || {
                look_at(part, rules, ratio, &mut own);
                own
            })
        });
        for part in parts.collect::<Vec<_>>() {
            match part.join() {
                Ok(own) => sink.absorb(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
}

/// A bead is shown to all its rules, and goes with what they noted of it.
fn look_at(beads: Vec<BeadText<'_>>, rules: &[&'static Rule], ratio: Ratio, sink: &mut Sink<'_>) {
    for bead in beads {
        for rule in rules {
            sink.turn_to(rule);
            match rule.look {
                Look::Bead(look) => look(&bead, sink),
                Look::Chinese(signs, look) if bead.signs(Side::Zh).meet(signs) => look(&bead, sink),
                Look::English(signs, look) if bead.signs(Side::En).meet(signs) => look(&bead, sink),
                Look::Measured(look) => look(&bead, ratio, sink),
                _ => {}
            }
        }
    }
}
