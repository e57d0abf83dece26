//! What the text around a number explains, so that nobody need be told.

use super::atom::{Atom, Class};
use crate::text::{Form, Sort, count_han, is_han, names_unit};

/// Behind a date: a dateline, or a reporter's 26日称.
const SAYING: [&str; 20] = [
    "电", "讯", "報道", "报道", "消息", "電", "訊", "称", "說", "说", "表示", "报", "发布", "通报", "介绍",
    "宣布", "稱", "摄", "报导", "发表",
];

/// The two texts.
pub(super) struct Context<'t> {
    zh: &'t str,
    en: String,
    raw: &'t str,
    /// One of the texts begins in the middle of a sentence.
    cut_before: bool,
    /// One of the texts ends in the middle of a sentence.
    cut_behind: bool,
    /// The Chinese is long and has no end: a headline, or a piece.
    open: bool,
    /// English words for each Han character; 0.6 is usual.
    ratio: f64,
}

impl<'t> Context<'t> {
    pub(super) fn new(zh: &'t str, en: &'t str) -> Self {
        let han = count_han(zh).max(1) as f64;
        let words = en.split_whitespace().count() as f64;
        let ratio = if han < 12.0 { 0.6 } else { words / han };
        let (cut_before, cut_behind) = cuts(zh, en);
        Self {
            zh,
            en: en.to_ascii_lowercase(),
            raw: en,
            cut_before,
            cut_behind,
            open: han >= 15.0 && !ends(zh),
            ratio,
        }
    }

    /// Whether a number that only the Chinese has was lost by itself: not with the rest of a clause, nor at
    /// the edge of a text that is cut.
    pub(super) fn trusts_lost(&self, atom: &Atom) -> bool {
        if atom.class == Class::Clock && self.en_has(&["o'clock", "o’clock"]) {
            return true;
        }
        if atom.class.is_date() || atom.class == Class::Clock {
            // Translators move and drop the time of a story; a date in brackets is data.
            return self.in_zh_brackets(atom);
        }
        if let Some(unit) = atom.unit {
            let aged = unit.sort == Sort::Time && self.en_has(&[" age", " old"]);
            return aged || names_unit(&self.en, unit.sort);
        }
        if atom.class == Class::Percent {
            return self.en_has(&["%", "percent", "per cent", "point"]);
        }
        // 十九大 is often just the congress.
        if self.is_before(atom, &["大", "号", "人制"]) && atom.form == Form::Words {
            return false;
        }
        let small = atom.value <= 10.0 && self.sums_up(atom);
        !self.cut_before && !self.cut_behind && self.ratio > 0.36 && !small
    }

    fn in_zh_brackets(&self, atom: &Atom) -> bool {
        let before = self.zh.get(..atom.range.start).unwrap_or_default();
        let open = before.rfind(['(', '（']);
        open.is_some_and(|open| before.rfind([')', '）']).is_none_or(|close| close < open))
    }

    /// Whether a number that only the English has was not added with a whole clause.
    pub(super) fn trusts_added(&self) -> bool {
        !self.cut_before && !self.cut_behind && self.ratio < 1.25 && !self.open
    }

    /// 三位 behind a list of three, 这三个, 以上4人: the number says again what the text says.
    fn sums_up(&self, atom: &Atom) -> bool {
        let before = self.zh.get(..atom.range.start).unwrap_or_default();
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        let pointing = ["这", "那", "另外", "其他", "其余", "這", "整", "全", "该", "某"];
        ends(&["上述", "以上"]) || atom.form == Form::Words && ends(&pointing)
    }

    /// A numeral in a name that the English spells by sound: 三条石 in “Xinsantiaoshi”.
    fn spelled_by_sound(&self, atom: &Atom) -> bool {
        let syllable = match self.zh.get(atom.range.clone()) {
            Some("三") => "san",
            Some("六") => "liu",
            Some("九") => "jiu",
            Some("十") => "shi",
            _ => return false,
        };
        let words = self.raw.split(|c: char| !c.is_ascii_alphabetic());
        words
            .filter(|word| word.len() > 5 && word.starts_with(|c: char| c.is_ascii_uppercase()))
            .any(|word| word.to_ascii_lowercase().contains(syllable))
    }

