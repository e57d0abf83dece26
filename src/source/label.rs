//! The labels of speakers: `王毅：`, `《环球时报》特约记者：`, `问：`, `Q:`.
//!
//! Two passes. The first takes every short beginning of a line that ends in a colon for a candidate; the
//! second accepts a candidate by its form (an office, an outlet, a letter), by being known, or by
//! coming back. So `首先我想强调的是：`, `时间：` and `会议指出：“` are told from a speaker.

use std::collections::{HashMap, HashSet};

use crate::text::{is_blank, is_han};

/// The longest name a label may hold, in characters; printed outlets of two names fill 20.
const LONGEST: usize = 25;

/// Ways in which a person from the floor is named.
const ASKING_ENDS: [&str; 6] = ["记者", "記者", "追问", "追問", "提问", "提問"];
/// Outlets that stand for their reporter, as foreign ministries print them.
const OUTLET_ENDS: [&str; 16] = [
    "社",
    "报",
    "報",
    "电视台",
    "電視台",
    "广播公司",
    "广播电台",
    "卫视",
    "衛視",
    "周刊",
    "週刊",
    "时报",
    "日报",
    "新闻网",
    "网",
    "电台",
];
/// Labels of one letter or one word.
const ASKING_WORDS: [&str; 16] = [
    "问",
    "問",
    "Q",
    "q",
    "Question",
    "记者",
    "記者",
    "追问",
    "提问",
    "提问者",
    "读者",
    "讀者",
    "观众",
    "听众",
    "网友",
    "網友",
];
const ANSWERING_WORDS: [&str; 7] = ["答", "A", "a", "Answer", "回答", "主持人", "主持"];
/// Offices and ways of address that close the label of someone who answers.
const OFFICE_ENDS: [&str; 30] = [
    "主持人",
    "发言人",
    "發言人",
    "部长",
    "部長",
    "副部长",
    "司长",
    "局长",
    "主任",
    "议员",
    "議員",
    "委员",
    "代表",
    "主席",
    "总理",
    "外长",
    "大使",
    "秘书长",
    "市长",
    "省长",
    "院长",
    "校长",
    "总裁",
    "教授",
    "先生",
    "女士",
    "小姐",
    "博士",
    "老师",
    "嘉宾",
];
/// Lines of particulars, which look like labels and are none.
const PARTICULARS: [&str; 22] = [
    "时间",
    "時間",
    "地点",
    "地點",
    "日期",
    "来源",
    "來源",
    "作者",
    "编辑",
    "責任編輯",
    "责任编辑",
    "标题",
    "主题",
    "主題",
    "摄影",
    "导语",
    "摘要",
    "关键词",
    "注",
    "附",
    "备注",
    "网址",
];
/// A name that ends so introduces a quotation or a list; nobody is called that.
const SAYING_ENDS: [&str; 24] = [
    "说", "說", "道", "称", "稱", "指出", "强调", "強調", "表示", "认为", "認為", "是", "如下", "包括",
    "写道", "有", "为", "三点", "几点", "方面", "例如", "比如", "即", "问题",
];
/// Surnames common enough that two to four characters behind one of them are a person.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯康耿华華毕畢汪陆";

/// What a label says of its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Someone who asks.
    Asking,
    /// Someone who answers, presides or speaks.
    Answering,
    /// A line of particulars (`时间：`): no voice at all.
    Particulars,
}

/// A label found at the beginning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The name, without colon and blanks.
    pub(super) name: String,
    /// Bytes of the line that the label takes, colon and blanks after it included.
    pub(super) length: usize,
    /// What it says of the speaker.
    pub(super) voice: Voice,
}

/// The names accepted as speakers in one transcript.
#[derive(Debug, Default)]
pub(super) struct Labels {
    accepted: HashMap<String, Voice>,
}

