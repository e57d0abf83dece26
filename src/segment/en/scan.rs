//! The pass itself: from one byte that could matter to the next, cutting where there is no end mark.

use super::line;
use super::list::{self, Item};
use super::look::{Next, char_at, char_before, is_free, next, visible, visible_before, word_before};
use super::mark;
use crate::segment::boundary::{Reason, Sentence, Settings};

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

/// The state of one pass.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) settings: Settings,
    /// The paragraph is a list of `[1] …`.
    pub(super) references: bool,
    /// Where the sentence begins.
    pub(super) start: usize,
    /// How far it was searched for a letter or digit, and whether there was one.
    pub(super) said: usize,
    pub(super) says: bool,
    /// Where a bracket opened in the midst of the sentence.
    pub(super) bracket: Option<usize>,
    /// A quotation is open.
    pub(super) quoted: bool,
    /// The list mark that came last.
    pub(super) item: Option<Item>,
    /// The paragraph is a list with bullets.
    pub(super) bulleted: bool,
    pub(super) found: Vec<Sentence>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, settings: Settings) -> Self {
        let references = text.starts_with('[') && text[1..].starts_with(|c: char| c.is_ascii_digit());
        Self {
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
        }
    }

    pub(super) fn run(mut self) -> Vec<Sentence> {
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
        self.found
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
            b';' => self.face(at),
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
    pub(super) fn says_before(&mut self, at: usize) -> bool {
        if !self.says && self.said < at {
            self.says = self.text[self.said..at].contains(char::is_alphanumeric);
            self.said = at;
        }
        self.says
    }

    /// Ends the sentence at `at` and says where to go on in the next one.
    pub(super) fn cut(&mut self, at: usize, reason: Reason, doubtful: bool) -> usize {
        let at = visible(self.text, at);
        if at <= self.start || at >= self.text.len() {
            return at;
        }
        self.end_sentence(at, reason, doubtful);
        self.head(at)
    }

    fn end_sentence(&mut self, at: usize, reason: Reason, doubtful: bool) {
        self.found.push(Sentence { range: self.start..at, reason, doubtful });
        (self.start, self.said, self.says, self.bracket) = (at, at, false, None);
    }

    /// Passes over what stands at the head of a sentence and ends nothing: bullets, list marks; cuts behind
    /// greetings and closing formulas.
    fn head(&mut self, at: usize) -> usize {
        let mut here = visible(self.text, at);
        loop {
            here = self.bullet(here);
            if let Some((item, behind)) = list::item_at(self.text, here, self.item) {
                self.item = Some(item);
                return behind;
            }
            let Some(then) = line::formula_at(self.text, here) else { return here };
            self.end_sentence(then, Reason::Line, true);
            here = then;
        }
    }

    /// The place behind the bullet at `at`, if there is one.
    fn bullet(&mut self, at: usize) -> usize {
        let Some(c) = char_at(self.text, at) else { return at };
        let behind = at + c.len_utf8();
        let bullet = list::is_bullet(c);
        self.bulleted |= bullet;
        let passes = bullet || matches!(c, '-' | '–' | '*') && is_free(self.text, behind);
        if passes { visible(self.text, behind) } else { at }
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
    pub(super) fn list_mark_before(&mut self, at: usize) -> Option<usize> {
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
        self.face(at)
    }

    /// Cuts behind a face that stands at `at` for an end mark, a capital behind it.
    fn face(&mut self, at: usize) -> usize {
        let apart = char_before(self.text, at).is_some_and(crate::text::is_blank);
        match mark::face_at(self.text, at).filter(|_| apart) {
            Some(end) if next(self.text, visible(self.text, end)) == Next::Upper => {
                self.cut(end, Reason::Line, true)
            }
            _ => at + 1,
        }
    }

    pub(super) fn address(&mut self, at: usize) -> usize {
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
}
