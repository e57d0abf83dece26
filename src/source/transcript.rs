//! Reading a transcript: from decoded text to blocks.

use super::block::{Block, Join, JoinReason, Role};
use super::join::{self, Line};
use super::label::{self, Label, Labels, Voice};
use super::line::{self, Printed};
use super::order::{self, Part};
use super::page::Page;
use super::turn::{self, Sign};
use super::{head, seam};
use crate::text::{nonblank, squeeze};

/// How many characters of each side a join is shown with.
const SHOWN: usize = 8;

/// How much of a paragraph, in characters, is looked at again when another line may go on in it.
const NEAR: usize = 600;

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
    let printed = line::printed(text);
    let labels = Labels::learn(printed.iter().map(|line| &text[line.range()]), &hints.speakers);
    let mut found: Vec<Option<Label>> = printed.iter().map(|line| labels.find(&text[line.range()])).collect();
    head::clear_titles(text, &printed, &mut found);
    head::clear_particulars(text, &printed, &mut found);
    let lines = lines(text, &printed, &found);
    let mut builder =
        Builder { page: Page::of(text, &printed), hints, blocks: Vec::new(), signs: Vec::new() };
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| lines[before]);
        builder.add(before, *line, found[index].as_ref());
    }
    let (mut blocks, signs) = settle(builder.blocks, builder.signs);
    turn::assign(&mut blocks, &signs);
    let parts = order::propose(&blocks);
    Transcript { blocks, parts }
}

/// Every printed line with its label split off and what is known of its place.
fn lines<'a>(text: &'a str, printed: &[Printed], found: &[Option<Label>]) -> Vec<Line<'a>> {
    let head = head::length(text, printed, found);
    let mut speech = false;
    let mut lines = Vec::with_capacity(printed.len());
    for (index, &printed) in printed.iter().enumerate() {
        let voiced = found[index].as_ref().filter(|label| label.voice != Voice::Particulars);
        let whole = &text[printed.range()];
        let body = &whole[voiced.map_or(0, |label| label.length)..];
        speech |= voiced.is_some();
        let apart = (voiced.is_none() && found[index].is_some()) || label::is_time(whole);
        lines.push(Line {
            body,
            whole,
            printed,
            labelled: voiced.is_some(),
            apart,
            head: index < head,
            speech,
        });
    }
    lines
}

/// Blocks as they grow.
struct Builder<'a> {
    page: Page<'a>,
    hints: &'a Hints,
    blocks: Vec<Block>,
    signs: Vec<Sign>,
}

impl Builder<'_> {
    fn add(&mut self, before: Option<Line<'_>>, line: Line<'_>, label: Option<&Label>) {
        let decided = before.and_then(|before| self.decide(before, line));
        match (decided, self.blocks.last_mut()) {
            (Some(JoinReason::Forced), Some(block)) => {
                go_on(block, line.whole, line.printed.end, JoinReason::Forced);
            }
            (Some(reason), Some(block)) => go_on(block, line.body, line.printed.end, reason),
            _ => {
                let cut = line.whole.len() - line.body.len();
                self.blocks.push(Block {
                    range: line.printed.range(),
                    label: line.whole[..cut].to_owned(),
                    text: line.body.to_owned(),
                    role: Role::Answer,
                    speaker: None,
                    begins_turn: false,
                    joins: Vec::new(),
                });
                let time = label::is_time(line.whole);
                self.signs.push(Sign { label: label.cloned(), head: line.head, time });
            }
        }
    }

    /// What a person decided about the seam, else what the rules say.
    fn decide(&self, before: Line<'_>, line: Line<'_>) -> Option<JoinReason> {
        let block = self.blocks.last()?;
        let timed = self.signs.last().is_some_and(|sign| sign.time);
        let by_rule = || {
            if timed { None } else { join::joins(before, tail(&block.text, NEAR), line, &self.page) }
        };
        if self.hints.joins.is_empty() {
            return by_rule();
        }
        let left: String = squeeze(&format!("{}{}", block.label, tail(&block.text, NEAR)));
        let person = self.hints.joins.iter().find(|(at, _)| {
            at.split_once('‖')
                .is_some_and(|(a, b)| left.ends_with(&squeeze(a)) && begins_with(line.whole, line.body, b))
        });
        match person {
            Some((_, false)) => None,
            Some((_, true)) => Some(by_rule().unwrap_or(JoinReason::Forced)),
            None => by_rule(),
        }
    }
}

