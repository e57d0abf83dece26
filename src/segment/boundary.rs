//! A sentence, why it ends where it does, and what people may set.

use std::ops::Range;

/// Why a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// An end mark: 。！？ with whatever closes after it.
    EndMark,
    /// An end mark inside a quotation that was introduced, so that its sentences stand by themselves.
    InsideQuotation,
    /// An end mark before a closing quotation mark: `。”`.
    QuotationEnd,
    /// A remark in brackets that is a sentence of its own: `（笑声。）`.
    Remark,
    /// An ellipsis behind which a sentence plainly starts.
    Ellipsis,
    /// A semicolon, where the project asks for it.
    Semicolon,
    /// No end mark: the next item of a list begins.
    ListItem,
    /// No end mark: what stood on a line of its own, as a greeting or the head of a mail.
    Line,
    /// The paragraph ends.
    ParagraphEnd,
}

/// A sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the text; the ranges of a text follow each other without a hole.
    pub range: Range<usize>,
    /// Why it ends here.
    pub reason: Reason,
    /// Whether the boundary could be argued with.
    pub doubtful: bool,
}

/// What a project may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Whether ；ends a sentence (off: in running text it joins clauses of one).
    pub split_at_semicolon: bool,
    /// Whether the sentences inside an introduced quotation are split (on).
    pub split_quotations: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { split_at_semicolon: false, split_quotations: true }
    }
}
