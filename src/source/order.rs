//! Reading order: where columns were printed out of order, which parts follow each other.
//!
//! Only proposed, never applied: a person accepts the proposal in the unit file.

use super::block::{Block, Role};
use crate::text::squeeze;

/// A piece of the proposed reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The part that begins with these words (blanks left out); it runs to the next part's beginning.
    Begins(String),
    /// Something is missing here.
    Gap {
        /// What seems to be missing, in Chinese.
        zh: &'static str,
        /// The same in English.
        en: &'static str,
    },
}

const MIDDLE_MISSING: Part = Part::Gap { zh: "此处原文有缺", en: "A passage is missing in the source" };
const REST_MISSING: Part = Part::Gap { zh: "原文至此中断", en: "The source breaks off here" };

/// Proposes a reading order for `blocks`, in printed order; empty when print order may stand.
///
/// The sign is a dateline in the middle: it opens a report, so what was printed between the headline and
/// it is a column of the report's later part. A part that begins in the middle of somebody's speech
/// has lost its beginning; one that ends in （下转…） has lost its end unless its （上接…） is there.
pub(super) fn propose(blocks: &[Block]) -> Vec<Part> {
    let title = blocks.iter().take_while(|block| block.role == Role::Title).count();
    let Some(dateline) =
        blocks.iter().position(|block| block.role == Role::Dateline && block.label.is_empty())
    else {
        return Vec::new();
    };
    if dateline <= title {
        return Vec::new();
    }
    let starts: Vec<String> =
        blocks.iter().map(|block| squeeze(&format!("{}{}", block.label, block.text))).collect();
    let name = |index: usize| Part::Begins(begins(&starts, index));
    let mut parts = Vec::new();
    if title > 0 {
        parts.push(name(0));
    }
    parts.push(name(dateline));
    if blocks[title].speaker.is_none() {
        parts.push(MIDDLE_MISSING);
    }
    parts.push(name(title));
    let early = &blocks[title..dateline];
    let resumed = blocks.iter().any(|block| block.role == Role::Jump && block.text.contains("上接"));
    if early.last().is_some_and(|block| block.role == Role::Jump && block.text.contains("下转")) && !resumed
    {
        parts.push(REST_MISSING);
    }
    parts
}

/// The shortest beginning of paragraph `index`, six characters at least, with which no other of `starts` begins.
///
/// `starts` are paragraphs without blanks. A paragraph that is itself the beginning of another is named whole.
pub fn begins(starts: &[String], index: usize) -> String {
    let own: Vec<char> = starts[index].chars().collect();
    for length in 6.min(own.len())..=own.len() {
        let words: String = own[..length].iter().collect();
        let unique =
            starts.iter().enumerate().all(|(other, start)| other == index || !start.starts_with(&words));
        if unique {
            return words;
        }
    }
    starts[index].clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_by_as_many_words_as_it_takes() {
        let starts = ["我们将打造互利合作的典范", "我们将打造民心相通的典范", "我们"].map(str::to_owned);
        assert_eq!(begins(&starts, 0), "我们将打造互");
        assert_eq!(begins(&starts, 2), "我们");
    }
}
