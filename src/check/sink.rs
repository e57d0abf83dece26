//! Where rules put what they see: places and allowances are looked up here.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::bead::{BeadText, Side};
use super::finding::{Extract, Finding, Message, Related};
use super::fix::Fix;
use super::integrity::{Mismatch, mismatches};
use super::rule::{Confidence, Rule};
use super::rules::RULES;
use super::terms::{BeadTerms, term_uses};
use crate::project::{Document, Severity};
use crate::termbase::Termbase;
use crate::text::lexicon::Stemmer;
use crate::text::{Lines, Place};
use crate::yaml::locate;

/// A piece of a unit's text.
pub(super) struct Piece<'t> {
    /// The field it stands in.
    pub(super) field: &'static str,
    /// The segment of the field, from 0; 0 where the field is one text.
    pub(super) segment: usize,
    /// The segment's text, as it was read.
    pub(super) text: &'t str,
    /// Bytes of that text.
    pub(super) range: Range<usize>,
}

/// Where rules put what they see.
pub(super) struct Sink<'a> {
    document: &'a Document,
    lines: &'a Lines,
    termbase: &'a Termbase,
    /// Looked up when the first rule asks.
    terms: OnceLock<Arc<Vec<BeadTerms<'a>>>>,
    integrity: OnceLock<Arc<Vec<Mismatch>>>,
    /// What is known of English words, from bead to bead.
    pub(super) stemmer: Stemmer,
    rule: &'static Rule,
    /// The rules that ran; known when all have.
    ran: Vec<&'static str>,
    /// Allowances that silenced a finding: unit and rule.
    used: HashSet<(usize, &'static str)>,
    found: Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// Nothing seen yet in `document`, whose text has these `lines` and whose terms are those of `termbase`.
    pub(super) fn new(document: &'a Document, lines: &'a Lines, termbase: &'a Termbase) -> Self {
        Self {
            document,
            lines,
            termbase,
            terms: OnceLock::new(),
            integrity: OnceLock::new(),
            stemmer: Stemmer::default(),
            rule: RULES[0],
            ran: Vec::new(),
            used: HashSet::new(),
            found: Vec::new(),
        }
    }

    /// The beads that have terms in their Chinese, and what became of these.
    pub(super) fn term_uses(&self) -> Arc<Vec<BeadTerms<'a>>> {
        Arc::clone(self.terms.get_or_init(|| Arc::new(term_uses(self.document, self.termbase))))
    }

    /// Where units and transcript part.
    pub(super) fn integrity(&self) -> Arc<Vec<Mismatch>> {
        Arc::clone(self.integrity.get_or_init(|| Arc::new(mismatches(self.document))))
    }

    /// An empty one for the same document.
    pub(super) fn another(&self) -> Self {
        Self::new(self.document, self.lines, self.termbase)
    }

    /// Takes what another one of the same document holds, behind its own.
    pub(super) fn absorb(&mut self, other: Self) {
        self.used.extend(other.used);
        self.found.extend(other.found);
    }

    /// What comes next is `rule`'s.
    pub(super) fn turn_to(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    /// The same, for `rule` to be given it.
    pub(super) fn turned_to(&mut self, rule: &'static Rule) -> &mut Self {
        self.turn_to(rule);
        self
    }

    /// All of `rules` have looked.
    pub(super) fn know(&mut self, rules: &[&'static Rule]) {
        self.ran = rules.iter().map(|rule| rule.id).collect();
    }

    /// What was seen.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.found
    }

    /// Whether the rule called `id` ran and the allowance for it in unit `index` silenced nothing.
    pub(super) fn is_unused(&self, index: usize, id: &str) -> bool {
        self.ran.iter().any(|&ran| ran == id && !self.used.contains(&(index, ran)))
    }

    /// The document that is looked at.
    pub(super) fn document(&self) -> &'a Document {
        self.document
    }

    /// A finding about bytes `range` of one side of `bead`.
    pub(super) fn bead(&mut self, bead: &BeadText<'_>, side: Side, range: Range<usize>, message: Message) {
        let Some((part, range)) = bead.place(side, range) else { return };
        let piece = Piece { field: side.field(), segment: part.segment, text: part.text, range };
        self.piece(part.unit, piece, message, Vec::new());
    }

    /// The same with what shall stand there instead, where a program may write it without asking.
    pub(super) fn bead_fixed(
        &mut self,
        bead: &BeadText<'_>,
        side: Side,
        range: Range<usize>,
        with: Option<String>,
        message: Message,
    ) {
        let before = self.found.len();
        self.bead(bead, side, range.clone(), message);
        let place = bead.place(side, range.clone()).filter(|(_, own)| own.len() == range.len());
        if let (Some((part, range)), Some(with), Some(finding)) = (place, with, self.found.get_mut(before)) {
            let (unit, segment) = (part.unit, part.segment);
            finding.fix = Some(Fix { unit, field: side.field(), segment, range, with });
        }
    }

    /// A finding about bytes `range` of one side of `bead` that speaks of bytes `other` of the other side;
    /// `severity` where it is not the rule's.
    pub(super) fn bead_across(
        &mut self,
        bead: &BeadText<'_>,
        side: Side,
        range: Range<usize>,
        other: Option<Range<usize>>,
        severity: Option<Severity>,
        message: Message,
    ) {
        let across = if side == Side::En { Side::Zh } else { Side::En };
        let related = other.and_then(|range| bead.place(across, range)).map(|(part, range)| {
            let piece = Piece { field: across.field(), segment: part.segment, text: part.text, range };
            let at = self.piece_span(part.unit, &piece).start;
            let message = Message::new("the other side says this here", "另一侧在此");
            Related { path: self.document.path.clone(), place: self.place(at), message }
        });
        let before = self.found.len();
        let Some((part, range)) = bead.place(side, range) else { return };
        let piece = Piece { field: side.field(), segment: part.segment, text: part.text, range };
        self.piece(part.unit, piece, message, related.into_iter().collect());
        if let (Some(severity), Some(finding)) = (severity, self.found.get_mut(before)) {
            finding.severity = severity;
            finding.confidence = Confidence::Doubtful;
        }
    }

    /// A finding about the whole unit `index`, at its first line.
    pub(super) fn unit(&mut self, index: usize, message: Message) {
        let span = &self.document.units()[index].at;
        self.put(Some(index), span.start..span.start, self.rule.severity, message, Vec::new());
    }

    /// A finding about the field called `name` of unit `index`: its value, or the unit where it is missing.
    pub(super) fn field(&mut self, index: usize, name: &str, message: Message) {
        self.put(Some(index), self.value_span(index, name), self.rule.severity, message, Vec::new());
    }

    /// The same with another place.
    pub(super) fn field_related(&mut self, index: usize, name: &str, message: Message, related: Related) {
        self.put(Some(index), self.value_span(index, name), self.rule.severity, message, vec![related]);
    }

    /// The bytes of the file at which a piece of unit `index` was typed.
    fn piece_span(&self, index: usize, piece: &Piece<'_>) -> Range<usize> {
        match self.document.spot(index, piece.field, piece.segment) {
            Some(spot) => {
                let locate = self.document.locate.unwrap_or(locate);
                let typed = |offset| locate(&self.document.text, &spot, piece.text, offset);
                let start = typed(piece.range.start);
                start..typed(piece.range.end).max(start)
            }
            None => self.value_span(index, piece.field),
        }
    }

    /// A finding about a piece of unit `index`.
    pub(super) fn piece(&mut self, index: usize, piece: Piece<'_>, message: Message, related: Vec<Related>) {
        let span = self.piece_span(index, &piece);
        let found = self.found.len();
        self.put(Some(index), span, self.rule.severity, message, related);
        if let Some(finding) = self.found.get_mut(found) {
            let points = |bytes: Range<usize>| piece.text.get(bytes).unwrap_or_default().chars().count();
            let start = points(0..piece.range.start);
            finding.extract = Some(Extract {
                source: piece.field == Side::Zh.field(),
                segment: piece.segment,
                range: start..start + points(piece.range),
            });
        }
    }

    /// The same with a mend that a program may make without asking.
    pub(super) fn piece_fixed(&mut self, index: usize, piece: Piece<'_>, fix: Fix, message: Message) {
        let before = self.found.len();
        self.piece(index, piece, message, Vec::new());
        if let Some(finding) = self.found.get_mut(before) {
            finding.fix = Some(fix);
        }
    }

    /// A finding about bytes `span` of the file, of no unit.
    pub(super) fn file(&mut self, span: Range<usize>, severity: Severity, message: Message) {
        self.put(None, span, severity, message, Vec::new());
    }

    /// The place of byte `at` in the transcript, as something related.
    pub(super) fn in_transcript(&self, at: usize, message: Message) -> Related {
        let text = self.document.transcript.as_deref().unwrap_or_default();
        Related {
            path: self.document.transcript_path.clone(),
            place: Lines::new(text).place(text, at),
            message,
        }
    }

    /// The line of unit `index` in its file.
    pub(super) fn line(&self, index: usize) -> usize {
        self.place(self.document.units()[index].at.start).line
    }

    fn value_span(&self, index: usize, name: &str) -> Range<usize> {
        // Pairs have no fields but their sides, which are one text each.
        if self.document.is_pairs()
            && let Some(spot) = self.document.spot(index, name, 0)
        {
            return spot.span;
        }
        let places = self.document.places(index);
        match places.field(name) {
            Some(field) if field.value.is_empty() => field.key.clone(),
            Some(field) => field.value.clone(),
            None => {
                let start = self.document.units()[index].at.start;
                start..start
            }
        }
    }

    fn place(&self, at: usize) -> Place {
        self.lines.place(&self.document.text, at)
    }

    fn put(
        &mut self,
        index: Option<usize>,
        span: Range<usize>,
        severity: Severity,
        message: Message,
        related: Vec<Related>,
    ) {
        let unit = index.map(|index| &self.document.units()[index]);
        let allowed = unit.is_some_and(|unit| unit.allow.iter().any(|allow| allow.check == self.rule.id));
        if let (true, Some(index)) = (allowed, index) {
            self.used.insert((index, self.rule.id));
            return;
        }
        self.found.push(Finding {
            rule: self.rule,
            severity,
            confidence: self.rule.confidence,
            path: self.document.path.clone(),
            unit: unit.map(|unit| unit.id.clone()).unwrap_or_default(),
            start: self.place(span.start),
            end: self.place(span.end),
            extract: None,
            span,
            message,
            related,
            fix: None,
        });
    }
}
