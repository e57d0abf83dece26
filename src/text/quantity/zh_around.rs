//! What stands around a Chinese numeral: about and more than, its unit, and whether it is a number at all.

use super::scan::Scan;
use super::unit::{self, Sort, Unit, zh_unit};
use super::value::{Approx, Form, Kind, Quantity};
use super::zh_counters::counted;
use super::zh_numeral::{Numeral, begins, numeral};
use crate::text::choice::{Choice, choice};

pub(super) fn currency_before(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let at = scan.skip_back(at);
    unit::currency_before(scan.two_before(at), |word| scan.ends(at, word))
        .filter(|&(_, length)| !scan.before(at - length.min(at)).is_ascii_alphabetic())
}

pub(super) fn measure_behind(scan: &Scan, at: usize) -> bool {
    zh_unit(scan.two(at), |word| scan.has(at, word)).is_some() || scan.at(at) == '个'
}

pub(super) fn unit_behind(scan: &Scan, one: &Numeral, at: usize) -> Option<(Unit, usize)> {
    let (unit, length) = zh_unit(scan.two(at), |word| scan.has(at, word))?;
    let next = scan.at(at + length);
    // 方 of 双方, 里 of 里面, 元 of 元旦, 克 of a name, 升 of 升级, m of a word, 周 of 周边.
    let other = scan
        .any(
            at,
            choice![
                "方面",
                "方法",
                "方向",
                "方式",
                "方案",
                "方针",
                "里面",
                "里程",
                "元旦",
                "元素",
                "元老",
                "元宵",
                "元帅",
                "升级",
                "升至",
                "升到",
                "块头",
                "角度",
                "角色",
                "天下",
                "天使",
                "天然",
                "年级",
                "年代",
                "周边",
                "周末",
                "周年庆",
                "磅礴",
                "刀具",
                "米饭",
                "年轻",
                "天然气",
            ],
        )
        .is_some();
    let piece = scan.at(at) == '块' && length == 1 && super::han(next);
    let letters = scan.at(at).is_ascii_alphabetic() && next.is_ascii_alphanumeric();
    let role = one.form == Form::Words
        && matches!(scan.at(at), '方' | '里' | '克' | '升' | '刀' | '角')
        && length == 1;
    (!other && !letters && !role && !piece).then_some((unit, length))
}

/// Ages, degrees, multiples, decades and centuries.
pub(super) fn special(scan: &Scan, one: &mut Numeral, at: usize) -> Option<(Kind, usize)> {
    let whole = one.value.fract() == 0.0;
    if let Some(end) = scan.any(at, choice!["岁", "周岁"]) {
        return Some((Kind::Age, end));
    }
    if let Some(end) = scan.any(at, choice!["℃", "摄氏度", "华氏度", "°C", "度"]) {
        return Some((Kind::Temperature, end));
    }
    if let Some(end) = scan.any(at, choice!["倍"]) {
        return Some((Kind::Multiple, end));
    }
    if let Some(end) = scan.any(at, choice!["世纪", "个世纪"]) {
        let duration = scan.at(at) == '个';
        let decade = numeral(scan, end).filter(|n| scan.has(n.end, "年代") && n.value < 100.0);
        if let Some(decade) = decade.filter(|_| !duration) {
            one.value = (one.value - 1.0) * 100.0 + decade.value;
            (one.low, one.high) = (one.value, one.value + decade.high - decade.value);
            return Some((Kind::Decade, decade.end + 2));
        }
        return Some((if duration { Kind::Number } else { Kind::Century }, end));
    }
    if let Some(end) = scan.any(at, choice!["年代"]) {
        return Some((Kind::Decade, end));
    }
    let generation = whole && one.value < 100.0 && one.digits == 2 && scan.at(at) == '后';
    generation.then_some((Kind::Decade, at + 1))
}

const ABOUT: &Choice = choice!["约", "大约", "约为", "大概", "大致", "将近", "左右"];

const LESS: &Choice = choice!["近", "将近", "接近", "不到", "不足", "不满", "最多", "低于", "少于"];

const MORE: &Choice = choice![
    "超",
    "超过",
    "逾",
    "多于",
    "高于",
    "至少",
    "不少于",
    "不低于",
    "突破",
    "以上",
    "上",
    "过",
    "成",
    "超出",
    "不下",
];

