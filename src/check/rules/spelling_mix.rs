//! spelling-mix: British and American spelling stand side by side.

use std::collections::HashSet;
use std::ops::Range;

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Note, Rule};
use crate::check::sink::Sink;
use crate::check::words::head;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "spelling-mix",
    group: Group::Style,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::InconsistentStyle),
    on: true,
    summary: "British and American spelling stand side by side",
    why: "Several hands, or a memory of another house: “programme” in one answer and “program” in the next reads as two authors.",
    cure: "Spell as the rest of the document does. Names keep their own spelling: a word with a capital inside a sentence is left alone.",
    bad: &[Example::units(
        "- {id: a, zh: 颜色很重要。, en: The colour matters.}\n- {id: b, zh: 颜色很多。, en: There are many colours.}\n- {id: c, zh: 颜色很美。, en: The color is fine.}\n",
    )],
    good: &[
        Example::units(
            "- {id: a, zh: 颜色很重要。, en: The colour matters.}\n- {id: b, zh: 去劳工部。, en: Go to the Department of Labor.}\n",
        ),
        Example::units("- {id: a, zh: 它有四个中心。, en: It has four centers.}\n"),
    ],
    look: Look::Together(note, judge),
};

/// Words of which both spellings are certain: British, American. `-ize` is good British too, and “programme” a
/// computer's program, so neither stands here.
const PAIRS: [(&str, &str); 29] = [
    ("analyse", "analyze"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("centre", "center"),
    ("colour", "color"),
    ("defence", "defense"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("grey", "gray"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("jewellery", "jewelry"),
    ("kilometre", "kilometer"),
    ("labelled", "labeled"),
    ("labour", "labor"),
    ("litre", "liter"),
    ("modelling", "modeling"),
    ("mould", "mold"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("plough", "plow"),
    ("sceptic", "skeptic"),
    ("theatre", "theater"),
    ("travelled", "traveled"),
    ("travelling", "traveling"),
];

/// What may stand behind them. Others make other words: labor-atory, liter-al, honor-ary.
const ENDINGS: [&str; 16] = [
    "", "s", "d", "ed", "ing", "er", "ers", "ful", "less", "able", "ably", "hood", "hoods", "ly", "ism",
    "ite",
];

fn note(bead: &BeadText<'_>, notes: &mut Vec<Note>) {
    spelled(bead, |range, british| {
        notes.push(Note { carrier: bead.carrier, range, mark: u64::from(british), other: 0 });
    });
}

fn judge(notes: Vec<Note>, sink: &mut Sink<'_>) {
    let is_british = |note: &Note| note.mark == 1;
    let british = notes.iter().filter(|note| is_british(note)).count();
    let american = notes.len() - british;
    let other = british > american;
    if british == 0 || american == 0 {
        return;
    }
    let document = sink.document();
    let mut told: HashSet<String> = HashSet::new();
    for note in notes.iter().filter(|note| is_british(note) != other) {
        let Some(bead) = BeadText::of_unit(document, note.carrier) else { continue };
        let word = &bead.en[note.range.clone()];
        if !told.insert(word.to_ascii_lowercase()) {
            continue;
        }
        let (here, there) = if is_british(note) { ("British", "American") } else { ("American", "British") };
        let message = Message::new(
            format!("“{word}” is {here}; the document mostly spells in the {there} way"),
            format!("“{word}”为{}拼写，全文多用{}拼写", chinese(here), chinese(there)),
        );
        sink.bead(&bead, Side::En, note.range.clone(), message);
    }
}

fn chinese(variety: &str) -> &'static str {
    if variety == "British" { "英式" } else { "美式" }
}

/// The length of `grey`.
const SHORTEST: usize = 4;

/// Gives `tell` the words of the English that tell the variety, and whether it is the British.
fn spelled(bead: &BeadText<'_>, mut tell: impl FnMut(Range<usize>, bool)) {
    for word in bead.words() {
        if word.plain && !may_tell(word.head) {
            continue;
        }
        let range = word.range();
        if range.len() < SHORTEST {
            continue;
        }
        let mut at = range.start;
        for part in bead.en[range].split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
            let letters = part.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            if let Some(british) = variety(letters) {
                tell(at..at + letters.len(), british);
            }
            at += part.len();
        }
    }
}

/// Whether `word` is British (else it is American), where its spelling tells.
fn variety(word: &str) -> Option<bool> {
    let beginning: [u8; SHORTEST] = *word.as_bytes().first_chunk()?;
    // A capital inside a sentence is a name's, which spells as it likes.
    if !may_tell(head(beginning)) || word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let is = |stem: &str| {
        let like = stem.as_bytes().starts_with(&beginning);
        like && word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
    };
    let british = PAIRS.iter().any(|(british, _)| is(british));
    let american = PAIRS.iter().any(|(_, american)| is(american));
    (british != american).then_some(british)
}

/// Whether one of the words may begin with letters that come to `head`.
#[inline]
fn may_tell(head: u16) -> bool {
    let (place, bit) = place(head);
    HEADS[place] & bit != 0
}

/// Which bit stands for a head, by its upper bits.
#[inline]
const fn place(head: u16) -> (usize, u64) {
    let sign = head >> 3;
    (sign as usize / 64, 1 << (sign % 64))
}

/// A bit for the [`head`] of each word: few words of running text have one.
static HEADS: [u64; 1 << 7] = {
    let (mut heads, mut row) = ([0; 1 << 7], 0);
    while row < 2 * PAIRS.len() {
        let (british, american) = PAIRS[row / 2];
        let word = if row % 2 == 0 { british } else { american };
        if let Some(letters) = word.as_bytes().first_chunk() {
            let (place, bit) = place(head(*letters));
            heads[place] |= bit;
        }
        row += 1;
    }
    heads
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::Words;

    #[test]
    fn no_word_is_passed_over_by_its_head() {
        for stem in PAIRS.iter().flat_map(|&(british, american)| [british, american]) {
            for word in ENDINGS.map(|ending| format!("{stem}{ending}")) {
                assert!(may_tell(Words::of(&word).list[0].head) && variety(&word).is_some(), "{word}");
            }
        }
        let text = "The library at the corner is open from nine to five, and its doors are wide.";
        assert!(!Words::of(text).list.iter().any(|word| may_tell(word.head)));
    }
}
