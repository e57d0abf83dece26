//! What a rule of language looks at: the Chinese and the English that belong together, each as one text.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::number::{Mismatch, compare};
use crate::project::{Document, English, Role};

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
    /// The Chinese as it was meant, where a misprint of a unit was noted.
    meant: Option<String>,
    mismatches: OnceCell<Vec<Mismatch>>,
    zh_parts: Vec<Part<'d>>,
    en_parts: Vec<Part<'d>>,
}

impl<'d> BeadText<'d> {
    /// Where the numbers of the two sides disagree; compared once for all rules.
    pub(super) fn mismatches(&self) -> &[Mismatch] {
        self.mismatches.get_or_init(|| compare(self.meant().0, &self.en))
    }

    /// The Chinese as it was meant, and whether its offsets are those of the Chinese as printed.
    pub(super) fn meant(&self) -> (&str, bool) {
        self.meant.as_deref().map_or((&self.zh, true), |meant| (meant, false))
    }

    /// The beads of `document` that have English to judge, in the order of their carriers.
    pub(super) fn all(document: &'d Document) -> impl Iterator<Item = Self> {
        document.beads.iter().filter_map(move |bead| {
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
            let mismatches = OnceCell::new();
            Some(Self { carrier: bead.carrier, zh, en, meant, mismatches, zh_parts, en_parts })
        })
    }

    /// The text of `side`.
    pub(super) fn text(&self, side: Side) -> &str {
        match side {
            Side::Zh => &self.zh,
            Side::En => &self.en,
        }
    }

    /// The texts that `side` is put together from.
    pub(super) fn parts(&self, side: Side) -> &[Part<'d>] {
        match side {
            Side::Zh => &self.zh_parts,
            Side::En => &self.en_parts,
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
) -> (Cow<'d, str>, Vec<Part<'d>>) {
    let mut whole = Cow::Borrowed("");
    let mut parts: Vec<Part<'d>> = Vec::with_capacity(1);
    for (unit, segment, text) in texts {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            continue;
        }
        if parts.is_empty() {
            whole = Cow::Borrowed(trimmed);
        } else {
            whole.to_mut().push_str(between);
        }
        let start = if parts.is_empty() { 0 } else { whole.len() };
        if !parts.is_empty() {
            whole.to_mut().push_str(trimmed);
        }
        parts.push(Part { start, unit, segment, text, skipped: text.len() - text.trim_start().len() });
    }
    (whole, parts)
}
