//! inconsistent-target: the same Chinese has another English elsewhere.

use std::hash::Hasher;

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Note, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::TextHasher;

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
    look: Look::Together(note, judge),
};

fn note(bead: &BeadText<'_>, notes: &mut Vec<Note>) {
    if bead.chinese().han >= SHORTEST {
        let (mark, other) = (bead.chinese().likeness, hash(&bead.en));
        notes.push(Note { carrier: bead.carrier, range: 0..0, mark, other });
    }
}

fn judge(mut notes: Vec<Note>, sink: &mut Sink<'_>) {
    let document = sink.document();
    // They come in the order of their carriers, and the same Chinese stays in it.
    notes.sort_by_key(|note| note.mark);
    // Few sources come again, and most of those with the same English: only the others are looked at closely.
    let differ = |again: &&[Note]| again.iter().any(|note| note.other != again[0].other);
    for again in notes.chunk_by(|one, two| one.mark == two.mark).filter(differ) {
        let mut first: Vec<BeadText<'_>> = Vec::new();
        for bead in again.iter().filter_map(|note| BeadText::of_unit(document, note.carrier)) {
            match first.iter().find(|other| like(&other.zh, &bead.zh)) {
                Some(other) if !like(&other.en, &bead.en) => {
                    let line = sink.line(other.carrier);
                    let message = Message::new(
                        format!("the same Chinese has another English on line {line}"),
                        format!("相同中文在第 {line} 行译法不同"),
                    );
                    sink.field(bead.carrier, "en", message);
                }
                Some(_) => {}
                None => first.push(bead),
            }
        }
    }
}

/// Fewer Han characters are a reply or a label, whose English depends on what stands around it.
const SHORTEST: usize = 6;

/// The same for the same text; hardly ever for two.
fn hash(text: &str) -> u64 {
    let mut hasher = TextHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Whether the two have the same letters and digits: case, marks and blanks are no difference of wording.
fn like(one: &str, two: &str) -> bool {
    let same = one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count();
    // Both go on alike up to there, and so do their characters.
    let at = one.floor_char_boundary(same);
    folded(&one[at..]).eq(folded(&two[at..]))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
