//! The way through an edition: what stands after what, whatever the format.

use super::{Chunk, Edition, Paragraph, Passage, Row, TurnHead, contents, wording};
use crate::project::Bilingual;

/// What a format spells. [`walk`] calls it in the order of the page.
pub(super) trait Spell {
    /// The title, the lines below it, and the speakers: see [`Front`].
    fn front(&mut self, front: &Front<'_>);

    /// A headline inside the text.
    fn headline(&mut self, row: &Row);

    /// A turn begins, with the heading for the table of contents where it has one.
    fn open_turn(&mut self, head: &TurnHead);

    /// Who speaks, and what it is: a question, an answer.
    fn label(&mut self, head: &TurnHead, speaker: &Bilingual, role: Option<&Bilingual>);

    /// Running text.
    fn paragraph(&mut self, paragraph: &Paragraph);

    /// A heading inside a turn.
    fn heading(&mut self, row: &Row);

    /// A printer's note.
    fn jump(&mut self, id: &str, zh: &str);

    /// Something is missing in the source.
    fn gap(&mut self, gap: &Bilingual);

    /// Something was left out because it was asked for so.
    fn left_out(&mut self);

    /// A turn ends.
    fn close_turn(&mut self) {}
}

/// What stands above the text.
pub(super) struct Front<'a> {
    /// The headlines; empty where the document has a title of its own.
    pub(super) headlines: Vec<&'a Row<'a>>,
    /// The title, for where there are no headlines.
    pub(super) title: &'a Bilingual,
    /// Publisher, date, translator, progress.
    pub(super) imprint: Vec<Bilingual>,
    /// The labels of all speakers.
    pub(super) speakers: &'a [Bilingual],
}

/// Goes through `edition` once.
pub(super) fn walk(edition: &Edition, spell: &mut dyn Spell) {
    let (front, text) = edition.passages.split_at(contents::headlines(edition));
    let headlines = front.iter().filter_map(|passage| match passage {
        Passage::Title(row) => Some(row),
        _ => None,
    });
    spell.front(&Front {
        headlines: headlines.collect(),
        title: &edition.title,
        imprint: wording::imprint(edition),
        speakers: &edition.speakers,
    });
    let answers = contents::answers(edition).into_iter().skip(front.len());
    for (passage, answers) in text.iter().zip(answers) {
        match passage {
            Passage::Title(row) => spell.headline(row),
            Passage::Gap(gap) => spell.gap(gap),
            Passage::LeftOut => spell.left_out(),
            Passage::Turn(head, chunks) => {
                spell.open_turn(head);
                if let Some(speaker) = &head.speaker {
                    spell.label(head, speaker, wording::role(head, answers).as_ref());
                }
                for chunk in chunks {
                    match chunk {
                        Chunk::Paragraph(paragraph) => spell.paragraph(paragraph),
                        Chunk::Heading(row) => spell.heading(row),
                        Chunk::Jump { id, zh } => spell.jump(id, zh),
                        Chunk::LeftOut => spell.left_out(),
                    }
                }
                spell.close_turn();
            }
        }
    }
}