    fn zh_has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.zh.contains(word))
    }

    fn en_has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.en.contains(word))
    }

    fn is_before(&self, atom: &Atom, words: &[&str]) -> bool {
        let after = self.zh.get(atom.range.end..).unwrap_or_default();
        words.iter().any(|word| after.starts_with(word))
    }

    /// Whether the Chinese has a second place, or a word that English may put so.
    pub(super) fn says_second(&self) -> bool {
        self.zh_has(&["第二", "二", "第2", "再", "亚", "亞", "另", "2", "２", "次"])
            && !self.zh_has(&["第一次", "首次"])
    }

    /// Whether the clause before the number lists as many things: 甲、乙、丙三人.
    fn lists(&self, atom: &Atom) -> bool {
        let before = self.zh.get(..atom.range.start).unwrap_or_default();
        let clause = before.rsplit(['，', '。', '；', '：', '！', '？']).next().unwrap_or_default();
        atom.value >= 2.0 && clause.matches(['、', '和', '与', '及']).count() as f64 + 1.0 >= atom.value
    }

    /// Whether two leftovers that might stand for each other need not be told of.
    pub(super) fn excuses_pair(&self, zh: &Atom, en: &Atom) -> bool {
        let before = self.raw.get(..en.range.start).unwrap_or_default();
        let begins = before.chars().all(|c| !c.is_alphanumeric());
        // “Yale and two other schools” are three.
        let rest = self.en.get(en.range.end..).unwrap_or_default();
        let others = rest.trim_start().starts_with("other") && zh.value == en.value + 1.0;
        (en.class == Class::Code && self.names_virus(en)) || (self.is_list_number(zh) && !begins) || others
    }

    /// Whether a number that only the Chinese has need not be said.
    pub(super) fn excuses_zh(&self, atom: &Atom, all: &[Atom]) -> bool {
        if self.is_list_number(atom) || self.is_dateline(atom) || atom.class == Class::Code {
            return true;
        }
        match atom.class {
            Class::Year => self.en_has(&["year", "annual"]),
            Class::Month => {
                self.en_has(&["month", "quarter", "season", "summer", "winter", "spring", "autumn"])
                    || (atom.value == 3.0 && self.en_has(&["march"]))
                    || (atom.value == 5.0 && self.en_has(&["may"]))
                    || self.en_has(&["end-", "end of", "year-end"])
            }
            Class::Ordinal if self.en_has(&["quarter"]) && self.zh_has(&["季"]) => true,
            Class::Day => {
                self.en_has(&["day", "date", "earlier"])
                    || all.iter().any(|other| {
                        other.class == Class::Day && other.value == atom.value && other.range != atom.range
                    })
            }
            Class::Clock => self.en_has(&["morning", "noon", "evening", "night", "dawn"]),
            _ if atom.form == Form::Words && atom.value <= 2.0 || self.spelled_by_sound(atom) => true,
            Class::Count if atom.value <= 12.0 && self.lists(atom) => true,
            _ if self.is_before(atom, &["个字", "個字", "个大字"]) => true,
            _ if atom.value == 180.0 => self.zh_has(&["转", "轉", "弯", "反"]),
            _ if atom.value == 24.0 => self.en_has(&["around the clock", "round-the-clock", "day and night"]),
            _ if self.en_has(&["final", "round of"]) && self.is_before(atom, &["强", "強"]) => true,
            _ => false,
        }
    }

    /// Whether a number that only the English has is explained by the Chinese.
    pub(super) fn excuses_en(&self, atom: &Atom, zh: &[Atom], en: &[Atom]) -> bool {
        let none = |class: Class| !zh.iter().any(|other| other.class == class && other.firm);
        match atom.class {
            Class::Year => self.zh_has(&["年", "月", "日", "届", "屆"]),
            Class::Month => {
                none(Class::Month) || self.zh_has(&["月"]) && zh.iter().any(|z| z.class == Class::Day)
            }
            Class::Day => self
                .zh_has(&["今天", "昨天", "当天", "当日", "同日", "今日", "昨日", "周", "明天", "節", "节"]),
            Class::Code => self.names_virus(atom) || atom.value < 10.0,
            Class::Fraction => self.zh_has(&["半", "季", "中", "刻", "分之"]),
            Class::Ordinal if self.zh_has(&["本届", "本屆", "届", "屆"]) && atom.value > 2.0 => true,
            Class::Ordinal => {
                atom.value == 2.0 && self.zh_has(&["次", "再", "二", "两", "亚", "另", "又", "兩", "亞"])
            }
            Class::Percent if atom.value == 100.0 => self.zh_has(&["全", "都", "完", "悉", "绝对"]),
            Class::Count if self.has_footnote(atom, zh) => true,
            Class::Clock => self.zh_has(&["中午", "正午", "午夜"]),
            Class::Count if atom.value <= 3.0 || (atom.form == Form::Words && atom.value <= 10.0) => {
                self.counts_a_list(atom.value)
            }
            Class::Money => self.in_brackets(atom) && self.converts(atom, en),
            Class::Measure => self.in_brackets(atom),
            _ => false,
        }
    }

    /// COVID-19 where the Chinese says 新冠 without a figure.
    fn names_virus(&self, atom: &Atom) -> bool {
        let virus = atom.value == 19.0 || atom.value == 2.0;
        virus && self.zh_has(&["新冠", "疫", "冠状", "冠狀", "肺炎", "病毒", "核酸", "确诊", "感染"])
    }

    /// The number of a list item at the beginning: `1.`, `（2）`, `3、`.
    fn is_list_number(&self, atom: &Atom) -> bool {
        let before = self.zh.get(..atom.range.start).unwrap_or_default();
        let after = self.zh.get(atom.range.end..).unwrap_or_default();
        let begins = before.chars().all(|c| !c.is_alphanumeric());
        if begins && self.zh.get(atom.range.clone()).is_some_and(|surface| surface.starts_with('0')) {
            return true;
        }
        let spaced = after.starts_with([' ', '\u{3000}']) && atom.value < 100.0 && atom.form == Form::Digits;
        begins && spaced && after.trim_start().starts_with(is_han)
            || begins && after.trim_start().starts_with(['.', '、', '．', ')', '）', ':', '：'])
    }

    /// The date of a dateline: `7月26日电`, `2月10日报道`.
    fn is_dateline(&self, atom: &Atom) -> bool {
        let after = self.zh.get(atom.range.end..).unwrap_or_default();
        atom.class.is_date() && SAYING.iter().any(|word| after.trim_start().starts_with(word))
    }

    /// “the three” of a list of three.
    fn counts_a_list(&self, value: f64) -> bool {
        let separators = self.zh.matches(['、', '和', '与', '及', '，', '；']).count() as f64;
        value == 2.0 || separators + 1.0 >= value && separators > 0.0
    }

    /// A year with the digit of a footnote glued to it, as PDF text has it.
    fn has_footnote(&self, atom: &Atom, zh: &[Atom]) -> bool {
        let year = (atom.value / 10.0).floor();
        atom.value >= 10_000.0 && zh.iter().any(|other| other.class == Class::Year && other.value == year)
    }

    /// Whether an amount in brackets may be the one before it in other money, within a factor of three.
    fn converts(&self, atom: &Atom, en: &[Atom]) -> bool {
        let worth = |atom: &Atom| Some(atom.value * dollars(atom.unit?.name)?);
        let before =
            en.iter().rev().find(|other| other.class == Class::Money && other.range.end <= atom.range.start);
        match (worth(atom), before.and_then(worth)) {
            (Some(one), Some(two)) => one / two < 3.0 && two / one < 3.0,
            _ => true,
        }
    }

    /// A conversion that the translator put in brackets.
    fn in_brackets(&self, atom: &Atom) -> bool {
        let before = self.raw.get(..atom.range.start).unwrap_or_default();
        let open = before.rfind(['(', '（', '[']);
        let close = before.rfind([')', '）', ']']);
        open.is_some_and(|open| close.is_none_or(|close| close < open) && before.len() - open < 30)
    }
}

