//! Whether a sentence ends behind a run of end marks, and why.

use super::open::{Open, Tie};
use super::{Run, Scanner, clause};
use crate::segment::boundary::{Held, Reason, Verdict};

impl Scanner<'_> {
    /// Decides about `run`; the second value is whether that could be argued with.
    pub(super) fn judge(&mut self, run: Run) -> (Verdict, bool) {
        if !self.open.is_empty() {
            self.forget_unclosed(run.at);
        }
        let rest = &self.text[run.after..];
        if let Some(held) = self.held_inside() {
            return (Verdict::Kept(held), false);
        }
        if rest.starts_with(['，', '、', '；', '：', '。', ',', ';', ':', '·']) {
            return (Verdict::Kept(Held::Continues), false);
        }
        if let Some(mark) = run.closed {
            return judge_closed(self.text, mark, run);
        }
        if run.ellipsis {
            // In speech an ellipsis ends about every second time; a blank behind it or a word that begins a
            // sentence tips the scale.
            let starts = run.after > run.end && !rest.is_empty() || clause::begins(rest);
            return (
                if starts { Verdict::Cut(Reason::Ellipsis) } else { Verdict::Kept(Held::Ellipsis) },
                true,
            );
        }
        let inside = self.open.iter().any(|open| !open.is_bracket());
        let reason = if inside { Reason::InsideQuotation } else { Reason::EndMark };
        // 。。。 is an ellipsis typed in haste.
        (Verdict::Cut(reason), self.text[run.at..run.end].starts_with("。。"))
    }

    /// What the open marks forbid.
    fn held_inside(&self) -> Option<Held> {
        if self.open.iter().any(|open| open.is_title()) {
            return Some(Held::Title);
        }
        if self.open.iter().any(|open| open.is_bracket()) {
            return Some(Held::Brackets);
        }
        if self.open.iter().any(|open| open.tie == Tie::Embedded) {
            return Some(Held::Embedded);
        }
        (!self.open.is_empty() && !self.settings.split_quotations).then_some(Held::WholeQuotation)
    }
}

/// Whether a sentence ends behind the closing `mark`.
fn judge_closed(text: &str, mark: Open, run: Run) -> (Verdict, bool) {
    let rest = &text[run.after..];
    if mark.is_title() {
        return (Verdict::Kept(Held::Title), false);
    }
    if mark.is_bracket() {
        return match mark.tie {
            // （……） marks what was left out.
            Tie::Introduced if !run.ellipsis => (Verdict::Cut(Reason::Remark), false),
            // A reference stands in the sentence that it is for, whatever follows: （见附件。）
            _ if clause::refers(&text[mark.at..]) => (Verdict::Kept(Held::Brackets), false),
            _ if clause::invites(rest) || clause::begins(rest) => (Verdict::Cut(Reason::Remark), true),
            _ => (Verdict::Kept(Held::Brackets), run.full_stop),
        };
    }
    if clause::is_attribution(rest) {
        return (Verdict::Kept(Held::Attribution), false);
    }
    let taken = match mark.tie {
        Tie::Announced => !run.full_stop && clause::goes_straight_on(rest),
        Tie::Introduced => !run.full_stop && clause::is_subject(rest),
        Tie::Said | Tie::Embedded => !run.full_stop && (clause::is_subject(rest) || clause::goes_on(rest)),
    };
    if taken || clause::takes_up(rest) {
        return (Verdict::Kept(Held::Embedded), !run.full_stop);
    }
    if rest.starts_with("——") {
        return (Verdict::Kept(Held::Continues), true);
    }
    match mark.tie {
        Tie::Announced | Tie::Introduced => (Verdict::Cut(Reason::QuotationEnd), run.ellipsis),
        Tie::Said => (Verdict::Cut(Reason::QuotationEnd), !run.full_stop),
        // An embedded quotation with a full stop inside is a sentence closed in haste.
        Tie::Embedded if run.full_stop || clause::begins(rest) => (Verdict::Cut(Reason::QuotationEnd), true),
        Tie::Embedded => (Verdict::Kept(Held::Embedded), false),
    }
}

/// The length of the number of a note at the beginning of `rest`: `[3]`.
pub(super) fn note_number(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(['[', '［'])?;
    let behind = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len() - behind.len();
    let close = behind.chars().next().filter(|c| matches!(c, ']' | '］'))?;
    (1..=3).contains(&digits).then(|| rest.len() - behind.len() + close.len_utf8())
}
