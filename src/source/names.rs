//! What the form of a name says: an office, an outlet, a letter, a person, or nobody at all.

use super::tables::*;
use crate::text::choice::words;
use crate::text::is_han;

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

/// The name without the number that some print behind it: Q1, 问2. Other numbers tell people apart.
pub(super) fn unnumbered(name: &str) -> &str {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let letter = matches!(stem, "Q" | "A" | "q" | "a" | "问" | "答" | "問" | "Question" | "Answer" | "追问");
    if letter { stem } else { name }
}

/// Whether the name is only a letter or a word for who asks or answers.
pub(super) fn is_role_word(name: &str) -> bool {
    is_one_of(ASKING_WORDS, name) || is_one_of(ANSWERING_WORDS, name)
}

/// The name without the mark that tells one of several apart: 居民 of 居民甲, 家长 of 家长2.
pub(super) fn family(name: &str) -> Option<&str> {
    let marks =
        |c: char| "甲乙丙丁戊己一二三四五六".contains(c) || c.is_ascii_uppercase() || c.is_ascii_digit();
    let stem = name.trim_end_matches(marks).trim_end();
    (stem.len() < name.len() && stem.chars().count() >= 2 && stem.chars().all(is_han)).then_some(stem)
}

/// Whether the name gives an office, which speaks and does not ask.
pub(super) fn is_office(name: &str) -> bool {
    is_role_word(name) || OFFICE_ENDS.ends(name)
}

/// Whether the name is one of those that credit somebody wherever they stand.
pub(super) fn is_credit(name: &str) -> bool {
    is_one_of(CREDITS, name) || credits(name)
}

/// Whether a label of this name may stand without a colon: words for a role and people, not outlets,
/// which also head pages.
pub(super) fn is_person_or_role(name: &str) -> bool {
    is_role_word(name)
        || person(name)
        || (OFFICE_ENDS.ends(name) && voice(name).is_some())
        || ASKING_ENDS.ends(name)
}

/// Whether `name` credits somebody when a person's name is all that follows (`记者：王某`).
pub(super) fn credits(name: &str) -> bool {
    words!("记者 主持人 主持 嘉宾 采访者 采访人 受访者 主讲人 发言人 本报记者 本台记者").has(name)
}

/// What the form of a name alone says.
pub(super) fn voice(name: &str) -> Option<Voice> {
    if is_one_of(PARTICULARS, name) || is_one_of(CREDITS, name) {
        return Some(Voice::Particulars);
    }
    let stem = name
        .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "一二三四五甲乙丙丁".contains(c))
        .trim_end();
    let stem = if stem.is_empty() { name } else { stem };
    if is_one_of(ASKING_WORDS, name) || (stem != "问题" && is_one_of(ASKING_WORDS, stem)) {
        return (name != "问题").then_some(Voice::Asking);
    }
    if is_one_of(ANSWERING_WORDS, name) || is_one_of(ANSWERING_WORDS, stem) {
        return Some(Voice::Answering);
    }
    if is_said(name) {
        return None;
    }
    if name.starts_with('《') && name.contains('》')
        || net_name(name)
        || ASKING_ENDS.ends(stem)
        || outlet(name)
    {
        return Some(Voice::Asking);
    }
    if OFFICE_ENDS.ends(stem) {
        return Some(Voice::Answering);
    }
    titled(name).or_else(|| latin_titled(name).then_some(Voice::Answering))
}

/// 路透社 某某, 副局长 李某, 记者李某: an outlet or office, then a person.
fn titled(name: &str) -> Option<Voice> {
    if let Some((title, who)) = name.rsplit_once([' ', '\u{3000}', '·']) {
        let short = (1..=8).contains(&who.chars().count()) && !who.contains('、');
        let mut found = voice(title).filter(|&voice| voice != Voice::Particulars);
        if found.is_none() && words!("总台 台 频道 媒体 新闻 客户端").ends(title) {
            found = Some(Voice::Asking);
        }
        return found.filter(|_| short);
    }
    for (list, voice) in [(words!("记者 記者 网友"), Voice::Asking), (OFFICE_ENDS, Voice::Answering)] {
        let before = |title: &&str| {
            name.find(title).is_some_and(|at| person(name[at + title.len()..].trim_start_matches(['—', '-'])))
        };
        let titled = list.is_in(name) && list.words.iter().any(before);
        if titled {
            return Some(voice);
        }
    }
    None
}

/// 网友“某某”: the name somebody goes by.
fn net_name(name: &str) -> bool {
    name.ends_with('”') && words!("网友 網友 观众 听众 读者 用户").begins(name)
}

fn outlet(name: &str) -> bool {
    OUTLET_ENDS.ends(name) && !(NO_OUTLETS.ends(name) || NO_OUTLETS.has(name))
}

