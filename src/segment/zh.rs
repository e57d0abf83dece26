//! Chinese sentences: one pass over the characters with a stack of open marks.
//!
//! The unit is what ends in 。！？ with the marks that close behind it. What makes it hard is quotation:
//! whether `？”` ends a sentence depends on how the quotation began. One that was *introduced* (after ： or
//! ， or at the beginning of a sentence) holds sentences of its own; one that is *embedded* in a clause
//! (面对“怎么看？怎么办？”的追问) is a word of that clause.

use super::boundary::{Reason, Sentence, Settings};
use crate::text::{closer_of, is_blank, is_closer, is_han, is_opener, is_strong_end};

/// The longest clause that names who spoke, in characters: 母亲问, 他笑着回答道.
const LONGEST_ATTRIBUTION: usize = 12;

/// Verbs that close such a clause.
const SAYING: [&str; 16] = [
    "说", "說", "问", "問", "道", "答", "喊", "叫", "想", "表示", "指出", "强调", "補充", "补充", "写道",
    "感叹",
];

/// A mark that was opened and is not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    closer: char,
    introduced: bool,
}

/// Splits `text`, one paragraph, into sentences. Blanks between sentences go to the one before them.
pub fn sentences(text: &str, settings: Settings) -> Vec<Sentence> {
    Scanner { text, settings, open: Vec::new(), start: 0, found: Vec::new() }.run()
}

struct Scanner<'a> {
    text: &'a str,
    settings: Settings,
    open: Vec<Open>,
    start: usize,
    found: Vec<Sentence>,
}

impl Scanner<'_> {
    fn run(mut self) -> Vec<Sentence> {
        let mut at = 0;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            at = if is_opener(c) {
                self.open_mark(c, at);
                next
            } else if is_closer(c) {
                self.close_mark(c);
                next
            } else if self.is_end(c, at) {
                self.end_mark(at)
            } else if c == '；' && self.settings.split_at_semicolon && self.open.is_empty() {
                self.cut(next, Reason::Semicolon, false)
            } else {
                next
            };
        }
        if self.start < self.text.len() {
            let range = self.start..self.text.len();
            self.found.push(Sentence { range, reason: Reason::ParagraphEnd, doubtful: false });
        } else if let Some(last) = self.found.last_mut() {
            (last.reason, last.doubtful) = (Reason::ParagraphEnd, false);
        }
        self.found
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// The last character before `at` that is not blank, within the current sentence.
    fn before(&self, at: usize) -> Option<char> {
        self.text[self.start..at].chars().rev().find(|&c| !is_blank(c))
    }

    fn open_mark(&mut self, c: char, at: usize) {
        let introduced = match self.before(at) {
            None => true,
            Some('：' | ':' | '，' | ',') => true,
            // A mark right behind another opens with it: “（…
            Some(before) => is_opener(before) && self.open.last().is_some_and(|open| open.introduced),
        };
        self.open.extend(closer_of(c).map(|closer| Open { closer, introduced }));
    }

    /// Closes the innermost mark of that kind; marks left open inside it are given up.
    fn close_mark(&mut self, c: char) -> Option<Open> {
        let depth = self.open.iter().rposition(|open| open.closer == c)?;
        let closed = self.open[depth];
        self.open.truncate(depth);
        Some(closed)
    }

    /// Whether the mark at `at` can end a Chinese sentence. Half-width marks do between Han characters or
    /// before a blank, never inside 3.5, 2021.3.7, U.S. or www.a.cn.
    fn is_end(&self, c: char, at: usize) -> bool {
        if is_strong_end(c) || c == '…' {
            return true;
        }
        if !matches!(c, '!' | '?' | '.') {
            return false;
        }
        let after = self.char_at(at + 1);
        let han_before = self.before(at).is_some_and(|b| is_han(b) || is_closer(b) || matches!(b, '!' | '?'));
        let free_after = after.is_none_or(|a| {
            is_han(a) || is_blank(a) || is_closer(a) || is_opener(a) || matches!(a, '!' | '?' | '"')
        });
        match c {
            '.' => han_before && after.is_none_or(|a| is_han(a) || is_blank(a)),
            _ => free_after,
        }
    }

    /// Reads a run of end marks and the marks that close behind it, decides, and says where to go on.
    fn end_mark(&mut self, at: usize) -> usize {
        let run = self.text[at..]
            .find(|c: char| !(is_strong_end(c) || matches!(c, '…' | '!' | '?' | '.')))
            .map_or(self.text.len(), |length| at + length);
        let ellipsis_only = self.text[at..run].chars().all(|c| c == '…');
        let strong_last = self.text[at..run].ends_with(['。', '.']);
        let mut end = run;
        let mut closed: Option<Open> = None;
        while let Some(c) = self.char_at(end).filter(|&c| is_closer(c)) {
            closed = self.close_mark(c).or(closed);
            end += c.len_utf8();
        }
        let after = end + (self.text.len() - end - self.text[end..].trim_start_matches(is_blank).len());
        match self.judge(end, after, closed, ellipsis_only, strong_last) {
            Some((reason, doubtful)) => self.cut(after, reason, doubtful),
            None => end,
        }
    }

    /// Whether a sentence ends at `end`, where `closed` is the outermost mark closed there and `after` is
    /// where the next visible character stands.
    fn judge(
        &self,
        end: usize,
        after: usize,
        closed: Option<Open>,
        ellipsis: bool,
        full_stop: bool,
    ) -> Option<(Reason, bool)> {
        let rest = &self.text[after..];
        if self.open.iter().any(|open| matches!(open.closer, '》' | '〉') || !open.introduced) {
            return None;
        }
        let inside = !self.open.is_empty();
        if inside && (!self.settings.split_quotations || self.open.iter().any(|open| open.closer == '）')) {
            return None;
        }
        if rest.starts_with(['，', '、', '；', '：', '。', ',', ';', '的']) {
            return None;
        }
        if let Some(mark) = closed {
            return self.judge_closed(rest, mark, ellipsis, full_stop);
        }
        if ellipsis {
            // In speech an ellipsis ends about every second time; a blank behind it tips the scale.
            return (after > end && !rest.is_empty()).then_some((Reason::Ellipsis, true));
        }
        Some(if inside { (Reason::InsideQuotation, false) } else { (Reason::EndMark, false) })
    }

    /// The same behind a closing mark.
    fn judge_closed(
        &self,
        rest: &str,
        mark: Open,
        ellipsis: bool,
        full_stop: bool,
    ) -> Option<(Reason, bool)> {
        match mark.closer {
            '》' | '〉' => None,
            '）' | ')' | '】' | '］' | ']' | '〕' => mark.introduced.then_some((Reason::Remark, false)),
            _ if is_attribution(rest) => None,
            _ if mark.introduced => Some((Reason::QuotationEnd, ellipsis)),
            // An embedded quotation with a full stop inside is a sentence closed in haste.
            _ => full_stop.then_some((Reason::QuotationEnd, true)),
        }
    }

    fn cut(&mut self, end: usize, reason: Reason, doubtful: bool) -> usize {
        self.found.push(Sentence { range: self.start..end, reason, doubtful });
        self.start = end;
        end
    }
}

