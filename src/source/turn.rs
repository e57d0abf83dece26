//! Who speaks in each block and what the block is.

use std::collections::{HashMap, HashSet};

use super::block::{Block, Role};
use super::join::{is_bracketed, is_ended};
use super::label::{Label, Voice};
use super::marker::candidate;
use super::names::{self, is_office};
use crate::text::{is_blank, is_closer};

/// The longest heading inside a text, in characters.
const LONGEST_HEADING: usize = 24;

/// What is known of a block before roles are given.
#[derive(Debug, Clone)]
pub(super) struct Sign {
    /// The label found at its beginning.
    pub(super) label: Option<Label>,
    /// Whether it belongs to the head of the page.
    pub(super) head: bool,
    /// Whether it is a time code on a line of its own.
    pub(super) time: bool,
}

/// Gives every block its role, its speaker and whether it begins a turn; `signs` run beside `blocks`.
///
/// A turn runs until the next label, title or dateline; headings and jump lines, which nobody says, do
/// not end it. A voice
/// that does not ask is an opening until the first question after a title or dateline, then an answer.
/// Text before the first label has no speaker, and nobody is invented.
pub(super) fn assign(blocks: &mut [Block], signs: &[Sign]) {
    let askers = askers(blocks, signs);
    let asking = |label: &Label| label.voice == Voice::Asking || askers.contains(label.name.as_str());
    let labelled = signs.iter().any(|sign| sign.label.as_ref().is_some_and(asking));
    let mut turn: Option<(Role, Option<String>)> = None;
    let mut asked = false;
    for (block, sign) in blocks.iter_mut().zip(signs) {
        if let Some(role) = fixed(block, sign) {
            if matches!(role, Role::Title | Role::Dateline) {
                (turn, asked) = (None, false);
                block.begins_turn = true;
            }
            block.role = role;
            continue;
        }
        if let Some(label) = sign.label.as_ref().filter(|label| label.voice != Voice::Particulars) {
            let role = match asking(label) {
                true => Role::Question,
                false if asked || !labelled => Role::Answer,
                false => Role::Opening,
            };
            asked |= role == Role::Question;
            turn = Some((role, Some(label.name.clone())));
            block.begins_turn = true;
        } else if turn.is_none() {
            turn = Some((Role::Answer, None));
            block.begins_turn = true;
        }
        if let Some((role, speaker)) = &turn {
            block.role = *role;
            block.speaker.clone_from(speaker);
        }
    }
}

/// The role that a block has by itself, whoever is speaking.
fn fixed(block: &Block, sign: &Sign) -> Option<Role> {
    if is_jump(&block.text) || sign.time {
        Some(Role::Jump)
    } else if sign.head {
        Some(Role::Title)
    } else if (sign.label.is_none() && is_dateline(&block.text)) || voice(sign) == Some(Voice::Particulars) {
        Some(Role::Dateline)
    } else if sign.label.is_none() && is_heading(&block.text) && !is_particular(&block.text) {
        Some(Role::Heading)
    } else {
        None
    }
}

/// Who asks though no label says so: those most of whose turns end in a question mark, where somebody
/// else answers. Where some labels do say who asks, an office is left to answer.
fn askers(blocks: &[Block], signs: &[Sign]) -> HashSet<String> {
    let known = signs.iter().any(|sign| voice(sign) == Some(Voice::Asking));
    // Turns and questions of each name.
    let mut turns: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut last: Option<(&str, bool)> = None;
    let spoken = blocks.iter().zip(signs).filter(|(block, sign)| fixed(block, sign).is_none());
    for (block, sign) in spoken {
        if let Some(label) = &sign.label {
            count(&mut turns, last.take());
            last = Some((&label.name, false));
        }
        let core = block.text.trim_end_matches(|c| is_blank(c) || is_closer(c) || c == '*');
        if let Some((_, asks)) = &mut last {
            *asks = core.ends_with(['？', '?']);
        }
    }
    count(&mut turns, last);
    let asks = |name: &str| {
        let (turns, questions) = turns[name];
        questions * 2 > turns && !(known && is_office(name))
    };
    let questions: usize = turns.iter().filter(|(name, _)| asks(name)).map(|(_, (_, n))| n).sum();
    let answered = turns.iter().any(|(name, (turns, _))| !asks(name) && *turns >= 2);
    if (known || questions >= 2) && answered {
        turns.keys().filter(|name| asks(name)).map(|name| (*name).to_owned()).collect()
    } else {
        HashSet::new()
    }
}

fn count<'a>(turns: &mut HashMap<&'a str, (usize, usize)>, turn: Option<(&'a str, bool)>) {
    if let Some((name, asks)) = turn {
        let (all, questions) = turns.entry(name).or_default();
        *all += 1;
        *questions += usize::from(asks);
    }
}

fn voice(sign: &Sign) -> Option<Voice> {
    sign.label.as_ref().map(|label| label.voice)
}

/// `地点：操场`, told by somebody.
fn is_particular(text: &str) -> bool {
    candidate(text).is_some_and(|found| names::voice(found.name) == Some(Voice::Particulars))
}

/// （下转第十三版）, （上接第一版） and their like.
fn is_jump(text: &str) -> bool {
    if !is_bracketed(text.trim_matches(is_blank)) {
        return false;
    }
    let inner: String = text.chars().filter(|&c| !is_blank(c)).collect();
    inner.chars().count() <= 20
        && ["下转", "上接", "下轉", "紧接", "接第"].iter().any(|word| inner.contains(word))
        && inner.contains('版')
}

/// 新华社北京3月7日电, 本报北京3月7日讯, 中新网…电: an agency, a place, a day, then 电 or 讯.
pub(super) fn is_dateline(text: &str) -> bool {
    let start = text.char_indices().nth(28).map_or(text, |(end, _)| &text[..end]);
    let Some(end) = start.find(['电', '電', '讯', '訊']) else { return false };
    let lead = &start[..end];
    let agency = ["新华社", "新華社", "本报", "本報", "中新", "人民网", "央视网", "综合"]
        .iter()
        .any(|a| lead.starts_with(a))
        || (lead.contains('社') && lead.chars().count() <= 16);
    agency
        && (lead.ends_with('日') || lead.ends_with('者') || lead.contains('月'))
        && !lead.contains(['，', '。', '：'])
}

/// A short line without an end mark that nobody says; （笑声） belongs to who is speaking.
fn is_heading(text: &str) -> bool {
    let aside = text.starts_with(['（', '(']) && is_bracketed(text);
    text.chars().count() <= LONGEST_HEADING
        && !aside
        && !is_ended(text)
        && !text.ends_with(['：', ':', '；', '，', '、'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jump_lines_and_datelines_are_told_from_speech() {
        assert!(is_jump("（下转第十三版）") && is_jump("（上接 第1版）"));
        assert!(!is_jump("（笑声）") && !is_jump("（下转话题）"));
        assert!(is_dateline("新华社北京3月7日电 十三届全国人大四次会议7日举行视频记者会。"));
        assert!(is_dateline("本报北京3月7日讯（记者某某）今天"));
        assert!(!is_dateline("上个月中国农历除夕当天，两国元首通了电话。"));
    }

    #[test]
    fn a_short_line_without_an_end_is_a_heading() {
        assert!(is_heading("二、上岸"));
        assert!(!is_heading("写了三十多本。") && !is_heading("有几点必须坚持："));
    }
}
