//! A bead as programs exchange it.

use crate::format::mark::{english_of, row_marks};
use crate::format::{Cell, Chunk, Edition, Passage, Row, Run, TurnHead};
use crate::project::{Bilingual, Role};

/// The columns of tables, in their order.
pub(super) const COLUMNS: [&str; 9] =
    ["id", "speaker", "zh", "en", "state", "footnote", "note", "query", "mark"];

/// A bead as programs exchange it: its Chinese as it stands in the unit file, its English a line a segment.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    /// The row of the edition.
    pub(super) row: &'a Row<'a>,
    /// The turn it stands in; headlines stand in none.
    pub(super) turn: Option<&'a TurnHead<'a>>,
    /// What it is.
    pub(super) role: Role,
    /// Its footnotes.
    pub(super) footnotes: Vec<&'a Bilingual>,
}

impl Record<'_> {
    /// The id of its first unit.
    pub(super) fn id(&self) -> &str {
        self.row.id
    }

    /// The marks of its units, parted by blanks.
    pub(super) fn marks(&self) -> String {
        row_marks(self.row)
    }

    /// The Chinese of all its units.
    pub(super) fn zh(&self) -> String {
        self.row.parts.iter().map(|part| part.zh).collect()
    }

    /// The English, a line a segment; empty where there is none.
    pub(super) fn en(&self) -> String {
        english_of(self.row)
    }

    /// Why it has no English on purpose.
    pub(super) fn omitted(&self) -> Option<&str> {
        match &self.row.en {
            Cell::Omitted(why) => Some(why),
            Cell::Text(_) | Cell::Missing => None,
        }
    }

    /// The speaker as the transcript calls him, with his English name behind it where there is one; in brackets where the
    /// source does not name him.
    pub(super) fn speaker(&self) -> String {
        let Some(turn) = self.turn else { return String::new() };
        let name = turn.speaker.as_ref().map(both).unwrap_or_default();
        if turn.inferred && !name.is_empty() { format!("[{name}]") } else { name }
    }

    /// The word for what it is, where that is not running speech.
    fn role(&self) -> String {
        if self.role == Role::Answer { String::new() } else { self.role.name().to_owned() }
    }

    /// The heading of the turn that begins with it.
    fn turn_heading(&self) -> String {
        let begins = self.turn.filter(|turn| turn.id == self.row.id);
        begins.and_then(|turn| turn.heading.as_ref()).map(both).unwrap_or_default()
    }

    /// The footnotes as one text, a line each.
    pub(super) fn footnote(&self) -> String {
        self.footnotes.iter().map(|note| both(note)).collect::<Vec<_>>().join("\n")
    }

    /// Notes and queries for colleagues, a line each; none unless they were asked for.
    pub(super) fn internal(&self) -> String {
        self.row.internal.join("\n")
    }

    /// What a translator should know about the bead, each with the word for its kind.
    pub(super) fn remarks(&self) -> Vec<(&'static str, String)> {
        let misprints = self.row.zh.iter().filter_map(|run| match run {
            Run::Misprint { found, read, sure } => {
                Some(format!("{found} → {read}{}", if *sure { "" } else { "?" }))
            }
            Run::Text(_) => None,
        });
        let mut remarks = vec![
            ("speaker", self.speaker()),
            ("role", self.role()),
            ("heading", self.turn_heading()),
            ("misprint", misprints.collect::<Vec<_>>().join("\n")),
            ("footnote", self.footnote()),
            ("omitted", self.omitted().unwrap_or_default().to_owned()),
            ("note", self.internal()),
            ("origin", self.row.origin.unwrap_or_default().to_owned()),
            ("link", self.row.link.map(|link| link.to_string()).unwrap_or_default()),
        ];
        remarks.retain(|(_, text)| !text.trim().is_empty());
        remarks
    }

    /// The cells of [`COLUMNS`]. The column for queries is empty: it waits for those of whoever gets the table.
    pub(super) fn cells(&self) -> [String; 9] {
        let note = self.omitted().map(|why| format!("omitted: {why}"));
        let note = note.into_iter().chain(Some(self.internal()).filter(|notes| !notes.is_empty()));
        [
            self.id().to_owned(),
            self.speaker(),
            self.zh(),
            self.en(),
            self.row.state.name().to_owned(),
            self.footnote(),
            note.collect::<Vec<_>>().join("\n"),
            String::new(),
            self.marks(),
        ]
    }
}

/// A text in both languages on one line.
fn both(text: &Bilingual) -> String {
    let parts: Vec<&str> = text.zh.iter().chain(&text.en).map(String::as_str).collect();
    parts.join(" ")
}

/// All beads of `edition`, in its order. Printers' notes, gaps and what was left out are none.
pub(super) fn records<'a>(edition: &'a Edition<'a>) -> Vec<Record<'a>> {
    let mut records = Vec::new();
    for passage in &edition.passages {
        match passage {
            Passage::Title(row) => records.push(record(edition, row, None, Role::Title)),
            Passage::Gap(_) | Passage::LeftOut => {}
            Passage::Turn(head, chunks) => {
                for chunk in chunks {
                    match chunk {
                        Chunk::Paragraph(paragraph) => {
                            let rows = paragraph.rows.iter();
                            records.extend(rows.map(|row| record(edition, row, Some(head), head.role)));
                        }
                        Chunk::Heading(row) => {
                            records.push(record(edition, row, Some(head), Role::Heading));
                        }
                        Chunk::Jump { .. } | Chunk::LeftOut => {}
                    }
                }
            }
        }
    }
    records
}

fn record<'a>(
    edition: &'a Edition<'a>,
    row: &'a Row<'a>,
    turn: Option<&'a TurnHead<'a>>,
    role: Role,
) -> Record<'a> {
    let note = |number: &usize| edition.footnotes.get(number.checked_sub(1)?);
    Record { row, turn, role, footnotes: row.footnotes.iter().filter_map(note).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::edition;

    #[test]
    fn every_bead_is_one_record_and_its_chinese_is_that_of_the_unit_file() {
        let edition = edition();
        let records = records(&edition);
        let ids: Vec<&str> = records.iter().map(Record::id).collect();
        assert_eq!(ids.len(), edition.passages.iter().map(Passage::rows).sum::<usize>());
        let pair = records.iter().find(|record| record.id() == "f3").unwrap();
        assert_eq!(pair.zh(), "河水向东流。山在西边。");
        assert_eq!(pair.marks().split(' ').count(), 2);
        assert_eq!(pair.speaker(), "[答者]");
    }
}
