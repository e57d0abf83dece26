//! A paragraph of a transcript as it was meant, with who speaks and as what.

use std::ops::Range;

/// What a block is in its transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A headline.
    Title,
    /// A news agency's opening line, or the time and place of an event.
    Dateline,
    /// A heading inside the text.
    Heading,
    /// What the main speaker says before the first question.
    Opening,
    /// A question from the floor.
    Question,
    /// An answer; also running speech of anyone who is not asking.
    Answer,
    /// A printer's note such as （下转第十三版）: no one said it.
    Jump,
}

impl Role {
    /// The word for this role in unit files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dateline => "dateline",
            Self::Heading => "heading",
            Self::Opening => "opening",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Jump => "jump",
        }
    }
}

/// Why two printed lines were taken for one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JoinReason {
    /// A headline set in two lines.
    Headline,
    /// The label of a speaker stands on a line of its own.
    LabelAlone,
    /// The line ends in a comma or a word that cannot end a sentence.
    Unfinished,
    /// A quotation or bracket opened on the line is still open at its end.
    OpenMark,
    /// The next line begins with a mark that cannot begin a sentence.
    ClosingMark,
    /// The line holds whole sentences and breaks off in the next one.
    BrokenOff,
    /// The line is too long for a heading and has no end mark.
    Long,
    /// A word, or a numeral with its measure, stands on both sides of the seam.
    WordSplit,
    /// The line runs to the edge of the column in which the text is set.
    Filled,
    /// A person said so.
    Forced,
}

impl JoinReason {
    /// One clause that a person can check against the page.
    pub fn explain(self) -> &'static str {
        match self {
            Self::Headline => "a headline set in two lines",
            Self::LabelAlone => "the speaker's label stands on a line of its own",
            Self::Unfinished => "the line ends in a word or mark that cannot end a sentence",
            Self::OpenMark => "a quotation or bracket is still open at the end of the line",
            Self::ClosingMark => "the next line begins with a mark that cannot begin a sentence",
            Self::BrokenOff => "the line breaks off after whole sentences",
            Self::Long => "the line is too long for a heading and has no end mark",
            Self::WordSplit => "a word or a numeral with its measure stands on both lines",
            Self::Filled => "the line runs to the edge of the column",
            Self::Forced => "forced in source.joins",
        }
    }
}

/// A seam: two printed lines that belong to one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The last characters before the seam and the first after it, with ‖ between them.
    pub at: String,
    /// Why they were joined.
    pub reason: JoinReason,
}

/// A paragraph of a transcript: joined where print broke it, its label split off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the decoded transcript: bytes from its first to its last character.
    pub range: Range<usize>,
    /// The speaker's label as printed, colon and any blanks after it included; empty without one.
    pub label: String,
    /// The paragraph without its label: printed lines put together, nothing else changed.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Who speaks: the label's name, carried on until the turn ends; `None` where nobody is named.
    pub speaker: Option<String>,
    /// Whether a turn begins here.
    pub begins_turn: bool,
    /// The seams inside it.
    pub joins: Vec<Join>,
}
