//! Which column of a table holds what: by its header, else by the letters in it.

use super::row::Row;
use crate::text::is_han;

/// Which column holds what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Chinese, the preferred script first.
    pub(super) zh: Vec<usize>,
    pub(super) en: usize,
    pub(super) admitted: Option<usize>,
    pub(super) forbidden: Option<usize>,
    pub(super) pos: Option<usize>,
    pub(super) domain: Option<usize>,
    pub(super) note: Option<usize>,
    pub(super) dnt: Option<usize>,
    pub(super) case: Option<usize>,
    /// Whether the first row is a header.
    pub(super) header: bool,
}

/// What headers call a column.
const ZH: [&str; 9] = ["zh", "chinese", "中文", "汉语", "简体", "繁體", "source", "src", "原文"];
const EN: [&str; 7] = ["en", "english", "英文", "英语", "target", "tgt", "译文"];
const ADMITTED: [&str; 7] =
    ["alternatives", "admitted", "synonym", "synonyms", "variants", "别名", "其他译法"];
const FORBIDDEN: [&str; 5] = ["forbidden", "deprecated", "rejected", "禁用", "禁译"];
const POS: [&str; 5] = ["pos", "part of speech", "partofspeech", "词性", "詞性"];
const DOMAIN: [&str; 5] = ["domain", "subject", "field", "领域", "領域"];
const NOTE: [&str; 8] = ["note", "notes", "comment", "description", "definition", "备注", "備註", "说明"];
const DNT: [&str; 3] = ["dnt", "do not translate", "不译"];
const CASE: [&str; 3] = ["case", "case sensitive", "大小写"];

impl Columns {
    /// The columns of `rows`; `None` where no column is Chinese or none is English.
    pub(super) fn of(rows: &[Row]) -> Option<Self> {
        Self::of_header(rows.first()?).or_else(|| Self::of_letters(rows))
    }

    fn of_header(row: &Row) -> Option<Self> {
        let names: Vec<String> = row.cells.iter().map(|cell| cell.to_lowercase().replace('_', "-")).collect();
        let called = |known: &[&str], name: &String| {
            known.iter().any(|known| {
                let tag =
                    known.len() == 2 && name.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'));
                name == known || tag || name.split_whitespace().any(|word| word == *known)
            })
        };
        let han =
            |name: &String| ["中文", "汉语", "简体", "繁體", "繁体"].iter().any(|word| name.contains(word));
        let find = |known: &[&str]| names.iter().position(|name| called(known, name));
        let en = names.iter().position(|name| called(&EN, name) && !han(name))?;
        let mut zh: Vec<usize> = (0..names.len())
            .filter(|&column| column != en && (called(&ZH, &names[column]) || han(&names[column])))
            .collect();
        let traditional = |column: &usize| {
            let name = &names[*column];
            ["hant", "tw", "hk", "traditional", "繁"].iter().any(|mark| name.contains(mark))
        };
        zh.sort_by_key(traditional);
        (!zh.is_empty()).then(|| Self {
            zh,
            en,
            admitted: find(&ADMITTED),
            forbidden: find(&FORBIDDEN),
            pos: find(&POS),
            domain: find(&DOMAIN),
            note: find(&NOTE),
            dnt: find(&DNT),
            case: find(&CASE),
            header: true,
        })
    }

    /// Without a header: the column with the most Chinese, and of the others the one with the most Latin cells.
    fn of_letters(rows: &[Row]) -> Option<Self> {
        let width = rows.iter().map(|row| row.cells.len()).max()?;
        let count = |column: usize, test: &dyn Fn(&str) -> bool| {
            rows.iter().take(200).filter(|row| test(row.cell(column))).count()
        };
        let has_han = |cell: &str| cell.chars().any(is_han);
        let is_latin = |cell: &str| !has_han(cell) && cell.chars().any(|c| c.is_ascii_alphabetic());
        // Of columns that are alike the first is taken.
        let most = |test: &dyn Fn(&str) -> bool, not: Option<usize>| {
            let columns = (0..width).filter(|&column| Some(column) != not);
            columns.map(|column| (count(column, test), std::cmp::Reverse(column))).max()
        };
        let (chinese, std::cmp::Reverse(zh)) = most(&has_han, None)?;
        let (english, std::cmp::Reverse(en)) = most(&is_latin, Some(zh))?;
        (chinese > 0 && english > 0).then(|| Self { zh: vec![zh], en, ..Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(rows: &[&str]) -> Option<Columns> {
        let rows: Vec<Row> = rows
            .iter()
            .map(|row| Row { line: 1, cells: row.split('|').map(|cell| cell.trim().to_owned()).collect() })
            .collect();
        Columns::of(&rows)
    }

    #[test]
    fn headers_name_the_columns_in_any_order() {
        let found =
            columns(&["Note 备注|English 英文|Traditional Chinese 繁體中文|Simplified Chinese 简体中文"])
                .unwrap();
        assert_eq!((found.zh, found.en, found.note, found.header), (vec![3, 2], 1, Some(0), true));
        let found = columns(&["en|zh_CN|pos|description"]).unwrap();
        assert_eq!((found.zh, found.en, found.pos, found.note), (vec![1], 0, Some(2), Some(3)));
    }

    #[test]
    fn without_a_header_letters_tell_the_languages() {
        let found = columns(&["7|library|图书馆", "8|museum|博物馆"]).unwrap();
        assert_eq!((found.zh, found.en, found.header), (vec![2], 1, false));
        assert_eq!(columns(&["a|b"]), None);
    }
}
