//! Chinese sentences: one pass from mark to mark with a stack of what is open.
//!
//! The unit is what ends in 。！？ with the marks that close behind it. What makes it hard is quotation:
//! whether `？”` ends a sentence depends on how the quotation began. One that was *introduced* (after ： or
//! ， or at the beginning of a sentence) holds sentences of its own; one that is *embedded* in a clause
//! (面对“怎么看？怎么办？”的追问) is a word of that clause; one behind a verb of saying (他说“…”) is decided
//! by how it ends, as GB/T 15834-2011 has it: what is complete keeps its end mark inside.

pub(super) mod clause;
mod find;
mod half;
mod judge;
mod mark;
pub(super) mod name;
mod open;

use super::boundary::{Considered, Held, Reason, Sentence, Settings, Verdict};
use crate::text::is_blank;
use find::Marks;
use mark::{Mark, mark_at};
use open::{Open, Tie};

/// Splits `text`, one paragraph, into sentences. Blanks between sentences go to the one before them.
pub fn sentences(text: &str, settings: Settings) -> Vec<Sentence> {
    Scanner::new(text, settings, None).run().0
}

/// The same with every mark that was considered, in the order of the text.
pub fn considered(text: &str, settings: Settings) -> (Vec<Sentence>, Vec<Considered>) {
    let (sentences, considered) = Scanner::new(text, settings, Some(Vec::new())).run();
    (sentences, considered.unwrap_or_default())
}

/// The most marks that are remembered as open: deeper nesting is no writing, and a bound keeps time linear.
const DEEPEST: usize = 16;

struct Scanner<'a> {
    text: &'a str,
    settings: Settings,
    open: Vec<Open>,
    start: usize,
    found: Vec<Sentence>,
    /// What was considered, where somebody asks.
    considered: Option<Vec<Considered>>,
}

