//! Small editions for the tests of formats.

use super::{Cell, Chunk, Edition, Options, Paragraph, Part, Passage, Row, Run, TurnHead};
use crate::project::{Bilingual, Role, State};

/// A text in both languages.
pub(super) fn both(zh: &str, en: &str) -> Bilingual {
    super::wording::both(zh, en)
}

/// A row of one unit.
pub(super) fn row<'d>(id: &'d str, zh: &'d str, en: Option<&'d str>) -> Row<'d> {
    Row {
        id,
        parts: vec![Part { id, zh, runs: 0..1 }],
        zh: vec![Run::Text(zh)],
        en: en.map_or(Cell::Missing, |en| Cell::Text(vec![en])),
        footnotes: Vec::new(),
        state: State::Translated,
        internal: Vec::new(),
        origin: None,
        link: None,
    }
}

/// A turn of one paragraph. The speaker has no English label.
pub(super) fn turn<'d>(id: &'d str, speaker: &str, role: Role, rows: Vec<Row<'d>>) -> Passage<'d> {
    let head = TurnHead {
        id,
        speaker: Some(Bilingual { zh: Some(speaker.to_owned()), en: None }),
        inferred: false,
        role,
        heading: None,
    };
    Passage::Turn(head, vec![Chunk::Paragraph(Paragraph { rows })])
}

/// An edition with one of everything.
pub(super) fn edition() -> Edition<'static> {
    let mut misprint = row("d3", "", Some("It has an unfailing source."));
    misprint.zh = vec![
        Run::Text("它有源源"),
        Run::Misprint { found: "不动力", read: "不断的动力", sure: true },
        Run::Text("，也有"),
        Run::Misprint { found: "园", read: "源", sure: false },
        Run::Text("头。"),
    ];
    misprint.parts[0].runs = 0..5;
    misprint.footnotes = vec![1];
    let mut pair = row("f3", "河水向东流。", Some("The river runs east, and the hills lie west."));
    pair.zh.push(Run::Text("山在西边。"));
    pair.parts.push(Part { id: "g3", zh: "山在西边。", runs: 1..2 });
    let mut omitted = row("h3", "谢谢。", None);
    omitted.en = Cell::Omitted("a courtesy");
    let mut answer = turn("d3", "答者", Role::Answer, vec![misprint, pair, omitted]);
    if let Passage::Turn(head, chunks) = &mut answer {
        head.inferred = true;
        chunks.push(Chunk::Jump { id: "i3", zh: "（下转第二版）" });
        chunks.push(Chunk::Heading(row("j3", "小标题", Some("A small heading"))));
        chunks.push(Chunk::LeftOut);
        chunks.push(Chunk::Paragraph(Paragraph { rows: vec![row("k3", "还有一句。", None)] }));
    }
    let mut question = turn(
        "c3",
        "问者",
        Role::Question,
        vec![row("c3", "河流向哪里？", Some("Where does the river run?"))],
    );
    if let Passage::Turn(head, _) = &mut question {
        head.heading = Some(both("河与山", "River and hills"));
        head.speaker = Some(both("问者", "Asker"));
    }
    Edition {
        name: "lun-he".to_owned(),
        title: both("论河", "On Rivers"),
        publisher: both("某报", "A Paper"),
        date: Some("2020-05-01".to_owned()),
        translator: Some("N. N.".to_owned()),
        languages: ("zh-Hans".to_owned(), "en-GB".to_owned()),
        options: Options::default(),
        passages: vec![
            Passage::Title(row("b3", "论河", Some("On Rivers"))),
            question,
            answer,
            Passage::Gap(both("原文缺一页", "A page is missing in the source")),
            Passage::LeftOut,
        ],
        footnotes: vec![both("见上文。", "See above.")],
        speakers: vec![both("问者", "Asker"), Bilingual { zh: Some("答者".to_owned()), en: None }],
        counted: (6, 5),
        times: None,
    }
}
