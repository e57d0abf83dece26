//! What a rule of language looks at: the Chinese and the English that belong together, each as one text.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::chinese::Chinese;
use super::number::{Mismatch, compare};
use super::words::{Word, Words};
use crate::project::{Bead, Document, English, Role};
use crate::text::Signs;

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The Chinese.
    Zh,
    /// The English.
    En,
}

impl Side {
    /// The field of a unit that holds it.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// One of the texts that a side is put together from.
#[derive(Debug, Clone)]
pub(super) struct Part<'d> {
    /// Where it begins in the side's text.
    pub(super) start: usize,
    /// The unit it stands in.
    pub(super) unit: usize,
    /// Which of the unit's texts it is, from 0.
    pub(super) segment: usize,
    /// The text as it was read.
    pub(super) text: &'d str,
    /// Blanks at its beginning that the side's text leaves out.
    pub(super) skipped: usize,
}

/// A bead (n Chinese sentences to m English segments) as two texts.
#[derive(Debug)]
pub(super) struct BeadText<'d> {
    /// The unit that holds the English.
    pub(super) carrier: usize,
    /// The Chinese of all its units, nothing between them.
    pub(super) zh: Cow<'d, str>,
    /// The English of all its segments, joined by one blank.
    pub(super) en: Cow<'d, str>,
    chinese: OnceCell<Chinese>,
    english: OnceCell<Words>,
    /// The Chinese as it was meant, where a misprint of a unit was noted.
    meant: Option<String>,
    mismatches: OnceCell<Vec<Mismatch>>,
    zh_parts: Parts<'d>,
    en_parts: Parts<'d>,
}

/// The texts of a side; of most sides it is one, which needs no list.
#[derive(Debug)]
enum Parts<'d> {
    One(Part<'d>),
    Many(Vec<Part<'d>>),
}

impl<'d> BeadText<'d> {
    /// Where the numbers of the two sides disagree; compared once for all rules.
    pub(super) fn mismatches(&self) -> &[Mismatch] {
        self.mismatches.get_or_init(|| compare(self.meant().0, &self.en, self.words()))
    }

    /// The Chinese as it was meant, and whether its offsets are those of the Chinese as printed.
    pub(super) fn meant(&self) -> (&str, bool) {
        self.meant.as_deref().map_or((&self.zh, true), |meant| (meant, false))
    }

    /// The bead of unit `index`; none where it has no English to judge.
    pub(super) fn of_unit(document: &'d Document, index: usize) -> Option<Self> {
        Self::of(document, document.beads.of_unit(index))
    }

    /// The texts of `bead`; none where it has no English to judge.
    pub(super) fn of(document: &'d Document, bead: &Bead) -> Option<Self> {
        let units = document.units();
        let carrier = &units[bead.carrier];
        let judged = carrier.is_counted() && carrier.conflict.is_none();
        let english = carrier.en.as_ref().filter(|_| judged)?;
        let texts = match english {
            English::One(text) => std::slice::from_ref(text),
            English::Many(texts) => texts.as_slice(),
        };
        let en = texts.iter().enumerate().map(|(segment, text)| (bead.carrier, segment, text.as_str()));
        let (en, en_parts) = join(en, " ");
        if en.is_empty() {
            return None;
        }
        let members = bead.members.iter().filter(|&&index| units[index].role != Some(Role::Jump));
        let (zh, zh_parts) = join(members.map(|&index| (index, 0, units[index].zh.as_str())), "");
        let noted = bead.members.iter().any(|&index| !units[index].sic.is_empty());
        let meant = noted.then(|| bead.members.iter().map(|&index| units[index].zh_as_meant()).collect());
        let (chinese, english, mismatches) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Some(Self { carrier: bead.carrier, zh, en, chinese, english, meant, mismatches, zh_parts, en_parts })
    }

    /// The text of `side`.
    pub(super) fn text(&self, side: Side) -> &str {
        match side {
            Side::Zh => &self.zh,
            Side::En => &self.en,
        }
    }

    /// What the Chinese holds; read once.
    pub(super) fn chinese(&self) -> &Chinese {
        self.chinese.get_or_init(|| Chinese::of(&self.zh))
    }

    fn english(&self) -> &Words {
        self.english.get_or_init(|| Words::of(&self.en))
    }

    /// The kinds of characters in `side`.
    pub(super) fn signs(&self, side: Side) -> Signs {
        match side {
            Side::Zh => self.chinese().signs,
            Side::En => self.english().signs,
        }
    }

    /// The length of the Chinese, and how many words the English has.
    pub(super) fn lengths(&self) -> (f64, f64) {
        (self.chinese().length(), f64::from(self.english().count))
    }

    /// The words of the English.
    pub(super) fn words(&self) -> &[Word] {
        &self.english().list
    }

    /// Where the English has one of `, ; : ? ! . ( ) ]`.
    pub(super) fn marks(&self) -> &[usize] {
        &self.english().marks
    }

    /// The texts that `side` is put together from.
    pub(super) fn parts(&self, side: Side) -> &[Part<'d>] {
        let parts = match side {
            Side::Zh => &self.zh_parts,
            Side::En => &self.en_parts,
        };
        match parts {
            Parts::One(part) => std::slice::from_ref(part),
            Parts::Many(parts) => parts,
        }
    }

    /// The part of `side` in which `range` of the side's text begins, and the range in that part's own text;
    /// what goes on in the next part is cut off.
    pub(super) fn place(&self, side: Side, range: Range<usize>) -> Option<(&Part<'d>, Range<usize>)> {
        let part = self.parts(side).iter().rev().find(|part| part.start <= range.start)?;
        let end = part.text.len();
        let own = |at: usize| (at - part.start + part.skipped).min(end);
        Some((part, own(range.start)..own(range.end.max(range.start))))
    }
}

/// Puts texts together, each without the blanks around it.
fn join<'d>(
    texts: impl Iterator<Item = (usize, usize, &'d str)>,
    between: &str,
) -> (Cow<'d, str>, Parts<'d>) {
    let mut texts = texts.filter_map(|(unit, segment, text)| {
        let trimmed = text.trim_start();
        let part = Part { start: 0, unit, segment, text, skipped: text.len() - trimmed.len() };
        let trimmed = trimmed.trim_end();
        (!trimmed.is_empty()).then_some((part, trimmed))
    });
    let Some((first, text)) = texts.next() else { return (Cow::Borrowed(""), Parts::Many(Vec::new())) };
    let mut whole = Cow::Borrowed(text);
    let mut more = texts.map(|(part, text)| {
        let whole = whole.to_mut();
        whole.push_str(between);
        let start = whole.len();
        whole.push_str(text);
        Part { start, ..part }
    });
    let parts = match more.next() {
        Some(second) => Parts::Many([first, second].into_iter().chain(more).collect()),
        None => Parts::One(first),
    };
    (whole, parts)
}