/// Whether the line, with its label or without, begins with `words`, blanks left out.
fn begins_with(whole: &str, body: &str, words: &str) -> bool {
    let words = squeeze(words);
    [whole, body].iter().any(|line| {
        let mut found = nonblank(line).map(|(_, c)| c);
        words.chars().all(|c| found.next() == Some(c))
    })
}

/// Adds a printed line to the block it goes on in.
fn go_on(block: &mut Block, body: &str, end: usize, reason: JoinReason) {
    let before = if block.text.is_empty() { block.label.trim_end() } else { &block.text };
    if !block.text.is_empty() || reason == JoinReason::Forced {
        let after: String = body.chars().take(SHOWN).collect();
        block.joins.push(Join { at: format!("{}‖{after}", tail(before, SHOWN)), reason });
    }
    if !block.text.is_empty() {
        block.text.push_str(seam::between(&block.text, body));
    }
    block.text.push_str(body);
    block.range.end = end;
}

/// The last `count` characters of `text`.
fn tail(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(at, _)| &text[at..])
}

/// Puts a time code on a line of its own into the label it stands above, and makes text of a label that
/// nothing follows, so that it has a sentence of its own.
fn settle(blocks: Vec<Block>, signs: Vec<Sign>) -> (Vec<Block>, Vec<Sign>) {
    let mut settled: (Vec<Block>, Vec<Sign>) = (Vec::new(), Vec::new());
    for (mut block, sign) in blocks.into_iter().zip(signs) {
        if block.text.is_empty() {
            block.text = std::mem::take(&mut block.label).trim_end().to_owned();
        }
        if !block.label.is_empty()
            && settled.1.pop_if(|above| above.time).is_some()
            && let Some(time) = settled.0.pop()
        {
            block.label = format!("{} {}", time.text, block.label);
            block.range.start = time.range.start;
        }
        settled.0.push(block);
        settled.1.push(sign);
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forced(text: &str, at: &str, join: bool) -> Vec<Block> {
        let hints = Hints { speakers: Vec::new(), joins: vec![(at.to_owned(), join)] };
        read(text, &hints).blocks
    }

    #[test]
    fn a_person_may_join_any_two_lines() {
        for (text, at) in [
            ("天晴了。\n\n鸟叫了。", "天晴了。‖鸟叫了。"),
            ("问：天晴了吗？\n\n答：晴了。", "晴了吗？‖答：晴了"),
            ("问：天晴了吗？\n\n答：晴了。", "晴了吗？‖晴了"),
            ("春天的故事\n\n一、播种\n\n天晴了。", "的故事‖一、播"),
            ("（下转第二版）\n\n天晴了。", "版）‖天"),
        ] {
            let blocks = forced(text, at, true);
            let seams: Vec<JoinReason> =
                blocks.iter().flat_map(|block| &block.joins).map(|join| join.reason).collect();
            assert_eq!(seams, [JoinReason::Forced], "{text}");
            let whole: String = blocks.iter().map(|block| format!("{}{}", block.label, block.text)).collect();
            assert_eq!(squeeze(&whole), squeeze(text));
        }
    }

    #[test]
    fn a_seam_over_short_lines_is_found_again_as_it_was_shown() {
        let text = "天阴了。\n\n他们说“天\n\n又\n\n晴”。";
        let joins: Vec<String> = read(text, &Hints::default())
            .blocks
            .iter()
            .flat_map(|b| &b.joins)
            .map(|j| j.at.clone())
            .collect();
        assert_eq!(joins, ["他们说“天‖又", "他们说“天又‖晴”。"]);
        assert_eq!(forced(text, &joins[1], false).len(), 3);
    }

    #[test]
    fn a_label_without_words_is_kept_as_text() {
        let blocks = read("问：\n\n答：好。\n\n问：", &Hints::default()).blocks;
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["问：", "好。", "问："]);
    }

    #[test]
    fn a_time_code_above_a_label_belongs_to_it() {
        let blocks = read("00:00:01\n主持人：大家好。\n00:00:05\n答：好。", &Hints::default()).blocks;
        let labels: Vec<&str> = blocks.iter().map(|block| block.label.as_str()).collect();
        assert_eq!(labels, ["00:00:01 主持人：", "00:00:05 答："]);
    }
}
