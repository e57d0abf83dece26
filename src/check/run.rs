//! The act: every selected rule looks at a document.

use super::bead::{BeadText, Side};
use super::finding::Finding;
use super::length::Ratio;
use super::rule::{Look, Rule};
use super::rules::RULES;
use super::selection::Selection;
use super::sink::Sink;
use crate::project::Document;

/// Checks `document`; findings in file order. What a unit allows is left out.
pub fn check(document: &Document, selection: &Selection) -> Vec<Finding> {
    let rules = rules(document, selection);
    let mut sink = Sink::new(document);
    let units = 0..document.units().len();
    for rule in &rules {
        sink.turn_to(rule);
        match rule.look {
            Look::Unit(look) => units.clone().for_each(|index| look(document, index, &mut sink)),
            Look::Document(look) => look(document, &mut sink),
            _ => {}
        }
    }
    beads(document, &rules, &mut sink);
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

/// A bead is put together once and shown to all its rules; what is measured comes first.
fn beads(document: &Document, rules: &[&'static Rule], sink: &mut Sink<'_>) {
    let (mut of_beads, others): (Vec<&Rule>, Vec<&Rule>) =
        rules.iter().partition(|rule| matches!(rule.look, Look::Measured(_)));
    let measured = !of_beads.is_empty();
    of_beads.extend(others.into_iter().filter(|rule| rule.look.is_at_beads()));
    if of_beads.is_empty() {
        return;
    }
    let ratio = if measured { Ratio::of(BeadText::all(document)) } else { Ratio::GENERAL };
    for bead in BeadText::all(document) {
        for rule in &of_beads {
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
