//! Where a kind of finding stands among the error types of MQM, which reviewers and their scorecards count by.

/// An error type of MQM 2.0 (ASTM F2575; <https://themqm.org/>): a dimension and a type below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mqm {
    /// Accuracy: the English says something else.
    Mistranslation,
    /// Accuracy: the English leaves something out.
    Omission,
    /// Accuracy: something is left in Chinese.
    Untranslated,
    /// Accuracy: what must stay as it is was changed.
    DoNotTranslate,
    /// Linguistic conventions: a word too many, a form that does not agree.
    Grammar,
    /// Linguistic conventions: marks and blanks.
    Punctuation,
    /// Linguistic conventions: letters, capital and small ones included.
    Spelling,
    /// Linguistic conventions: characters that no keyboard gave.
    CharacterEncoding,
    /// Style: one thing said in two ways.
    InconsistentStyle,
    /// Style: against the rules of the house.
    OrganizationalStyle,
    /// Terminology: another term than the glossary's.
    WrongTerm,
    /// Terminology: two terms for one.
    InconsistentTerm,
}

impl Mqm {
    /// `dimension/type`, as reports spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mistranslation => "accuracy/mistranslation",
            Self::Omission => "accuracy/omission",
            Self::Untranslated => "accuracy/untranslated",
            Self::DoNotTranslate => "accuracy/do-not-translate",
            Self::Grammar => "linguistic-conventions/grammar",
            Self::Punctuation => "linguistic-conventions/punctuation",
            Self::Spelling => "linguistic-conventions/spelling",
            Self::CharacterEncoding => "linguistic-conventions/character-encoding",
            Self::InconsistentStyle => "style/inconsistent-style",
            Self::OrganizationalStyle => "style/organizational-style",
            Self::WrongTerm => "terminology/wrong-term",
            Self::InconsistentTerm => "terminology/inconsistent-use",
        }
    }
}
