//! The result: every unit and every new sentence in its place.

use std::collections::HashMap;
use std::ops::Range;

use super::anchor::{Anchors, anchors};
use super::gap::{Gap, Settled, settle};
use super::likeness::alike;
use super::stream::{Kind, Stream};
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
    let old = Stream::of(units.iter().map(|(label, zh)| (label.as_str(), zh.as_str())));
    let new = Stream::of(fresh.iter().map(|sentence| (sentence.label.as_str(), sentence.zh.as_str())));
    let anchors = anchors(&old, &new);
    let exact = anchors.in_order.iter().chain(&anchors.moved);
    let mut held: Vec<(usize, Range<usize>)> =
        exact.map(|&(piece, other)| (piece, new.pieces[other].clone())).collect();
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for gap in gaps(&old, &new, &anchors) {
        let Settled { kept, gone: lost, fresh } = settle(&gap, &old, &new);
        held.extend(kept);
        gone.extend(lost.into_iter().filter(|&piece| !old.is_label(piece)));
        left.extend(fresh.into_iter().filter(|&piece| !new.is_label(piece)));
    }
    let moved = alike(&gone, &left, &old, &new);
    held.extend(moved.iter().map(|&(piece, other)| (piece, new.pieces[other].clone())));
    gone.retain(|piece| !moved.iter().any(|(of, _)| of == piece));
    left.retain(|piece| !moved.iter().any(|(_, of)| of == piece));
    let print = Print { old: &old, new: &new, fresh, labels: labels(&held, &old) };
    let mut places: Vec<(usize, Place)> = held
        .into_iter()
        .filter(|(piece, _)| !old.is_label(*piece))
        .map(|(piece, range)| {
            let unit = old.of[piece].1;
            (range.start, Place::Unit(unit, print.outcome(&units[unit].0, piece, range)))
        })
        .collect();
    places.extend(left.into_iter().map(|piece| {
        let sentence = new.of[piece].1;
        let same = |zh: &String| nonblank(zh).map(|(_, c)| c).eq(new.piece(piece).iter().copied());
        let back = obsolete.iter().position(same);
        let place = back.map_or(Place::New(sentence), |index| Place::Back(index, sentence));
        (new.pieces[piece].start, place)
    }));
    places.sort_by_key(|(start, _)| *start);
    let mut gone: Vec<usize> = gone.into_iter().map(|piece| old.of[piece].1).collect();
    gone.sort_unstable();
    Resync { places: places.into_iter().map(|(_, place)| place).collect(), gone }
}

/// What lies between the anchors, without what moved.
fn gaps(old: &Stream, new: &Stream, anchors: &Anchors) -> Vec<Gap> {
    let mut away = vec![false; old.len()];
    let mut come = vec![false; new.len()];
    for &(piece, other) in &anchors.moved {
        (away[piece], come[other]) = (true, true);
    }
    let mut gaps = Vec::new();
    let (mut piece, mut other) = (0, 0);
    for &(next_piece, next) in anchors.in_order.iter().chain([&(old.len(), new.len())]) {
        let gap = Gap {
            old: (piece..next_piece).filter(|&piece| !away[piece]).collect(),
            new: (other..next).filter(|&other| !come[other]).collect(),
        };
        if !gap.old.is_empty() || !gap.new.is_empty() {
            gaps.push(gap);
        }
        (piece, other) = (next_piece + 1, next + 1);
    }
    gaps
}

/// Where the old labels stand now: their ends in the new text, with the unit.
fn labels(held: &[(usize, Range<usize>)], old: &Stream) -> HashMap<usize, usize> {
    let labels = held.iter().filter(|(piece, _)| old.is_label(*piece));
    labels.map(|(piece, range)| (range.end, old.of[*piece].1)).collect()
}

/// The new text as it is printed.
struct Print<'s> {
    old: &'s Stream,
    new: &'s Stream,
    fresh: &'s [Fresh],
    /// Units by the end of their label in the new text.
    labels: HashMap<usize, usize>,
}

impl Print<'_> {
    /// How the unit of old piece `piece`, formerly labelled `was`, reads now that it is `range` of the new text.
    fn outcome(&self, was: &str, piece: usize, range: Range<usize>) -> Outcome {
        let label = self.label(was, self.old.of[piece].1, range.start);
        let same = nonblank(&label).map(|(_, c)| c).eq(nonblank(was).map(|(_, c)| c));
        if same && self.old.piece(piece) == &self.new.chars[range.clone()] {
            return Outcome::Kept;
        }
        Outcome::Edited { label, zh: self.text(range) }
    }

    /// The label printed right before `start`: one that is told apart there, or the unit's own where it stands.
    fn label(&self, was: &str, unit: usize, start: usize) -> String {
        let first = self.new.pieces.partition_point(|piece| piece.start < start);
        let before = first
            .checked_sub(1)
            .filter(|&piece| self.new.is_label(piece) && self.new.pieces[piece].end == start);
        match before {
            Some(piece) => self.fresh[self.new.of[piece].1].label.trim_end().to_owned(),
            None if self.labels.get(&start) == Some(&unit) => was.to_owned(),
            None => String::new(),
        }
    }

    /// The characters `range` with the blanks that stand between them.
    fn text(&self, range: Range<usize>) -> String {
        let mut out = String::new();
        let first = self.new.pieces.partition_point(|piece| piece.end <= range.start);
        for (index, piece) in self.new.pieces.iter().enumerate().skip(first) {
            if piece.start >= range.end {
                break;
            }
            let (kind, sentence) = self.new.of[index];
            let sentence = &self.fresh[sentence];
            let whole = if kind == Kind::Label { &sentence.label } else { &sentence.zh };
            let (from, to) =
                (range.start.max(piece.start) - piece.start, range.end.min(piece.end) - piece.start);
            let places: Vec<usize> = nonblank(whole).map(|(at, _)| at).collect();
            let end = places[to - 1] + whole[places[to - 1]..].chars().next().map_or(0, char::len_utf8);
            if !out.is_empty() && kind == Kind::Text {
                out.push_str(&sentence.lead);
            }
            out.push_str(&whole[places[from]..end]);
        }
        out
    }
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
    fn a_sentence_before_the_first_of_a_turn_takes_the_label() {
        let units = [("馆员：".to_owned(), "图书馆早上九点开门。".to_owned())];
        let fresh =
            |label: &str, zh: &str| Fresh { label: label.to_owned(), zh: zh.to_owned(), ..Fresh::default() };
        let found = resync(&units, &[], &[fresh("馆员：", "欢迎大家。"), fresh("", "图书馆早上九点开门。")]);
        let unlabelled = Outcome::Edited { label: String::new(), zh: units[0].1.clone() };
        assert_eq!(found.places, [Place::New(0), Place::Unit(0, unlabelled)]);
        let found = resync(&units, &[], &[fresh("", "馆员：图书馆早上九点开门。")]);
        assert_eq!(found.places, [Place::Unit(0, Outcome::Kept)]);
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
