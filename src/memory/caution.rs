//! What a translator must not overlook in a fuzzy match: numbers, negation and names that differ.

use super::difference::{Piece, difference};
use super::names::{Names, names, within};
use crate::text::{Quantity, read_zh};

/// A difference that changes what the English must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caution {
    /// What differs.
    pub kind: CautionKind,
    /// What the memory has there and the new text has not.
    pub memory: Vec<String>,
    /// What the new text has there and the memory has not.
    pub new: Vec<String>,
}

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CautionKind {
    /// Numbers, dates, amounts.
    Numbers,
    /// Words that deny.
    Negation,
    /// Names of people, places, bodies, titles of works.
    Names,
}

impl CautionKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Negation => "negation",
            Self::Names => "names",
        }
    }
}

/// Characters that deny.
const NEGATION: &str = "不没未无非别莫勿毋否";

/// Words in which such a character denies nothing, or nothing that its lack would turn round.
const NO_NEGATION: [&str; 62] = [
    "不但",
    "不仅",
    "不过",
    "不断",
    "不同",
    "不少",
    "不久",
    "不禁",
    "不论",
    "不管",
    "不如",
    "不锈钢",
    "不等式",
    "不动产",
    "不妨",
    "不愧",
    "不止",
    "不只",
    "不单",
    "不得不",
    "未来",
    "未必",
    "未婚",
    "未免",
    "无论",
    "无数",
    "无线",
    "无疑",
    "无非",
    "无穷",
    "无私",
    "无限",
    "无偿",
    "无人机",
    "非常",
    "非洲",
    "非但",
    "非凡",
    "非法",
    "是非",
    "除非",
    "并非不",
    "特别",
    "分别",
    "区别",
    "差别",
    "级别",
    "性别",
    "个别",
    "别人",
    "别的",
    "别墅",
    "告别",
    "识别",
    "离别",
    "类别",
    "辨别",
    "鉴别",
    "派别",
    "国别",
    "否则",
    "莫斯科",
];

/// Where the Chinese of an entry and a new text differ in what the English hangs on. `known` are names that the project
/// knows: of speakers, of its glossary.
pub fn cautions(memory: &str, new: &str, known: &Names) -> Vec<Caution> {
    let found = [
        (CautionKind::Numbers, numbers(memory), numbers(new)),
        (CautionKind::Negation, negation(memory), negation(new)),
        (CautionKind::Names, names(memory, known), names(new, known)),
    ];
    let mut cautions: Vec<Caution> = found
        .into_iter()
        .filter_map(|(kind, old, new)| {
            let gone = lacking(&old, &new);
            let come = lacking(&new, &old);
            (!gone.is_empty() || !come.is_empty()).then_some(Caution { kind, memory: gone, new: come })
        })
        .collect();
    if !cautions.iter().any(|caution| caution.kind == CautionKind::Names) {
        cautions.extend(changed_name(memory, new));
    }
    cautions
}

/// A sign by which things are compared, and the words to show.
type Sign = (String, String);

/// What `here` has more of than `there`.
fn lacking(here: &[Sign], there: &[Sign]) -> Vec<String> {
    let mut left: Vec<&str> = there.iter().map(|(sign, _)| sign.as_str()).collect();
    let mut words = Vec::new();
    for (sign, shown) in here {
        match left.iter().position(|other| other == sign) {
            Some(at) => drop(left.swap_remove(at)),
            None => words.push(shown.clone()),
        }
    }
    words
}

/// The numbers that the text commits to, by what they are worth.
fn numbers(text: &str) -> Vec<Sign> {
    let sign =
        |one: &Quantity| format!("{:?} {} {} {:?} {:?}", one.kind, one.value, one.to, one.unit, one.approx);
    let firm = read_zh(text).into_iter().filter(|one| one.firm);
    firm.map(|one| (sign(&one), text[one.range.clone()].to_owned())).collect()
}

/// The words that deny, each with the character behind it for people to find it by.
fn negation(text: &str) -> Vec<Sign> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| NEGATION.contains(c)) {
        if !NO_NEGATION.iter().any(|word| within(text, at, word)) {
            let shown = text[at..].chars().take(2).collect();
            found.push((c.to_string(), shown));
        }
    }
    // 不 for 没 is still a denial.
    found.iter_mut().for_each(|(sign, _)| *sign = "not".to_owned());
    found
}

/// A name that the differing characters touch, where the texts have one there: 王 for 李 before 先生.
fn changed_name(old: &str, new: &str) -> Option<Caution> {
    let pieces = difference(old, new);
    pieces.windows(3).find_map(|three| match three {
        [Piece::Removed(gone), Piece::Added(come), Piece::Same(behind)] => {
            let title = super::names::TITLES.iter().any(|title| behind.starts_with(title));
            let short = |text: &str| (1..=4).contains(&text.chars().count());
            (title && short(gone) && short(come)).then(|| Caution {
                kind: CautionKind::Names,
                memory: vec![gone.clone()],
                new: vec![come.clone()],
            })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(memory: &str, new: &str) -> Vec<String> {
        cautions(memory, new, &Names::new(["老周"]))
            .into_iter()
            .map(|one| format!("{}: {} / {}", one.kind.name(), one.memory.join(" "), one.new.join(" ")))
            .collect()
    }

    #[test]
    fn numbers_are_compared_by_what_they_are_worth() {
        assert_eq!(told("桥长25米。", "桥长二十五米。"), [""; 0]);
        assert_eq!(told("桥长25米。", "桥长35米。"), ["numbers: 25米 / 35米"]);
    }

    #[test]
    fn a_denial_is_told_and_a_word_that_only_looks_like_one_is_not() {
        assert_eq!(told("水站可以供水。", "水站不可以供水。"), ["negation:  / 不可"]);
        assert_eq!(told("他没来。", "他不来。"), [""; 0]);
        assert_eq!(told("桥很高。", "桥非常高。"), [""; 0]);
    }

    #[test]
    fn names_are_told_that_the_project_knows_and_that_look_like_names() {
        assert_eq!(told("老周来了。", "老郑来了。"), ["names: 老周 / "]);
        assert_eq!(told("他去北京。", "他去上海。"), ["names: 北京 / 上海"]);
        assert_eq!(told("签署RCEP。", "签署CPTPP。"), ["names: RCEP / CPTPP"]);
        assert_eq!(told("王先生来了。", "李先生来了。"), ["names: 王 / 李"]);
        assert_eq!(told("他读《水经》。", "他读《山经》。"), ["names: 《水经》 / 《山经》"]);
        assert_eq!(told("他走了。", "他来了。"), [""; 0]);
    }
}
