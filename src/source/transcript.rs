//! Reading a transcript: from decoded text to blocks.

use std::ops::Range;

use super::block::{Block, Join, JoinReason};
use super::join::{self, Line};
use super::label::{Label, Labels, Voice};
use super::order::{self, Part};
use super::turn;
use crate::text::is_blank;

/// What people have said about a transcript beforehand.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Names that are speakers, whatever they look like.
    pub speakers: Vec<String>,
    /// Seams decided by a person: the text around one with ‖ at the break, and whether to join.
    pub joins: Vec<(String, bool)>,
}

/// A transcript as blocks in printed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// The blocks; together they hold every non-blank character of the file once.
    pub blocks: Vec<Block>,
    /// A reading order to offer, where print order cannot be it; empty when nothing speaks against it.
    pub parts: Vec<Part>,
}

/// Reads `text`, a decoded transcript.
pub fn read(text: &str, hints: &Hints) -> Transcript {
    let lines = printed_lines(text);
    let labels = Labels::learn(lines.iter().map(|range| &text[range.clone()]), &hints.speakers);
    let found: Vec<Option<Label>> = lines.iter().map(|range| labels.find(&text[range.clone()])).collect();
    let head = head_length(text, &lines, &found);
    let mut blocks: Vec<Block> = Vec::new();
    let mut voices = Vec::new();
    let mut previous: Option<Line<'_>> = None;
    for (index, range) in lines.iter().enumerate() {
        let label = found[index].as_ref();
        let voiced = label.filter(|label| label.voice != Voice::Particulars);
        let length = voiced.map_or(0, |label| label.length);
        let body = &text[range.start + length..range.end];
        let line = Line { body, labelled: voiced.is_some(), head: index < head };
        let reason = previous.and_then(|before| decide(before, line, &hints.joins));
        match (reason, blocks.last_mut()) {
            (Some(reason), Some(block)) => continue_block(block, line.body, range.end, reason),
            _ => {
                blocks.push(Block {
                    range: range.clone(),
                    label: text[range.start..range.start + length].to_owned(),
                    text: body.to_owned(),
                    role: super::Role::Answer,
                    speaker: None,
                    begins_turn: false,
                    joins: Vec::new(),
                });
                voices.push(turn::Sign { label: label.cloned(), head: line.head });
            }
        }
        previous = Some(line);
    }
    turn::assign(&mut blocks, &voices);
    let parts = order::propose(&blocks);
    Transcript { blocks, parts }
}

/// The non-blank lines, each without its outer blanks.
fn printed_lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive(['\n', '\r', '\u{0C}', '\u{2028}', '\u{2029}']) {
        let left = raw.len() - raw.trim_start_matches(is_blank).len();
        let kept = raw.trim_matches(is_blank).len();
        if kept > 0 {
            lines.push(at + left..at + left + kept);
        }
        at += raw.len();
    }
    lines
}

/// How many lines stand before the first label, numbered heading and whole sentence: titles.
fn head_length(text: &str, lines: &[Range<usize>], labels: &[Option<Label>]) -> usize {
    lines
        .iter()
        .zip(labels)
        .take_while(|(range, label)| {
            let line = &text[(*range).clone()];
            label.is_none() && !join::is_ended(line) && !join::begins_item(line)
        })
        .count()
        .min(4)
}

/// What a person decided about the seam, else what the rules say.
fn decide(before: Line<'_>, line: Line<'_>, decided: &[(String, bool)]) -> Option<JoinReason> {
    let person = decided.iter().find(|(at, _)| {
        at.split_once('‖')
            .is_some_and(|(left, right)| before.body.ends_with(left) && line.body.starts_with(right))
    });
    match person {
        Some((_, false)) => None,
        Some((_, true)) => Some(join::joins(before, line).unwrap_or(JoinReason::Forced)),
        None => join::joins(before, line),
    }
}

/// Adds a printed line to the block it goes on in.
fn continue_block(block: &mut Block, body: &str, end: usize, reason: JoinReason) {
    let before: String = tail(&block.text, 8);
    let after: String = body.chars().take(8).collect();
    if !block.text.is_empty() {
        block.joins.push(Join { at: format!("{before}‖{after}"), reason });
        block.text.push_str(join::seam(&block.text, body));
    }
    block.text.push_str(body);
    block.range.end = end;
}

/// The last `count` characters of `text`.
fn tail(text: &str, count: usize) -> String {
    let skip = text.chars().count().saturating_sub(count);
    text.chars().skip(skip).collect()
}
