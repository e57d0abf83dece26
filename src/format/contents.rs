//! The table of contents: a question and its answer are one entry.

use super::edition::LINES;
use super::{Cell, Chunk, Edition, Passage, Row};
use crate::project::{Bilingual, Role};

/// How many characters of the Chinese stand for a missing heading.
const ZH_CHARS: usize = 22;
/// How many words of the English stand for a missing heading.
const EN_WORDS: usize = 9;

/// An entry of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// Which passage it leads to.
    pub(super) passage: usize,
    /// The id of the turn's first unit.
    pub(super) id: &'a str,
    /// Who speaks.
    pub(super) speaker: Option<&'a Bilingual>,
    /// The heading, else the first words.
    pub(super) words: Bilingual,
}

/// The table of contents. Questions, opening remarks and turns with a heading begin an entry; an answer joins
/// its question, and a speaker who goes on joins what he said before. Datelines are no entries.
pub(super) fn entries<'a>(edition: &'a Edition<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut asked = false;
    let mut last: Option<Option<&Bilingual>> = None;
    for (passage, piece) in edition.passages.iter().enumerate() {
        let Passage::Turn(head, chunks) = piece else {
            (asked, last) = (false, None);
            continue;
        };
        let begins = match head.role {
            _ if head.heading.is_some() => true,
            Role::Question | Role::Opening => true,
            Role::Answer => !asked && last != Some(head.speaker.as_ref()),
            _ => false,
        };
        asked = head.role == Role::Question || (asked && head.role == Role::Answer);
        last = (head.role != Role::Dateline).then_some(head.speaker.as_ref());
        if begins {
            let words = head.heading.clone().unwrap_or_else(|| first_words(chunks));
            entries.push(Entry { passage, id: head.id, speaker: head.speaker.as_ref(), words });
        }
    }
    entries
}

/// Which passages are answers to a question that is printed before them.
pub(super) fn answers(edition: &Edition) -> Vec<bool> {
    let mut asked = false;
    let follows = |passage: &Passage| {
        let role = match passage {
            Passage::Turn(head, _) => Some(head.role),
            _ => None,
        };
        let answers = asked && role == Some(Role::Answer);
        asked = role == Some(Role::Question) || answers;
        answers
    };
    edition.passages.iter().map(follows).collect()
}

/// How many headlines at the beginning are the heading of the whole: those that begin with the edition's title.
pub(super) fn headlines(edition: &Edition) -> usize {
    let lines = edition.passages.iter().map_while(|passage| match passage {
        Passage::Title(row) => Some(row.zh_text()),
        _ => None,
    });
    let lines: Vec<String> = lines.collect();
    let is_title = |text: &String| edition.title.zh.as_ref() == Some(text);
    let told = lines.first().is_some_and(is_title) || is_title(&lines.join(LINES));
    if told { lines.len() } else { 0 }
}

/// The first words of a turn.
fn first_words(chunks: &[Chunk]) -> Bilingual {
    let row = chunks.iter().find_map(|chunk| match chunk {
        Chunk::Paragraph(paragraph) => paragraph.rows.first(),
        Chunk::Heading(row) => Some(row),
        _ => None,
    });
    row.map(|row| Bilingual { zh: Some(first_characters(&row.zh_text())), en: first_english(row) })
        .unwrap_or_default()
}

fn first_characters(zh: &str) -> String {
    let zh = zh.trim();
    let Some((end, _)) = zh.char_indices().nth(ZH_CHARS) else {
        return zh.trim_end_matches('。').to_owned();
    };
    let cut = &zh[..end];
    // A clause reads better than a piece of the next one.
    let clause = cut.rfind(['，', '；', '：']).filter(|at| cut[..*at].chars().count() * 2 >= ZH_CHARS);
    let cut = &cut[..clause.unwrap_or(cut.len())];
    // Nor is a quotation opened that is not closed.
    let quotation = cut.rfind('“').filter(|at| *at > 0 && !cut[*at..].contains('”'));
    let cut = &cut[..quotation.unwrap_or(cut.len())];
    format!("{}…", cut.trim_end_matches(|c| "，、；：。“‘（《 ".contains(c)))
}

fn first_english(row: &Row) -> Option<String> {
    let Cell::Text(segments) = &row.en else {
        return None;
    };
    let text = segments.join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= EN_WORDS {
        return Some(words.join(" ").trim_end_matches('.').to_owned());
    }
    Some(format!("{}…", words[..EN_WORDS].join(" ").trim_end_matches([',', ';', ':', '.', '–', '—', ' '])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::{edition, row, turn};

    #[test]
    fn a_question_and_its_answer_are_one_entry() {
        let mut edition = edition();
        edition.passages = vec![
            turn("b2", "甲", Role::Opening, vec![row("b2", "开。", Some("Opening."))]),
            turn("c2", "乙", Role::Question, vec![row("c2", "问？", Some("Asked?"))]),
            turn("d2", "甲", Role::Answer, vec![row("d2", "答。", Some("Answered."))]),
            Passage::Gap(Bilingual::default()),
            turn("f2", "甲", Role::Answer, vec![row("f2", "又答。", None)]),
            turn("g2", "甲", Role::Answer, vec![row("g2", "再答。", None)]),
        ];
        let entries = entries(&edition);
        assert_eq!(entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), ["b2", "c2", "f2"]);
        assert_eq!(answers(&edition), [false, false, true, false, false, false]);
        assert_eq!(entries[2].words, Bilingual { zh: Some("又答".to_owned()), en: None });
    }

    #[test]
    fn long_beginnings_are_cut_where_the_sense_allows() {
        assert_eq!(first_characters(&"一".repeat(23)), format!("{}…", "一".repeat(22)));
        let clause = "一二三四五六七八九十一二，一二三四五六七八九十";
        assert_eq!(first_characters(clause), "一二三四五六七八九十一二…");
        let quoted = "一二三四五六七八九十一二三四五“六七八九十一二”";
        assert_eq!(first_characters(quoted), "一二三四五六七八九十一二三四五…");
        let long = row("b2", "一", Some("one two three four five six seven eight nine, ten"));
        assert_eq!(first_english(&long).as_deref(), Some("one two three four five six seven eight nine…"));
    }
}
