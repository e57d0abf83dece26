//! Candidates for a glossary, from text that is translated already: Chinese and English that keep coming together.
//!
//! Chinese strings that are words by the dictionary's cut and by what stands around them, English phrases that begin
//! and end with a word that says something; of both those that come again. A pair is scored by the log-likelihood
//! ratio of its coming together (Dunning, Accurate methods for the statistics of surprise and coincidence, 1993) and by
//! how much of it the dictionary can explain.

use std::collections::HashMap;

use super::grams::{Gram, chinese_grams};
use super::phrases::{Phrases, english_phrases};
use crate::text::lexicon::{Lexicon, content_stems};

/// A Chinese string and the English that comes with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The Chinese.
    pub zh: String,
    /// The English that comes with it most.
    pub en: String,
    /// In how many pairs both stand.
    pub together: usize,
    /// In how many pairs the Chinese stands.
    pub zh_count: usize,
    /// In how many pairs the English stands.
    pub en_count: usize,
    /// Other English that comes with it, with the number of pairs.
    pub others: Vec<(String, usize)>,
    /// How sure it is; the list is in this order.
    pub score: f64,
}

/// The least part of both that must come together (Dice's coefficient).
const DICE: f64 = 0.5;

/// The candidates in `pairs` of Chinese and English that stand in at least `least` of them, the surest first.
pub fn harvest(pairs: &[(&str, &str)], least: usize) -> Vec<Candidate> {
    let least = least.max(2);
    let lexicon = Lexicon::cedict();
    let chinese: Vec<&str> = pairs.iter().map(|(zh, _)| *zh).collect();
    let english: Vec<&str> = pairs.iter().map(|(_, en)| *en).collect();
    let phrases = english_phrases(&english, least);
    let mut found: Vec<Candidate> = chinese_grams(&chinese, least)
        .iter()
        .filter_map(|gram| candidate(gram, &phrases, pairs.len(), &lexicon))
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.zh.cmp(&b.zh)));
    compete(found)
}

/// The English that fits `gram` best, where any does.
fn candidate(gram: &Gram, phrases: &Phrases, total: usize, lexicon: &Lexicon<'_>) -> Option<Candidate> {
    let mut together: HashMap<usize, usize> = HashMap::new();
    for &pair in &gram.pairs {
        for &phrase in &phrases.of_pair[pair] {
            *together.entry(phrase).or_default() += 1;
        }
    }
    let known = senses(lexicon, &gram.text);
    let zh_count = gram.pairs.len();
    let mut rated: Vec<(f64, usize, usize)> = together
        .into_iter()
        .filter_map(|(phrase, both)| {
            let en_count = phrases.counts[phrase];
            let dice = 2.0 * both as f64 / (zh_count + en_count) as f64;
            if both < 2 || dice < DICE {
                return None;
            }
            let explained = explained(&known, &phrases.surface(phrase));
            if explained == 0.0 && (both < 3 || dice < 0.8) {
                return None;
            }
            let surprise = likelihood(both, zh_count, en_count, total);
            Some((surprise * dice * (0.1 + explained), phrase, both))
        })
        .collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let &(score, phrase, both) = rated.first()?;
    let en = phrases.surface(phrase);
    let others = rated[1..].iter().take(3).filter(|(other, ..)| other * 2.0 > score);
    Some(Candidate {
        score: score * worth(lexicon, &gram.text, &en),
        zh: gram.text.clone(),
        together: both,
        zh_count,
        en_count: phrases.counts[phrase],
        others: others.map(|&(_, phrase, both)| (phrases.surface(phrase), both)).collect(),
        en,
    })
}

/// The stems of the senses of each word of `zh`.
fn senses(lexicon: &Lexicon<'_>, zh: &str) -> Vec<Vec<String>> {
    let stems =
        |entry| lexicon.senses(entry).map(|(stem, _)| String::from_utf8_lossy(stem).into_owned()).collect();
    lexicon.words(zh).into_iter().map(|found| stems(found.entry)).collect()
}

/// How well the dictionary explains one side by the other: from 0, not at all, to 1, word by word.
fn explained(known: &[Vec<String>], en: &str) -> f64 {
    let stems = content_stems(en);
    if stems.is_empty() || known.is_empty() {
        return 0.0;
    }
    let alike = |a: &str, b: &str| a == b || a.len() > 4 && b.len() > 4 && a.get(..5) == b.get(..5);
    let said = |senses: &Vec<String>| senses.iter().any(|sense| stems.iter().any(|stem| alike(sense, stem)));
    let words: Vec<bool> = known.iter().map(said).collect();
    let zh = words.iter().filter(|said| **said).count() as f64 / words.len() as f64;
    let en = stems.iter().filter(|stem| known.iter().flatten().any(|sense| alike(sense, stem)));
    let en = en.count() as f64 / stems.len() as f64;
    // An end that the English does not say is no part of what it renders.
    let loose = words.first() == Some(&false) || words.last() == Some(&false);
    zh * en * if loose { 0.3 } else { 1.0 }
}