impl Labels {
    /// Looks through all `lines` for candidates and accepts by form, by `known` names and by frequency.
    pub(super) fn learn<'a>(lines: impl Iterator<Item = &'a str> + Clone, known: &[String]) -> Self {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (name, _) in lines.filter_map(candidate) {
            *seen.entry(name).or_default() += 1;
        }
        let known: HashSet<&str> = known.iter().map(String::as_str).collect();
        let by_form: HashMap<&str, Voice> =
            seen.keys().filter_map(|&name| Some((name, voice_by_form(name)?))).collect();
        let others = by_form.values().any(|&voice| voice != Voice::Particulars);
        let accepted = seen
            .iter()
            .filter_map(|(&name, &times)| {
                let voice = by_form.get(name).copied().or_else(|| {
                    let taken =
                        known.contains(name) || (times >= 2 && plain_name(name)) || (others && person(name));
                    taken.then_some(Voice::Answering)
                })?;
                Some((name.to_owned(), voice))
            })
            .collect();
        Self { accepted }
    }

    /// The accepted label at the beginning of `line`.
    pub(super) fn find(&self, line: &str) -> Option<Label> {
        let (name, length) = candidate(line)?;
        let voice = *self.accepted.get(name)?;
        Some(Label { name: name.to_owned(), length, voice })
    }
}

/// The beginning of `line` up to a colon, when it is short and free of other marks: the name and the
/// bytes that name, colon and following blanks take.
fn candidate(line: &str) -> Option<(&str, usize)> {
    let (at, colon) = line.char_indices().take(LONGEST + 1).find(|&(_, c)| c == '：' || c == ':')?;
    let name = line[..at].trim_matches(is_blank);
    let after = at + colon.len_utf8();
    let rest = &line[after..];
    let clean = !name.is_empty()
        && !name.chars().any(|c| {
            matches!(c, '，' | '。' | '！' | '？' | '；' | '、' | '“' | '”' | ',' | ';' | '?' | '!')
        });
    // 15:00 and http:// are no labels.
    let numeral = name.chars().all(|c| c.is_ascii_digit())
        || (colon == ':' && rest.starts_with(|c: char| c.is_ascii_digit() || c == '/'));
    (clean && !numeral).then(|| (name, after + (rest.len() - rest.trim_start_matches(is_blank).len())))
}

/// What the form of a name alone says.
fn voice_by_form(name: &str) -> Option<Voice> {
    let ends = |list: &[&str]| list.iter().any(|end| name.ends_with(end) && name.len() > end.len());
    if PARTICULARS.contains(&name) {
        return Some(Voice::Particulars);
    }
    if ASKING_WORDS.contains(&name) {
        return Some(Voice::Asking);
    }
    if ANSWERING_WORDS.contains(&name) {
        return Some(Voice::Answering);
    }
    if ends(&SAYING_ENDS) {
        return None;
    }
    let outlet = name.starts_with('《') && name.contains('》');
    if outlet || ends(&ASKING_ENDS) || ends(&OUTLET_ENDS) {
        return Some(Voice::Asking);
    }
    (ends(&OFFICE_ENDS) && name.chars().count() <= 16).then_some(Voice::Answering)
}

/// Whether a name that came back may be one: short, and not the opening of a sentence.
fn plain_name(name: &str) -> bool {
    let length = name.chars().count();
    (2..=12).contains(&length)
        && !SAYING_ENDS.iter().any(|end| name.ends_with(end))
        && !name.starts_with(['第', '其', '一', '二', '三', '这', '那', '我', '他', '她'])
}

/// Whether a name that stands only once is a person's: a surname and one to three more characters.
fn person(name: &str) -> bool {
    let mut chars = name.chars();
    let surname = chars.next().is_some_and(|c| SURNAMES.contains(c));
    let rest = name.chars().count() - 1;
    surname && (1..=2).contains(&rest) && chars.all(is_han) && plain_name(name)
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
    }

    #[test]
    fn the_length_takes_colon_and_blanks() {
        let labels = Labels::learn(["答： 好"].into_iter(), &[]);
        assert_eq!(labels.find("答： 好").map(|l| l.length), Some("答： ".len()));
    }
}
