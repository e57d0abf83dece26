//! English sentences: one pass over the bytes that could matter, looking around only there.
//!
//! A full stop ends a sentence or a word, and the words on both sides tell which: an abbreviation says what
//! may follow it, a starter (The, However) says that something ended. Exclamations and questions end unless
//! the clause goes on small behind a closing mark. Where lines were joined, some sentences have no end mark
//! at all; the few shapes that are sure (list items, rules, heads of mails) are cut as well.

mod line;
mod list;
mod look;
mod mark;
mod stop;
mod words;

use super::boundary::{Reason, Sentence, Settings};
use list::Item;
use look::{Next, char_at, char_before, is_free, next, visible, visible_before, word_before};
use mark::{End, Mark};
use stop::Verdict;

/// The farthest a closing bracket or quotation mark is looked for.
const LONGEST_ASIDE: usize = 400;

/// The bytes at which something can begin or end: marks, brackets, and the first bytes of `…`, `•`, `“`, `。`.
const MATTERS: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b".!?\"():;@=*_~#-\xE2\xE3\xEF";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// Splits `text`, one paragraph, into sentences. Blanks between sentences go to the one before them.
pub fn sentences(text: &str, settings: Settings) -> Vec<Sentence> {
    let references = text.starts_with('[') && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let mut scanner = Scanner {
        text,
        settings,
        references,
        start: 0,
        said: 0,
        says: false,
        bracket: None,
        quoted: false,
        item: None,
        bulleted: false,
        found: Vec::new(),
    };
    scanner.run();
    scanner.found
}

