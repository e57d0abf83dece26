//! negation-mismatch: the Chinese denies and the English does not.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "negation-mismatch",
    group: Group::Omission,
    severity: Severity::Note,
    confidence: Confidence::Doubtful,
    mqm: Some(Mqm::Mistranslation),
    on: false,
    summary: "the Chinese denies and the English does not",
    why: "A lost 不 turns a sentence round, and the sentence still reads well.",
    cure: "Read both. Off by default: English says much without a “no” (不少 is “many”, 不同 “different”), and no list knows all of it.",
    bad: &[Example::units("- {id: a, zh: 周一不开门。, en: We open on Mondays.}\n")],
    good: &[
        Example::units("- {id: a, zh: 周一不开门。, en: We do not open on Mondays.}\n"),
        Example::units("- {id: a, zh: 不断有不少不同的人来。, en: Many different people keep coming.}\n"),
        Example::units("- {id: a, zh: 这是不可能的。, en: That is impossible.}\n"),
    ],
    look: Look::Bead(look),
};

/// Words with a negation in them that deny nothing, or that English says in one word.
const NEUTRAL: [&str; 62] = [
    "不仅",
    "不但",
    "不只",
    "不光",
    "不断",
    "不斷",
    "不少",
    "不同",
    "不久",
    "不过",
    "不過",
    "不管",
    "不论",
    "不論",
    "不得不",
    "不禁",
    "不料",
    "不妨",
    "不由",
    "不错",
    "不錯",
    "不惜",
    "不止",
    "不时",
    "不時",
    "不足",
    "不满",
    "不滿",
    "不等",
    "不一",
    "不幸",
    "不安",
    "不良",
    "不利",
    "不法",
    "不便",
    "不懈",
    "不愧",
    "不如",
    "不然",
    "不顾",
    "不顧",
    "不慎",
    "不知不觉",
    "毫不",
    "不已",
    "不菲",
    "不凡",
    "不锈",
    "了不起",
    "差不多",
    "无论",
    "無論",
    "无数",
    "无线",
    "无人机",
    "无疑",
    "未来",
    "未來",
    "没收",
    "没落",
    "无锡",
];

/// What denies in Chinese.
const DENIES: [&str; 12] = ["不", "没有", "沒有", "没", "沒", "未", "无", "無", "别", "勿", "非但不", "绝非"];

/// What denies in English: words, and beginnings of words.
const ENGLISH: [&str; 41] = [
    "no",
    "not",
    "never",
    "none",
    "nor",
    "neither",
    "nothing",
    "nobody",
    "nowhere",
    "without",
    "cannot",
    "fail",
    "fails",
    "failed",
    "failure",
    "lack",
    "lacks",
    "lacked",
    "lacking",
    "refuse",
    "refuses",
    "refused",
    "refusal",
    "deny",
    "denied",
    "denies",
    "hardly",
    "barely",
    "unless",
    "except",
    "avoid",
    "prevent",
    "prohibit",
    "prohibited",
    "ban",
    "banned",
    "free",
    "absence",
    "against",
    "few",
    "little",
];
const PREFIXES: [&str; 8] = ["un", "im", "in", "ir", "il", "dis", "non", "mis"];

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let Some(at) = denial(&bead.zh) else { return };
    let lower = bead.en.to_ascii_lowercase();
    let denies = |word: &str| {
        ENGLISH.contains(&word)
            || word.ends_with("less")
            || PREFIXES.iter().any(|prefix| word.len() > prefix.len() + 4 && word.starts_with(prefix))
    };
    let said = lower.contains("n't") || lower.contains("n’t");
    if said || lower.split(|c: char| !c.is_ascii_alphabetic()).any(denies) {
        return;
    }
    let len = bead.zh[at..].chars().next().map_or(0, char::len_utf8);
    sink.bead(
        bead,
        Side::Zh,
        at..at + len,
        Message::new(
            "the Chinese denies here and no word of the English does",
            "原文此处为否定，译文没有否定词",
        ),
    );
}

/// Where the Chinese denies: words that only look so are stepped over, and so are questions (是不是, 有没有).
fn denial(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(word) = NEUTRAL.iter().find(|word| rest.starts_with(**word)) {
            at += word.len();
            continue;
        }
        if let Some(word) = DENIES.iter().find(|word| rest.starts_with(**word)) {
            let before = text[..at].chars().next_back();
            let behind = text[at + word.len()..].chars().next();
            if before.is_none() || before != behind {
                return Some(at);
            }
        }
        at += c.len_utf8();
    }
    None
}
