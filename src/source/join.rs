//! Which printed lines belong to one paragraph. Precision first: a wrong join glues a heading to a
//! sentence, a missed one only leaves two units where one was meant.

use super::block::JoinReason;
use crate::text::{closer_of, is_blank, is_closer, is_han, is_opener, is_strong_end};

/// A line this long without an end mark is no heading (measured on news: 95 % of such lines go on).
const LONG: usize = 30;

/// Characters that end no sentence and no heading: prepositions, conjunctions, auxiliaries.
const UNFINISHED: &str = "，、和与及或而且但并在对向把被将从以于是的地得之其为由至到让使给跟同";

/// What the joiner must know of a line, its label split off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line without label and outer blanks.
    pub(super) body: &'a str,
    /// Whether it begins with an accepted label.
    pub(super) labelled: bool,
    /// Whether it stands before the first label, dateline and whole sentence: the head of the page.
    pub(super) head: bool,
}

/// Why the line `next` goes on where `line` stopped; `None` when it does not.
pub(super) fn joins(line: Line<'_>, next: Line<'_>) -> Option<JoinReason> {
    if next.labelled || is_ended(line.body) || begins_item(next.body) {
        return None;
    }
    if line.labelled && line.body.is_empty() {
        return Some(JoinReason::LabelAlone);
    }
    if is_bracketed(line.body) || is_bracketed(next.body) || line.body.ends_with(['：', ':', '；']) {
        return None;
    }
    if line.head {
        return headline_goes_on(line.body, next).then_some(JoinReason::Headline);
    }
    if next.body.starts_with(['，', '、', '。', '；', '：', '！', '？']) || next.body.starts_with(is_closer)
    {
        return Some(JoinReason::ClosingMark);
    }
    if open_marks(line.body) {
        return Some(JoinReason::OpenMark);
    }
    if line.body.ends_with(|c| UNFINISHED.contains(c)) {
        return Some(JoinReason::Unfinished);
    }
    if line.labelled || line.body.contains(is_strong_end) {
        return Some(JoinReason::BrokenOff);
    }
    (line.body.chars().count() >= LONG && !next.head).then_some(JoinReason::Long)
}

/// Whether the line ends a sentence: an end mark, with whatever closes after it.
pub(super) fn is_ended(body: &str) -> bool {
    let core = body.trim_end_matches(|c| is_closer(c) || is_blank(c));
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
    next.head && (body.ends_with(|c| UNFINISHED.contains(c)) || (hanging && locative))
}

/// Whether a line begins a list item or a numbered heading: 一、 （二） 3. ① 第一，
pub(super) fn begins_item(body: &str) -> bool {
    let body = body.trim_start_matches(['（', '(']);
    let digits = body.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let numbered = digits.len() < body.len() && digits.starts_with(['、', '）', ')', '.', '．']);
    numbered || body.starts_with(|c| ('①'..='⑳').contains(&c))
}

/// Whether a mark opened in the line is still open at its end.
fn open_marks(body: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in body.chars() {
        if is_opener(c) {
            open.extend(closer_of(c));
        } else if open.last() == Some(&c) {
            open.pop();
        }
    }
    !open.is_empty()
}

/// The seam between two printed lines, put together: nothing between Chinese, one blank between
/// Latin words that stood on two lines, and between their punctuation.
pub(super) fn seam(before: &str, after: &str) -> &'static str {
    // The marks of Chinese, those that both scripts share (“…”) left aside.
    let wide = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    let shared = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·');
    match (before.chars().next_back(), after.chars().next()) {
        (Some(a), Some(b)) if !(wide(a) || wide(b) || shared(a) && shared(b)) => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(body: &str) -> Line<'_> {
        Line { body, labelled: false, head: false }
    }

    #[test]
    fn a_line_broken_inside_a_word_goes_on() {
        let long = "双方在携手抗疫中增进互信，如期完成协定谈判，中国首次成为欧";
        assert_eq!(
            joins(body(&format!("签署了协定。{long}")), body("盟最大贸易伙伴。")),
            Some(JoinReason::BrokenOff)
        );
        assert_eq!(joins(body("两国将"), body("继续合作。")), Some(JoinReason::Unfinished));
        assert_eq!(joins(body("他说“今天"), body("天气好”。")), Some(JoinReason::OpenMark));
    }

    #[test]
    fn headings_jump_lines_and_items_stay_apart() {
        assert_eq!(joins(body("一、下水"), body("问您第一次上船是哪一年")), None);
        assert_eq!(joins(body("（下转第十三版）"), body("新华社北京电")), None);
        assert_eq!(joins(body("有三点："), body("第一，稳。")), None);
        assert_eq!(joins(body("两国应当在"), body("1. 贸易")), None);
    }

    #[test]
    fn a_headline_in_two_lines_is_one() {
        let head = |body| Line { body, labelled: false, head: true };
        assert_eq!(joins(head("某某在视频记者会上"), head("就外交政策回答提问")), Some(JoinReason::Headline));
        assert_eq!(joins(head("老船工的夏天"), head("一个口述")), None);
    }

    #[test]
    fn latin_words_keep_one_blank_at_the_seam() {
        assert_eq!(seam("the Belt", "and Road"), " ");
        assert_eq!(seam("the Belt,", "(and Road"), " ");
        assert_eq!(seam("欧", "盟"), "");
        assert_eq!(seam("“开放。", "2021"), "");
    }
}
