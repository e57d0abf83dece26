//! What a run of end marks means where it stands.

use super::look::{Next, char_at, char_before, next, visible};
use super::mark::{self, End, Mark};
use super::scan::Scanner;
use super::stop::{self, Verdict};
use crate::segment::boundary::Reason;

/// The farthest a closing bracket or quotation mark is looked for.
const LONGEST_ASIDE: usize = 400;

impl Scanner<'_> {
    /// Reads the end marks at `at`, decides, and says where to go on.
    pub(super) fn end_mark(&mut self, at: usize) -> usize {
        let text = self.text;
        if text[..at].ends_with("www") {
            return self.address(at);
        }
        let end = mark::read(text, self.start, at, self.quoted, self.references);
        let before = char_before(text, at);
        // [...], (!) and (?) are words of their clause; `Fax:?` is a lost character.
        let walled =
            matches!((before, char_at(text, end.run)), (Some('['), Some(']')) | (Some('('), Some(')')));
        if walled || before == Some(':') && end.mark != Mark::Ellipsis || !self.says_before(at) {
            return end.run;
        }
        if end.mark == Mark::Stop
            && let Some(behind) = self.list_mark_before(at)
        {
            return behind;
        }
        if end.quote {
            self.quoted = false;
        }
        if let Some(dots) = end.full_stop_first
            && next(text, end.next) == Next::Upper
        {
            return self.cut(dots, Reason::EndMark, true);
        }
        let verdict = if self.goes_on_behind(&end) { Verdict::No } else { self.judge(&end) };
        match verdict {
            Verdict::No => end.end,
            verdict => self.cut(end.end, self.reason(&end), verdict == Verdict::Doubtful),
        }
    }

    fn judge(&self, end: &End) -> Verdict {
        let text = self.text;
        if end.next >= text.len() {
            return Verdict::No;
        }
        if end.is_tight() {
            let han = end.mark == Mark::Strong && !text.as_bytes()[end.begin].is_ascii();
            return match end.mark {
                _ if han || end.sealed => Verdict::Sure,
                Mark::Stop => stop::judge_tight(text, self.start, end),
                mark => stop::judge_tight_strong(text, self.start, end, mark == Mark::Ellipsis),
            };
        }
        let closed = end.quote || end.bracket || end.sealed;
        match (end.mark, next(text, end.next)) {
            (Mark::Stop, _) => stop::judge(text, self.start, end),
            (_, Next::Joint) => Verdict::No,
            (_, Next::Lower) if end.quote || end.bracket => Verdict::No,
            (Mark::Ellipsis, Next::Lower) if !end.sealed => Verdict::No,
            // I is written large everywhere, so it does not show that something begins.
            (Mark::Ellipsis, Next::Upper) if !closed && stop::is_first_person(text, end.next) => Verdict::No,
            (Mark::Ellipsis, _) => Verdict::Doubtful,
            (_, Next::Lower) if stop::is_name(text, self.start, end) => Verdict::No,
            (_, Next::Lower) => Verdict::Doubtful,
            (_, Next::Upper) if !closed && stop::is_written_so(text, self.start, end) => Verdict::No,
            (_, Next::Upper) if end.quote && stop::is_attribution(text, end) => Verdict::No,
            _ => Verdict::Sure,
        }
    }

    /// Whether the sentence goes on behind a bracket that is still open: (Wow! What a day.) and …; or stays
    /// whole because quotations are not to be split.
    fn goes_on_behind(&self, end: &End) -> bool {
        let text = self.text;
        let ahead = &text[end.end..text.floor_char_boundary(end.end + LONGEST_ASIDE)];
        if !self.settings.split_quotations && self.quoted && ahead.contains(['"', '”']) {
            return true;
        }
        if self.bracket.is_none() || end.bracket {
            return false;
        }
        // An opening bracket comes first: the one that is open was never closed.
        let Some(close) = ahead.find(['(', ')']).filter(|&at| ahead[at..].starts_with(')')) else {
            return false;
        };
        let behind = end.end + close + 1;
        matches!(next(text, visible(text, behind)), Next::Lower | Next::Joint)
    }

    fn reason(&self, end: &End) -> Reason {
        match end.mark {
            _ if end.quote => Reason::QuotationEnd,
            _ if end.bracket => Reason::Remark,
            Mark::Ellipsis => Reason::Ellipsis,
            _ if self.quoted => Reason::InsideQuotation,
            _ => Reason::EndMark,
        }
    }
}
