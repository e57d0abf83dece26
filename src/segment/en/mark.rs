//! Reading a run of end marks and everything that closes behind it: quotation marks, brackets, notes, faces.

use super::look::{Next, char_at, char_before, is_free, next, visible, word_at, word_before};
use super::words::starts;

/// What kind of end the run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// One full stop.
    Stop,
    /// An exclamation or a question, or a mark of Chinese.
    Strong,
    /// Two dots or more, `…`.
    Ellipsis,
}

/// A run of end marks with what closes behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// Where the run begins.
    pub(super) begin: usize,
    /// Where the run of marks ends.
    pub(super) run: usize,
    pub(super) mark: Mark,
    /// Where everything that belongs to the sentence ends.
    pub(super) end: usize,
    /// The next visible place.
    pub(super) next: usize,
    /// A quotation mark closed.
    pub(super) quote: bool,
    /// A bracket closed.
    pub(super) bracket: bool,
    /// A note's number, `[…]` or a face stands behind the marks: nothing is abbreviated here.
    pub(super) sealed: bool,
    /// Four spaced dots, the first of them the full stop: where the three begin.
    pub(super) full_stop_first: Option<usize>,
}

impl End {
    /// Whether nothing stands between the marks and what follows.
    pub(super) fn is_tight(&self) -> bool {
        self.end == self.next
    }

    fn close(&mut self, c: char) {
        self.end += c.len_utf8();
        self.quote |= matches!(c, '"' | '\'' | '”' | '’' | '»');
        self.bracket |= matches!(c, ')' | ']' | '}');
    }
}

/// Reads the run at `at`, in the sentence that begins at `start`. `quoted` says whether a straight quotation
/// mark is open, `references` whether the paragraph is a list of `[1] …`.
pub(super) fn read(text: &str, start: usize, at: usize, quoted: bool, references: bool) -> End {
    let (run, mark, full_stop_first) = read_run(text, at);
    let mut end = End {
        begin: at,
        run,
        mark,
        end: run,
        next: run,
        quote: false,
        bracket: false,
        sealed: false,
        full_stop_first,
    };
    read_closers(text, &mut end, quoted);
    if !references {
        read_notes(text, start, &mut end);
    }
    let face = visible(text, end.end);
    if let Some(behind) = face_at(text, face) {
        (end.end, end.sealed) = (behind, true);
    }
    end.next = visible(text, end.end);
    end
}

fn read_run(text: &str, at: usize) -> (usize, Mark, Option<usize>) {
    let (mut here, mut dots, mut strong, mut spaced) = (at, 0, false, 0);
    loop {
        match char_at(text, here) {
            Some('.') => dots += 1,
            Some('…') => dots += 3,
            Some('!' | '?' | '！' | '？' | '。' | '‽') => strong = true,
            // `. . .`: a blank and a lone dot go on with the run.
            Some(' ' | '\u{A0}') if dots > 0 && lone_dot(text, here) => spaced += 1,
            _ => break,
        }
        here += char_at(text, here).map_or(1, char::len_utf8);
    }
    let attached = char_before(text, at).is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”'));
    let full_stop_first = (attached && dots == 4 && spaced == 3 && !strong).then(|| visible(text, at + 1));
    let mark = match (strong, dots) {
        (true, _) => Mark::Strong,
        (false, 1) => Mark::Stop,
        (false, _) => Mark::Ellipsis,
    };
    (here, mark, full_stop_first)
}

/// Whether a dot that belongs to no word stands behind the blank at `at`.
fn lone_dot(text: &str, at: usize) -> bool {
    let dot = at + char_at(text, at).map_or(1, char::len_utf8);
    char_at(text, dot) == Some('.')
        && char_at(text, dot + 1).is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '\\'))
}

fn read_closers(text: &str, end: &mut End, quoted: bool) {
    while let Some(c) = char_at(text, end.end) {
        let free = |at| char_at(text, at).is_none_or(|c| !c.is_alphanumeric());
        let closes = match c {
            '”' | '’' | '»' | ')' | ']' | '}' | '」' | '）' => true,
            '"' => free(end.end + 1) || quoted && !end.quote,
            '\'' => free(end.end + 1),
            '*' | '_' => is_free(text, end.end + 1),
            _ => false,
        };
        if !closes {
            break;
        }
        end.close(c);
    }
    // A closing mark left alone between blanks: `done. ) Then`, `done. " Then`.
    let alone = visible(text, end.end);
    if alone > end.end && is_free(text, alone + 1) {
        match char_at(text, alone) {
            Some(c @ (')' | ']')) => {
                end.end = alone;
                end.close(c);
            }
            Some('"') if quoted && !end.quote => {
                end.end = alone;
                end.close('"');
            }
            _ => {}
        }
    }
}

/// Numbers of notes: `end. [12] Next`, `end.¹ Next`, `end.12 Next`, `end. 4 The next`; and `[…]`.
fn read_notes(text: &str, start: usize, end: &mut End) {
    loop {
        let open = visible(text, end.end);
        let Some(close) = note_at(text, open) else { break };
        (end.end, end.sealed) = (close, true);
    }
    while let Some(c @ ('¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')) = char_at(text, end.end)
    {
        end.end += c.len_utf8();
        end.sealed = true;
    }
    let number = visible(text, end.end);
    let digits = text[number..].bytes().take_while(u8::is_ascii_digit).count();
    let behind = number + digits;
    if !(1..=3).contains(&digits) || !is_free(text, behind) || end.mark == Mark::Ellipsis {
        return;
    }
    let then = visible(text, behind);
    let word = word_before(text, start, end.begin);
    let plain = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    let note = if number == end.end {
        (plain || end.quote) && matches!(next(text, then), Next::Upper | Next::Nothing)
    } else {
        // No sentence begins “4 Although …”.
        starts(word_at(text, then)) && super::look::is_capitalised(word_at(text, then))
    };
    if note {
        (end.end, end.sealed) = (behind, true);
    }
}

/// The end of a note's number in square brackets at `at`.
fn note_at(text: &str, at: usize) -> Option<usize> {
    let inner = text.get(at..)?.strip_prefix('[')?;
    let close = inner.char_indices().take(16).find(|&(_, c)| c == ']')?.0;
    let inside = &inner[..close];
    let number = inside.starts_with(|c: char| c.is_ascii_digit())
        && inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' '));
    let note = number
        || matches!(inside, "…" | "..." | "sic")
        || inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_lowercase())
        || inside.starts_with("note ")
        || inside.starts_with("citation");
    note.then_some(at + close + 2)
}

/// The end of a face at `at`: `:-)`, `;)`, `:D`, `:'(`, with a blank behind it.
pub(super) fn face_at(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..)?;
    if !matches!(bytes.first()?, b':' | b';' | b'=') {
        return None;
    }
    let nose = usize::from(matches!(bytes.get(1)?, b'-' | b'\'' | b'^'));
    let mouths = bytes[1 + nose..]
        .iter()
        .take_while(|b| {
            matches!(b, b')' | b'(' | b'D' | b'P' | b'p' | b'O' | b'o' | b'/' | b'|' | b']' | b'*')
        })
        .count();
    let end = at + 1 + nose + mouths;
    (mouths > 0 && is_free(text, end)).then_some(end)
}