pub(super) fn approximate(scan: &Scan, from: usize, after: usize, one: &mut Numeral) {
    let before = scan.skip_back(from);
    let set = |approx: Approx, one: &mut Numeral| {
        if one.approx == Approx::Exact {
            one.approx = approx;
        }
    };
    if scan.any_before(before, LESS).is_some() {
        set(Approx::Less, one);
    } else if scan.any_before(before, ABOUT).is_some() {
        set(Approx::About, one);
    } else if scan.any_before(before, MORE).is_some()
        && (!matches!(scan.before(before), '上' | '成') || one.bare)
    {
        set(Approx::More, one);
    }
    // 左右 and 以上 stand behind the unit, a few characters on.
    for gap in 0..5 {
        if matches!(scan.at(after + gap), '，' | ',' | '。' | '、' | '\0') || begins(scan.at(after + gap))
        {
            break;
        }
        match (scan.at(after + gap), scan.at(after + gap + 1)) {
            ('左', '右') | ('上', '下') => set(Approx::About, one),
            ('以', '上') => set(Approx::More, one),
            _ => {}
        }
    }
}

/// Whether the English must say it: not 一 as an article, nor 百, 千, 万 without a multiplier, nor a digit in
/// a name (五莲县): a single Han digit counts only before a counting word.
pub(super) fn firm(scan: &Scan, one: &Numeral, kind: Kind, after: usize) -> bool {
    if matches!(kind, Kind::Percent | Kind::Points | Kind::Century | Kind::Decade) {
        return true;
    }
    let festival = scan.before(one.start) == '双' && matches!(one.value as i64, 11 | 12);
    if festival || scan.has(after, "进制") {
        return false;
    }
    if one.form != Form::Words {
        return kind != Kind::Code || one.value >= 10.0;
    }
    if one.bare || one.value == 1.0 || one.value == 0.0 {
        return false;
    }
    let top = scan.before(one.start) == '前' && !super::han(scan.at(one.end));
    // 廿八都 is a town.
    let old = matches!(scan.at(one.start), '廿' | '卅');
    one.decimal || (one.value > 10.0 && !old) || kind == Kind::Ordinal || top || counted(scan, after)
}

/// Whether a word of [`hint`] may begin with `c`.
pub(super) fn hints(c: char) -> bool {
    matches!(c, '半' | '双' | '对' | '首' | '初' | '元' | '番' | '中' | '末')
}

/// Words that mean a number without a numeral: 半, 双, 翻番, 对折, 首.
pub(super) fn hint(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> usize {
    let (length, value, kind) = if scan.before(at) == '打' && scan.any(at, choice!["对折", "半折"]).is_some()
    {
        (2, 50.0, Kind::Percent)
    } else if let Some(end) = scan.any(at, choice!["中伏", "末伏", "中旬"]) {
        (end - at, if scan.at(at) == '末' { 3.0 } else { 2.0 }, Kind::Ordinal)
    } else {
        let (value, kind) = match scan.at(at) {
            '半' => (0.5, Kind::Fraction),
            '双' | '对' => (2.0, Kind::Number),
            '首' | '初' | '元' => (1.0, Kind::Ordinal),
            '番' => (2.0, Kind::Multiple),
            _ => return at + 1,
        };
        (1, value, kind)
    };
    let mut item = Quantity::number(scan.bytes(at..at + length), value);
    if value == 0.5 {
        let time = zh_unit(scan.two(at + 1), |word| scan.has(at + 1, word)).map(|(unit, _)| unit);
        item.unit = time.filter(|unit| unit.sort == Sort::Time);
    }
    (item.kind, item.form, item.firm) = (kind, Form::Words, kind == Kind::Percent);
    found.push(item);
    at + length
}

/// 一个半小时: one and a half.
pub(super) fn half_more(scan: &Scan, one: &mut Numeral, after: usize) -> usize {
    if !scan.has(after, "个半") || one.value.fract() != 0.0 {
        return after;
    }
    (one.value, one.low, one.high) = (one.value + 0.5, one.low + 0.5, one.high + 0.5);
    after + 2
}