/// Whether `rest` begins with a clause that names the speaker and then stops: 他说。 母亲问。
fn is_attribution(rest: &str) -> bool {
    let Some(stop) = rest.char_indices().take(LONGEST_ATTRIBUTION + 1).find(|&(_, c)| is_strong_end(c))
    else {
        return false;
    };
    let clause = &rest[..stop.0];
    !clause.contains(['，', '：', '、']) && SAYING.iter().any(|verb| clause.ends_with(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, Settings::default()).into_iter().map(|s| &text[s.range]).collect()
    }

    #[test]
    fn end_marks_take_what_closes_behind_them() {
        assert_eq!(cut("大家好！“谢谢。”他走了。"), ["大家好！", "“谢谢。”", "他走了。"]);
        assert_eq!(cut("真的？！真的。"), ["真的？！", "真的。"]);
    }

    #[test]
    fn an_embedded_quotation_is_a_word_of_its_clause() {
        assert_eq!(cut("面对“怎么看？怎么办？”的追问，他笑了。"), ["面对“怎么看？怎么办？”的追问，他笑了。"]);
        assert_eq!(cut("《怎么办？》是一本书。"), ["《怎么办？》是一本书。"]);
    }

    #[test]
    fn an_introduced_quotation_holds_sentences() {
        assert_eq!(
            cut("父亲常说：“水认得人。不怕。”我信他。"),
            ["父亲常说：“水认得人。", "不怕。”", "我信他。"]
        );
        let keep = Settings { split_quotations: false, ..Settings::default() };
        assert_eq!(sentences("他说：“好。走。”再见。", keep).len(), 2);
    }

    #[test]
    fn who_said_it_stays_with_what_was_said() {
        assert_eq!(cut("“怕吗？”母亲问。我不怕。"), ["“怕吗？”母亲问。", "我不怕。"]);
        assert_eq!(cut("“好。”他说，走吧。"), ["“好。”", "他说，走吧。"]);
    }

    #[test]
    fn remarks_lists_and_numbers_do_not_mislead() {
        assert_eq!(cut("（笑声。）谢谢。"), ["（笑声。）", "谢谢。"]);
        assert_eq!(cut("按规定（见附件。）自即日起执行。"), ["按规定（见附件。）自即日起执行。"]);
        assert_eq!(cut("增长3.5倍，见2021.3.7版。好。"), ["增长3.5倍，见2021.3.7版。", "好。"]);
        assert_eq!(cut("一是稳；二是进。"), ["一是稳；二是进。"]);
    }

    #[test]
    fn an_ellipsis_is_no_end_by_itself() {
        assert_eq!(cut("那年水大……船都漂来了。"), ["那年水大……船都漂来了。"]);
    }

    #[test]
    fn a_semicolon_ends_where_the_project_asks() {
        let settings = Settings { split_at_semicolon: true, ..Settings::default() };
        assert_eq!(sentences("一是稳；二是进。", settings).len(), 2);
    }
}
