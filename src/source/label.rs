//! The labels of speakers: `王毅：`, `《环球时报》特约记者：`, `问：`, `Q:`, `【主持人】`, `[00:12] 李某：`.
//!
//! Two passes. The first takes every beginning of a line that is set like a label for a candidate
//! (`marker`); the second accepts a candidate by its form (`names`), by being known, or by coming back.
//! So `首先我想强调的是：`, `时间：` and `会议指出：“` are told from a speaker.

use std::collections::{HashMap, HashSet};

use super::marker::{Candidate, Dress, candidate};
pub(super) use super::names::Voice;
use super::names::{self, capitals, person, plain, unnumbered, voice};
use super::timecode;
use crate::text::is_blank;

/// A label found at the beginning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The name, without colon, blanks, marks and time codes.
    pub(super) name: String,
    /// Bytes of the line that the label takes, colon and blanks after it included.
    pub(super) length: usize,
    /// What it says of the speaker.
    pub(super) voice: Voice,
}

/// The names accepted as speakers in one transcript, each with the ways in which it may be set.
#[derive(Debug, Default)]
pub(super) struct Labels {
    accepted: HashMap<String, (Voice, Vec<Dress>)>,
}

/// How often a name was seen in each dress.
type Seen<'a> = HashMap<&'a str, HashMap<Dress, usize>>;

impl Labels {
    /// Looks through all `lines` for candidates and accepts by form, by `known` names and by frequency.
    pub(super) fn learn<'a>(lines: impl Iterator<Item = &'a str> + Clone, known: &[String]) -> Self {
        let mut seen: Seen<'a> = HashMap::new();
        for found in lines.clone().filter_map(candidate) {
            *seen.entry(unnumbered(found.name)).or_default().entry(found.dress).or_default() += 1;
        }
        let known: HashSet<&str> = known.iter().map(String::as_str).collect();
        let page = Page::of(&seen, lines.count());
        let accepted = seen
            .iter()
            .filter_map(|(&name, dresses)| {
                let voice = page.voice(name, dresses, known.contains(name))?;
                let fit = |dress: &Dress| page.fits(name, dresses, *dress, known.contains(name));
                let dresses: Vec<Dress> = dresses.keys().copied().filter(fit).collect();
                (!dresses.is_empty()).then(|| (name.to_owned(), (voice, dresses)))
            })
            .collect();
        Self { accepted }
    }

    /// The accepted label at the beginning of `line`.
    pub(super) fn find(&self, line: &str) -> Option<Label> {
        let Candidate { name, length, dress, numbered } = candidate(line)?;
        let name = unnumbered(name);
        let (voice, dresses) = self.accepted.get(name)?;
        // A numbered line is an item of a list, unless a word says who asks.
        if !dresses.contains(&dress) || (numbered && !names::is_role_word(name)) {
            return None;
        }
        let rest = line[length..].trim_matches(is_blank);
        let credit = names::credits(name) && rest.split([' ', '\u{3000}', '、']).all(person);
        let voice = if credit { Voice::Particulars } else { *voice };
        Some(Label { name: name.to_owned(), length, voice })
    }
}

/// What all candidates of a transcript say together.
struct Page {
    /// Some label is one by its form.
    labelled: bool,
    /// A good part of the lines begins with a name that comes back: a dialogue.
    dialogue: bool,
    /// Names stand beside time codes more than once.
    timed: bool,
}

impl Page {
    fn of(seen: &Seen<'_>, lines: usize) -> Self {
        let colons =
            |dresses: &HashMap<Dress, usize>| dresses.get(&Dress::Colon).copied().unwrap_or_default();
        let spoken = |name: &str| voice(name).is_some_and(|voice| voice != Voice::Particulars);
        let labelled = seen
            .iter()
            .any(|(name, dresses)| spoken(name) && dresses.keys().any(|&dress| dress != Dress::Alone));
        let returning: usize = seen
            .iter()
            .map(|(name, d)| (plain(name), colons(d)))
            .filter(|&(plain, n)| plain && n > 1)
            .map(|(_, n)| n)
            .sum();
        let timed: usize = seen.values().filter_map(|dresses| dresses.get(&Dress::Timed)).sum();
        Self { labelled, dialogue: returning * 4 >= lines, timed: timed > 1 }
    }

