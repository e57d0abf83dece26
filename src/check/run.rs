//! The act: every selected rule looks at a document.

use super::bead::BeadText;
use super::finding::Finding;
use super::rule::{Look, Rule};
use super::rules::RULES;
use super::selection::Selection;
use super::sink::Sink;
use crate::project::Document;
use crate::termbase::Termbase;

/// Checks `document`; findings in file order. What a unit allows is left out.
pub fn check(document: &Document, selection: &Selection) -> Vec<Finding> {
    check_with(document, selection, &Termbase::default())
}

/// The same in a project with a glossary: the rules of terms speak too.
pub fn check_with(document: &Document, selection: &Selection, termbase: &Termbase) -> Vec<Finding> {
    let rules = rules(document, selection);
    let mut sink = Sink::new(document, termbase);
    let units = 0..document.units().len();
    for rule in &rules {
        sink.turn_to(rule);
        match rule.look {
            Look::Unit(look) => units.clone().for_each(|index| look(document, index, &mut sink)),
            Look::Document(look) => look(document, &mut sink),
            Look::Bead(_) | Look::Last(_) => {}
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

/// A bead is put together once and shown to all its rules.
fn beads(document: &Document, rules: &[&'static Rule], sink: &mut Sink<'_>) {
    let of_beads = rules.iter().filter_map(|rule| match rule.look {
        Look::Bead(look) => Some((*rule, look)),
        _ => None,
    });
    let of_beads: Vec<_> = of_beads.collect();
    if of_beads.is_empty() {
        return;
    }
    for bead in BeadText::all(document) {
        for (rule, look) in &of_beads {
            sink.turn_to(rule);
            look(&bead, sink);
        }
    }
}
