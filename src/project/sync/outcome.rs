//! The result: every unit and every new sentence in its place.

use std::ops::Range;

use super::anchor::anchors;
use super::gap::{Gap, Settled, settle};
use super::likeness::alike;
use super::stream::Stream;
use crate::text::nonblank;

/// A sentence of the new transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fresh {
    /// The label printed before it; empty without one.
    pub label: String,
    /// Its text.
    pub zh: String,
    /// What stands between it and the sentence before it, where both are in one paragraph.
    pub lead: String,
}

impl Fresh {
    fn whole(&self) -> String {
        format!("{}{}", self.label, self.zh)
    }
}

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It reads as before.
    Kept,
    /// It reads otherwise.
    Edited {
        /// The label printed before it now; empty without one.
        label: String,
        /// Its text now.
        zh: String,
    },
}

/// One place of the new order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A unit that was there, by index.
    Unit(usize, Outcome),
    /// A unit that had left the source and is back, by index among the obsolete; and the sentence it is.
    Back(usize, usize),
    /// A new sentence, by index.
    New(usize),
}

/// Where everything is now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resync {
    /// Units and new sentences in the order of the new transcript.
    pub places: Vec<Place>,
    /// Units whose text the new transcript does not hold, by index.
    pub gone: Vec<usize>,
}

/// Finds the units again in a new copy of the transcript.
///
/// `units` are label and text of each unit in printed order, `obsolete` the Chinese of units that left the source
/// before, `fresh` the sentences of the new copy. A unit is never cut or joined here: it keeps the stretch of text
/// it held, also where that is half a sentence or two; only text that no unit holds comes as new sentences.
pub fn resync(units: &[(String, String)], obsolete: &[String], fresh: &[Fresh]) -> Resync {
    let old = Stream::of(units.iter().map(|(label, zh)| format!("{label}{zh}")));
    let new = Stream::of(fresh.iter().map(Fresh::whole));
    let anchors = anchors(&old, &new);
    let mut held: Vec<(usize, Range<usize>)> = anchors
        .in_order
        .iter()
        .chain(&anchors.moved)
        .map(|&(unit, sentence)| (unit, new.pieces[sentence].clone()))
        .collect();
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for gap in gaps(&old, &new, &anchors.in_order, &anchors.moved) {
        let Settled { kept, gone: lost, fresh } = settle(&gap, &old, &new);
        held.extend(kept);
        gone.extend(lost);
        left.extend(fresh);
    }
    let moved = alike(&gone, &left, &old, &new);
    held.extend(moved.iter().map(|&(unit, sentence)| (unit, new.pieces[sentence].clone())));
    gone.retain(|unit| !moved.iter().any(|(of, _)| of == unit));
    left.retain(|sentence| !moved.iter().any(|(_, of)| of == sentence));
    let mut places: Vec<(usize, Place)> = held
        .into_iter()
        .map(|(unit, range)| (range.start, Place::Unit(unit, outcome(units, &old, unit, &new, range, fresh))))
        .collect();
    places.extend(left.into_iter().map(|sentence| {
        let text: String = new.piece(sentence).iter().collect();
        let label = nonblank(&fresh[sentence].label).count();
        let back = obsolete.iter().position(|zh| nonblank(zh).map(|(_, c)| c).eq(text.chars().skip(label)));
        let place = back.map_or(Place::New(sentence), |index| Place::Back(index, sentence));
        (new.pieces[sentence].start, place)
    }));
    places.sort_by_key(|(start, _)| *start);
    gone.sort_unstable();
    Resync { places: places.into_iter().map(|(_, place)| place).collect(), gone }
}

/// What lies between the anchors, without what moved.
fn gaps(old: &Stream, new: &Stream, in_order: &[(usize, usize)], moved: &[(usize, usize)]) -> Vec<Gap> {
    let mut away = vec![false; old.len()];
    let mut come = vec![false; new.len()];
    for &(unit, sentence) in moved {
        (away[unit], come[sentence]) = (true, true);
    }
    let mut gaps = Vec::new();
    let (mut unit, mut sentence) = (0, 0);
    for &(next_unit, next) in in_order.iter().chain([&(old.len(), new.len())]) {
        let gap = Gap {
            units: (unit..next_unit).filter(|&unit| !away[unit]).collect(),
            sentences: (sentence..next).filter(|&sentence| !come[sentence]).collect(),
        };
        if !gap.units.is_empty() || !gap.sentences.is_empty() {
            gaps.push(gap);
        }
        (unit, sentence) = (next_unit + 1, next + 1);
    }
    gaps
}

