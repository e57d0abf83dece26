//! Which printed lines belong to one paragraph. Precision first: a wrong join glues a heading to a
//! sentence, a missed one only leaves two units where one was meant.

use super::block::JoinReason;
use super::line::Printed;
use super::page::Page;
use super::seam;
/// The seam of two lines put together, for readers that join lines of their own.
pub(super) use super::seam::between as seam;
use super::turn::is_dateline;
use super::words;
use crate::text::{closer_of, count_han, is_blank, is_closer, is_strong_end};

/// A line this long without an end mark is no heading (measured on news: 95 % of such lines go on).
const LONG: usize = 30;
/// In speech, which has no headlines, a line with a clause mark goes on from this length.
const LONG_IN_SPEECH: usize = 16;
/// The longest address to an audience, which stands on its own line though it ends in a comma.
const LONGEST_ADDRESS: usize = 20;
/// Whom an address names last.
const ADDRESSED: [&str; 14] = [
    "们", "来宾", "朋友", "同志", "先生", "女士", "代表", "委员", "主席", "阁下", "同事", "老师", "同学",
    "嘉宾",
];

/// What the joiner must know of a line, its label split off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line without label and outer blanks.
    pub(super) body: &'a str,
    /// The line with its label.
    pub(super) whole: &'a str,
    /// Where it stands.
    pub(super) printed: Printed,
    /// Whether it begins with an accepted label.
    pub(super) labelled: bool,
    /// Whether it stands by itself: particulars, a time code.
    pub(super) apart: bool,
    /// Whether it stands before the first label, dateline and whole sentence: the head of the page.
    pub(super) head: bool,
    /// Whether a label stands before it: somebody is speaking.
    pub(super) speech: bool,
}

/// Why the line `next` goes on where `line` stopped, at the end of the paragraph `so_far` (which is
/// `line.body` unless lines were joined before); `None` when it does not.
pub(super) fn joins(line: Line<'_>, so_far: &str, next: Line<'_>, page: &Page<'_>) -> Option<JoinReason> {
    if next.labelled || next.apart {
        return None;
    }
    if line.labelled && line.body.is_empty() {
        return Some(JoinReason::LabelAlone);
    }
    let body = seam::without_stray_opener(line.body);
    let filled = !line.head && page.fills(line.whole) && !page.opens(next.printed);
    let ended = is_ended(body);
    if ended && !filled {
        return None;
    }
    if begins_item(next.body) || is_bracketed(body) || is_bracketed(next.body) || is_dateline(next.body) {
        return None;
    }
    if count_han(so_far) == 0 && count_han(next.body) == 0 {
        return latin(body, next);
    }
    if ended || body.ends_with(['：', ':', '；', ';']) {
        return (filled && page.continues(next.printed)).then_some(JoinReason::Filled);
    }
    if line.head {
        return headline_goes_on(body, next).then_some(JoinReason::Headline);
    }
    if let Some(reason) = certain(body, so_far, next) {
        return Some(reason);
    }
    let opens = line.apart || page.opens(next.printed);
    if !opens && broken_off(line, so_far) {
        return Some(JoinReason::BrokenOff);
    }
    if seam::hangs(body) {
        return Some(JoinReason::Unfinished);
    }
    if seam::counts(body, next.body) || words::split(body, next.body) || page.is_one_word(body, next.body) {
        return Some(JoinReason::WordSplit);
    }
    if opens {
        return None;
    }
    if filled {
        return Some(JoinReason::Filled);
    }
    if line.speech && seam::hangs_in_speech(body) {
        return Some(JoinReason::Unfinished);
    }
    let long = length(so_far) >= LONG
        || (line.speech && length(so_far) >= LONG_IN_SPEECH && so_far.contains(['，', '；', '：']));
    (long && !next.head).then_some(JoinReason::Long)
}

/// Signs that hold in any text, headings included.
fn certain(body: &str, so_far: &str, next: Line<'_>) -> Option<JoinReason> {
    if seam::trails(next.body) {
        return Some(JoinReason::ClosingMark);
    }
    if seam::is_open(body) || (so_far.len() > body.len() && seam::is_open(so_far)) {
        return Some(JoinReason::OpenMark);
    }
    let comma = body.ends_with(['，', '、', ',']) && !is_address(body);
    comma.then_some(JoinReason::Unfinished)
}

/// Whether a paragraph stops after whole sentences, in the middle of one. A question or an exclamation
/// alone proves nothing: headlines ask and exclaim.
fn broken_off(line: Line<'_>, so_far: &str) -> bool {
    let outside = seam::outside_marks(so_far);
    let report = seam::begins_report(so_far);
    let sentences = outside.contains(['。', '｡']) || (line.speech && outside.contains(is_strong_end));
    sentences || report || line.labelled
}

/// A line in Latin letters goes on in small letters.
fn latin(body: &str, next: Line<'_>) -> Option<JoinReason> {
    let small = next.body.starts_with(|c: char| c.is_ascii_lowercase());
    (small && !is_ended(body) && !body.ends_with(':')).then_some(JoinReason::Unfinished)
}

/// 各位老师，: somebody is addressed, on a line of its own.
fn is_address(body: &str) -> bool {
    let core = body.trim_end_matches(['，', ',', '、']);
    length(core) <= LONGEST_ADDRESS && ADDRESSED.iter().any(|who| core.ends_with(who)) && !core.contains('，')
}

