//! What became of the terms of a document: looked up once, judged by several rules.

use std::ops::Range;

use super::bead::BeadText;
use crate::project::{Bead, Document};
use crate::termbase::{English, Term, Termbase, Terms, Verdict};
use crate::text::lexicon::Lexicon;
use crate::text::{Language, items};

/// A bead with terms in its Chinese.
#[derive(Debug)]
pub(super) struct BeadTerms<'a> {
    document: &'a Document,
    bead: &'a Bead,
    /// Each term once, in the order in which they first stand in the Chinese.
    pub(super) found: Vec<TermUse<'a>>,
}

/// A term in the Chinese of a bead, and what became of it in the English.
#[derive(Debug)]
pub(super) struct TermUse<'a> {
    /// Which term of the list that the bead is judged by.
    index: usize,
    terms: &'a Terms,
    /// Whether it was chosen for this bead, and does not come from a glossary for all.
    pub(super) own: bool,
    /// Bytes of the bead's Chinese where it first stands.
    pub(super) zh: Range<usize>,
    /// Whether a rendering is used.
    pub(super) verdict: Verdict,
    /// The forbidden renderings that stand in the English, and where.
    pub(super) forbidden: Vec<(&'a str, Range<usize>)>,
}

impl<'a> BeadTerms<'a> {
    /// The unit that holds the English.
    pub(super) fn carrier(&self) -> usize {
        self.bead.carrier
    }

    /// The texts of the bead.
    pub(super) fn text(&self) -> Option<BeadText<'a>> {
        BeadText::of(self.document, self.bead)
    }
}

impl<'a> TermUse<'a> {
    /// The term.
    pub(super) fn term(&self) -> &'a Term {
        &self.terms.all()[self.index]
    }

    /// The rendering number `which`.
    pub(super) fn rendering(&self, which: usize) -> &'a str {
        self.terms.rendering(self.index, which)
    }

    /// All renderings of it that stand in `english`.
    pub(super) fn used(&self, english: &str) -> Vec<(usize, Range<usize>)> {
        self.terms.used(self.index, &English::of(english))
    }

    /// Whether it is an everyday word rather than a term: two characters that the dictionary has, and no name in
    /// English. A glossary is often right about these in one text and never meant for the next.
    pub(super) fn is_everyday(&self) -> bool {
        let term = self.term();
        let name = term.renderings().any(|words| words.contains(char::is_uppercase));
        term.zh.chars().count() < 3 && !name && !term.dnt && Lexicon::cedict().find(&term.zh).is_some()
    }

    /// Whether it is an amount or a date and nothing else: the rules of numbers judge those, in all their forms.
    pub(super) fn is_amount(&self) -> bool {
        let zh = &self.term().zh;
        items(zh, Language::Zh).iter().any(|item| item.range == (0..zh.len()))
    }
}

/// The beads of `document` that have terms in their Chinese.
pub(super) fn term_uses<'a>(document: &'a Document, termbase: &'a Termbase) -> Vec<BeadTerms<'a>> {
    if termbase.is_empty() {
        return Vec::new();
    }
    let judged = document.beads.iter().filter_map(|bead| {
        let text = BeadText::of(document, bead)?;
        let found = uses(&text, termbase.of_unit(bead.carrier), termbase.is_own(bead.carrier));
        (!found.is_empty()).then_some(BeadTerms { document, bead, found })
    });
    judged.collect()
}

fn uses<'a>(bead: &BeadText<'_>, terms: &'a Terms, own: bool) -> Vec<TermUse<'a>> {
    let (meant, verbatim) = bead.meant();
    let hits = terms.find(meant);
    if hits.is_empty() {
        return Vec::new();
    }
    let english = English::of(&bead.en);
    let mut found: Vec<TermUse<'a>> = Vec::new();
    for hit in hits {
        if found.iter().any(|other| other.index == hit.term) {
            continue;
        }
        // Where a misprint was noted the Chinese was read as meant, and its offsets do not lead back.
        let printed = || bead.zh.find(&meant[hit.range.clone()]).map(|at| at..at + hit.range.len());
        let zh = if verbatim { hit.range } else { printed().unwrap_or(0..bead.zh.len()) };
        let verdict = terms.verdict(hit.term, &english);
        // While the English is read: to read it for every term once more is dearer than all that is asked of it.
        let words = &terms.all()[hit.term].forbidden;
        let forbidden = terms.forbidden(hit.term, &english).into_iter();
        let forbidden = forbidden.map(|(which, range)| (words[which].as_str(), range)).collect();
        found.push(TermUse { index: hit.term, terms, own, zh, verdict, forbidden });
    }
    found
}
