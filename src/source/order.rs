//! Reading order: where columns were printed out of order, which parts follow each other.
//!
//! Only proposed, never applied: a person accepts the proposal in the unit file.

use super::block::{Block, Role};
use super::turn::is_dateline;
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
/// The sign is an agency's dateline in the middle, right behind a line that sends the reader to another
/// page, or below a headline that goes on from one: it opens a report, so what was printed between the
/// headline and it is a column of the report's later part. An introduction above a dateline, credits
/// below, and a second report with its own headline are print order. A part that begins in the middle of
/// somebody's speech has lost its beginning; one that ends in （下转…） has lost its end unless its （上接…）
/// is there.
pub(super) fn propose(blocks: &[Block]) -> Vec<Part> {
    let title = blocks.iter().take_while(|block| block.role == Role::Title).count();
    let opens = |block: &Block| block.role == Role::Dateline && is_dateline(&block.text);
    let Some(dateline) = blocks.iter().position(opens) else {
        return Vec::new();
    };
    let jumps = |index: usize, word: [&str; 2]| {
        blocks[index].role == Role::Jump && word.iter().any(|word| blocks[index].text.contains(word))
    };
    if dateline <= title || !(jumps(dateline - 1, ["下转", "下轉"]) || jumps(title, ["上接", "上接"]))
    {
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

    fn parts(text: &str) -> usize {
        crate::source::read(text, &crate::source::Hints::default()).parts.len()
    }

    #[test]
    fn a_column_above_the_dateline_is_out_of_order() {
        let text = "新桥通车\n\n村民可以走路去镇上。\n\n（下转第二版）\n\n本报石镇3月7日电 新桥今天通车。";
        assert_eq!(parts(text), 5);
    }

    #[test]
    fn normal_order_is_left_alone() {
        for text in [
            "大桥纪事\n新桥通车\n\n本报石镇3月7日电 新桥今天通车。\n\n（下转第二版）\n\n（上接第一版）大家都来了。",
            "新桥通车\n\n本报石镇3月7日电 新桥通车。\n\n学校开学\n\n本报石镇3月8日电 学校开学。",
            "新桥通车\n\n编者按：村里有了桥。\n\n本报石镇3月7日电 新桥通车。",
            "新桥访谈\n\n问：好走吗？\n\n答：好走。\n\n来源：石镇报",
            "新桥通车\n\n大家都来了。\n\n（下转第二版）\n\n学校开学\n\n本报石镇3月8日电 学校开学。",
        ] {
            assert_eq!(parts(text), 0, "{text}");
        }
    }

    #[test]
    fn a_part_is_named_by_as_many_words_as_it_takes() {
        let starts = ["我们将打造互利合作的典范", "我们将打造民心相通的典范", "我们"].map(str::to_owned);
        assert_eq!(begins(&starts, 0), "我们将打造互");
        assert_eq!(begins(&starts, 2), "我们");
    }
}
