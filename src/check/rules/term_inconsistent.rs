//! term-inconsistent: one term has several of its renderings in one document.

use std::collections::HashMap;

use crate::check::bead::Side;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "term-inconsistent",
    group: Group::Term,
    severity: Severity::Note,
    confidence: Confidence::Doubtful,
    mqm: Some(Mqm::InconsistentTerm),
    on: false,
    summary: "one term has several of its renderings in one document",
    why: "All of them will do; side by side they read as several things.",
    cure: "Keep one, the preferred by choice. Off by default, for a glossary that admits several mostly means it. An abbreviation beside its long form is left alone.",
    bad: &[Example::terms(
        "- {zh: 读者证, en: library card, admitted: [reader's ticket]}\n",
        "- {id: a, zh: 读者证办好了。, en: The library cards are ready.}\n- {id: b, zh: 读者证丢了。, en: A reader’s ticket was lost.}\n",
    )],
    good: &[
        Example::terms(
            "- {zh: 读者证, en: library card, admitted: [reader's ticket]}\n",
            "- {id: a, zh: 读者证办好了。, en: The library cards are ready.}\n- {id: b, zh: 读者证丢了。, en: A library card was lost.}\n",
        ),
        Example::terms(
            "- {zh: 国内生产总值, en: gross domestic product, admitted: [GDP]}\n",
            "- {id: a, zh: 国内生产总值涨了。, en: The gross domestic product rose.}\n- {id: b, zh: 国内生产总值又涨了。, en: GDP rose again.}\n",
        ),
    ],
    look: Look::Document(look),
};

fn look(_: &Document, sink: &mut Sink<'_>) {
    let beads = sink.term_uses();
    let mut first: HashMap<&str, (usize, &str)> = HashMap::new();
    for bead in beads.iter() {
        let Some(text) = bead.text() else { continue };
        for found in bead.found.iter().filter(|found| !found.term().admitted.is_empty()) {
            for (which, range) in found.used(&text.en) {
                let (zh, words) = (found.term().zh.as_str(), found.rendering(which));
                let &mut (line, known) =
                    first.entry(zh).or_insert_with(|| (sink.line(bead.carrier()), words));
                if is_short_for(words, known) || is_short_for(known, words) {
                    continue;
                }
                let message = Message::new(
                    format!("{zh} is “{words}” here and “{known}” on line {line}"),
                    format!("“{zh}”此处译作“{words}”，第 {line} 行译作“{known}”"),
                );
                sink.bead_across(&text, Side::En, range, Some(found.zh.clone()), None, message);
            }
        }
    }
}

/// Whether `short` is `long`, part of it, or an abbreviation of it: letters that stand in `long` in that order.
fn is_short_for(short: &str, long: &str) -> bool {
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    let letters = short.chars().filter(|c| c.is_alphanumeric()).count();
    let abbreviates = letters <= 6 && {
        let mut initials = long.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
        let mut wanted = short.trim_end_matches('s').chars();
        wanted.all(|c| initials.any(|initial| initial == c))
    };
    long.contains(&short) || abbreviates
}