    /// Whose voice it is, if the name is taken for a speaker's at all.
    fn voice(&self, name: &str, dresses: &HashMap<Dress, usize>, known: bool) -> Option<Voice> {
        if let Some(voice) = voice(name) {
            return Some(voice);
        }
        let times: usize = dresses.iter().filter(|&(&dress, _)| dress != Dress::Alone).map(|(_, n)| n).sum();
        let returns = times >= 2 && plain(name) && (self.dialogue || self.labelled || person(name));
        let alone = dresses.get(&Dress::Alone).is_some_and(|&n| n >= 2) && person(name);
        let timed = self.timed && dresses.contains_key(&Dress::Timed) && plain(name);
        let once = (self.labelled || self.dialogue) && (person(name) || capitals(name));
        (known || returns || alone || timed || once).then_some(Voice::Answering)
    }

    /// Whether an accepted name may be set so. Without a colon more is asked of it.
    fn fits(&self, name: &str, dresses: &HashMap<Dress, usize>, dress: Dress, known: bool) -> bool {
        let colon = dresses.contains_key(&Dress::Colon);
        let particulars = voice(name) == Some(Voice::Particulars);
        let times = dresses.get(&dress).copied().unwrap_or_default();
        match dress {
            Dress::Colon => true,
            _ if particulars => false,
            Dress::Bracketed | Dress::Bold => {
                known
                    || names::is_person_or_role(name)
                    || (times >= 2 && (colon || voice(name).is_some() || self.labelled))
            }
            Dress::Timed => known || names::is_person_or_role(name) || self.timed,
            Dress::Alone => times >= 2 && (known || names::is_person_or_role(name) || (colon && plain(name))),
        }
    }
}

/// Whether the line holds nothing but a time code.
pub(super) fn is_time(line: &str) -> bool {
    timecode::is_alone(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(lines: &[&str]) -> Vec<(String, Voice)> {
        let labels = Labels::learn(lines.iter().copied(), &[]);
        lines.iter().filter_map(|line| labels.find(line)).map(|l| (l.name, l.voice)).collect()
    }

    #[test]
    fn offices_outlets_and_letters_are_labels() {
        let found = names(&[
            "《环球时报》特约记者：请问",
            "塔斯社记者：您",
            "彭博社: 我有",
            "问：怕吗？",
            "主持人：大家好",
            "A: yes",
        ]);
        assert_eq!(found.len(), 6);
        assert_eq!(found.iter().filter(|(_, voice)| *voice == Voice::Asking).count(), 4);
    }

    #[test]
    fn a_name_is_accepted_when_it_returns_or_is_a_person_among_labels() {
        assert_eq!(names(&["林岚：好。", "林岚：是。"]).len(), 2);
        assert_eq!(names(&["主持人：好。", "王芳：我补充。"]).len(), 2);
        assert_eq!(names(&["王芳：我补充。"]), []);
    }

    #[test]
    fn openings_of_sentences_are_no_labels() {
        let lines = [
            "首先我想强调的是：完善",
            "第一个关键词：稳",
            "会议指出：“要",
            "他说：“好。”",
            "我想强调三点：",
            "现在15:00开始",
        ];
        assert_eq!(names(&lines), []);
        assert_eq!(names(&["时间：2023年"]), [("时间".to_owned(), Voice::Particulars)]);
        assert_eq!(names(&["优点：快。", "缺点：贵。", "优点：轻。", "缺点：小。"]), []);
    }

    #[test]
    fn a_name_without_a_colon_must_return_or_be_set_apart() {
        let lines = ["王芳", "您好。", "李明", "好。", "王芳", "几点？", "李明", "九点。"];
        assert_eq!(names(&lines).len(), 4);
        assert_eq!(names(&["【主持人】大家好。", "【背景】去年建成。", "[笑]", "[笑]"]).len(), 1);
        assert_eq!(names(&["晨报", "大家好。", "晨报", "再见。"]), []);
    }

    #[test]
    fn somebody_named_behind_a_role_is_a_credit() {
        assert_eq!(names(&["记者：李某"]), [("记者".to_owned(), Voice::Particulars)]);
        assert_eq!(names(&["记者：好吗？"]), [("记者".to_owned(), Voice::Asking)]);
    }

    #[test]
    fn the_length_takes_colon_and_blanks() {
        let labels = Labels::learn(["答： 好"].into_iter(), &[]);
        assert_eq!(labels.find("答： 好").map(|l| l.length), Some("答： ".len()));
    }
}