/// The length of a line in characters; where letters and digits fill much of it, they count half, as they
/// are half as wide.
fn length(body: &str) -> usize {
    let (count, narrow) = (body.chars().count(), body.chars().filter(char::is_ascii).count());
    if narrow * 3 > count { count - narrow / 2 } else { count }
}

/// Whether the line ends a sentence: an end mark, with whatever closes after it.
pub(super) fn is_ended(body: &str) -> bool {
    let core = body.trim_end_matches(|c| is_closer(c) || is_blank(c) || matches!(c, '*' | '_' | '"' | '\''));
    core.ends_with(|c| is_strong_end(c) || matches!(c, '…' | '!' | '?' | '.' | '—'))
}

/// Whether the whole line stands in one pair of brackets, as jump lines and credits do.
pub(super) fn is_bracketed(body: &str) -> bool {
    match (body.chars().next(), body.chars().next_back()) {
        (Some(open @ ('（' | '(' | '【' | '〔' | '[')), Some(close)) => closer_of(open) == Some(close),
        _ => false,
    }
}

/// Two lines of one headline: the first ends where no headline ends, or the second begins with the
/// preposition that hangs on it (…记者会上‖就…回答提问).
fn headline_goes_on(body: &str, next: Line<'_>) -> bool {
    let hanging = next.body.starts_with(['就', '对', '并', '与', '和', '及', '向', '将']);
    let locative = body.ends_with(['上', '中', '时', '后', '前', '下', '间']);
    next.head
        && (seam::hangs(body)
            || body.ends_with(['，', '、', '的'])
            || seam::is_open(body)
            || (hanging && locative))
}

/// Whether a line begins a list item or a numbered heading: 一、 （二） 3. ① 第一，
pub(super) fn begins_item(body: &str) -> bool {
    let body = body.trim_start_matches(['（', '(', '*', '_', '#', ' ']);
    let digits = body.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    // 3.5 is a number, not an item.
    let point =
        digits.strip_prefix(['.', '．']).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let numbered = digits.len() < body.len() && (point || digits.starts_with(['、', '）', ')']));
    numbered || body.starts_with(|c| ('①'..='⑳').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::line;

    fn line(whole: &str) -> Line<'_> {
        let printed = Printed { start: 0, end: whole.len(), indented: false, gap: true };
        Line { body: whole, whole, printed, labelled: false, apart: false, head: false, speech: false }
    }

    fn seam(before: &str, after: &str) -> Option<JoinReason> {
        let text = format!("{before}\n\n{after}");
        let lines = line::printed(&text);
        joins(line(before), before, line(after), &Page::of(&text, &lines))
    }

    #[test]
    fn a_line_broken_inside_a_word_goes_on() {
        assert_eq!(seam("桥修好了。从前过河要等半天，如今只要一会", "就到。"), Some(JoinReason::BrokenOff));
        assert_eq!(seam("两国将", "继续合作。"), Some(JoinReason::Unfinished));
        assert_eq!(seam("他说“今天", "天气好”。"), Some(JoinReason::OpenMark));
        assert_eq!(seam("村里人看见小河", "的水清了。"), Some(JoinReason::ClosingMark));
        assert_eq!(seam("全校一共有24", "个班。"), Some(JoinReason::WordSplit));
    }

    #[test]
    fn headings_jump_lines_and_items_stay_apart() {
        assert_eq!(seam("一、下水", "问您第一次上船是哪一年"), None);
        assert_eq!(seam("（下转第十三版）", "新华社北京电"), None);
        assert_eq!(seam("有三点：", "第一，稳。"), None);
        assert_eq!(seam("两国应当在", "1. 贸易"), None);
        assert_eq!(seam("新桥何时通车？市政府回应", "市政府昨天开会。"), None);
        assert_eq!(seam("各位老师，", "大家好。"), None);
        assert_eq!(seam("天晴了。“", "农民下地了。"), None);
    }

    #[test]
    fn what_is_said_has_no_headlines() {
        let said = |body| Line { speech: true, ..line(body) };
        let text = "";
        let page = Page::of(text, &[]);
        let body = "我们学校在山上，冬天下雪的日子孩子们";
        assert_eq!(joins(said(body), body, said("要走两小时。"), &page), Some(JoinReason::Long));
        assert_eq!(joins(said("山上的"), "山上的", said("路不好走。"), &page), Some(JoinReason::Unfinished));
        assert_eq!(joins(said("上山以后"), "上山以后", said("路不好走。"), &page), None);
    }

    #[test]
    fn a_headline_in_two_lines_is_one() {
        let head = |body| Line { head: true, ..line(body) };
        let page = Page::of("", &[]);
        let go = |body, next| joins(head(body), body, head(next), &page);
        assert_eq!(go("某某在视频记者会上", "就外交政策回答提问"), Some(JoinReason::Headline));
        assert_eq!(go("老船工的夏天", "一个口述"), None);
    }

    #[test]
    fn english_goes_on_in_small_letters_only() {
        assert_eq!(seam("A long headline about the weather of the coming week", "The city met."), None);
        assert_eq!(seam("The weather of the coming", "week is fine."), Some(JoinReason::Unfinished));
    }
}
