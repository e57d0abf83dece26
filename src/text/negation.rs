//! Where a Chinese text denies.

use std::ops::Range;

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

/// The words of `text` that deny, in their order: bytes. Words that only look so are stepped over, and so are
/// questions (是不是, 有没有).
pub fn denials(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            if let Some(word) = NEUTRAL.iter().find(|word| rest.starts_with(**word)) {
                at += word.len();
                continue;
            }
            let Some(word) = DENIES.iter().find(|word| rest.starts_with(**word)) else {
                at += c.len_utf8();
                continue;
            };
            let start = at;
            at += word.len();
            let (before, behind) = (text[..start].chars().next_back(), text[at..].chars().next());
            if before.is_none() || before != behind {
                return Some(start..at);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_like_a_denial_are_none() {
        let found = |text: &'static str| denials(text).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("我们不会停，也没有停。"), ["不", "没有"]);
        assert!(found("不断有不少人来，好不好，是不是？").is_empty());
    }
}
