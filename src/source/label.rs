//! The labels of speakers: `王毅：`, `《环球时报》特约记者：`, `问：`, `Q:`, `【主持人】`, `[00:12] 李某：`.
//!
//! Two passes. The first takes every beginning of a line that is set like a label for a candidate
//! (`marker`); the second accepts a candidate by its form (`names`), by being known, or by coming back.
//! So `首先我想强调的是：`, `时间：` and `会议指出：“` are told from a speaker.

use std::collections::{HashMap, HashSet};

use super::marker::{Candidate, Dress, candidate};
pub(super) use super::names::Voice;
use super::names::{self, person, plain, unnumbered, voice};
use super::timecode;
use crate::text::{is_blank, is_han, is_strong_end};

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

/// How often a name was seen in each dress, and how often a sentence or nothing followed on its line.
#[derive(Debug, Default)]
struct Uses {
    dresses: HashMap<Dress, usize>,
    sentences: usize,
}

impl Uses {
    fn of(&self, dress: Dress) -> usize {
        self.dresses.get(&dress).copied().unwrap_or_default()
    }

    /// How often it was set as only labels are.
    fn set_off(&self) -> usize {
        self.dresses.iter().filter(|&(&dress, _)| dress != Dress::Alone).map(|(_, n)| n).sum()
    }

    /// Whether what follows are sentences, not the particulars of a list.
    fn speaks(&self) -> bool {
        self.sentences * 2 >= self.set_off()
    }
}

type Seen<'a> = HashMap<&'a str, Uses>;

impl Labels {
    /// Looks through all `lines` for candidates and accepts by form, by `known` names and by frequency.
    pub(super) fn learn<'a>(lines: impl Iterator<Item = &'a str> + Clone, known: &[String]) -> Self {
        let mut seen: Seen<'a> = HashMap::new();
        for line in lines.clone() {
            let Some(found) = candidate(line) else { continue };
            let uses = seen.entry(unnumbered(found.name)).or_default();
            *uses.dresses.entry(found.dress).or_default() += 1;
            let rest = &line[found.length..];
            let speaks = found.dress != Dress::Alone && (rest.is_empty() || rest.contains(ends_a_sentence));
            uses.sentences += usize::from(speaks);
        }
        let known: HashSet<&str> = known.iter().map(String::as_str).collect();
        let page = Page::of(&seen, lines);
        let accepted = seen
            .iter()
            .filter_map(|(&name, uses)| {
                let voice = page.voice(name, uses, known.contains(name))?;
                let fit = |dress: &Dress| page.fits(name, uses, *dress, known.contains(name));
                let dresses: Vec<Dress> = uses.dresses.keys().copied().filter(fit).collect();
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

fn ends_a_sentence(c: char) -> bool {
    is_strong_end(c) || matches!(c, '…' | '，' | '.' | '!' | '?' | ',')
}

/// What all candidates of a transcript say together.
struct Page<'a> {
    /// Some label is one by its form.
    labelled: bool,
    /// A good part of the lines begins with a name that comes back: a dialogue.
    dialogue: bool,
    /// Some line holds a Chinese character.
    chinese: bool,
    /// Stems of names that are told apart by a letter or a number (居民甲, 居民乙), and how many of each.
    families: HashMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    fn of(seen: &Seen<'a>, lines: impl Iterator<Item = &'a str> + Clone) -> Self {
        let spoken = |name: &str| voice(name).is_some_and(|voice| voice != Voice::Particulars);
        let labelled = seen.iter().any(|(name, uses)| spoken(name) && uses.set_off() > 0);
        let returning: usize = seen
            .iter()
            .filter(|(name, uses)| plain(name) && uses.speaks())
            .map(|(_, uses)| uses.of(Dress::Colon))
            .filter(|&times| times > 1)
            .sum();
        let mut families = HashMap::new();
        for stem in seen.iter().filter(|(_, uses)| uses.speaks()).filter_map(|(name, _)| names::family(name))
        {
            *families.entry(stem).or_default() += 1;
        }
        Self {
            labelled,
            dialogue: returning * 4 >= lines.clone().count(),
            chinese: lines.clone().any(|line| line.contains(is_han)),
            families,
        }
    }

    /// Whose voice it is, if the name is taken for a speaker's at all.
    fn voice(&self, name: &str, uses: &Uses, known: bool) -> Option<Voice> {
        if let Some(voice) = voice(name) {
            return Some(voice);
        }
        let among = self.labelled || self.dialogue;
        let returns = uses.set_off() >= 2 && plain(name) && (person(name) || (among && uses.speaks()));
        let alone = uses.of(Dress::Alone) >= 2 && person(name);
        let one_of_several =
            names::family(name).is_some_and(|stem| self.families.get(stem).is_some_and(|&n| n > 1));
        let once = among && (names::is_set_like_one(name, self.chinese) || (one_of_several && plain(name)));
        (known || returns || alone || once).then_some(Voice::Answering)
    }

    /// Whether an accepted name may be set so. Without a colon more is asked of it.
    fn fits(&self, name: &str, uses: &Uses, dress: Dress, known: bool) -> bool {
        let sure = known || names::is_person_or_role(name);
        let colon = uses.of(Dress::Colon) > 0;
        let times = uses.of(dress);
        match dress {
            Dress::Colon => true,
            _ if voice(name) == Some(Voice::Particulars) => false,
            Dress::Bracketed | Dress::Bold => {
                sure || (times >= 2 && (colon || voice(name).is_some() || self.labelled))
            }
            // 9:00 and an event are a line of a schedule.
            Dress::Timed => sure || times >= 2,
            Dress::Alone => times >= 2 && (sure || (colon && plain(name))),
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
        assert_eq!(names(&["南镇：晴", "西村：雨", "南镇：阴", "西村：晴"]), []);
        assert_eq!(names(&["9:00 开幕", "9:30 跑步", "10:00 跳远"]), []);
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
    fn one_of_several_is_known_by_the_others() {
        assert_eq!(
            names(&["主持人：好。", "居民甲：太少。", "居民乙：太远。", "供水公司：再算算。"]).len(),
            4
        );
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