/// Whether the words are part of a sentence or of an address.
fn is_said(name: &str) -> bool {
    is_one_of(NO_NAMES, name)
        || SAYING_ENDS.ends(name)
        || is_one_of(SAYING_ENDS, name)
        || ADDRESS_STARTS.begins(name)
        || SENTENCE_WORDS.is_in(name)
}

/// Whether a name that came back may be one: short, and not the opening of a sentence.
pub(super) fn plain(name: &str) -> bool {
    let length = name.chars().count();
    let one = length == 1 && name.chars().all(|c| ONE_LETTER.contains(c) || c.is_ascii_uppercase());
    let counted = name.starts_with(['第', '其', '一', '二', '三', '四', '五', '这', '那', '图', '表', '附'])
        || name.starts_with(|c: char| c.is_ascii_digit());
    let particular = is_one_of(PARTICULARS, name) || is_one_of(CREDITS, name);
    (one || latin(name)
        || ((2..=12).contains(&length) && !name.contains(['的', '、', '年', '月', '在', '《'])))
        && !counted
        && !particular
        && !is_said(name)
}

/// Whether a name that stands only once is a person's: a surname and one or two more characters, 某
/// behind a surname, or a name with the dot of foreign names.
pub(super) fn person(name: &str) -> bool {
    let count = name.chars().count();
    if !name.chars().all(|c| is_han(c) || c == '·') || !plain(name) {
        return false;
    }
    let surname = name.starts_with(|c| SURNAMES.contains(c));
    let long = LONG_SURNAMES.begins(name) && (3..=4).contains(&count);
    let foreign = name.contains('·') && count >= 4 && !name.starts_with('·') && !name.ends_with('·');
    let hidden = name.ends_with('某') && (2..=4).contains(&count);
    let called = name.starts_with(['老', '小', '阿', '大']) && count == 2;
    (surname && (2..=3).contains(&count)) || long || foreign || hidden || (called && plain(name))
}

/// Words in Latin letters that may be a name: each with a capital, but for the small words of an office.
fn latin(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let small = words!("of the for and de van von bin al");
    let fits = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase())
            || is_one_of(small, word)
            || word.chars().all(|c| c.is_ascii_digit())
    };
    let letters = |c: char| (c.is_alphanumeric() && !is_han(c)) || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    (1..=6).contains(&words.len())
        && words.iter().all(fits)
        && words[0].starts_with(|c: char| c.is_uppercase())
        && name.chars().all(letters)
        && (words.len() > 1 || name.len() > 1)
}

/// `Mr. Smith`, `MR. PRICE`, `Speaker 2`.
fn latin_titled(name: &str) -> bool {
    let first = name.split([' ', '.']).next().unwrap_or_default();
    latin(name) && name.len() > first.len() + 1 && is_one_of(LATIN_OFFICES, first)
}

/// Whether a name that stands only once is set like one: 丙 among 甲 and 乙, `Tom` among Chinese lines.
pub(super) fn is_set_like_one(name: &str, chinese: bool) -> bool {
    let letter = name.chars().count() == 1 && name.chars().all(|c| ONE_LETTER.contains(c));
    letter
        || (HUMANS.ends(name) || is_one_of(HUMANS, name)) && plain(name)
        || person(name)
        || capitals(name)
        || (chinese && latin(name) && name.len() > 2 && plain(name))
}

/// Whether the name is set in Latin capitals throughout, as transcripts print speakers.
fn capitals(name: &str) -> bool {
    latin(name) && name.len() > 2 && !name.chars().any(char::is_lowercase) && plain(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_tell_who_asks_and_who_answers() {
        for name in [
            "《晨报》",
            "某某社记者",
            "联合社",
            "网友“云朵”",
            "联合社 李某",
            "晨报记者 李某",
            "记者李某",
            "记者2",
            "Q",
            "QUESTION",
        ] {
            assert_eq!(voice(name), Some(Voice::Asking), "{name}");
        }
        for name in [
            "水务局副局长、新闻发言人 邢某某",
            "主持人王芳",
            "李校长",
            "Mr. Smith",
            "MR. PRICE",
            "Speaker 2",
            "说话人1",
            "Moderator",
        ] {
            assert_eq!(voice(name), Some(Voice::Answering), "{name}");
        }
    }

    #[test]
    fn openings_of_sentences_have_no_voice_and_no_name() {
        for name in [
            "首先我想强调的是",
            "会议指出",
            "他说",
            "一句话",
            "据报道",
            "备注",
            "图",
            "链接",
            "问题是",
            "结论",
            "各位代表",
            "女士们、先生们",
            "尊敬的李老师",
            "他告诉记者",
            "第一",
            "Note",
            "Summary",
            "优点",
        ] {
            assert!(voice(name).is_none_or(|voice| voice == Voice::Particulars), "{name}");
            assert!(!plain(name), "{name}");
        }
    }

    #[test]
    fn people_are_known_by_surname_dot_or_address() {
        for name in ["王芳", "欧阳某某", "邢某某", "托马斯·米勒", "老周"] {
            assert!(person(name), "{name}");
        }
    }
}
