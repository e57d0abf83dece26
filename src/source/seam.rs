//! What Chinese allows at the end and at the beginning of a line that is whole: the seam of a broken one.

use crate::text::{closer_of, is_closer, is_han, is_opener};

/// Characters that govern what follows and so end neither sentence nor headline: conjunctions,
/// prepositions, determiners, adverbs. Behind each the characters with which it is the end of a whole
/// word instead (反对, 自由, 行为, 成就).
const HANGING: [(char, &str); 34] = [
    ('和', "总随共饱温缓柔平祥亲讲谐求中议调缓附应不"),
    ('与', "参赠给付"),
    ('及', "普埃提涉顾波危遍"),
    ('或', ""),
    ('而', ""),
    ('但', "不非"),
    ('并', "合兼吞归火"),
    ('且', "苟姑暂"),
    ('把', "拖火一个手车"),
    ('被', "棉植覆夹"),
    ('将', "大中少上武老干女男主名战即麻闯健强虎良"),
    ('向', "方走面转取动意导流去风朝志倾定一趋内外偏逆双航"),
    ('从', "服听遵盲顺随信跟"),
    ('由', "自理缘事来"),
    ('让', "转礼谦退出忍割互避"),
    ('给', "供补自分送交寄献留配还让"),
    ('跟', "脚高后紧鞋"),
    ('这', ""),
    ('每', ""),
    ('很', ""),
    ('最', "之"),
    ('又', ""),
    ('不', "要好"),
    ('也', "者之"),
    ('则', "原规法准守细总通否简"),
    ('若', "假倘宛"),
    ('虽', ""),
    ('尚', "高时和崇风"),
    ('本', "日成资根基课剧样版文标书脚账副原"),
    ('该', "应活理"),
    ('各', "自"),
    ('此', "因如为彼从至对在到"),
    ('其', "耳尤极何与"),
    ('两', "斤几银半一二三四五六七八九十"),
];
/// Words of two characters and more that want something behind them.
const HANGING_WORDS: [&str; 33] = [
    "成为", "作为", "视为", "称为", "变为", "列为", "位于", "在于", "属于", "基于", "出于", "处于", "关于",
    "对于", "至于", "由于", "鉴于", "等于", "以及", "而且", "并且", "或者", "因为", "如果", "虽然", "即使",
    "除了", "随着", "按照", "针对", "为了", "知名", "所谓",
];
/// What cannot begin a sentence: particles, suffixes and words that hang on what stands before them.
const TRAILING: [&str; 14] =
    ["的", "们", "吗", "呢", "吧", "之一", "之间", "以来", "以及", "而言", "来说", "来讲", "所致", "等等"];
/// Whole words that begin with one of them.
const NOT_TRAILING: [&str; 8] = ["的确", "的士", "的哥", "的黎波里", "的里雅", "吧台", "呢喃", "吗啡"];
/// Units and measures: a numeral at the end of a line belongs to one at the beginning of the next.
const MEASURES: &str =
    "年月日个名位人次元亿万千百倍岁米吨公克平度分秒小天周辆架艘座所家户口件条项种篇册本场届％%";
/// In speech, which has no headlines, these too leave a sentence open.
const HANGING_IN_SPEECH: &str = "的地得在是有为于以到对其至使";

/// Whether the end of `body` wants a continuation, whatever stands around it.
pub(super) fn hangs(body: &str) -> bool {
    let mut chars = body.chars().rev();
    let (last, before) = (chars.next(), chars.next());
    let single = HANGING
        .iter()
        .any(|&(c, words)| Some(c) == last && before.is_some_and(|before| !words.contains(before)));
    single || HANGING_WORDS.iter().any(|word| body.ends_with(word))
}

/// Whether the end of `body` wants a continuation where somebody is speaking.
pub(super) fn hangs_in_speech(body: &str) -> bool {
    hangs(body) || body.ends_with(|c| HANGING_IN_SPEECH.contains(c))
}

/// Whether `next` begins with what cannot begin a line: a mark, a particle, a suffix.
pub(super) fn trails(next: &str) -> bool {
    next.starts_with(['，', '、', '。', '；', '：', '！', '？', '％', '%'])
        || next.starts_with(is_closer)
        || (TRAILING.iter().any(|word| next.starts_with(word))
            && !NOT_TRAILING.iter().any(|word| next.starts_with(word)))
}

/// How the first sentence of a report begins and no headline does: with its source or its day, set off
/// by a comma.
const REPORT_STARTS: [&str; 14] = [
    "近日",
    "日前",
    "昨日",
    "昨天",
    "昨晚",
    "前天",
    "上周",
    "今晨",
    "当日",
    "当天",
    "当地时间",
    "据",
    "记者从",
    "记者获悉",
];

