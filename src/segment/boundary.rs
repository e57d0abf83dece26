//! A sentence, why it ends where it does, what did not end one, and what people may set.

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
    /// A rule of the project's own SRX file.
    Custom,
}

impl Reason {
    /// The reason as a clause for people.
    pub fn explain(self) -> &'static str {
        match self {
            Self::EndMark => "an end mark",
            Self::InsideQuotation => "an end mark inside a quotation that was introduced",
            Self::QuotationEnd => "the quotation ends with a sentence",
            Self::Remark => "a remark in brackets that stands by itself",
            Self::Ellipsis => "an ellipsis behind which a sentence plainly starts",
            Self::Semicolon => "the project splits at semicolons",
            Self::ListItem => "the next item of a list begins",
            Self::Line => "it stood on a line of its own",
            Self::ParagraphEnd => "the paragraph ends",
            Self::Custom => "a rule of the project's SRX file",
        }
    }
}

/// Why a mark that could have ended a sentence does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// It stands inside a title: 《…！》.
    Title,
    /// It stands inside brackets within a sentence.
    Brackets,
    /// Its quotation is a word of the clause around it.
    Embedded,
    /// The project keeps quotations whole.
    WholeQuotation,
    /// The sentence goes on behind it: ，、；： or a particle.
    Continues,
    /// The clause behind it says who spoke.
    Attribution,
    /// An ellipsis is no end by itself.
    Ellipsis,
    /// It stands inside a number, a Latin word or an abbreviation.
    Inside,
    /// It stands between the parts of a foreign name, where · was lost.
    LostDot,
    /// A semicolon joins the clauses of a sentence.
    Semicolon,
    /// A rule of the project's own SRX file.
    Custom,
}

impl Held {
    /// The reason as a clause for people.
    pub fn explain(self) -> &'static str {
        match self {
            Self::Title => "inside a title",
            Self::Brackets => "inside brackets within a sentence",
            Self::Embedded => "the quotation is a word of the clause around it",
            Self::WholeQuotation => "the project keeps quotations whole",
            Self::Continues => "the sentence goes on behind it",
            Self::Attribution => "the clause behind it says who spoke",
            Self::Ellipsis => "an ellipsis is no end by itself",
            Self::Inside => "inside a number, a Latin word or an abbreviation",
            Self::LostDot => "between the parts of a foreign name, where · was lost",
            Self::Semicolon => "a semicolon joins the clauses of a sentence",
            Self::Custom => "a rule of the project's SRX file",
        }
    }
}

/// What was decided about a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A sentence ends behind it.
    Cut(Reason),
    /// None does.
    Kept(Held),
}

impl Verdict {
    /// The reason as a clause for people.
    pub fn explain(self) -> &'static str {
        match self {
            Self::Cut(reason) => reason.explain(),
            Self::Kept(held) => held.explain(),
        }
    }
}

/// A mark that could end a sentence, and what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The marks with what closes behind them: bytes of the text.
    pub range: Range<usize>,
    /// Where the next sentence would start: behind the blanks that follow.
    pub after: usize,
    /// What was decided.
    pub verdict: Verdict,
    /// Whether that could be argued with.
    pub doubtful: bool,
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
