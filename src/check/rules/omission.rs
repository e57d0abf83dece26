//! omission: a stretch of the Chinese seems to have no English.

use crate::check::bead::{BeadText, Side};
use crate::check::describe::excerpt;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::gap::most_likely;
use crate::check::length::Ratio;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::lexicon::Lexicon;

pub(super) static RULE: Rule = Rule {
    id: "omission",
    group: Group::Omission,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Omission),
    on: true,
    summary: "a stretch of the Chinese seems to have no English",
    why: "A dropped clause reads well and is therefore overlooked. The stretch is found by the words of a dictionary (CC-CEDICT) that the English does not have, and by English that is too short with it and long enough without it.",
    cure: "Translate what is missing. Where the English says it in other words, or leaves it out for a reason, allow it with that reason.",
    bad: &[Example::units(
        "- id: a\n  zh: \"图书馆上午九点开门，周末也照常开放，欢迎广大读者前来借阅图书和报纸。\"\n  en: \"The library opens at nine in the morning.\"\n",
    )],
    good: &[
        Example::units(
            "- id: a\n  zh: \"图书馆上午九点开门，周末也照常开放，欢迎广大读者前来借阅图书和报纸。\"\n  en: \"The library opens at nine in the morning, at weekends too; all readers are welcome to borrow books and newspapers.\"\n",
        ),
        Example::units("- id: a\n  zh: \"大家好！\"\n  en: \"Hello.\"\n"),
    ],
    look: Look::Measured(look),
};

fn look(bead: &BeadText<'_>, ratio: Ratio, sink: &mut Sink<'_>) {
    if is_fragment(&bead.en) {
        return;
    }
    if let Some(gap) = most_likely(&Lexicon::cedict(), &mut sink.stemmer, ratio, bead, THRESHOLD) {
        let stretch = excerpt(&bead.zh[gap.range.clone()]);
        let message =
            Message::new(format!("“{stretch}” seems to have no English"), format!("“{stretch}”似乎漏译"));
        sink.bead(bead, Side::Zh, gap.range, message);
    }
}

/// How much likelier a gap must be than none, as a logarithm: set so that fewer than five of a thousand human
/// translations are flagged, about half of which do leave something out (`docs/scoreboard.md`).
const THRESHOLD: f64 = 14.5;

/// Whether the sentence goes on in a neighbour, which then holds the rest.
fn is_fragment(en: &str) -> bool {
    let first = en.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(char::is_lowercase) || en.ends_with([',', ';', ':', '-'])
}
