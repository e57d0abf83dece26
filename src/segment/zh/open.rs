//! Marks that were opened, and how what they hold is tied to the clause around it.

use super::find::Marks;
use super::mark::{Mark, mark};
use super::{DEEPEST, Scanner, clause};

/// How a quotation or a bracket is tied to what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// A colon announced it: it holds sentences of its own, and is no part of what follows.
    Announced,
    /// It stands behind ，or begins a sentence: it holds sentences of its own, and may be the subject of
    /// what follows.
    Introduced,
    /// A verb of saying or naming stands right before it: how it ends decides.
    Said,
    /// It is a word of the clause.
    Embedded,
}

/// A mark that was opened and is not closed yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) closer: char,
    pub(super) tie: Tie,
    pub(super) at: usize,
    /// Whether it is closed within reach; not looked for yet where `None`.
    pub(super) is_closed: Option<bool>,
}

/// How far a mark may be from the one that closes it, in bytes: some 300 characters. One that is not closed
/// by then was forgotten, and must not keep a whole paragraph in one piece.
const REACH: usize = 900;

impl Open {
    pub(super) fn is_title(self) -> bool {
        matches!(self.closer, '》' | '〉')
    }

    pub(super) fn is_bracket(self) -> bool {
        matches!(self.closer, '）' | ')' | '】' | '］' | ']' | '〕' | '｝' | '}')
    }
}

impl Scanner<'_> {
    /// Remembers the mark opened at `at`, and says where to go on.
    pub(super) fn open_mark(&mut self, closer: char, at: usize, next: usize) -> usize {
        let bracket = Open { closer, tie: Tie::Embedded, at, is_closed: None }.is_bracket();
        // A quotation inside a quotation takes the other marks; the same mark again means the first was
        // not closed.
        if !bracket && let Some(depth) = self.open.iter().rposition(|open| open.closer == closer) {
            self.open.truncate(depth);
        }
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push(Open { closer, tie: self.tie(at, bracket), at, is_closed: None });
        next
    }

    fn tie(&self, at: usize, bracket: bool) -> Tie {
        let before = self.sentence_before(at);
        let Some(last) = before.chars().next_back() else { return Tie::Introduced };
        if let Some(Mark::Opener(_)) = mark(last) {
            // A mark right behind another opens with it: “（…
            return self.open.last().map_or(Tie::Introduced, |open| open.tie);
        }
        if bracket {
            return Tie::Embedded;
        }
        match last {
            '：' | ':' => Tie::Announced,
            '，' | ',' | '；' | ';' | '—' => Tie::Introduced,
            _ if clause::says(before) || clause::names(before) => Tie::Said,
            _ => Tie::Embedded,
        }
    }

    /// Closes the innermost mark of that kind; marks left open inside it are given up.
    pub(super) fn close_mark(&mut self, c: char) -> Option<Open> {
        let depth = self.open.iter().rposition(|open| open.closer == c)?;
        let closed = self.open[depth];
        self.open.truncate(depth);
        Some(closed)
    }

    /// Whether `c` would close something.
    pub(super) fn is_open(&self, c: char) -> bool {
        self.open.iter().any(|open| open.closer == c)
    }

    /// Closes a mark that no end mark stands before, and says where to go on. What was said without an end
    /// mark at its end is a word of its clause.
    pub(super) fn close_bare(&mut self, c: char, next: usize) -> usize {
        if let Some(open) = self.close_mark(c)
            && (open.tie == Tie::Said || clause::takes_up(&self.text[next..]))
        {
            self.take_back(open);
        }
        next
    }

    /// A straight quotation mark closes where one is open and opens elsewhere; an apostrophe does neither.
    pub(super) fn straight(&mut self, c: char, at: usize, next: usize) -> usize {
        if self.is_open(c) {
            return self.close_bare(c, next);
        }
        let before = self.sentence_before(at).chars().next_back();
        let apostrophe = matches!(c, '\'' | '＇');
        let opens = match before {
            None => true,
            Some(b) if apostrophe => mark(b).is_some() || matches!(b, '：' | '，' | ':' | ','),
            // Feet and inches: 5"
            Some(b) => !b.is_ascii_digit(),
        };
        if opens { self.open_mark(c, at, next) } else { next }
    }

    /// Gives up the open marks that nothing closes within reach.
    pub(super) fn forget_unclosed(&mut self, at: usize) {
        let text = self.text;
        self.open.retain_mut(|open| {
            if at > open.at + REACH {
                return false;
            }
            if matches!(open.tie, Tie::Announced | Tie::Introduced) && !open.is_title() && !open.is_bracket()
            {
                return true;
            }
            let known = open.is_closed.unwrap_or_else(|| is_closed(text, *open));
            open.is_closed = Some(known);
            known
        });
    }
}

/// Whether `open` is closed within reach, before a mark of its kind opens again.
fn is_closed(text: &str, open: Open) -> bool {
    let mut from = open.at + text[open.at..].chars().next().map_or(0, char::len_utf8);
    let mut depth = 0_usize;
    let mut marks = Marks::new(&text[..text.floor_char_boundary(open.at + REACH)]);
    while let Some((at, c, found)) = marks.next_from(from) {
        from = at + c.len_utf8();
        if c == open.closer {
            if depth == 0 {
                return true;
            }
            depth -= 1;
        } else if found == Mark::Opener(open.closer) {
            if !open.is_bracket() {
                return false;
            }
            depth += 1;
        }
    }
    false
}