struct Scanner<'a> {
    text: &'a str,
    settings: Settings,
    /// The paragraph is a list of `[1] …`.
    references: bool,
    /// Where the sentence begins.
    start: usize,
    /// How far it was searched for a letter or digit, and whether there was one.
    said: usize,
    says: bool,
    /// Where a bracket opened in the midst of the sentence.
    bracket: Option<usize>,
    /// A quotation is open.
    quoted: bool,
    /// The list mark that came last.
    item: Option<Item>,
    /// The paragraph is a list with bullets.
    bulleted: bool,
    found: Vec<Sentence>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.head(0);
        while let Some(ahead) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|&b| MATTERS[usize::from(b)]))
        {
            let here = at + ahead;
            at = self.visit(here).max(here + 1);
        }
        if self.start < self.text.len() {
            let range = self.start..self.text.len();
            self.found.push(Sentence { range, reason: Reason::ParagraphEnd, doubtful: false });
        }
    }

    /// Deals with the byte at `at` and says where to go on.
    fn visit(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at] {
            b'.' | b'!' | b'?' => self.end_mark(at),
            b'"' => {
                self.quoted = !self.quoted;
                at + 1
            }
            b'(' => {
                if let Some(behind) = self.list_mark(at) {
                    return behind;
                }
                if self.says_before(at) {
                    self.bracket = Some(at);
                }
                at + 1
            }
            b')' => {
                self.bracket = None;
                self.list_mark_before(at).unwrap_or(at + 1)
            }
            b':' => self.colon(at),
            b';' if self.settings.split_at_semicolon && is_free(self.text, at + 1) => {
                self.cut(at + 1, Reason::Semicolon, false)
            }
            b'@' => self.address(at),
            b'=' | b'*' | b'_' | b'~' | b'#' | b'-' => self.rule(at),
            _ => self.wide(at),
        }
    }

    fn wide(&mut self, at: usize) -> usize {
        match char_at(self.text, at) {
            Some('…' | '。' | '！' | '？' | '‽') => self.end_mark(at),
            Some('“') => {
                self.quoted = true;
                at
            }
            Some('”') => {
                self.quoted = false;
                at
            }
            Some(c) if list::is_bullet(c) && self.says_before(at) => {
                let before = visible_before(self.text, self.start, at);
                if self.bulleted || before == Some(':') {
                    return self.cut(at, Reason::ListItem, false);
                }
                at
            }
            _ => at,
        }
    }

    /// Whether the sentence has a letter or a digit before `at`. Each place is searched once.
    fn says_before(&mut self, at: usize) -> bool {
        if !self.says && self.said < at {
            self.says = self.text[self.said..at].contains(char::is_alphanumeric);
            self.said = at;
        }
        self.says
    }

    /// Ends the sentence at `at` and says where to go on in the next one.
    fn cut(&mut self, at: usize, reason: Reason, doubtful: bool) -> usize {
        let at = visible(self.text, at);
        if at <= self.start || at >= self.text.len() {
            return at;
        }
        self.found.push(Sentence { range: self.start..at, reason, doubtful });
        (self.start, self.said, self.says, self.bracket) = (at, at, false, None);
        self.head(at)
    }

    /// Passes over what stands at the head of a sentence and ends nothing: bullets, list marks; cuts behind a
    /// greeting or a closing formula.
    fn head(&mut self, at: usize) -> usize {
        let mut here = visible(self.text, at);
        if let Some(c) =
            char_at(self.text, here).filter(|&c| list::is_bullet(c) || matches!(c, '-' | '–' | '*'))
        {
            let behind = here + c.len_utf8();
            if list::is_bullet(c) || is_free(self.text, behind) {
                self.bulleted |= list::is_bullet(c);
                here = visible(self.text, behind);
            }
        }
        if let Some((item, behind)) = list::item_at(self.text, here, self.item) {
            self.item = Some(item);
            return behind;
        }
        match line::formula_at(self.text, here) {
            Some(then) => self.cut(then, Reason::Line, true),
            None => here,
        }
    }

    /// Cuts before the list mark at `at` if it goes on with the list that is open: … item 2) The next.
    fn list_mark(&mut self, at: usize) -> Option<usize> {
        let last = self.item?;
        let (item, _) = list::item_at(self.text, at, Some(last))?;
        let before = self.text[self.start..at].trim_end_matches(crate::text::is_blank);
        let joined = before.ends_with([',', ':', ';', '(', '&'])
            || matches!(word_before(before, 0, before.len()), "and" | "or" | "to" | "in" | "of" | "is");
        let apart = char_before(self.text, at).is_some_and(crate::text::is_blank);
        (item.follows(last) && apart && !joined && self.says_before(at))
            .then(|| self.cut(at, Reason::ListItem, false))
    }

    /// The same for a mark that ends at `at` with a stop or a bracket.
    fn list_mark_before(&mut self, at: usize) -> Option<usize> {
        self.item?;
        let name = self.text.as_bytes()[self.start..at].iter().rev().take(6);
        let length = name.take_while(|b| b.is_ascii_alphanumeric() || **b == b'.').count();
        let begin = at - length;
        (length > 0 && begin > self.start).then(|| self.list_mark(begin)).flatten()
    }

    fn colon(&mut self, at: usize) -> usize {
        let text = self.text;
        if text[at..].starts_with("://") {
            return self.address(at);
        }
        if let Some(stamp) = line::time_stamp(text, at) {
            if stamp.begin > self.start
                && self.says_before(stamp.begin)
                && !line::leads_to_stamp(text, self.start, stamp.begin)
            {
                self.cut(stamp.begin, Reason::Line, true);
            }
            if next(text, visible(text, stamp.end)) != Next::Joint {
                return self.cut(stamp.end, Reason::Line, true);
            }
        }
        let apart = char_before(text, at).is_some_and(crate::text::is_blank);
        match mark::face_at(text, at).filter(|_| apart) {
            Some(end) if next(text, visible(text, end)) == Next::Upper => self.cut(end, Reason::Line, true),
            _ => at + 1,
        }
    }

    fn address(&mut self, at: usize) -> usize {
        let end = line::address_end(self.text, at);
        // A name at a machine (Ann@OFFICE) is no address of the web.
        let full = self.text[at..end].contains('.');
        if full && line::begins_behind_address(self.text, end) && self.says_before(at) {
            return self.cut(end, Reason::Line, true);
        }
        end
    }

    fn rule(&mut self, at: usize) -> usize {
        let Some(rule) = line::rule_at(self.text, at) else { return at + 1 };
        if next(self.text, visible(self.text, rule.end)) == Next::Lower {
            return rule.end;
        }
        if self.says_before(rule.begin) {
            self.cut(rule.begin, Reason::Line, true);
        }
        self.cut(rule.end, Reason::Line, true)
    }

    /// Reads the end marks at `at`, decides, and says where to go on.
    fn end_mark(&mut self, at: usize) -> usize {
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
