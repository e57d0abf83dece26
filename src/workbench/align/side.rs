//! One side of a pair of texts: its sentences, and what begins with each.

use std::path::Path;

use crate::align::Begins;
use crate::project::SegmentSettings;
use crate::source::Role;
use crate::text::{Language, is_blank};
use crate::workbench::failure::Failure;
use crate::workbench::segment::{Cut, segment};
use crate::workbench::store;

/// The sentences of one side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextSide {
    /// The file, as it is shown to people.
    pub path: String,
    /// The sentences, in printed order.
    pub sentences: Vec<String>,
    /// What begins with each; empty where the file says nothing of that.
    pub begins: Vec<Begins>,
    /// The sentences with which turns begin, and who speaks.
    pub turns: Vec<(usize, String)>,
    /// The transcript it was cut from; `None` where the file had a sentence a line.
    pub cut: Option<Cut>,
}

impl TextSide {
    /// The sentences of a transcript that was cut: where paragraphs and turns begin in it is known; printer's notes are
    /// left out.
    pub(in crate::workbench) fn of_cut(cut: Cut) -> Self {
        let mut side = Self::default();
        for paragraph in cut.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Jump) {
            if let Some(speaker) = paragraph.speaker.as_ref().filter(|_| paragraph.begins_turn) {
                side.turns.push((side.sentences.len(), speaker.clone()));
            }
            for (number, sentence) in paragraph.sentences.iter().enumerate() {
                side.sentences.push(sentence.clone());
                side.begins.push(match (number, paragraph.begins_turn) {
                    (0, true) => Begins::Turn,
                    (0, false) => Begins::Paragraph,
                    _ => Begins::Sentence,
                });
            }
        }
        side.cut = Some(cut);
        side
    }

    /// The sentences as the aligner takes them.
    pub fn lines(&self) -> Vec<&str> {
        self.sentences.iter().map(String::as_str).collect()
    }

    /// Takes the labels of speakers, which are known from elsewhere, out of the sentences: `NAME:` on a line of its own or
    /// before what is said, in brackets or not. With each a turn begins.
    pub(super) fn take_labels(&mut self, names: &[&str]) {
        let sentences = std::mem::take(&mut self.sentences);
        let begins = std::mem::take(&mut self.begins);
        let known = std::mem::take(&mut self.turns);
        let mut waiting: Option<String> = None;
        for (number, sentence) in sentences.into_iter().enumerate() {
            let own = known.iter().find(|(at, _)| *at == number).map(|(_, name)| name.clone());
            let (name, rest) =
                match names.iter().find_map(|name| Some((name, behind_label(&sentence, name)?))) {
                    Some((name, rest)) => (Some((*name).to_owned()), rest.to_owned()),
                    None => (own, sentence),
                };
            waiting = name.or(waiting);
            if rest.is_empty() {
                continue;
            }
            let begin = begins.get(number).copied().unwrap_or_default();
            self.begins.push(if waiting.is_some() { Begins::Turn } else { begin });
            self.turns.extend(waiting.take().map(|name| (self.sentences.len(), name)));
            self.sentences.push(rest);
        }
    }
}

/// What stands behind the label `name` at the head of `sentence`.
fn behind_label<'a>(sentence: &'a str, name: &str) -> Option<&'a str> {
    let bare = sentence.strip_prefix('[').unwrap_or(sentence);
    let rest = bare.strip_prefix(name)?;
    let rest = rest.strip_prefix(']').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix([':', '：'])?;
    Some(rest.trim_start())
}

/// Reads a file with a sentence a line; empty lines count as sentences, so that numbers are those of lines.
pub(super) fn read_lines(path: &Path) -> Result<TextSide, Failure> {
    let text = store::read_text(path)?;
    let sentences = text.lines().map(|line| line.trim_matches(is_blank).to_owned()).collect();
    Ok(TextSide { path: store::show(path), sentences, ..TextSide::default() })
}

/// Reads any readable source and cuts it. Lines that send readers to another page are no sentences.
pub(super) fn read_source(
    path: &Path,
    settings: &SegmentSettings,
    language: Language,
) -> Result<TextSide, Failure> {
    let cut = segment(path, settings, &[], Some(language))?;
    Ok(TextSide { path: store::show(path), ..TextSide::of_cut(cut) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_known_begin_turns() {
        let lines =
            ["Host: Good morning.", "[The Director]:", "Good morning, too.", "A host: that is text.", "Host"];
        let sentences = lines.map(str::to_owned).to_vec();
        let mut side = TextSide { sentences, ..TextSide::default() };
        side.take_labels(&["Host", "The Director"]);
        assert_eq!(side.sentences, ["Good morning.", "Good morning, too.", "A host: that is text.", "Host"]);
        assert_eq!(side.turns, [(0, "Host".to_owned()), (1, "The Director".to_owned())]);
        assert_eq!(side.begins[1..3], [Begins::Turn, Begins::Sentence]);
    }
}