/// Words that open a clause or a count rather than a term: what is done, how many, how much.
const OPENERS: &str = "提供 帮助 维护 构建 完善 加强 推动 推进 促进 支持 坚持 反对 实现 深化 开展 保持 建设 发挥 参与 \
    举行 落实 急需 需要 许多 很多 双方 各方 各国 所有 全部 大量 两次 多次 一个 一种";

/// How much a pair is worth to a glossary, however sure it is: names and terms of several words are looked up there;
/// one everyday word for another is what a dictionary is for, and what a verb does or when it was no term at all.
fn worth(lexicon: &Lexicon<'_>, zh: &str, en: &str) -> f64 {
    let length = zh.chars().count();
    let first = en.split(' ').next().unwrap_or_default();
    let several = en.contains([' ', '-', '–']);
    let name = first.starts_with(char::is_uppercase);
    let mut worth = length.min(6) as f64 / 3.0;
    if length <= 2 && lexicon.find(zh).is_some() && !several && !name {
        worth /= 10.0;
    }
    if length <= 3 && zh.contains(['年', '月', '日', '次', '第', '时']) {
        worth /= 10.0;
    }
    let opens = |word: &str| zh.starts_with(word);
    if OPENERS.split_whitespace().any(opens) {
        worth /= 4.0;
    }
    if several && !name && (first.ends_with("ing") || first.ends_with("ed")) {
        worth /= 4.0;
    }
    worth
}

/// The log-likelihood ratio of two things standing together in `both` of `total` places, one in `a` and one in `b`.
fn likelihood(both: usize, a: usize, b: usize, total: usize) -> f64 {
    let cell = |observed: f64, expected: f64| {
        if observed > 0.0 && expected > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
    };
    let (both, a, b, total) = (both as f64, a as f64, b as f64, total.max(1) as f64);
    let neither = (total - a - b + both).max(0.0);
    2.0 * (cell(both, a * b / total)
        + cell(a - both, a * (total - b) / total)
        + cell(b - both, (total - a) * b / total)
        + cell(neither, (total - a) * (total - b) / total))
}

/// Each English phrase is kept for the Chinese that it fits best, and for others only where these do not overlap it:
/// of 战略合作, 战略合作伙伴 and 合作伙伴 one is “strategic partner”.
fn compete(sorted: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    let mut by_english: HashMap<String, Vec<usize>> = HashMap::new();
    for candidate in sorted {
        let key = candidate.en.to_lowercase();
        let rivals = by_english.entry(key).or_default();
        if rivals.iter().any(|&rival| overlap(&kept[rival].zh, &candidate.zh)) {
            continue;
        }
        rivals.push(kept.len());
        kept.push(candidate);
    }
    kept
}

/// Whether two strings share two characters in a row.
fn overlap(a: &str, b: &str) -> bool {
    let of_a: Vec<char> = a.chars().collect();
    let of_b: Vec<char> = b.chars().collect();
    of_a.windows(2).any(|pair| of_b.windows(2).any(|other| other == pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_coming_together_is_found() {
        let pairs = [
            ("县图书馆今天开门。", "The county library opens today."),
            ("我们去县图书馆看书。", "We go to the county library to read."),
            ("县图书馆的书很多。", "The county library has many books."),
            ("今天下雨，博物馆关门。", "It rains today and the museum is closed."),
            ("博物馆在河边。", "The museum is by the river."),
            ("老师买了两本书。", "The teacher bought two books."),
        ];
        let found = harvest(&pairs, 2);
        let terms: Vec<(&str, &str)> = found.iter().map(|c| (c.zh.as_str(), c.en.as_str())).collect();
        assert!(terms.contains(&("县图书馆", "county library")), "{terms:?}");
        assert!(terms.contains(&("博物馆", "museum")), "{terms:?}");
        assert!(!terms.iter().any(|(zh, _)| *zh == "图书馆"), "it never stands alone: {terms:?}");
    }

    #[test]
    fn chance_has_no_likelihood() {
        assert!(likelihood(5, 10, 50, 100) < 1e-9);
        assert!(likelihood(10, 10, 10, 100) > 50.0);
    }
}
