//! inconsistent-target: the same Chinese has another English elsewhere.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Document;
use crate::project::Severity;
use crate::text::count_han;
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-target",
    group: Group::Inconsistent,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::InconsistentStyle),
    on: true,
    summary: "the same Chinese has another English elsewhere",
    why: "A heading or a formula that comes twice reads the same in both places, unless there is a reason.",
    cure: "Look at both. Short replies such as 好的 differ by right.",
    bad: &[Example::units(
        "- {id: a, zh: 图书馆九点开门请排队。, en: The library opens at nine.}\n- {id: b, zh: 图书馆九点开门请排队。, en: The library is open from nine.}\n",
    )],
    good: &[Example::units(
        "- {id: a, zh: 图书馆九点开门请排队。, en: The library opens at nine.}\n- {id: b, zh: 图书馆九点开门请排队, en: the library opens at nine}\n",
    )],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    let mut first: HashMap<String, (usize, String)> = HashMap::new();
    for bead in BeadText::all(document).filter(|bead| count_han(&bead.zh) >= SHORTEST) {
        let english = folded(&bead.en);
        match first.get(&folded(&bead.zh)) {
            Some((other, text)) if *text != english => {
                let line = sink.line(*other);
                let message = Message::new(
                    format!("the same Chinese has another English on line {line}"),
                    format!("相同中文在第 {line} 行译法不同"),
                );
                sink.field(bead.carrier, "en", message);
            }
            Some(_) => {}
            None => {
                first.insert(folded(&bead.zh), (bead.carrier, english));
            }
        }
    }
}

/// Fewer Han characters are a reply or a label, whose English depends on what stands around it.
const SHORTEST: usize = 6;

/// Letters and digits alone: case, marks and blanks are no difference of wording.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