/// Whether `body` begins as the first sentence of a report.
pub(super) fn begins_report(body: &str) -> bool {
    let Some((lead, _)) = body.split_once('，') else { return false };
    let digits = lead.trim_start_matches(|c: char| c.is_ascii_digit());
    let dated =
        digits.len() < lead.len() && digits.starts_with(['年', '月']) && lead.ends_with(['年', '月', '日']);
    dated || (REPORT_STARTS.iter().any(|start| lead.starts_with(start)) && !lead.starts_with("据理"))
}

/// Whether a numeral at the end of `body` counts what `next` begins with.
pub(super) fn counts(body: &str, next: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两几".contains(c);
    let digits = body.chars().rev().take_while(|&c| numeral(c)).count();
    let ascii = body.ends_with(|c: char| c.is_ascii_digit());
    let measured = next.starts_with(|c| MEASURES.contains(c));
    // 周一, 唯一, 统一 are words; a numeral of one Chinese character proves nothing.
    (measured && (ascii || digits >= 2)) || (digits >= 2 && !ascii && next.starts_with(numeral))
}

/// Whether a mark opened in `text` is still open at its end.
pub(super) fn is_open(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        if is_opener(c) {
            open.extend(closer_of(c));
        } else if open.last() == Some(&c) {
            open.pop();
        }
    }
    !open.is_empty()
}

/// `text` up to an opening mark at its end right behind an end mark. Print never leaves an opening mark
/// at the end of a line (GB/T 15834—2011, section 5.1), so it is a closing one, misprinted.
pub(super) fn without_stray_opener(text: &str) -> &str {
    let core = text.trim_end_matches(is_opener);
    if core.ends_with(['。', '！', '？', '…']) { core } else { text }
}

/// `text` with what stands in quotation marks and brackets left out.
pub(super) fn outside_marks(text: &str) -> String {
    let mut open: Vec<char> = Vec::new();
    let mut outside = String::new();
    for c in text.chars() {
        if is_opener(c) {
            open.extend(closer_of(c));
        } else if open.last() == Some(&c) {
            open.pop();
        } else if open.is_empty() {
            outside.push(c);
        }
    }
    outside
}

/// The seam between two printed lines, put together: nothing between Chinese, one blank between
/// Latin words that stood on two lines, and between their punctuation.
pub(super) fn between(before: &str, after: &str) -> &'static str {
    // The marks of Chinese, those that both scripts share (“…”) left aside.
    let wide = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    let shared = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·');
    match (before.chars().next_back(), after.chars().next()) {
        (Some(a), Some(b)) if !(wide(a) || wide(b) || shared(a) && shared(b)) => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preposition_hangs_and_a_word_on_it_does_not() {
        for body in ["两国将", "学校和", "已经成为", "记者对这"] {
            assert!(hangs(body), "{body}");
        }
        for body in ["坚决反对", "追求自由", "新的成就", "积极参与", "大使", "共同的行为", "女将"]
        {
            assert!(!hangs(body), "{body}");
        }
        assert!(hangs_in_speech("我们现在"));
    }

    #[test]
    fn particles_and_marks_cannot_begin_a_line() {
        assert!(trails("的新面貌。") && trails("，他说。") && trails("”他说。") && trails("们都来了。"));
        assert!(!trails("的确如此。") && !trails("新面貌。"));
    }

    #[test]
    fn a_report_begins_with_its_day_or_its_source() {
        assert!(
            begins_report("日前，镇上的") && begins_report("5月3日，学校") && begins_report("据校长说，今年")
        );
        assert!(!begins_report("日前的天气") && !begins_report("据理力争，终获支持"));
    }

    #[test]
    fn a_numeral_belongs_to_its_measure() {
        assert!(counts("一共有12", "个班级。") && counts("建于一九", "六二年。"));
        assert!(!counts("下个周一", "个人赛开始。") && !counts("排名第12", "校长说。"));
    }

    #[test]
    fn an_opening_mark_behind_an_end_mark_is_a_misprint() {
        assert_eq!(without_stray_opener("天晴了。“"), "天晴了。");
        assert_eq!(without_stray_opener("他说“"), "他说“");
        assert_eq!(outside_marks("“好吗？”一问"), "一问");
    }

    #[test]
    fn latin_words_keep_one_blank_at_the_seam() {
        assert_eq!(between("the Belt", "and Road"), " ");
        assert_eq!(between("the Belt,", "and"), " ");
        assert_eq!(between("欧", "盟"), "");
        assert_eq!(between("the Belt,", "(and Road"), " ");
        assert_eq!(between("“开放。", "2021"), "");
    }
}