/// How unit `unit` reads, now that it is `range` of the new text.
fn outcome(
    units: &[(String, String)],
    old: &Stream,
    unit: usize,
    new: &Stream,
    range: Range<usize>,
    fresh: &[Fresh],
) -> Outcome {
    if old.piece(unit) == &new.chars[range.clone()] {
        return Outcome::Kept;
    }
    let first = new.pieces.partition_point(|piece| piece.end <= range.start);
    let printed: Vec<char> = nonblank(&units[unit].0).map(|(_, c)| c).collect();
    let same = new.chars[range.clone()].starts_with(&printed);
    let starts = new.pieces[first].start == range.start;
    let (label, length) = if !printed.is_empty() && same {
        (units[unit].0.clone(), printed.len())
    } else if starts {
        (fresh[first].label.clone(), nonblank(&fresh[first].label).count())
    } else {
        (String::new(), 0)
    };
    Outcome::Edited { label, zh: text(new, fresh, range.start + length..range.end) }
}

/// The characters `range` with the blanks that stand between them.
fn text(new: &Stream, fresh: &[Fresh], range: Range<usize>) -> String {
    let mut out = String::new();
    let first = new.pieces.partition_point(|piece| piece.end <= range.start);
    for (piece, sentence) in new.pieces[first..].iter().zip(&fresh[first..]) {
        if piece.start >= range.end {
            break;
        }
        let whole = sentence.whole();
        let from = range.start.max(piece.start) - piece.start;
        let to = range.end.min(piece.end) - piece.start;
        let mut places = nonblank(&whole).map(|(at, c)| (at, at + c.len_utf8()));
        let Some((start, end)) = places.nth(from) else { continue };
        let end =
            places.nth((to - from).saturating_sub(2)).filter(|_| to - from > 1).map_or(end, |(_, end)| end);
        if !out.is_empty() {
            out.push_str(&sentence.lead);
        }
        out.push_str(&whole[start..end]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn synced(units: &[&str], obsolete: &[&str], fresh: &[&str]) -> Vec<String> {
        let units: Vec<(String, String)> = units.iter().map(|zh| (String::new(), (*zh).to_owned())).collect();
        let obsolete: Vec<String> = obsolete.iter().map(|zh| (*zh).to_owned()).collect();
        let fresh: Vec<Fresh> =
            fresh.iter().map(|zh| Fresh { zh: (*zh).to_owned(), ..Fresh::default() }).collect();
        let found = resync(&units, &obsolete, &fresh);
        let places = found.places.iter().map(|place| match place {
            Place::Unit(unit, Outcome::Kept) => format!("{unit}"),
            Place::Unit(unit, Outcome::Edited { zh, .. }) => format!("{unit} {zh}"),
            Place::Back(unit, _) => format!("back {unit}"),
            Place::New(sentence) => format!("new {sentence}"),
        });
        places.chain(found.gone.iter().map(|unit| format!("gone {unit}"))).collect()
    }

    #[test]
    fn the_same_text_changes_nothing_however_it_was_cut() {
        let fresh = ["天气预报说明天有雨，请大家记得带伞。", "好。", "好。"];
        assert_eq!(
            synced(&["天气预报说明天有雨，", "请大家记得带伞。", "好。 好。"], &[], &fresh),
            ["0", "1", "2"]
        );
    }

    #[test]
    fn what_moved_is_kept_and_what_changed_is_told() {
        let (a, b, c) = ("春天来了，花都开了。", "夏天来了，蝉都叫了。", "秋天来了，叶都黄了。");
        assert_eq!(
            synced(&[a, b, c], &[], &[c, a, "夏天到了，蝉都叫了。"]),
            ["2", "0", "1 夏天到了，蝉都叫了。"]
        );
    }

    #[test]
    fn new_sentences_are_new_and_lost_ones_gone_and_old_ones_come_back() {
        let found = synced(
            &["图书馆九点开门。", "周一闭馆一整天。", "请带借书证来。"],
            &["欢迎大家光临。"],
            &["图书馆九点开门。", "停车场在后面。", "请带借书证来。", "欢迎大家光临。"],
        );
        assert_eq!(found, ["0", "new 1", "2", "back 0", "gone 1"]);
    }

    #[test]
    fn a_moved_unit_that_was_edited_is_found_by_likeness() {
        let fill: Vec<String> = (0..6).map(|n| format!("第{n}段里说的是别的一件事情。")).collect();
        let moved = "我们明天上午去图书馆借三本书。";
        let mut units: Vec<&str> = vec![moved];
        units.extend(fill.iter().map(String::as_str));
        let mut fresh: Vec<&str> = fill.iter().map(String::as_str).collect();
        fresh.push("我们明天下午去图书馆借三本书。");
        let found = synced(&units, &[], &fresh);
        assert_eq!(found.last().map(String::as_str), Some("0 我们明天下午去图书馆借三本书。"));
    }
}