/// Rough worth of a currency in US dollars, over the last decades.
fn dollars(name: &str) -> Option<f64> {
    Some(match name {
        "USD" | "$" => 1.0,
        "EUR" | "CHF" => 1.15,
        "GBP" => 1.4,
        "CNY" => 0.145,
        "HKD" | "MOP" => 0.128,
        "JPY" => 0.0085,
        "AUD" | "CAD" | "SGD" | "NZD" => 0.73,
        "TWD" => 0.032,
        _ => return None,
    })
}

/// Whether one of the texts is a piece of a sentence: it begins in the middle, or only one of them ends.
/// What is missing then stands in the neighbour.
fn cuts(zh: &str, en: &str) -> (bool, bool) {
    let (zh, en) = (zh.trim_end(), en.trim());
    let zh_ends = ends(zh);
    let en_ends = en.ends_with(['.', '!', '?', '…', ';', '”', '"', ':', ')', ']', '’', '\'']);
    let en_begins = !en.starts_with(|c: char| c.is_lowercase());
    let zh_begins = !zh.starts_with(['，', '。', '、', '；', '？', '！']);
    (!en_begins || !zh_begins, (!zh_ends && en.ends_with('.')) || (zh.ends_with('。') && !en_ends))
}

/// Whether a Chinese text ends as sentences, quotations and labels do.
fn ends(zh: &str) -> bool {
    zh.trim_end().ends_with([
        '。', '！', '？', '…', '；', '.', '!', '?', '”', '」', '：', ':', ';', '"', '）', ')', '】', '》',
        '’', '～', '~',
    ])
}
