//! inconsistent-target: the same Chinese has another English elsewhere.

use crate::check::bead::BeadText;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::is_han;

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
    look: Look::Beads(look),
};

fn look(beads: &[BeadText<'_>], sink: &mut Sink<'_>) {
    let is_long = |zh: &str| zh.chars().filter(|&c| is_han(c)).nth(SHORTEST - 1).is_some();
    let beads = beads.iter().filter(|bead| is_long(&bead.zh));
    let mut beads: Vec<(u64, &BeadText<'_>)> = beads.map(|bead| (hash(&bead.zh), bead)).collect();
    beads.sort_unstable_by_key(|&(hash, bead)| (hash, bead.carrier));
    // Few sources come again: only those are looked at closely.
    for again in beads.chunk_by(|one, two| one.0 == two.0).filter(|again| again.len() > 1) {
        let mut first: Vec<&BeadText<'_>> = Vec::new();
        for &(_, bead) in again {
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

/// Whether the two have the same letters and digits: case, marks and blanks are no difference of wording.
fn like(one: &str, two: &str) -> bool {
    one == two || folded(one).eq(folded(two))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Equal for texts that are equal when folded, and hardly ever for others: FNV-1a over characters.
fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut add = |part: u64| hash = (hash ^ part).wrapping_mul(0x0000_0100_0000_01b3);
    let mut at = 0;
    while let Some(rest) = text.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
        if let [one @ 0xE5..=0xE9, two, three, ..] | [one @ 0xE4, two @ 0xB8..=0xBF, three, ..] = *rest {
            // Most of a Chinese text are Han characters, which begin so: what they are need not be looked up.
            add(u64::from(u32::from_be_bytes([0, one, two, three])));
            at += 3;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or_default();
        at += c.len_utf8();
        match c {
            '，' | '。' | '、' | '“' | '”' => {}
            c if c.is_alphanumeric() => c.to_lowercase().for_each(|c| add(u64::from(c))),
            _ => {}
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_looked_up_is_letters_without_case() {
        let plain = |c: char| c.is_alphanumeric() && c.to_lowercase().eq([c]);
        assert!(('\u{4E00}'..='\u{9FFF}').all(plain));
        assert_eq!(hash("一龥，鿿 Ａb𠮷"), hash("一龥鿿ａB𠮷。"));
    }
}
