//! Words that editions add to the text, in both languages.

use super::{Edition, Layout, TurnHead};
use crate::project::{Bilingual, Role};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Stands where there is no English yet.
pub(super) const NOT_TRANSLATED: &str = "[not translated]";

/// Stands where there is no English on purpose.
pub(super) fn omitted(why: &str) -> String {
    format!("[omitted: {why}]")
}

/// Whether `text` is one of the two.
pub(super) fn is_missing(text: &str) -> bool {
    text == NOT_TRANSLATED || (text.starts_with("[omitted: ") && text.ends_with(']'))
}

/// A text in both languages.
pub(super) fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

/// The word for a role beside a speaker's label. An answer is called so only where it follows a question:
/// running speech has the same role.
pub(super) fn role(head: &TurnHead, follows_question: bool) -> Option<Bilingual> {
    match head.role {
        Role::Question => Some(both("问", "Question")),
        Role::Answer if follows_question => Some(both("答", "Answer")),
        // A heading above them says as much.
        Role::Opening if head.heading.is_none() => Some(both("开场", "Opening remarks")),
        _ => None,
    }
}

/// A day (`2021-03-07`), a month or a year as people write it; anything else as it is.
pub(super) fn date(date: &str) -> Bilingual {
    let numbers: Option<Vec<u32>> = date.split('-').map(|part| part.parse().ok()).collect();
    let month = |number: u32| MONTHS.get((number as usize).checked_sub(1)?);
    match numbers.as_deref() {
        Some(&[year, number, day]) if month(number).is_some() => both(
            &format!("{year}年{number}月{day}日"),
            &format!("{day} {} {year}", month(number).unwrap_or(&"")),
        ),
        Some(&[year, number]) if month(number).is_some() => {
            both(&format!("{year}年{number}月"), &format!("{} {year}", month(number).unwrap_or(&"")))
        }
        Some(&[year]) => both(&format!("{year}年"), &year.to_string()),
        _ => both(date, date),
    }
}

/// How much is translated, where something is missing and English is shown.
pub(super) fn progress(edition: &Edition) -> Option<Bilingual> {
    let (counted, covered) = edition.counted;
    let shown = covered < counted && edition.options.layout != Layout::Source;
    shown.then(|| {
        both(
            &format!("共{counted}个单元，已译{covered}个"),
            &format!("{covered} of {counted} units translated"),
        )
    })
}

/// The translator's line.
pub(super) fn translator(edition: &Edition) -> Option<Bilingual> {
    let name = edition.translator.as_ref()?;
    Some(both(&format!("{name}译"), &format!("Translated by {name}")))
}

/// What stands below the title: publisher, date, translator, progress.
pub(super) fn imprint(edition: &Edition) -> Vec<Bilingual> {
    let lines = [
        Some(edition.publisher.clone()),
        edition.date.as_deref().map(date),
        translator(edition),
        progress(edition),
    ];
    lines.into_iter().flatten().filter(|line| *line != Bilingual::default()).collect()
}

/// What stands above a misprint's reading.
pub(super) fn reading(read: &str, sure: bool) -> Bilingual {
    if sure {
        both(&format!("应作：{read}"), &format!("read: {read}"))
    } else {
        both(&format!("疑作：{read}"), &format!("perhaps read: {read}"))
    }
}

/// Running heads are cut where a line of the page would not hold them.
const HEAD_ZH: usize = 46;
const HEAD_EN: usize = 95;

/// The title as it stands at the head of a page, in each language that is shown, with whether it is Chinese.
pub(super) fn running_heads(edition: &Edition) -> Vec<(bool, String)> {
    let cut = |chinese: bool, text: &str| {
        let room = if chinese { HEAD_ZH } else { HEAD_EN };
        match text.char_indices().nth(room) {
            Some((end, _)) => format!("{}…", text[..end].trim_end()),
            None => text.to_owned(),
        }
    };
    let shown = shown(&edition.title, edition.options.layout).into_iter();
    shown.map(|(chinese, text)| (chinese, cut(chinese, text))).collect()
}

/// The parts of `text` that the layout shows, each with whether it is Chinese; the other language stands in
/// where the one that is shown is missing.
pub(super) fn shown(text: &Bilingual, layout: Layout) -> Vec<(bool, &str)> {
    let zh = text.zh.as_deref().filter(|zh| !zh.is_empty()).map(|zh| (true, zh));
    let en = text.en.as_deref().filter(|en| !en.is_empty()).map(|en| (false, en));
    match layout {
        Layout::Side | Layout::Stacked | Layout::Interlinear => zh.into_iter().chain(en).collect(),
        Layout::Source => zh.or(en).into_iter().collect(),
        Layout::Target => en.or(zh).into_iter().collect(),
    }
}

/// The language of a tag in two or three letters, and its region in two; `otherwise` where the tag has no such letters.
///
/// Programs that set type know Chinese by country, not by script.
pub(super) fn language(tag: &str, otherwise: &str) -> (String, Option<String>) {
    let letters = |text: &&str| text.bytes().all(|b| b.is_ascii_alphabetic());
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| (2..=3).contains(&part.len())).filter(letters);
    let region = parts.find(|part| part.len() == 2 && letters(part));
    let region = region.or(match tag {
        "zh" | "zh-Hans" => Some("CN"),
        "zh-Hant" => Some("TW"),
        _ => None,
    });
    (language.unwrap_or(otherwise).to_lowercase(), region.map(str::to_uppercase))
}

/// The font that draws the signs as they are drawn where the language is written.
pub(super) fn chinese_font(tag: &str) -> &'static str {
    match tag {
        "zh-Hant" | "zh-TW" | "zh-Hant-TW" => "Noto Serif CJK TC",
        "zh-HK" | "zh-Hant-HK" => "Noto Serif CJK HK",
        _ => "Noto Serif CJK SC",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out_in_both_languages() {
        assert_eq!(date("2021-03-07"), both("2021年3月7日", "7 March 2021"));
        assert_eq!(date("1999-12"), both("1999年12月", "December 1999"));
        assert_eq!(date("1999"), both("1999年", "1999"));
        assert_eq!(date("2021-13-07"), both("2021-13-07", "2021-13-07"));
        assert_eq!(date("spring"), both("spring", "spring"));
    }

    #[test]
    fn one_language_stands_in_for_the_other() {
        let name = Bilingual { zh: Some("甲".to_owned()), en: None };
        assert_eq!(shown(&name, Layout::Target), [(true, "甲")]);
        assert_eq!(shown(&both("甲", "A"), Layout::Side), [(true, "甲"), (false, "A")]);
        assert_eq!(shown(&both("甲", "A"), Layout::Source), [(true, "甲")]);
    }
}