/// A run of end marks with what closes behind it.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    /// Behind the last mark that closes.
    end: usize,
    /// Where the next visible character stands.
    after: usize,
    /// The outermost mark closed in it.
    closed: Option<Open>,
    /// Nothing but dots.
    ellipsis: bool,
    /// Whether the last end mark is a full stop.
    full_stop: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, settings: Settings, considered: Option<Vec<Considered>>) -> Self {
        Self {
            text,
            settings,
            open: Vec::with_capacity(DEEPEST),
            start: 0,
            found: Vec::with_capacity(1 + text.len() / 96),
            considered,
        }
    }

    fn run(mut self) -> (Vec<Sentence>, Option<Vec<Considered>>) {
        let mut from = 0;
        let mut marks = Marks::new(self.text);
        while let Some((at, c, mark)) = marks.next_from(from) {
            let next = at + c.len_utf8();
            from = match mark {
                Mark::Opener(closer) => self.open_mark(closer, at, next),
                Mark::Closer => self.close_bare(c, next),
                Mark::Straight => self.straight(c, at, next),
                Mark::Semicolon => self.semicolon(at, next),
                Mark::End | Mark::Ellipsis => self.end_mark(at),
                Mark::Half => match self.half(c, at) {
                    None => self.end_mark(at),
                    Some((held, doubtful)) => {
                        self.consider(at..next, next, Verdict::Kept(held), doubtful);
                        next
                    }
                },
            };
        }
        if self.start < self.text.len() {
            let range = self.start..self.text.len();
            self.found.push(Sentence { range, reason: Reason::ParagraphEnd, doubtful: false });
        } else if let Some(last) = self.found.last_mut() {
            (last.reason, last.doubtful) = (Reason::ParagraphEnd, false);
        }
        if let Some(last) = self.considered.as_mut().and_then(|all| all.last_mut())
            && last.after == self.text.len()
        {
            (last.verdict, last.doubtful) = (Verdict::Cut(Reason::ParagraphEnd), false);
        }
        (self.found, self.considered)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// What the current sentence holds before `at`, without the blanks at its end.
    fn sentence_before(&self, at: usize) -> &'a str {
        self.text[self.start.min(at)..at].trim_end_matches(is_blank)
    }

    fn consider(&mut self, range: std::ops::Range<usize>, after: usize, verdict: Verdict, doubtful: bool) {
        if let Some(considered) = &mut self.considered {
            considered.push(Considered { range, after, verdict, doubtful });
        }
    }

    fn semicolon(&mut self, at: usize, next: usize) -> usize {
        if self.settings.split_at_semicolon && self.open.is_empty() {
            let after = self.skip_blanks(next);
            return self.settle(at, next, after, Verdict::Cut(Reason::Semicolon), false);
        }
        self.consider(at..next, next, Verdict::Kept(Held::Semicolon), false);
        next
    }

    fn skip_blanks(&self, at: usize) -> usize {
        // Han characters, which begin with E4 to E9, are no blanks.
        if let Some(0xE4..=0xE9) = self.text.as_bytes().get(at) {
            return at;
        }
        let rest = &self.text[at..];
        at + (rest.len() - rest.trim_start_matches(is_blank).len())
    }

    /// Reads a run of end marks and the marks that close behind it, decides, and says where to go on.
    fn end_mark(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut length = 0;
        while let Some((c, Mark::End | Mark::Ellipsis | Mark::Half)) = mark_at(bytes, at + length) {
            length += c.len_utf8();
        }
        let marks = &self.text[at..at + length];
        let dots = marks.bytes().filter(|&b| b == b'.').count();
        let ellipsis = marks.chars().all(|c| matches!(c, '…' | '⋯' | '.')) && (dots != 1 || length > 1);
        let full_stop = marks.ends_with(['。', '｡']) || marks == ".";
        let mut run = Run { at, end: at + length, after: at + length, closed: None, ellipsis, full_stop };
        self.close_behind(&mut run);
        run.after = self.skip_blanks(run.end);
        if run.after > run.end && self.char_at(run.after).is_some_and(|c| self.is_open(c)) {
            run.end = run.after;
            self.close_behind(&mut run);
            run.after = self.skip_blanks(run.end);
        }
        let (verdict, doubtful) = self.judge(run);
        if let Some(open) = run.closed
            && matches!(verdict, Verdict::Kept(_))
            && (open.tie == Tie::Said || clause::takes_up(&self.text[run.after..]))
        {
            self.take_back(open);
        }
        self.settle(at, run.end, run.after, verdict, doubtful)
    }

    /// Moves the end of `run` behind every mark that closes and the numbers of notes: `。”` `。[3]`.
    fn close_behind(&mut self, run: &mut Run) {
        while let Some((c, mark)) = mark_at(self.text.as_bytes(), run.end) {
            match mark {
                Mark::Closer => {}
                Mark::Straight if self.is_open(c) => {}
                _ => break,
            }
            run.closed = self.close_mark(c).or(run.closed);
            run.end += c.len_utf8();
        }
        while let Some(length) = judge::note_number(&self.text[run.end..]) {
            run.end += length;
        }
    }

    /// Cuts behind `after` or goes on behind `end`, and says where to go on.
    fn settle(&mut self, at: usize, end: usize, after: usize, verdict: Verdict, doubtful: bool) -> usize {
        self.consider(at..end, after, verdict, doubtful);
        match verdict {
            Verdict::Cut(reason) => {
                self.found.push(Sentence { range: self.start..after, reason, doubtful });
                self.start = after;
                after
            }
            Verdict::Kept(_) => end,
        }
    }

    /// The quotation that `open` began is a word of its clause after all: what was cut inside it is one.
    fn take_back(&mut self, open: Open) {
        while let Some(last) = self.found.last().filter(|last| last.range.end > open.at) {
            self.start = last.range.start;
            self.found.pop();
        }
        for considered in self.considered.iter_mut().flatten().rev() {
            if considered.range.start < open.at {
                break;
            }
            if matches!(considered.verdict, Verdict::Cut(_)) {
                considered.verdict = Verdict::Kept(Held::Embedded);
            }
        }
    }
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
