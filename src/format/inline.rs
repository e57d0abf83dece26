//! What stands in a line of either language: text, misprints, marks of footnotes, what is missing.

use super::{Cell, Edition, Layout, Row, Run, Untranslated};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline<'a> {
    /// Text, of the language of the line.
    Text(&'a str),
    /// The next segment of the English begins.
    Next,
    /// Chinese that stands where English is missing.
    Borrowed(String),
    /// A misprint to mark: as found, as read, and whether nobody doubts the reading.
    Misprint(&'a str, &'a str, bool),
    /// The mark of the footnote with this number, from 1.
    Mark(usize),
    /// There is no English yet.
    Missing,
    /// Deliberately without English: why.
    Omitted(&'a str),
}

/// The Chinese of `row`.
pub(super) fn chinese<'a>(edition: &Edition, row: &'a Row<'a>) -> Vec<Inline<'a>> {
    let marks = if marks_in_english(edition, row) { &[][..] } else { &row.footnotes };
    runs(&row.zh).chain(marks.iter().map(|&number| Inline::Mark(number))).collect()
}

/// The Chinese of each unit of `row`; footnotes that it carries stand with the last.
pub(super) fn chinese_by_unit<'a>(edition: &Edition, row: &'a Row<'a>) -> Vec<Vec<Inline<'a>>> {
    let parts =
        row.parts.iter().map(|part| runs(row.zh.get(part.runs.clone()).unwrap_or_default()).collect());
    let mut lines: Vec<Vec<Inline<'_>>> = parts.collect();
    if !marks_in_english(edition, row)
        && let Some(last) = lines.last_mut()
    {
        last.extend(row.footnotes.iter().map(|&number| Inline::Mark(number)));
    }
    lines
}

fn runs<'a>(runs: &'a [Run<'a>]) -> impl Iterator<Item = Inline<'a>> {
    runs.iter().map(|run| match run {
        Run::Text(text) => Inline::Text(text),
        Run::Misprint { found, read, sure } => Inline::Misprint(found, read, *sure),
    })
}

/// The English of `row`.
pub(super) fn english<'a>(edition: &Edition, row: &'a Row<'a>) -> Vec<Inline<'a>> {
    let mut line = Vec::new();
    match &row.en {
        Cell::Text(segments) => {
            for (nth, segment) in segments.iter().enumerate() {
                line.extend((nth > 0).then_some(Inline::Next));
                line.push(Inline::Text(segment));
            }
        }
        Cell::Omitted(why) => line.push(Inline::Omitted(why)),
        Cell::Missing => match edition.options.untranslated {
            Untranslated::Mark => line.push(Inline::Missing),
            Untranslated::Source => line.push(Inline::Borrowed(row.zh_text())),
            Untranslated::Blank => {}
        },
    }
    if marks_in_english(edition, row) {
        line.extend(row.footnotes.iter().map(|&number| Inline::Mark(number)));
    }
    line
}

/// Beads that are longer may be broken over pages: shorter ones stay whole, and none of them is longer than a page.
const LONG_ZH: usize = 500;
const LONG_EN: usize = 1500;

/// Whether the bead may be broken over pages.
pub(super) fn is_long(row: &Row) -> bool {
    let en = match &row.en {
        Cell::Text(segments) => segments.iter().map(|segment| segment.chars().count()).sum(),
        Cell::Missing | Cell::Omitted(_) => 0,
    };
    en > LONG_EN || row.parts.iter().map(|part| part.zh.chars().count()).sum::<usize>() > LONG_ZH
}

/// A footnote has one mark: beside the English where there is some, else beside the Chinese.
pub(super) fn marks_in_english(edition: &Edition, row: &Row) -> bool {
    match edition.options.layout {
        Layout::Target => true,
        Layout::Source => false,
        Layout::Side | Layout::Stacked | Layout::Interlinear => matches!(row.en, Cell::Text(_)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::{edition, row};

    #[test]
    fn a_footnote_is_marked_once() {
        let mut edition = edition();
        let mut noted = row("a", "甲。", Some("A."));
        noted.footnotes = vec![1];
        assert_eq!(chinese(&edition, &noted), [Inline::Text("甲。")]);
        assert_eq!(english(&edition, &noted), [Inline::Text("A."), Inline::Mark(1)]);
        noted.en = Cell::Missing;
        assert_eq!(chinese(&edition, &noted), [Inline::Text("甲。"), Inline::Mark(1)]);
        assert_eq!(english(&edition, &noted), [Inline::Missing]);
        edition.options.untranslated = Untranslated::Source;
        assert_eq!(english(&edition, &noted), [Inline::Borrowed("甲。".to_owned())]);
        edition.options.layout = Layout::Source;
        noted.en = Cell::Text(vec!["A.", "B."]);
        assert_eq!(english(&edition, &noted).len(), 3, "no mark: {:?}", english(&edition, &noted));
    }
}
