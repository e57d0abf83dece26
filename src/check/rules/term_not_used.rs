//! term-not-used: a term of the glossary is in the Chinese, and its English is not in the English.

use std::collections::HashMap;

use crate::check::bead::Side;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::check::terms::{BeadTerms, TermUse};
use crate::project::{Document, Severity};
use crate::termbase::Verdict;

pub(super) static RULE: Rule = Rule {
    id: "term-not-used",
    group: Group::Term,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::WrongTerm),
    on: true,
    summary: "a term of the glossary is not rendered as the glossary says",
    why: "A house says one thing in one way; a reader who meets two names looks for two things.",
    cure: "Use the preferred English, or an admitted one; or admit what stands there, in glossary.yaml. Plurals, -ed, -ing, hyphens and “members of the board” for “board members” are known; the other spelling of English is told as such. Another form of the same words and short everyday words are told as notes, and a term that is never rendered so in a document is told once.",
    bad: &[
        Example::terms(
            "- {zh: 读者证, en: library card}\n",
            "- {id: a, zh: 请出示读者证。, en: Please show your reader's pass.}\n",
        ),
        Example::terms(
            "- {zh: 军备控制, en: arms control}\n",
            "- {id: a, zh: 双方谈了军备控制。, en: The two sides spoke of arm control.}\n",
        ),
        Example::terms(
            "- {zh: WeChat, dnt: true}\n",
            "- {id: a, zh: 请用WeChat联系。, en: Please use Weixin.}\n",
        ),
    ],
    good: &[
        Example::terms(
            "- {zh: 读者证, en: library card, admitted: [reader's ticket]}\n",
            "- {id: a, zh: 读者证办好了。, en: The Library Cards are ready.}\n- {id: b, zh: 读者证丢了。, en: Two readers’ tickets were lost.}\n- {id: c, zh: 带好读者证。, en: Do not forget it.}\n",
        ),
        Example::terms(
            "- {zh: 读者, en: reader}\n- {zh: 读者证, en: library card}\n",
            "- {id: a, zh: 请出示读者证。, en: Please show your library card.}\n",
        ),
        Example::terms(
            "- {zh: 理事会成员, en: board members}\n",
            "- {id: a, zh: 理事会成员都到了。, en: All members of the board came.}\n",
        ),
    ],
    look: Look::Document(look),
};

/// How often a term must be missed, and never met, to be told once for the whole document.
const NEVER: usize = 3;

/// How a term stands in a document.
#[derive(Default)]
struct Tally {
    used: usize,
    missed: usize,
    told: bool,
}

fn look(document: &Document, sink: &mut Sink<'_>) {
    let beads = sink.term_uses();
    let mut tallies: HashMap<&str, Tally> = HashMap::new();
    let mut missed: Vec<(usize, &TermUse<'_>)> = Vec::new();
    for (index, bead) in beads.iter().enumerate() {
        for found in &bead.found {
            let tally = tallies.entry(&found.term().zh).or_default();
            if matches!(found.verdict, Verdict::Used) {
                tally.used += 1;
            } else if !found.is_amount() && !refers(document, &beads, index, found) {
                tally.missed += 1;
                missed.push((index, found));
            }
        }
    }
    for (index, found) in missed {
        let Some(tally) = tallies.get_mut(found.term().zh.as_str()) else { continue };
        let never = tally.used == 0 && tally.missed >= NEVER && !found.own;
        if never && tally.told {
            continue;
        }
        tally.told = true;
        let Some(bead) = beads[index].text() else { continue };
        let range = found.zh.clone();
        let doubtful = matches!(found.verdict, Verdict::Near(..)) || found.is_everyday();
        let severity = (doubtful && !found.own).then_some(Severity::Note);
        let (message, other) = message(found, &bead.en, never.then_some(tally.missed));
        sink.bead_across(&bead, Side::Zh, range, other, severity, message);
    }
}

/// Whether the term was used in the bead before, by the same speaker, and this one points back to it: with a pronoun,
/// or with “the” and the last word of its English.
fn refers(document: &Document, beads: &[BeadTerms<'_>], index: usize, found: &TermUse<'_>) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &beads[before]) else { return false };
    let carrier = beads[index].carrier();
    let turn = |index: usize| &document.turns.of_unit(index).units;
    let next =
        document.is_pairs() || carrier > before.carrier() + 2 || turn(carrier) != turn(before.carrier());
    let used = before
        .found
        .iter()
        .any(|other| other.term().zh == found.term().zh && matches!(other.verdict, Verdict::Used));
    if next || !used {
        return false;
    }
    let head = found.rendering(0).split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
    let head = head.unwrap_or_default().to_lowercase();
    let mut previous = String::new();
    let Some(bead) = beads[index].text() else { return false };
    bead.en.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        let word = word.to_lowercase();
        let points = PRONOUNS.contains(&word.as_str())
            || matches!(previous.as_str(), "the" | "this" | "these" | "such" | "its" | "their")
                && word == head;
        previous = word;
        points
    })
}

/// Words that stand for what was named before.
const PRONOUNS: [&str; 13] =
    ["it", "its", "itself", "they", "them", "their", "theirs", "he", "him", "his", "she", "her", "one"];

fn message(
    found: &TermUse<'_>,
    english: &str,
    never: Option<usize>,
) -> (Message, Option<std::ops::Range<usize>>) {
    let (zh, en) = (&found.term().zh, found.rendering(0));
    if let Some(times) = never {
        let message = Message::new(
            format!("{zh} stands {times} times in this document and is never “{en}”, as the glossary has it"),
            format!("全文“{zh}”出现 {times} 次，均未按术语表译作“{en}”"),
        );
        return (message, None);
    }
    if let Verdict::Respelled(which, range) = &found.verdict {
        let (said, wanted) = (english.get(range.clone()).unwrap_or_default(), found.rendering(*which));
        let message = Message::new(
            format!("{zh} is spelled “{wanted}” in the glossary, and “{said}” here"),
            format!("“{zh}”在术语表中拼作“{wanted}”，译文拼作“{said}”"),
        );
        return (message, Some(range.clone()));
    }
    if let Verdict::Near(which, range) = &found.verdict {
        let (said, wanted) = (english.get(range.clone()).unwrap_or_default(), found.rendering(*which));
        let message = Message::new(
            format!("{zh} is “{wanted}” in the glossary, and “{said}” is another form of it"),
            format!("“{zh}”在术语表中为“{wanted}”，译文形式不同：“{said}”"),
        );
        return (message, Some(range.clone()));
    }
    let message = Message::new(
        format!("{zh} is “{en}” in the glossary, which the English does not say"),
        format!("术语“{zh}”应译作“{en}”，译文未用"),
    );
    (message, None)
}
